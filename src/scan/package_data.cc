#include "base/json_read.h"
#include "base/toml.h"
#include "scan/package_files.h"

namespace plenary::scan {
namespace {

// The text at table.key of a file; empty where it is not there, or said elsewhere.
std::string toml_text(const toml::table& file, std::string_view path) {
  return file.at_path(path).value<std::string>().value_or("");
}

}  // namespace

std::optional<Package> read_pyproject(std::string_view, std::string_view bytes) {
  const auto file = parse_toml(bytes, "pyproject.toml");
  if (!file) return std::nullopt;
  for (const std::string table : {"project", "tool.poetry"})
    if (auto found = package_of(toml_text(*file, table + ".name"), toml_text(*file, table + ".version")))
      return found;
  return std::nullopt;
}

std::optional<Package> read_cargo(std::string_view, std::string_view bytes) {
  const auto file = parse_toml(bytes, "Cargo.toml");
  if (!file) return std::nullopt;
  return package_of(toml_text(*file, "package.name"), toml_text(*file, "package.version"));
}

std::optional<Package> read_npm(std::string_view, std::string_view bytes) {
  json::dom::parser parser;
  const auto top = json::parse(parser, bytes);
  if (!top) return std::nullopt;
  return package_of(json::text(*top, "name"), json::text(*top, "version"));
}

}  // namespace plenary::scan

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "scan/package_files.h"

namespace plenary::scan {
namespace {

// Takes the first line off a text.
std::string_view next_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

// The value of the first line "Field: value"; fields begin their line.
std::string_view field(std::string_view text, std::string_view name) {
  while (!text.empty()) {
    const auto line = next_line(text);
    if (line.size() > name.size() && line[name.size()] == ':' &&
        equals_ignoring_case(line.substr(0, name.size()), name))
      return trim(line.substr(name.size() + 1));
  }
  return {};
}

int number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : 0;
}

// "Sat, 20 Sep 2025 11:22:33 +0200", behind the address of who uploaded it.
std::optional<Date> changelog_day(std::string_view line) {
  const auto comma = line.find(',', std::min(line.rfind('>'), line.size()));
  if (!line.starts_with(" -- ") || comma == line.npos) return std::nullopt;
  const auto parts = split(trim(line.substr(comma + 1)), ' ');
  if (parts.size() < 3) return std::nullopt;
  const int day = number(parts[0]), month = month_number(parts[1]), year = number(parts[2]);
  if (year < 1980 || year > 2200 || !valid_date(year, month, day)) return std::nullopt;
  return Date{make_day(year, month, day), Precision::kDay};
}

std::string_view unquoted(std::string_view word) {
  if (word.size() >= 2 && word.front() == '"' && word.back() == '"') return word.substr(1, word.size() - 2);
  return word;
}

// The words between the parentheses of a command of CMake that begins at `at`.
std::vector<std::string_view> arguments(std::string_view text, size_t at) {
  const auto open = text.find('(', at);
  const auto close = text.find(')', std::min(open, text.size()));
  std::vector<std::string_view> words;
  if (close == text.npos) return words;
  auto inside = text.substr(open + 1, close - open - 1);
  while (!(inside = trim(inside)).empty()) {
    const auto from = inside.starts_with('"') ? inside.find('"', 1) : 0;  // a quoted word may hold blanks
    const auto end = std::min(inside.find_first_of(" \t\r\n", from), inside.size());
    words.push_back(unquoted(inside.substr(0, end)));
    inside.remove_prefix(end);
  }
  return words;
}

}  // namespace

// Only the newest entry, which stands first: "openssl (3.0.17-1~deb12u3) bookworm-security; urgency=medium".
std::optional<Package> read_debian_changelog(std::string_view, std::string_view bytes) {
  const auto head = next_line(bytes);
  const auto open = head.find(" ("), close = head.find(')');
  if (open == head.npos || close == head.npos || close < open) return std::nullopt;
  auto package = package_of(head.substr(0, open), head.substr(open + 2, close - open - 2));
  while (package && !bytes.empty()) {
    const auto line = next_line(bytes);
    if (!line.empty() && line[0] != ' ') break;
    if (!line.starts_with(" -- ")) continue;
    package->released = changelog_day(line);
    break;
  }
  return package;
}

std::optional<Package> read_debian_control(std::string_view, std::string_view bytes) {
  return package_of(field(bytes, "Source"), "");
}

std::optional<Package> read_setup_cfg(std::string_view, std::string_view bytes) {
  std::string_view name, version;
  for (bool metadata = false; !bytes.empty();) {
    const auto line = next_line(bytes);
    if (line.starts_with('[')) metadata = trim(line) == "[metadata]";
    const auto equals = line.find('=');
    if (!metadata || equals == line.npos) continue;
    const auto key = trim(line.substr(0, equals)), value = trim(line.substr(equals + 1));
    if (key == "name" && name.empty()) name = value;
    if (key == "version" && version.empty()) version = value;
  }
  const bool elsewhere = version.starts_with("attr:") || version.starts_with("file:");
  return package_of(name, elsewhere ? std::string_view() : version);
}

std::optional<Package> read_go_mod(std::string_view, std::string_view bytes) {
  while (!bytes.empty()) {
    auto line = trim(next_line(bytes));
    if (!line.starts_with("module ")) continue;
    line = line.substr(0, line.find("//"));
    return package_of(unquoted(trim(line.substr(7))), "");
  }
  return std::nullopt;
}

// "project(NAME [VERSION x.y] ...)", the first one of the file.
std::optional<Package> read_cmake(std::string_view, std::string_view bytes) {
  for (auto rest = bytes; !rest.empty();) {
    const auto at = static_cast<size_t>(rest.data() - bytes.data());
    const auto line = trim(next_line(rest));
    const auto open = line.find('(');
    if (open == line.npos || !equals_ignoring_case(trim(line.substr(0, open)), "project")) continue;
    const auto words = arguments(bytes, at);
    if (words.empty()) return std::nullopt;
    const auto version = std::ranges::find(words, "VERSION");
    return package_of(words[0], words.end() - version > 1 ? version[1] : std::string_view());
  }
  return std::nullopt;
}

// Programs ask for the file's name; its field Name is prose.
std::optional<Package> read_pkg_config(std::string_view path, std::string_view bytes) {
  const auto file = path.substr(path.rfind('/') + 1);
  const auto stem = file.substr(0, file.rfind(".pc"));
  if (field(bytes, "Name").empty() || stem.ends_with("-uninstalled")) return std::nullopt;
  return package_of(stem, field(bytes, "Version"));
}

}  // namespace plenary::scan

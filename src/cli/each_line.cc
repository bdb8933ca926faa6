#include "cli/each_line.h"

#include <fmt/core.h>
#include <simdjson.h>

#include <algorithm>
#include <vector>

#include "base/json.h"
#include "scan/citation.h"
#include "scan/kind.h"

namespace plenary {
namespace {

struct Line {
  std::string path, text;
};

Line read_line(std::string_view line) {
  Line plain{"", std::string(line)};
  if (!line.starts_with('{')) return plain;
  simdjson::dom::parser parser;
  simdjson::dom::element object;
  std::string_view text, path;
  if (parser.parse(line.data(), line.size()).get(object) != simdjson::SUCCESS) return plain;
  if (object["text"].get(text) != simdjson::SUCCESS) return plain;
  if (object["file"].get(path) != simdjson::SUCCESS) path = "";
  return {std::string(path), std::string(text)};
}

// A line that says the standard in words besides using its name is of the kind of these words.
const char* kind_of(const std::vector<CitedAt>& found, std::string_view path, std::string_view text) {
  if (found.empty()) return "none";
  const auto first = FileKind(path).at(text, found.front().at);
  if (first != EvidenceKind::kIdentifier) return to_string(first);
  for (const auto& citation : found)
    if (const auto kind = FileKind(path).at(text, citation.at); kind != first) return to_string(kind);
  return to_string(first);
}

}  // namespace

std::string each_line_answer(uint64_t number, std::string_view line) {
  const auto [path, text] = read_line(line);
  const auto found = find_citations(text);
  std::vector<std::string> keys;
  for (const auto& citation : found)
    if (auto key = citation.id.key(); std::ranges::find(keys, key) == keys.end())
      keys.push_back(std::move(key));
  std::string list;
  for (const auto& key : keys) list += fmt::format("{}{}", list.empty() ? "" : ",", json_string(key));
  const char* kind = kind_of(found, path, text);
  return fmt::format("{{\"line\":{},\"standards\":[{}],\"kind\":\"{}\"}}\n", number, list, kind);
}

}  // namespace plenary

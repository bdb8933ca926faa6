#include "identity/exchange_json.h"

#include <fmt/core.h>

namespace plenary {

namespace dom = simdjson::dom;

Result<dom::element> parse_json(dom::parser& parser, std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  dom::element root;
  if (const auto error = parser.parse(bytes.data(), bytes.size()).get(root); error)
    return fail(ErrorKind::kInput, fmt::format("is no JSON: {}", simdjson::error_message(error)));
  return root;
}

std::vector<size_t> container_lines(std::string_view json, int depth) {
  std::vector<size_t> lines;
  size_t line = 1;
  int open = 0;
  for (size_t i = 0; i < json.size(); ++i) {
    switch (json[i]) {
      case '\n':
        ++line;
        break;
      case '"':
        for (++i; i < json.size() && json[i] != '"'; ++i)
          if (json[i] == '\\') ++i;
        break;
      case '{':
      case '[':
        if (open++ == depth) lines.push_back(line);
        break;
      case '}':
      case ']':
        --open;
        break;
      default:
        break;
    }
  }
  return lines;
}

std::string json_text(dom::element object, std::string_view key, std::string& fault) {
  dom::element value;
  if (object.at_key(key).get(value) || value.is_null()) return "";
  std::string_view text;
  if (value.get(text)) fault = fmt::format("'{}' is no text", key);
  return std::string(text);
}

std::vector<dom::element> json_list(dom::element object, std::string_view key, std::string& fault) {
  dom::element value;
  if (object.at_key(key).get(value) || value.is_null()) return {};
  dom::array array;
  std::vector<dom::element> elements;
  if (value.get(array))
    fault = fmt::format("'{}' is no list", key);
  else
    for (const auto element : array) elements.push_back(element);
  return elements;
}

std::vector<std::string> json_texts(dom::element object, std::string_view key, std::string& fault) {
  std::vector<std::string> texts;
  for (const auto element : json_list(object, key, fault)) {
    std::string_view text;
    if (element.get(text))
      fault = fmt::format("'{}' holds something that is no text", key);
    else
      texts.emplace_back(text);
  }
  return texts;
}

}  // namespace plenary

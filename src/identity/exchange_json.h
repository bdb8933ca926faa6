// What the readers of JSON identity files share. The parser knows no lines, people look for them: so the
// lines on which records begin are found by a walk over the text that was already found to be JSON.
#pragma once
#include <simdjson.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary {

/// Parses a text; an error says where it stops being JSON as far as the parser tells.
Result<simdjson::dom::element> parse_json(simdjson::dom::parser& parser, std::string_view bytes);

/// Returns, in the order of the text, the lines of the objects and arrays that lie in `depth` others.
std::vector<size_t> container_lines(std::string_view json, int depth);

/// Returns a member's text: empty when it is not there or null; `fault` gets a sentence when it is no text.
std::string json_text(simdjson::dom::element object, std::string_view key, std::string& fault);

/// Returns a member's elements: none when it is not there or null; likewise.
std::vector<simdjson::dom::element> json_list(simdjson::dom::element object, std::string_view key,
                                              std::string& fault);

/// Returns the texts of a member that is a list of texts; likewise.
std::vector<std::string> json_texts(simdjson::dom::element object, std::string_view key, std::string& fault);

}  // namespace plenary

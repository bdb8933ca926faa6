// Reading values of a parsed JSON text that need not be there (simdjson: whoever includes this links it).
#pragma once
#include <simdjson.h>

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/text.h"

namespace plenary::json {

namespace dom = simdjson::dom;

/// Parses bytes that are JSON.
inline Result<dom::element> parse(dom::parser& parser, std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  dom::element top;
  const auto error = parser.parse(bytes.data(), bytes.size()).get(top);
  if (error != simdjson::SUCCESS)
    return fail(ErrorKind::kInput, std::string("is no JSON: ") + simdjson::error_message(error));
  return top;
}

/// The member of an object; a null element when there is none, or `from` is no object.
inline simdjson::simdjson_result<dom::element> member(dom::element from, std::string_view key) {
  dom::object object;
  if (from.get(object) != simdjson::SUCCESS) return simdjson::NO_SUCH_FIELD;
  return object[key];
}

/// The text of a member; empty when it is not there or something else.
inline std::string_view text(dom::element from, std::string_view key) {
  std::string_view out;
  return member(from, key).get(out) == simdjson::SUCCESS ? out : std::string_view();
}

/// The text of a member of a member.
inline std::string_view text(dom::element from, std::string_view key, std::string_view inner) {
  dom::element between;
  return member(from, key).get(between) == simdjson::SUCCESS ? text(between, inner) : std::string_view();
}

/// True when a member is there and is true.
inline bool is_true(dom::element from, std::string_view key) {
  bool out = false;
  return member(from, key).get(out) == simdjson::SUCCESS && out;
}

/// Calls f(text) for each text of a member that is one or a list of them.
template <class F>
void each_text(dom::element from, std::string_view key, F f) {
  dom::element value;
  if (member(from, key).get(value) != simdjson::SUCCESS) return;
  std::string_view one;
  if (value.get(one) == simdjson::SUCCESS) return f(one);
  dom::array list;
  if (value.get(list) != simdjson::SUCCESS) return;
  for (const auto item : list)
    if (item.get(one) == simdjson::SUCCESS) f(one);
}

}  // namespace plenary::json

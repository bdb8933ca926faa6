// Edits of a plan as lines: a JSON object each.
#include <fmt/core.h>

#include "base/json.h"
#include "base/json_read.h"
#include "base/kept_lines.h"
#include "import/plan_edit.h"

namespace plenary {
namespace {

std::string maybe(const std::optional<std::string>& value) { return value ? json_string(*value) : "null"; }

Result<std::optional<std::string>> maybe_in(json::dom::element from, const char* key) {
  const auto value = json::member(from, key);
  if (value.error() != simdjson::SUCCESS) return fail(ErrorKind::kInput, fmt::format("{} is missing", key));
  if (value.is_null()) return std::optional<std::string>();
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return fail(ErrorKind::kInput, fmt::format("{} is no text", key));
  return std::optional(std::string(text));
}

Result<plan::Patch> patch_in(json::dom::element from) {
  plan::Patch out{std::string(json::text(from, "kind")),
                  {},
                  {},
                  std::string(json::text(from, "block")),
                  json::is_true(from, "goes")};
  json::dom::object which;
  if (json::member(from, "which").get(which) == simdjson::SUCCESS)
    for (const auto [key, value] : which)
      out.which.emplace_back(key, value.is_string() ? value.get_string().value() : "");
  json::dom::array fields;
  if (json::member(from, "fields").get(fields) == simdjson::SUCCESS)
    for (const auto field : fields) {
      PLENARY_LET(before, maybe_in(field, "before"));
      PLENARY_LET(after, maybe_in(field, "after"));
      out.fields.push_back({std::string(json::text(field, "field")), std::move(before), std::move(after)});
    }
  if (out.fields.empty() == out.block.empty())
    return fail(ErrorKind::kInput, "it has either fields or a block");
  return out;
}

Result<PlanEdit> edit_in(std::string_view line) {
  json::dom::parser parser;
  PLENARY_LET(from, json::parse(parser, line));
  PLENARY_LET(patch, patch_in(from));
  const auto text = [&](const char* key) { return std::string(json::text(from, key)); };
  PlanEdit out{text("id"), text("at"), text("author"), text("what"), text("undoes"), std::move(patch)};
  if (out.id.empty()) return fail(ErrorKind::kInput, "id is missing");
  return out;
}

}  // namespace

std::string plan_edit_line(const PlanEdit& e) {
  std::string which, fields;
  for (const auto& [key, value] : e.patch.which)
    which += fmt::format("{}{}: {}", which.empty() ? "" : ", ", json_string(key), json_string(value));
  for (const auto& [field, before, after] : e.patch.fields)
    fields += fmt::format("{}{{\"field\": {}, \"before\": {}, \"after\": {}}}", fields.empty() ? "" : ", ",
                          json_string(field), maybe(before), maybe(after));
  return fmt::format(
      "{{\"id\": {}, \"at\": {}, \"author\": {}, \"what\": {}, \"undoes\": {}, \"kind\": {}, \"which\": "
      "{{{}}}, "
      "\"fields\": [{}], \"block\": {}, \"goes\": {}}}",
      json_string(e.id), json_string(e.at), json_string(e.author), json_string(e.what), json_string(e.undoes),
      json_string(e.patch.kind), which, fields, json_string(e.patch.block), e.patch.goes);
}

Result<std::vector<PlanEdit>> parse_plan_edits(std::string_view text, std::string_view file) {
  PLENARY_LET(lines, kept_lines(text, file));
  std::vector<PlanEdit> out;
  for (const auto& line : lines) {
    auto edit = edit_in(line.text);
    if (!edit) return damaged_line(file, line.number, edit.error().message);
    out.push_back(*std::move(edit));
  }
  return out;
}

}  // namespace plenary

#include "import/plan_edit.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/action_plan.h"

namespace plenary {
namespace {

constexpr const char* kFile = "plan.toml";
constexpr size_t kLongestText = 2000;

using plan::Entry;
using plan::Patch;

const plan::KindForm& kind_named(std::string_view name) {
  return *std::ranges::find_if(plan::kinds(), [&](const auto& kind) { return kind.name == name; });
}

// A value of a field by its form, as TOML writes it; nothing for an empty one.
Result<std::optional<std::string>> toml_value(std::string_view kind, std::string_view name,
                                              std::string value) {
  PLENARY_LET(field, plan::make_field(*kind_named(kind).find(name), {std::move(value)}, "value"));
  if (field.values.empty()) return std::optional<std::string>();
  return std::optional(plan::value_text(field));
}

Status add_change(std::string_view text, Patch& patch, const char* field, const std::string& value) {
  PLENARY_LET(before, plan::written_value(text, patch, field));
  PLENARY_LET(after, toml_value(patch.kind, field, value));
  if (before != after) patch.fields.push_back({field, std::move(before), std::move(after)});
  return {};
}

// One value of an entry that is there.
Result<PlanEdit> value_edit(std::string_view text, Patch patch, const char* field,
                            const PlanRequest& request) {
  PLENARY_TRY(add_change(text, patch, field, request.value));
  return PlanEdit{
      .what = fmt::format("{} of {}: {}", request.what, request.title.empty() ? request.of : request.title,
                          request.value.empty() ? "not done" : request.value),
      .patch = std::move(patch)};
}

Status needs_value(const PlanRequest& request) {
  if (!trim(request.value).empty()) return {};
  return fail(ErrorKind::kUsage, fmt::format("a {} needs a value", request.what));
}

Result<PlanEdit> status_edit(std::string_view text, const PlanRequest& request, Day day) {
  PLENARY_TRY(needs_value(request));
  PLENARY_LET(edit, value_edit(text, {"action", {{"id", request.of}}, {}, "", false}, "status", request));
  if (!edit.patch.fields.empty()) PLENARY_TRY(add_change(text, edit.patch, "since", to_string(day)));
  return std::move(edit);
}

Result<PlanEdit> milestone_edit(std::string_view text, const PlanRequest& request, Day) {
  return value_edit(text, {"milestone", {{"action", request.of}, {"title", request.title}}, {}, "", false},
                    "done", request);
}

Result<PlanEdit> target_edit(std::string_view text, const PlanRequest& request, Day) {
  PLENARY_TRY(needs_value(request));
  return value_edit(text, {"indicator", {{"id", request.of}}, {}, "", false}, "target", request);
}

// A note is an entry of its own, at the end of the file.
Result<PlanEdit> note_edit(std::string_view text, const PlanRequest& request, Day day) {
  PLENARY_TRY(needs_value(request));
  const auto& form = kind_named("note");
  Entry entry{&form, "value", {}};
  for (const auto& [field, said] :
       {std::pair("action", request.of), {"day", to_string(day)}, {"text", request.value}}) {
    PLENARY_LET(made, plan::make_field(*form.find(field), {said}, "value"));
    entry.fields.push_back(std::move(made));
  }
  std::string block = plan::to_toml({entry});
  if (!text.ends_with('\n')) block.insert(0, "\n");
  if (text.contains("\r\n"))
    for (size_t at = 0; (at = block.find('\n', at)) != block.npos; at += 2) block.insert(at, "\r");
  if (text.contains(block)) return fail(ErrorKind::kUsage, "the plan has this note already");
  return PlanEdit{.what = fmt::format("note on {}", request.of),
                  .patch = {"note", {}, {}, std::move(block), false}};
}

struct Verb {
  const char* name;
  Result<PlanEdit> (*make)(std::string_view text, const PlanRequest& request, Day day);
};
constexpr std::array kVerbs{Verb{"status", status_edit}, Verb{"note", note_edit},
                            Verb{"milestone", milestone_edit}, Verb{"target", target_edit}};

bool is_of(const Entry& entry, const Patch& patch) {
  return entry.kind->name == patch.kind && std::ranges::all_of(patch.which, [&](const auto& want) {
           const auto* field = entry.find(want.first);
           return field != nullptr && field->values.front() == want.second;
         });
}

// All that a patch must leave as it is: the entries without the fields that it names.
std::string rest_of(std::vector<Entry> entries, const Patch& patch) {
  for (auto& entry : entries)
    if (patch.block.empty() && is_of(entry, patch))
      std::erase_if(entry.fields, [&](const plan::Field& field) {
        return std::ranges::find(patch.fields, field.form->name, &plan::FieldChange::field) !=
               patch.fields.end();
      });
  return plan::to_toml(entries);
}

// An entry that came or went is the last of its kind.
std::string rest_of_longer(std::vector<Entry> entries, const Patch& patch) {
  const auto last = std::find_if(entries.rbegin(), entries.rend(),
                                 [&](const Entry& entry) { return entry.kind->name == patch.kind; });
  if (last != entries.rend()) entries.erase(std::next(last).base());
  return rest_of(std::move(entries), patch);
}

bool only_changes(const std::vector<Entry>& before, const std::vector<Entry>& after, const Patch& patch) {
  if (before.size() < after.size()) return rest_of(before, patch) == rest_of_longer(after, patch);
  if (before.size() == after.size()) return rest_of(before, patch) == rest_of(after, patch);
  return before.size() == after.size() + 1;  // what goes are the very bytes that came
}

}  // namespace

Result<PlanEdit> make_plan_edit(std::string_view text, const PlanRequest& request, Day day) {
  const auto* verb = std::ranges::find_if(kVerbs, [&](const Verb& v) { return request.what == v.name; });
  if (verb == kVerbs.end())
    return fail(ErrorKind::kUsage, "what is one of status, note, milestone, target, undo");
  if (request.value.size() > kLongestText)
    return fail(ErrorKind::kUsage, fmt::format("value has more than {} letters", kLongestText));
  auto edit = verb->make(text, request, day);
  if (!edit && edit.error().kind == ErrorKind::kInput) return fail(ErrorKind::kUsage, edit.error().message);
  if (edit && edit->patch.fields.empty() && edit->patch.block.empty())
    return fail(ErrorKind::kUsage, fmt::format("{} is so already", edit->what));
  return edit;
}

PlanEdit undo_of(const PlanEdit& edit) {
  return {.what = fmt::format("undo: {}", edit.what), .undoes = edit.id, .patch = plan::inverse(edit.patch)};
}

Result<std::string> edited(std::string_view text, const PlanEdit& edit) {
  PLENARY_LET(before, parse_plan(kFile, text));
  PLENARY_LET(out, plan::patched(text, edit.patch));
  PLENARY_LET(after, parse_plan(kFile, out));
  if (!only_changes(before.entries, after.entries, edit.patch))
    return fail(ErrorKind::kUsage,
                fmt::format("{}: it is written in a way that cannot be changed from here", edit.what));
  return std::move(out);
}

}  // namespace plenary

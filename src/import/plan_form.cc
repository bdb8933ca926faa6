#include "import/plan_form.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/day.h"
#include "base/text.h"

namespace plenary::plan {
namespace {

constexpr bool kNeeded = true;
constexpr const char* kSources = "quoted, proposed";

constexpr FieldForm kSource{"source", "Source", Shape::kText, kNeeded, kSources},
    kDocument{"document", "Document"}, kSection{"section", "Section"}, kId{"id", "Id", Shape::kText, kNeeded},
    kTitle{"title", "Title", Shape::kText, kNeeded},
    kObjective{"objective", "Objective", Shape::kText, kNeeded},
    kAction{"action", "Action", Shape::kText, kNeeded}, kDue{"due", "Due", Shape::kDate, kNeeded};

constexpr std::array kHead{kTitle, FieldForm{"body", "Body"}, FieldForm{"group", "Group"},
                           FieldForm{"documents", "Documents", Shape::kList}};
constexpr std::array kObjectives{kId, kTitle, kSource, kDocument, kSection};
constexpr std::array kActions{
    kId,
    kObjective,
    kTitle,
    kSource,
    kDocument,
    kSection,
    FieldForm{"for", "For", Shape::kText, kNeeded, "members, non-members, both"},
    FieldForm{"responsible", "Responsible", Shape::kList},
    FieldForm{"collaborating", "Collaborating", Shape::kList},
    FieldForm{"enablers", "Enablers", Shape::kList},
    FieldForm{"strategy", "Implementation strategy"},
    FieldForm{"reporting", "Reporting"},
    FieldForm{"status", "Status", Shape::kText, kNeeded, "planned, running, done, dropped"},
    FieldForm{"since", "Since", Shape::kDate},
    FieldForm{"start", "Start", Shape::kDate},
    FieldForm{"due", "Due", Shape::kDate},
    FieldForm{"after", "After", Shape::kList},
    FieldForm{"documents", "Documents", Shape::kList}};
constexpr std::array kMilestones{kAction, kTitle, kDue, FieldForm{"done", "Done", Shape::kDate}};
constexpr std::array kStatements{kAction, FieldForm{"document", "Document", Shape::kText, kNeeded},
                                 FieldForm{"section", "Section", Shape::kText, kNeeded},
                                 FieldForm{"speaker", "Speaker"}, FieldForm{"quote", "Quote"}};
constexpr std::array kNotes{kAction, FieldForm{"day", "Day", Shape::kDate, kNeeded},
                            FieldForm{"text", "Text", Shape::kText, kNeeded}};
constexpr std::array kIndicators{
    kId,
    kObjective,
    kTitle,
    kSource,
    kDocument,
    kSection,
    FieldForm{"metric", "Metric", Shape::kText, kNeeded},
    FieldForm{"part", "Part"},
    FieldForm{"where", "Where", Shape::kList},
    FieldForm{"period", "Period", Shape::kText, false, "year, half, quarter, month"},
    FieldForm{"unit", "Unit"},
    FieldForm{"direction", "Direction", Shape::kText, false, "more, less"},
    FieldForm{"baseline", "Baseline", Shape::kNumber},
    FieldForm{"baseline_on", "Baseline on", Shape::kDate, kNeeded},
    FieldForm{"target", "Target", Shape::kNumber, kNeeded},
    kDue};

constexpr std::array kKinds{KindForm{"", "Plan", "a plan", kHead},
                            KindForm{"objective", "Objectives", "an objective", kObjectives},
                            KindForm{"action", "Actions", "an action", kActions},
                            KindForm{"milestone", "Milestones", "a milestone", kMilestones},
                            KindForm{"statement", "Statements", "a statement", kStatements},
                            KindForm{"note", "Notes", "a note", kNotes},
                            KindForm{"indicator", "Indicators", "an indicator", kIndicators}};

Result<std::string> one_value(const FieldForm& form, const std::string& said) {
  if (form.shape == Shape::kDate) {
    const auto date = parse_date(said);
    if (!date)
      return fail(ErrorKind::kInput, fmt::format("{} '{}' is no date: write 2024, 2024-06 or 2024-06-30",
                                                 form.name, printable(said)));
    return to_string(*date);
  }
  if (form.shape == Shape::kNumber) {
    double number = 0;
    const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), number);
    if (error != std::errc() || end != said.data() + said.size() || !std::isfinite(number))
      return fail(ErrorKind::kInput,
                  fmt::format("{} '{}' is no number: write 120 or 0.45", form.name, printable(said)));
    return fmt::format("{}", number == 0 ? 0.0 : number);
  }
  const std::string_view words = form.words;
  if (!words.empty() && std::ranges::none_of(split(words, ','), [&](auto w) { return trim(w) == said; }))
    return fail(ErrorKind::kInput,
                fmt::format("{} '{}' is none of: {}", form.name, printable(said), form.words));
  return said;
}

}  // namespace

const FieldForm* KindForm::find(std::string_view field) const {
  const auto found = std::ranges::find(fields, field, &FieldForm::name);
  return found == fields.end() ? nullptr : &*found;
}

const Field* Entry::find(std::string_view field) const {
  const auto found = std::ranges::find_if(fields, [&](const Field& f) { return f.form->name == field; });
  return found == fields.end() ? nullptr : &*found;
}

std::span<const KindForm> kinds() { return kKinds; }

Result<Field> make_field(const FieldForm& form, std::vector<std::string> said, std::string place) {
  Field out{&form, {}, std::move(place)};
  for (const auto& text : said) {
    const std::string kept(trim(to_utf8(text)));
    if (kept.empty()) continue;
    auto value = one_value(form, kept);
    if (value && form.shape == Shape::kList && value->contains('\n'))
      value = fail(ErrorKind::kInput, fmt::format("what stands in {} is one line each", form.name));
    if (!value) return fail(ErrorKind::kInput, fmt::format("{}: {}", out.place, value.error().message));
    out.values.push_back(*std::move(value));
  }
  return out;
}

Status add_entry(Entry entry, std::vector<Entry>& entries) {
  std::erase_if(entry.fields, [](const Field& f) { return f.values.empty(); });
  for (const auto& form : entry.kind->fields)
    if (form.needed && entry.find(form.name) == nullptr)
      return fail(ErrorKind::kInput,
                  fmt::format("{}: {} needs {}{}{}", entry.place, entry.kind->one, form.name,
                              *form.words == '\0' ? "" : ", one of: ", form.words));
  std::ranges::stable_sort(entry.fields, {}, [](const Field& f) { return f.form; });
  entries.push_back(std::move(entry));
  return {};
}

}  // namespace plenary::plan

// `plenary resolve --names FILE`: a list of names resolved without a workspace.
#include "cli/resolve_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/files.h"
#include "base/text.h"
#include "identity/resolve_organizations.h"
#include "identity/resolve_people.h"

namespace plenary {
namespace {

std::string csv_of(const std::vector<NameRow>& rows, const std::vector<NameDecision>& decisions) {
  std::string out = "raw,entity,canonical,confidence,decision,reason\n";
  for (size_t i = 0; i < rows.size(); ++i) {
    const auto& d = decisions[i];
    // As written, unless no reader of CSV could take it.
    const bool readable = valid_utf8(rows[i].raw) && rows[i].raw.find('\0') == std::string::npos;
    const auto raw = readable ? rows[i].raw : to_utf8(rows[i].raw);
    for (const auto& cell : {raw, d.entity, d.canonical}) append_csv(out, cell), out += ',';
    out += fmt::format("{:.3f},{},", d.confidence, d.decision);
    append_csv(out, d.reason);
    out += '\n';
  }
  return out;
}

std::vector<PersonRow> people_of(const std::vector<NameRow>& rows) {
  std::vector<PersonRow> people;
  people.reserve(rows.size());
  for (const auto& row : rows) people.push_back({row.raw, row.mail, "", {}, ""});
  return people;
}

// The waterfall: each step of the evidence with its bits, pair by pair.
std::string text_of(const std::vector<Explanation>& explanations) {
  std::string out;
  for (const auto& e : explanations) {
    out += fmt::format("{} | {}\n", printable(e.a), printable(e.b));
    for (const auto& step : e.steps)
      out += fmt::format("  {:+7.2f}  {}: {}\n", step.bits, step.comparison, step.says);
    out += fmt::format("  {:7.2f}  bits, probability {:.3f}\n\n", e.bits, e.confidence);
  }
  return out;
}

constexpr size_t kMostExplained = 10;

Result<int> explain(const std::string& name, const std::string& kind, const std::vector<NameRow>& rows) {
  std::vector<Explanation> explanations;
  auto asked = rows;
  if (std::ranges::find(rows, name, &NameRow::raw) == rows.end()) asked.push_back({name, "", "", ""});
  if (kind == "organization") {
    PLENARY_LET(knowledge, organization_knowledge());
    explanations = explain_organization(name, asked, knowledge, kMostExplained);
  } else {
    PLENARY_LET(knowledge, person_knowledge());
    explanations = explain_person(name, people_of(asked), knowledge, kMostExplained);
  }
  if (explanations.empty())
    return fail(ErrorKind::kNotFound,
                fmt::format("no name of the list is likely to be \"{}\"", printable(name)));
  PLENARY_TRY(print(text_of(explanations)));
  return 0;
}

}  // namespace

Result<int> resolve_list(const Arguments& arguments) {
  const auto kind = arguments.get("--kind");
  if (kind != "organization" && kind != "person")
    return fail(ErrorKind::kUsage, "say what the names are: --kind organization or --kind person");
  PLENARY_LET(bytes, read_file(arguments.get("--names")));
  PLENARY_LET(rows, read_names(bytes));
  if (arguments.has("--explain")) return explain(clean(arguments.get("--explain")), kind, rows);
  Resolution resolution;
  if (kind == "organization") {
    PLENARY_LET(knowledge, organization_knowledge());
    resolution = resolve_organizations(rows, knowledge);
  } else {
    PLENARY_LET(knowledge, person_knowledge());
    resolution = resolve_people(people_of(rows), knowledge);
  }
  PLENARY_TRY(print(csv_of(rows, resolution.decisions)));
  return 0;
}

}  // namespace plenary

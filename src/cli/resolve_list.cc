// `plenary resolve --names FILE`: a list of names resolved without a workspace.
#include "cli/resolve_list.h"

#include <fmt/format.h>

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
    for (const std::string_view cell :
         {std::string_view(rows[i].raw), std::string_view(d.entity), std::string_view(d.canonical)})
      append_csv(out, cell), out += ',';
    out += fmt::format("{:.3f},{},", d.confidence, d.decision);
    append_csv(out, d.reason);
    out += '\n';
  }
  return out;
}

}  // namespace

Result<int> resolve_list(const Arguments& arguments) {
  const auto kind = arguments.get("--kind");
  if (kind != "organization" && kind != "person")
    return fail(ErrorKind::kUsage, "say what the names are: --kind organization or --kind person");
  PLENARY_LET(bytes, read_file(arguments.get("--names")));
  PLENARY_LET(rows, read_names(bytes));
  Resolution resolution;
  if (kind == "organization") {
    PLENARY_LET(knowledge, organization_knowledge());
    resolution = resolve_organizations(rows, knowledge);
  } else {
    PLENARY_LET(knowledge, person_knowledge());
    std::vector<PersonRow> people;
    for (const auto& row : rows) people.push_back({row.raw, row.mail, "", {}});
    resolution = resolve_people(people, knowledge);
  }
  PLENARY_TRY(print(csv_of(rows, resolution.decisions)));
  return 0;
}

}  // namespace plenary

#include <fmt/core.h>

#include <array>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/decisions.h"
#include "cli/resolve_list.h"
#include "publish/notice.h"
#include "publish/render.h"
#include "store/store.h"

namespace plenary {
namespace {

constexpr std::array kOwn{
    Option{"--names", "FILE",
           "resolve a CSV list of names (column raw; country, domain, mail if known), no workspace needed"},
    Option{"--explain", "NAME",
           "what a name was taken for, and why; with --names: the evidence for its likeliest partners of the "
           "list"},
    Option{"--known", "FILE",
           "with --names: resolve against the names in FILE and add these (FILE is made if it is not there); "
           "with --explain: search them"},
    Option{"--format", "F", "table (default), csv, json"}};

// The answers of the machine and those of people, in one list.
std::span<const Option> options() {
  static const auto all = [] {
    std::vector<Option> list(kOwn.begin(), kOwn.end());
    list.insert(list.end(), decision_options().begin(), decision_options().end());
    return list;
  }();
  return all;
}

constexpr const char* kOrganizations =
    "SELECT r.name AS written, r.country, r.domain, o.name AS organization, o.kind, o.seat, d.rule, "
    "d.confidence, d.reason "
    "FROM raw.organization_ref r JOIN organization_decision d USING (organization_ref) LEFT JOIN "
    "organization o USING (organization_id) "
    "WHERE contains(lower(r.name), lower($1)) OR contains(lower(o.name), lower($1)) ORDER BY 4, 1 LIMIT 200";
constexpr const char* kPeople =
    "SELECT r.name AS written, r.body, p.name AS person, d.rule, d.confidence, d.reason "
    "FROM raw.person_ref r JOIN person_decision d USING (person_ref) LEFT JOIN person p USING (person_id) "
    "WHERE contains(lower(r.name), lower($1)) ORDER BY 3, 1 LIMIT 200";
constexpr const char* kDoubts =
    "SELECT about, subject, object, confidence, reason FROM name_review WHERE contains(lower(subject), "
    "lower($1)) OR contains(lower(object), lower($1)) ORDER BY 4 DESC, 1, 2, 3 LIMIT 200";

Result<int> run(const Arguments& arguments) {
  if (arguments.has("--names") || arguments.has("--known")) return resolve_list(arguments);
  if (auto decided = run_decisions(arguments)) return std::move(*decided);
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  const auto name = std::string(trim(arguments.get("--explain")));
  if (name.empty())
    return fail(ErrorKind::kUsage, "say what to do: --explain NAME, --review, --same NAME --with NAME ...");
  PLENARY_LET(reader, Reader::open(workspace));
  size_t found = 0;
  for (const auto& [title, sql] :
       {std::pair{"Organizations", kOrganizations}, {"People", kPeople}, {"May be one", kDoubts}}) {
    PLENARY_LET(table, reader.connection().query(sql, {name}));
    found += table.rows.size();
    if (table.rows.empty()) continue;
    mark(table, reader.snapshot());
    if (format == OutputFormat::kTable)
      PLENARY_TRY(print(fmt::format("{}\n{}\n", title, render_table(table))));
    else
      PLENARY_TRY(print(format == OutputFormat::kJson ? render_json_rows(table) + "\n" : render_csv(table)));
  }
  if (found == 0)
    return fail(ErrorKind::kNotFound, fmt::format("no source writes a name like \"{}\"", printable(name)));
  return 0;
}

}  // namespace

Command resolve_command() {
  return {"resolve",
          "who is who: explain, decide, undo, review, exchange",
          {},
          options(),
          "plenary resolve --explain Huawei",
          run};
}

}  // namespace plenary

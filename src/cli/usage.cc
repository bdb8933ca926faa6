// `plenary usage`: downloads and views by country, for all but staff with noise and out of a budget.
#include <fmt/core.h>

#include <array>

#include "base/system_random.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/notice.h"
#include "publish/usage_release.h"

namespace plenary {
namespace {

constexpr std::array kOptions{
    Option{"--year", "YEAR", "the year of the records"},
    Option{"--kind", "KIND", "what is counted: downloads (default), views"},
    Option{"--channel", "CHANNEL", "where they were counted; needed where there are several"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member, public"},
    Option{"--format", "F", "table (default), csv, json, parquet"},
};

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(format, parse_output_format(arguments.get("--format", "table")));
  const auto year = parse_date(arguments.get("--year"));
  if (!year || year->precision != Precision::kYear)
    return fail(ErrorKind::kUsage, "--year is the year of the records: 2025");
  const UsageQuestion question{civil(year->day).year, arguments.get("--kind", "downloads"),
                               arguments.get("--channel")};
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_LET(release, waiting(reader, "usage", [&] {
                return usage_release(reader, question, audience, system_random_below);
              }));
  if (format == OutputFormat::kTable) PLENARY_TRY(print(notice(reader.snapshot())));
  PLENARY_TRY(print_rows(release.table, format));
  tell(fmt::format("{}. Snapshot {} of {}\n", release.note, reader.snapshot().hash,
                   reader.snapshot().made_at));
  return 0;
}

}  // namespace

Command usage_command() {
  return {"usage",  "downloads and views by country; in public with noise", {},
          kOptions, "plenary usage --year 2025 --audience public",          run};
}

}  // namespace plenary

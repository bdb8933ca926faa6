#include <fmt/format.h>

#include <array>
#include <ctime>

#include "base/files.h"
#include "cli/commands.h"
#include "cli/waiting.h"
#include "publish/overview.h"

namespace plenary {
namespace {

constexpr std::array kOptions{Option{"-o", "FILE", "where to write the page (HTML, self-contained)"},
                              Option{"--audience", "A", "for whom: secretariat (default), member, public"}};

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  if (!arguments.has("-o")) return fail(ErrorKind::kUsage, "say where to write it: -o report.html");
  PLENARY_LET(reader, Reader::open(workspace));
  const Day today{static_cast<int32_t>(std::time(nullptr) / 86400)};
  PLENARY_LET(report, waiting(reader, "report", [&] { return overview_report(reader, audience, today); }));
  PLENARY_TRY(write_file(arguments.get("-o"), html_report(report)));
  tell(fmt::format("{}: {} sections\n", arguments.get("-o"), report.sections.size()));
  return 0;
}

}  // namespace

Command report_command() {
  return {"report", "write the overview as a page with charts",        {},
          kOptions, "plenary report -o report.html --audience public", run};
}

}  // namespace plenary

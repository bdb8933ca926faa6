#include <fmt/core.h>

#include <array>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/query.h"
#include "cli/waiting.h"
#include "publish/answer.h"
#include "publish/vega_lite.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{"METRIC", "one or more metrics: see `plenary metrics`", 1, -1}};
constexpr std::array kOptions{
    Option{"--by", "SLICES", "cut by these, separated by commas: region,year"},
    Option{"--where", "SLICE=VALUES",
           "only these: body=itu-t,itu-r; also != ; repeatable; 'unknown' is the absence of a value; \"a, "
           "b\" is one value"},
    Option{"--from", "DATE", "first day, month or year of the window"},
    Option{"--to", "DATE", "last day, month or year of the window, inclusive"},
    Option{"--as-of", "DAY", "members, affiliations and roles as they were on that day"},
    Option{"--body", "BODY", "short for --where body=BODY"},
    Option{"--intervals", "", "95 % intervals of counts too; shares, medians and survival have them always"},
    Option{"--trend", "",
           "what becomes of it over the periods of --by: rate, slope, change points, significance"},
    Option{"--curve", "",
           "of how long something lasts: what has ended by when, with the numbers still watched"},
    Option{"--against", "METRIC",
           "set the counts beside a population: memberships, economies, implementers or another count"},
    Option{"--records", "", "the records behind the number instead of the number"},
    Option{"--limit", "N", "most records shown (default 1000)"},
    Option{"--audience", "A", "for whom: secretariat (default), administrator, member, public"},
    Option{"--format", "F",
           "table (default), csv, json, parquet, markdown, vega-lite (a chart with its data)"},
};

// Where the format has no room for it, the snapshot is told beside the answer.
std::string snapshot_line(const Reader& reader) {
  return fmt::format("Snapshot {} of {}\n", reader.snapshot().hash, reader.snapshot().made_at);
}

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(query, parse_query(arguments));
  const bool chart = arguments.get("--format") == "vega-lite";
  PLENARY_LET(format, parse_output_format(chart ? "json" : arguments.get("--format", "table")));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  PLENARY_LET(limit, whole_option(arguments, "--limit", 1000));
  const auto metrics = arguments.all("METRIC");
  if (metrics.size() > 1 && (chart || format == OutputFormat::kParquet))
    return fail(ErrorKind::kUsage, "one metric at a time for Parquet and Vega-Lite");
  if (chart && arguments.has("--records"))
    return fail(ErrorKind::kUsage, "a chart is of numbers, not of records");
  for (const auto& metric : metrics) PLENARY_TRY(find_metric(metric));
  if (!query.against.empty()) PLENARY_TRY(find_metric(query.against));
  PLENARY_LET(reader, Reader::open(workspace));
  for (const auto& metric : metrics) {
    query.metric = metric;
    if (arguments.has("--records")) {
      PLENARY_LET(records, waiting(reader, "measure " + metric, [&] {
                    return answer_records(reader, query, audience, static_cast<int64_t>(limit));
                  }));
      PLENARY_TRY(print_rows(records, format));
      tell(snapshot_line(reader));
      continue;
    }
    PLENARY_LET(a, waiting(reader, "measure " + metric, [&] { return answer(reader, query, audience); }));
    if (&metric != &metrics.front()) PLENARY_TRY(print("\n"));
    if (chart) {
      PLENARY_LET(drawn, render_vega_lite(a));
      PLENARY_TRY(print(drawn));
    } else if (format == OutputFormat::kTable)
      PLENARY_TRY(print(render_text(a)));
    else if (format == OutputFormat::kJson)
      PLENARY_TRY(print(render_json(a)));
    else
      PLENARY_TRY(print_rows(to_table(a, format != OutputFormat::kMarkdown), format));
    if (format != OutputFormat::kTable && format != OutputFormat::kJson) tell(snapshot_line(reader));
  }
  return 0;
}

}  // namespace

Command measure_command() {
  return {"measure",
          "count something, cut by anything, down to its records",
          kPositionals,
          kOptions,
          "plenary measure attendance --by region,year --body itu-t --from 2020",
          run};
}

}  // namespace plenary

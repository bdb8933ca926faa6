// Runs sql/metrics/*/*.test: the given rows go through a real import into a workspace of their own, the
// measures through the same way as `plenary measure`.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "base/files.h"
#include "cli/commands.h"
#include "cli/given_workspace.h"
#include "cli/query.h"
#include "metric/views.h"
#include "publish/answer.h"
#include "store/store.h"

namespace plenary {
namespace {

namespace fs = std::filesystem;
using namespace metric_file;

// Stocks are not counted beyond today; the clock of all these tests stands still.
const Day kToday = make_day(2025, 12, 31);
constexpr int64_t kMostRecords = 1000;

// "attendance --by year" as the command line has it; without a name the file's own metric.
Result<Arguments> parse_words(const Cells& words, const std::string& metric) {
  Arguments arguments;
  const auto command = measure_command();
  for (size_t i = 0; i < words.size(); ++i) {
    if (!words[i].starts_with("--")) {
      arguments.positionals["METRIC"].push_back(words[i]);
      continue;
    }
    const auto option = std::ranges::find(command.options, words[i], &Option::name);
    if (option == command.options.end())
      return fail(ErrorKind::kUsage, fmt::format("`measure` has no option {}", words[i]));
    auto& values = arguments.options[words[i]];
    if (*option->value == '\0') continue;
    if (++i == words.size()) return fail(ErrorKind::kUsage, fmt::format("{} needs a value", option->name));
    values.push_back(words[i]);
  }
  if (arguments.positionals.empty()) arguments.positionals["METRIC"] = {metric};
  return arguments;
}

// Every number opens: a question says as many records as it then shows. Stocks are counted at several
// instants and cohorts look at history: their records are not the rows' sum.
Status check_opens(Reader& reader, const MeasureQuery& query) {
  PLENARY_LET(result, measure(reader.connection(), query));
  const auto overlaps = [](const Slice* s) { return s->overlapping; };
  if (result.metric.kind == MeasureKind::kStock || result.metric.kind == MeasureKind::kCohort ||
      is_network(result.metric.kind) || std::ranges::any_of(result.by, overlaps))
    return {};
  int64_t said = 0;
  for (const auto& row : result.rows) said += row.records;
  PLENARY_LET(shown, measure_records(reader.connection(), query, kMostRecords));
  if (said == static_cast<int64_t>(shown.rows.size())) return {};
  return fail(ErrorKind::kInput, fmt::format("{} records said, {} shown", said, shown.rows.size()));
}

Result<duck::Table> run_measure(Reader& reader, const Measure& measure, const std::string& metric) {
  PLENARY_LET(arguments, parse_words(measure.words, metric));
  PLENARY_LET(query, parse_query(arguments));
  query.metric = arguments.first("METRIC");
  query.today = kToday;
  PLENARY_TRY(check_opens(reader, query));
  PLENARY_LET(audience, parse_audience(arguments.get("--audience", "secretariat")));
  if (arguments.has("--records")) return answer_records(reader, query, audience, kMostRecords);
  PLENARY_LET(a, answer(reader, query, audience));
  return to_table(a, true);
}

// Everything that is wrong, one entry each.
Result<Cells> run_file(std::string_view text, const std::string& metric) {
  PLENARY_LET(file, parse(text));
  const Folder folder;
  PLENARY_LET(workspace, make_workspace(file, folder.path()));
  PLENARY_LET(reader, Reader::open(workspace));
  Cells faults;
  for (const auto& measure : file.measures) {
    const auto table = run_measure(reader, measure, metric);
    const auto what = table ? difference(*table, measure) : table.error().message;
    if (!what.empty()) faults.push_back(fmt::format("line {}: {}", measure.line, what));
  }
  PLENARY_TRY(make_views(reader.connection()));  // questions make those that they need
  for (const auto& always : file.always) {
    const auto table = reader.connection().query(always.sql);
    if (!table)
      faults.push_back(fmt::format("line {}: {}", always.line, table.error().message));
    else if (!table->rows.empty())
      faults.push_back(fmt::format("line {}: {} rows that must not be", always.line, table->rows.size()));
  }
  return faults;
}

std::string source_folder() {
  const char* source = std::getenv("PLENARY_SOURCE");
  return source == nullptr ? "" : std::string(source) + "/sql/metrics";
}

// Paths without their ending: a metric is a stem.
Cells metric_stems() {
  Cells stems;
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(source_folder(), ignored))
    if (entry.path().extension() == ".sql" || entry.path().extension() == ".test")
      stems.push_back((entry.path().parent_path() / entry.path().stem()).string());
  std::ranges::sort(stems);
  stems.erase(std::ranges::unique(stems).begin(), stems.end());
  return stems;
}

class MetricFile : public testing::TestWithParam<std::string> {};

TEST_P(MetricFile, HoldsWhatItsTestSays) {
  const auto text = read_file(GetParam() + ".test");
  ASSERT_TRUE(text) << "a metric has a .test beside it (docs/metrics.md): " << text.error().message;
  const auto faults = run_file(*text, fs::path(GetParam()).stem().string());
  ASSERT_TRUE(faults) << faults.error().message;
  for (const auto& fault : *faults) ADD_FAILURE() << GetParam() << ".test, " << fault;
}

INSTANTIATE_TEST_SUITE_P(Metrics, MetricFile, testing::ValuesIn(metric_stems()),
                         [](const auto& stem) { return fs::path(stem.param).stem().string(); });

TEST(MetricFiles, AreFound) {
  ASSERT_NE(source_folder(), "") << "set PLENARY_SOURCE to the root of the source tree";
  EXPECT_FALSE(metric_stems().empty());
}

constexpr std::string_view kGiven =
    "given activity\ndate,kind,person,organization,body\n2020-03-01,attended,Ada Example,Acme "
    "Tools,test-body\n";

TEST(MetricFiles, AWrongExpectationFails) {
  const auto faults = run_file(std::string(kGiven) +
                                   "measure --by year\nyear,value\n2020,2\n"
                                   "measure --by year\nyear,value\n2020,1\n2021,0\n"
                                   "measure --by year\nyear,count\n2020,1\n"
                                   "measure --by nothing\nvalue\n1\n"
                                   "measure --nothing\nvalue\n1\n"
                                   "always SELECT * FROM engagement\nWHERE kind = 'attended'\n"
                                   "always SELECT * FROM nothing\n"
                                   "measure\nvalue\n1\n",
                               "attendance");
  ASSERT_TRUE(faults) << faults.error().message;
  ASSERT_EQ(faults->size(), 7u);
  EXPECT_EQ(faults->at(0), "line 4: row 1, value: expected '2', got '1'\nThe answer:\n2020,1");
  EXPECT_EQ(faults->at(1), "line 7: expected 2 rows, got 1\nThe answer:\n2020,1");
  EXPECT_EQ(faults->at(2), "line 11: the answer has no column 'count'");
  EXPECT_TRUE(faults->at(3).starts_with("line 14: there is no slice 'nothing'"));
  EXPECT_EQ(faults->at(4), "line 17: `measure` has no option --nothing");
  EXPECT_EQ(faults->at(5), "line 20: 1 rows that must not be");
  EXPECT_TRUE(faults->at(6).starts_with("line 22: "));
}

TEST(MetricFiles, AGivenRowThatTheImporterRejectsFails) {
  const auto faults = run_file(
      "given activity\ndate,kind,person,body\n2020-02-30,attended,Ada Example,test-body\nmeasure\nvalue\n1\n",
      "attendance");
  ASSERT_FALSE(faults);
  EXPECT_TRUE(faults.error().message.starts_with("00.csv, row 2")) << faults.error().message;
}

TEST(MetricFiles, AFileThatSaysNothingIsRefused) {
  EXPECT_EQ(parse("").error().message, "a test gives rows and measures something");
  EXPECT_EQ(parse("# only this\nvalue\n").error().message,
            "line 2: `given`, `measure` or `always` is expected");
  EXPECT_EQ(parse("given activity\nkind\nattended\nmeasure\n").error().message, "line 4: expects no columns");
  EXPECT_EQ(parse("given activity\nkind\nattended\nmeasure\na,b\n1\n").error().message,
            "line 6: as many cells as columns are expected");
}

TEST(MetricFiles, AnEmptyCellIsAbsentAndNotZero) {
  EXPECT_TRUE(agrees(duck::Value{}, ""));
  EXPECT_FALSE(agrees(duck::Value{}, "0"));
  EXPECT_FALSE(agrees(duck::Value{0.0}, ""));
  EXPECT_TRUE(agrees(duck::Value{1.0 / 3}, "1/3"));
  EXPECT_FALSE(agrees(duck::Value{1.0 / 3}, "0.3333"));
  EXPECT_FALSE(agrees(duck::Value{int64_t{2}}, "2 people"));
  EXPECT_TRUE(agrees(duck::Value{std::string("Acme, Inc")}, "Acme, Inc"));
}

}  // namespace
}  // namespace plenary

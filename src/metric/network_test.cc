// The bounds of networks; what they count is told by the tests of the metrics of collaboration.
#include "metric/network.h"

#include <gtest/gtest.h>

#include "metric/links.h"

namespace plenary {
namespace {

constexpr Slice kUnit{"unit", "Unit", "unit", "", "f.unit", false, false, ""};
constexpr Slice kBorder{"border", "Border", "border", "", "f.border", false, false, ""};

class Networks : public testing::Test {
 protected:
  // A plan over rows of thing, unit and border, as if they were counted.
  Plan plan_of(MeasureKind kind, const std::string& rows) {
    Metric metric;
    metric.name = "test_links", metric.kind = kind, metric.subject = "thing", metric.unit = "texts";
    Plan plan{&query_, metric, {&kUnit}, {}, {}, {"thing", "unit", "border"}, {}, "", true};
    if (kind == MeasureKind::kBrokers) plan.metric.border_slice = "border", plan.by.push_back(&kBorder);
    plan.rows = "SELECT *, true AS within, 1 AS records FROM (" + rows + ")";
    return plan;
  }

  Result<MeasureResult> ask(MeasureKind kind, const std::string& rows) {
    const auto plan = plan_of(kind, rows);
    MeasureResult result;
    result.metric = plan.metric, result.by = plan.by;
    PLENARY_LET(connection, duck::Connection::open(":memory:"));
    PLENARY_TRY((kind == MeasureKind::kLinks ? run_links : run_brokers)(connection, plan, result));
    return result;
  }

  Result<MeasureResult> links(const std::string& rows) { return ask(MeasureKind::kLinks, rows); }
  Result<MeasureResult> brokers(const std::string& rows) { return ask(MeasureKind::kBrokers, rows); }

  MeasureQuery query_;
};

std::string labels(const MeasureResult& result) {
  std::string all;
  for (const auto& row : result.rows)
    all += row.labels[0].value_or("?") + "-" + row.labels[1].value_or("?") + " ";
  return all;
}

TEST_F(Networks, NameTheirPairsInTheOrderOfNamesHoweverTheRowsCame) {
  const auto one = links(
      "SELECT * FROM (VALUES (1, 'b', 'x'), (1, 'a', 'x'), (2, 'c', 'x'), (2, 'a', 'x')) t(thing, unit, "
      "border)");
  const auto other = links(
      "SELECT * FROM (VALUES (7, 'a', 'x'), (7, 'c', 'x'), (9, 'a', 'x'), (9, 'b', 'x')) t(thing, unit, "
      "border)");
  ASSERT_TRUE(one && other);
  EXPECT_EQ(labels(*one), "a-b a-c ");
  EXPECT_EQ(labels(*other), "a-b a-c ");
}

TEST_F(Networks, LeaveOutAThingOfMoreThanAHundredUnitsAndSaySo) {
  const auto hundred = links("SELECT 1 AS thing, concat('u', range) AS unit, 'x' AS border FROM range(100)");
  ASSERT_TRUE(hundred) << hundred.error().message;
  EXPECT_EQ(hundred->rows.size(), 4950u);
  const auto more = links("SELECT 1 AS thing, concat('u', range) AS unit, 'x' AS border FROM range(101)");
  ASSERT_TRUE(more) << more.error().message;
  EXPECT_TRUE(more->rows.empty());
  EXPECT_EQ(more->notes.back(), "Left out: 1 texts with more than 100 parties each");
}

TEST_F(Networks, RefuseMorePairsThanTwentyMillion) {
  const auto result = links(
      "SELECT range // 100 AS thing, concat('u', range % 100) AS unit, 'x' AS border FROM range(404100)");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message,
            "test_links would look at more than 20 million pairs: narrow it with --where or --from");
}

TEST_F(Networks, SayWhatWouldTakeTooLongInsteadOfBegin) {
  const auto result =
      brokers("SELECT range // 2 AS thing, concat('u', range) AS unit, 'x' AS border FROM range(20002)");
  ASSERT_TRUE(result) << result.error().message;
  ASSERT_EQ(result->rows.size(), 20002u);
  EXPECT_EQ(result->rows[0].values[2].state, CellState::kNotApplicable);  // betweenness
  EXPECT_EQ(result->rows[0].values[3].value, 1);                          // constraint
  EXPECT_EQ(
      result->notes.back(),
      "n/a: with 10001 links between 20002 units betweenness would take too long; narrow it with --where or "
      "--from");
}

TEST_F(Networks, WithoutLinksHaveNoRows) {
  const auto alone =
      links("SELECT * FROM (VALUES (1, 'a', 'x'), (2, 'b', 'x'), (3, NULL, 'x')) t(thing, unit, border)");
  ASSERT_TRUE(alone) << alone.error().message;
  EXPECT_TRUE(alone->rows.empty());
  const auto nothing = brokers("SELECT 1 AS thing, 'a' AS unit, 'x' AS border WHERE false");
  ASSERT_TRUE(nothing) << nothing.error().message;
  EXPECT_TRUE(nothing->rows.empty());
}

}  // namespace
}  // namespace plenary

#include "metric/trends.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "metric/periods.h"

namespace plenary {
namespace {

MeasureQuery until(int year) {
  MeasureQuery query;
  query.today = make_day(year, 12, 31);
  return query;
}

// Counts by unit (a country) and year from 2010 on; a negative one is a year without a row.
MeasureResult counts(const std::vector<std::pair<const char*, std::vector<int>>>& units) {
  MeasureResult result;
  result.metric.kind = MeasureKind::kSum;
  result.by = {*find_slice("country"), *find_slice("year")};
  result.parts = {{"value", "attendances"}};
  for (const auto& [name, values] : units)
    for (size_t i = 0; i < values.size(); ++i) {
      if (values[i] < 0) continue;
      MeasureRow row;
      row.labels = {name, fmt::format("{}", 2010 + i)};
      row.values = {{CellState::kValue, static_cast<double>(values[i]), {}}};
      row.records = row.known = values[i];
      result.rows.push_back(row);
    }
  return result;
}

// The cell of a part of the only or the given row.
Cell cell_of(const MeasureResult& result, std::string_view part, size_t row = 0) {
  for (size_t i = 0; i < result.parts.size(); ++i)
    if (result.parts[i].name == part) return result.rows.at(row).values.at(i);
  ADD_FAILURE() << "no part " << part;
  return {};
}

TEST(Trends, OfASteadyRiseAreToldWithTheirSlope) {
  const auto got = trends(counts({{"CA", {1, 2, 3, 4, 5, 6}}}), until(2015));
  ASSERT_TRUE(got) << got.error().message;
  EXPECT_EQ(got->rows.size(), 1u);
  EXPECT_EQ(got->rows[0].labels, (std::vector<std::optional<std::string>>{"CA"}));
  EXPECT_EQ(cell_of(*got, "rate").value, 3.5);
  EXPECT_EQ(cell_of(*got, "slope").value, 1);
  EXPECT_NEAR(cell_of(*got, "p").value, 2.0 / 720, 1e-12);  // one of the orders of six, on either side
  EXPECT_EQ(cell_of(*got, "periods").value, 6);
  EXPECT_EQ(got->rows[0].words[1], "rises");
}

TEST(Trends, OfFewPeriodsAreNotToldButTheirRateIs) {
  const auto got = trends(counts({{"CA", {1, 2, 3, 4}}}), until(2013));
  ASSERT_TRUE(got);
  EXPECT_EQ(cell_of(*got, "rate").value, 2.5);
  EXPECT_EQ(cell_of(*got, "slope").state, CellState::kNotApplicable);
  EXPECT_EQ(got->rows[0].words[1], "too few periods: 4 of at least 5");
}

TEST(Trends, OfManyUnitsAreJudgedTogether) {
  // Alone, a rise of five has p = 2 / 120 = 0.017; the best of four tests is held against four times that.
  const auto got = trends(counts({{"CA", {1, 2, 3, 4, 5}},
                                  {"DE", {3, 1, 2, 2, 3}},
                                  {"FI", {1, 3, 1, 2, 1}},
                                  {"JP", {2, 2, 1, 3, 2}}}),
                          until(2014));
  ASSERT_TRUE(got);
  EXPECT_NEAR(cell_of(*got, "p").value, 2.0 / 120, 1e-12);
  EXPECT_NEAR(cell_of(*got, "p_adjusted").value, 4 * 2.0 / 120, 1e-12);
  EXPECT_EQ(got->rows[0].words[1], "no trend shown");
}

TEST(Trends, AnAbsentRowIsNoneWhereOthersHaveRecords) {
  const auto got = trends(counts({{"CA", {-1, -1, 4, -1, 6}}, {"JP", {1, 1, 1, -1, 1}}}), until(2014));
  ASSERT_TRUE(got);
  EXPECT_EQ(cell_of(*got, "periods").value, 4);  // nobody has records of 2013
  EXPECT_EQ(cell_of(*got, "rate").value, 10.0 / 4);
}

TEST(Trends, OfBodiesDoNotTakeAnothersYearsForZero) {
  auto answer = counts({{"a", {1, 1, 1, 1, 1}}, {"b", {-1, -1, 4, 4, 4}}});
  answer.by[0] = *find_slice("body");
  const auto got = trends(answer, until(2014));
  ASSERT_TRUE(got);
  EXPECT_EQ(cell_of(*got, "periods", 1).value, 3);
  EXPECT_EQ(cell_of(*got, "rate", 1).value, 4);
}

TEST(Trends, APeriodThatIsNotOverIsLeftOut) {
  auto query = until(2014);
  query.today = make_day(2014, 6, 30);
  const auto got = trends(counts({{"CA", {1, 2, 3, 4, 0}}}), query);
  ASSERT_TRUE(got);
  EXPECT_EQ(cell_of(*got, "periods").value, 4);
  EXPECT_EQ(got->notes.back(), "2014 is not over: left out");
}

TEST(Trends, AChangeOfLevelIsNamedByItsFirstPeriod) {
  const auto got = trends(counts({{"CA", {10, 11, 10, 11, 10, 30, 31, 30, 31, 30}}}), until(2019));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->rows[0].words[0], "2015");
}

TEST(Trends, WhatScattersMoreThanAPoissonHasAWiderInterval) {
  const auto even = trends(counts({{"CA", {10, 10, 10, 10, 10}}}), until(2014));
  const auto wild = trends(counts({{"CA", {0, 40, 0, 0, 10}}}), until(2014));
  ASSERT_TRUE(even && wild);
  const auto all = poisson_interval(50);
  EXPECT_NEAR(cell_of(*even, "rate").interval->low, all.low / 5, 1e-9);
  EXPECT_LT(cell_of(*wild, "rate").interval->low, cell_of(*even, "rate").interval->low);
  EXPECT_GT(cell_of(*wild, "rate").interval->high, cell_of(*even, "rate").interval->high);
}

TEST(Trends, OfWeightsHaveNoIntervalOfCounts) {
  auto answer = counts({{"CA", {1, 2, 3, 4, 5}}, {"JP", {-1, -1, 3, 4, 5}}});
  for (auto& row : answer.rows) row.values[0].value *= 0.5;
  const auto got = trends(answer, until(2014));
  ASSERT_TRUE(got);
  EXPECT_EQ(cell_of(*got, "rate").value, 1.5);
  EXPECT_FALSE(cell_of(*got, "rate").interval);
  EXPECT_EQ(cell_of(*got, "rate", 1).value, 6.0 / 5);  // an absent row is none all the same
}

TEST(Trends, ASuppressedPeriodSuppressesItsUnit) {
  auto answer = counts({{"CA", {1, 2, 3, 4, 5}}});
  answer.rows[2].values[0] = {CellState::kSuppressed, 0, {}};
  const auto got = trends(answer, until(2014));
  ASSERT_TRUE(got);
  for (const auto& cell : got->rows[0].values) EXPECT_EQ(cell.state, CellState::kSuppressed);
  EXPECT_EQ(got->rows[0].records, 0);
}

TEST(Trends, AHalfYearIsComparedWithItsLike) {
  MeasureResult answer = counts({});
  answer.by = {*find_slice("half")};
  for (int i = 0; i < 12; ++i) {
    MeasureRow row;
    row.labels = {fmt::format("{}-H{}", 2010 + i / 2, i % 2 + 1)};
    row.values = {{CellState::kValue, (i % 2 == 0 ? 100.0 : 10.0) + i / 2, {}}};
    answer.rows.push_back(row);
  }
  const auto got = trends(answer, until(2015));
  ASSERT_TRUE(got);
  EXPECT_EQ(cell_of(*got, "slope").value, 1);  // a year, whatever the swing
  EXPECT_EQ(got->rows[0].words[1], "rises");
}

TEST(Trends, NeedPeriods) {
  auto answer = counts({{"CA", {1}}});
  answer.by = {*find_slice("country")};
  answer.rows[0].labels.pop_back();
  const auto got = trends(answer, until(2014));
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().message, "--trend needs periods: add year, half, quarter or month to --by");
}

TEST(Trends, OfNothingHaveNoRows) {
  const auto got = trends(counts({}), until(2014));
  ASSERT_TRUE(got);
  EXPECT_TRUE(got->rows.empty());
}

TEST(Periods, AreReadAsTheSlicesWriteThem) {
  EXPECT_EQ(period_number("2024", 1), 2024);
  EXPECT_EQ(period_number("2024-H2", 2), 2024 * 2 + 1);
  EXPECT_EQ(period_number("2024-Q3", 4), 2024 * 4 + 2);
  EXPECT_EQ(period_number("2024-06", 12), 2024 * 12 + 5);
  for (const auto& [number, a_year] :
       {std::pair(2024 * 2 + 1, 2), {2024 * 4 + 2, 4}, {2024 * 12 + 5, 12}, {2024, 1}})
    EXPECT_EQ(period_number(period_name(number, a_year), a_year), number);
}

TEST(Periods, OfAnotherFormAreNothing) {
  for (const auto* text : {"", "2024-H3", "2024-Q0", "2024-", "-", "x", "2024-H"}) {
    EXPECT_FALSE(period_number(text, 2)) << text;
    EXPECT_FALSE(period_number(text, 4)) << text;
    EXPECT_FALSE(period_number(text, 12)) << text;
  }
  EXPECT_FALSE(period_number("2024-06", 1));
}

}  // namespace
}  // namespace plenary

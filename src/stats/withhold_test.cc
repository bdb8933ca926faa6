#include "stats/withhold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "stats/feasible.h"
#include "stats/reference_data.h"

namespace plenary {
namespace {

// Geurts (1992), as in the Handbook: [[a, b | 7], [c, d | 3], [3, 3 | 6], [9, 7 | 16]].
std::vector<KnownSum> geurts() { return {{{0, 1}, 7}, {{2, 3}, 3}, {{0, 2}, 6}, {{1, 3}, 4}}; }

std::string range(Feasible& feasible, std::vector<uint32_t> cells) {
  const auto interval = feasible.of(cells);
  if (!interval) return interval.error().message;
  return std::to_string(std::lround(interval->low)) + ".." + std::to_string(std::lround(interval->high));
}

TEST(Feasible, TheTableOfGeurtsTellsAsMuchAsPublished) {
  auto feasible = Feasible::make(4, geurts());
  ASSERT_TRUE(feasible) << feasible.error().message;
  EXPECT_EQ(range(*feasible, {0}), "3..6");
  EXPECT_EQ(range(*feasible, {1}), "1..4");
  EXPECT_EQ(range(*feasible, {2}), "0..3");
  EXPECT_EQ(range(*feasible, {3}), "0..3");
}

TEST(Feasible, TheTableOfGeurtsAgreesWithTheStoredVectors) {
  const auto rows = reference_rows("sdc_published_vectors.csv");
  if (rows.empty()) GTEST_SKIP() << "../shared/vectors/sdc_published_vectors.csv is not here";
  auto feasible = Feasible::make(4, geurts());
  ASSERT_TRUE(feasible);
  uint32_t cell = 0;
  for (const auto& row : rows)
    if (row.size() == 4 && row[0] == "HandbookSDC ex3 Geurts 1992" && row[2].starts_with("feasibility")) {
      EXPECT_EQ(range(*feasible, {cell}), row[3]);
      ++cell;
    }
  for (const auto& row : rows)
    if (row.size() == 4 && row[0] == "HandbookSDC ex3") {
      EXPECT_EQ(range(*feasible, {cell}), row[3]) << row[2];
      ++cell;
    }
  EXPECT_EQ(cell, 4u);
}

TEST(Feasible, ASumOfWithheldCellsIsKnownWhenTheTableShowsIt) {
  auto feasible = Feasible::make(4, geurts());
  EXPECT_EQ(range(*feasible, {0, 1}), "7..7");
  EXPECT_EQ(range(*feasible, {0, 3}), "3..9");
}

TEST(Feasible, WhatNoSumHoldsHasNoBound) {
  auto feasible = Feasible::make(2, std::vector<KnownSum>{{{0}, 2}});
  ASSERT_TRUE(feasible);
  EXPECT_TRUE(std::isinf(feasible->of(std::vector<uint32_t>{1})->high));
  EXPECT_EQ(range(*feasible, {0}), "2..2");
}

TEST(Feasible, SumsThatContradictEachOtherAreRefused) {
  EXPECT_FALSE(Feasible::make(1, std::vector<KnownSum>{{{0}, 2}, {{0}, 3}}));
}

// A row of cells with its total.
ProtectedTable row_of(std::vector<double> amounts, std::vector<bool> withheld, double need) {
  ProtectedTable table;
  table.sums.resize(1);
  for (uint32_t i = 0; i < amounts.size(); ++i) {
    table.atoms.push_back({amounts[i], 0});
    table.cells.push_back({{i}, withheld[i], withheld[i] ? need : 0});
    table.sums[0].atoms.push_back(i);
  }
  return table;
}

std::string pattern(const ProtectedTable& table) {
  std::string out;
  for (const auto& cell : table.cells) out += cell.withheld ? 'x' : '.';
  return out;
}

TEST(Withhold, ALoneWithheldCellTakesTheSmallestThatHidesIt) {
  auto table = row_of({50, 2, 7, 4}, {false, true, false, false}, 3);
  EXPECT_EQ(withhold_more(table).value(), 0u);
  EXPECT_EQ(pattern(table), ".x.x");
}

TEST(Withhold, TwoWithheldCellsThatHideEachOtherNeedNoMore) {
  auto table = row_of({50, 2, 7, 4}, {false, true, true, false}, 3);
  EXPECT_EQ(withhold_more(table).value(), 0u);
  EXPECT_EQ(pattern(table), ".xx.");
}

TEST(Withhold, TwoThatAreTooSmallTogetherTakeAThird) {
  auto table = row_of({50, 1, 1, 4}, {false, true, true, false}, 3);
  EXPECT_EQ(withhold_more(table).value(), 0u);
  EXPECT_EQ(pattern(table), ".xxx");
}

TEST(Withhold, WhereTheTotalIsNotShownOneWithheldCellIsEnough) {
  auto table = row_of({50, 2, 7}, {false, true, false}, 3);
  table.sums[0].shown = false;
  EXPECT_EQ(withhold_more(table).value(), 0u);
  EXPECT_EQ(pattern(table), ".x.");
}

TEST(Withhold, AWithheldTotalIsNotAddedUpFromItsParts) {
  auto table = row_of({50, 2, 7}, {false, false, false}, 0);
  table.sums[0].shown = false, table.sums[0].need = 3;
  EXPECT_EQ(withhold_more(table).value(), 0u);
  EXPECT_EQ(pattern(table), "..x");
}

TEST(Withhold, TwoDivisionsOfTheSameThingsDoNotTellTheirDifference) {
  // Atoms a, b, c, d; one table shows {a, b} and {c, d}. This one has {a, b, c} and {d}: with it c is known.
  ProtectedTable table;
  for (const double amount : {20, 30, 2, 40}) table.atoms.push_back({amount, amount < 3 ? 3.0 : 0});
  table.cells = {{{0, 1, 2}, false, 0}, {{3}, false, 0}};
  table.sums = {{{0, 1}, true, 0}, {{2, 3}, true, 0}};
  EXPECT_EQ(withhold_more(table).value(), 0u);
  EXPECT_EQ(pattern(table), "xx");
}

TEST(Withhold, WhatOtherTablesTellIsCountedAndNothingIsGivenUpForIt) {
  auto table = row_of({50, 2, 7}, {false, true, false}, 3);
  table.sums.push_back({{1}, true, 0});
  EXPECT_EQ(withhold_more(table).value(), 1u);
  EXPECT_EQ(pattern(table), ".x.");
}

TEST(Withhold, RowsAndColumnsAreHiddenFromBothSides) {
  // 3 by 3; the middle is withheld: a rectangle of four hides it.
  ProtectedTable table;
  for (const double amount : {20, 9, 30, 8, 2, 40, 25, 35, 60}) {
    table.cells.push_back({{static_cast<uint32_t>(table.atoms.size())}, false, 0});
    table.atoms.push_back({amount, 0});
  }
  table.cells[4].withheld = true, table.cells[4].need = 3;
  for (uint32_t i = 0; i < 3; ++i) {
    table.sums.push_back({{3 * i, 3 * i + 1, 3 * i + 2}, true, 0});
    table.sums.push_back({{i, i + 3, i + 6}, true, 0});
  }
  EXPECT_EQ(withhold_more(table).value(), 0u);
  EXPECT_EQ(pattern(table), "xx.xx....");
}

TEST(Withhold, TheSameTableIsWithheldTheSameWay) {
  const auto withheld = [] {
    ProtectedTable table;
    for (uint32_t i = 0; i < 60; ++i) {
      const uint32_t amount = (i * 37) % 11 + 1;
      table.atoms.push_back({static_cast<double>(amount), 0});
      table.cells.push_back({{i}, amount < 3, amount < 3 ? 3.0 : 0});
    }
    for (uint32_t r = 0; r < 6; ++r) {
      table.sums.push_back({});
      for (uint32_t c = 0; c < 10; ++c) table.sums.back().atoms.push_back(r * 10 + c);
    }
    for (uint32_t c = 0; c < 10; ++c) {
      table.sums.push_back({});
      for (uint32_t r = 0; r < 6; ++r) table.sums.back().atoms.push_back(r * 10 + c);
    }
    EXPECT_EQ(withhold_more(table).value(), 0u);
    return pattern(table);
  };
  EXPECT_EQ(withheld(), withheld());
}

TEST(Withhold, ATableOfOneCellCannotBeHidden) {
  auto table = row_of({2}, {true}, 3);
  EXPECT_EQ(withhold_more(table).value(), 1u);
}

TEST(Withhold, ATableThatWouldCostTooMuchIsWithheldWhole) {
  // Four by four, the first cell withheld: its row and column must give up more.
  ProtectedTable table;
  for (uint32_t i = 0; i < 16; ++i) {
    table.atoms.push_back({10.0 + i, 0});
    table.cells.push_back({{i}, i == 0, i == 0 ? 5.0 : 0.0});
  }
  for (uint32_t i = 0; i < 4; ++i) {
    table.sums.push_back({{4 * i, 4 * i + 1, 4 * i + 2, 4 * i + 3}, true, 0});
    table.sums.push_back({{i, i + 4, i + 8, i + 12}, true, 0});
  }
  auto cheap = table;
  ASSERT_TRUE(withhold_more(cheap, 1));
  for (const auto& cell : cheap.cells) EXPECT_TRUE(cell.withheld);
  ASSERT_TRUE(withhold_more(table));
  EXPECT_LT(std::ranges::count_if(table.cells, &ProtectedTable::Cell::withheld), 16);
}

}  // namespace
}  // namespace plenary

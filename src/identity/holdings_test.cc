#include "identity/holdings.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

// "1 -> 2: 0001-01-01 .. 2014-01-01", one interval a line.
std::string text(const std::vector<Ownership>& owned) {
  std::string out;
  for (const auto& h : holdings(owned))
    out += std::to_string(h.organization) + " -> " + std::to_string(h.holding) + ": " + to_string(h.from) +
           " .. " + to_string(h.to) + "\n";
  return out;
}

const Day k2010 = make_day(2010, 1, 1), k2014 = make_day(2014, 1, 1), k2020 = make_day(2020, 1, 1);

TEST(Holdings, OwnerWithoutDatesHoldsThroughout) {
  EXPECT_EQ(text({{1, 2, {}, {}}}), "1 -> 2: 0001-01-01 .. 9999-12-31\n");
}

TEST(Holdings, OwnerOfSomeYearsHoldsInThem) {
  EXPECT_EQ(text({{1, 2, k2010, k2014}}),
            "1 -> 1: 0001-01-01 .. 2010-01-01\n"
            "1 -> 2: 2010-01-01 .. 2014-01-01\n"
            "1 -> 1: 2014-01-01 .. 9999-12-31\n");
}

TEST(Holdings, ChainIsFollowedOnEachDay) {
  EXPECT_EQ(text({{1, 2, k2010, {}}, {2, 3, k2014, k2020}}),
            "1 -> 1: 0001-01-01 .. 2010-01-01\n"
            "1 -> 2: 2010-01-01 .. 2014-01-01\n"
            "1 -> 3: 2014-01-01 .. 2020-01-01\n"
            "1 -> 2: 2020-01-01 .. 9999-12-31\n"
            "2 -> 2: 0001-01-01 .. 2014-01-01\n"
            "2 -> 3: 2014-01-01 .. 2020-01-01\n"
            "2 -> 2: 2020-01-01 .. 9999-12-31\n");
}

TEST(Holdings, LaterClaimCountsWhereTwoOverlap) {
  EXPECT_EQ(text({{1, 2, {}, {}}, {1, 3, k2014, {}}}),
            "1 -> 2: 0001-01-01 .. 2014-01-01\n"
            "1 -> 3: 2014-01-01 .. 9999-12-31\n");
}

TEST(Holdings, SmallerNumberCountsBetweenEqualClaims) {
  EXPECT_EQ(text({{1, 9, k2014, {}}, {1, 3, k2014, {}}}), text({{1, 3, k2014, {}}, {1, 9, k2014, {}}}));
  EXPECT_EQ(text({{1, 9, {}, {}}, {1, 3, {}, {}}}), "1 -> 3: 0001-01-01 .. 9999-12-31\n");
}

TEST(Holdings, CycleEndsWhereItCloses) {
  EXPECT_EQ(text({{1, 2, {}, {}}, {2, 1, {}, {}}}),
            "1 -> 2: 0001-01-01 .. 9999-12-31\n"
            "2 -> 1: 0001-01-01 .. 9999-12-31\n");
}

TEST(Holdings, OwnerOfItselfIsNoOwner) { EXPECT_EQ(text({{1, 1, {}, {}}}), ""); }

TEST(Holdings, LongChainsEnd) {
  std::vector<Ownership> chain;
  for (int i = 0; i < 100; ++i) chain.push_back({i, i + 1, {}, {}});
  EXPECT_EQ(holdings(chain).front().holding, 16);
}

TEST(Holdings, BackwardIntervalHoldsNothing) {
  EXPECT_EQ(text({{1, 2, k2014, k2010}}), "1 -> 1: 0001-01-01 .. 9999-12-31\n");
}

}  // namespace
}  // namespace plenary

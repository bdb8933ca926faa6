#include "stats/cd_index.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

// The graph of the documentation of the authors' own program (cdindex, "Simple example"): 4 rests on 0..3 and
// appeared in 1995; all others are of the five years after it.
const Citations kAuthors({{}, {}, {}, {}, {0, 1, 2, 3}, {2}, {2, 4}, {4}, {4}, {1, 3, 4}, {4}}, 11);
bool later_than_four(uint32_t item) { return item > 4; }

TEST(CdIndex, OfTheAuthorsExampleIsASixth) {
  const auto got = cd_index(kAuthors, 4, later_than_four);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->alone, 3u);
  EXPECT_EQ(got->together, 2u);
  EXPECT_EQ(got->around, 1u);
  EXPECT_NEAR(got->cd, 1.0 / 6, 1e-15);
  EXPECT_LT(got->interval.low, got->cd);
  EXPECT_GT(got->interval.high, got->cd);
}

TEST(CdIndex, OfWhatReplacesAllBeforeItIsOne) {
  const Citations replaced({{}, {0}, {1}, {1}}, 4);
  const auto got = cd_index(replaced, 1, [](uint32_t item) { return item > 1; });
  ASSERT_TRUE(got);
  EXPECT_EQ(got->cd, 1);
  EXPECT_EQ(got->interval.high, 1);
  EXPECT_LT(got->interval.low, 1);
}

TEST(CdIndex, OfWhatIsAlwaysCitedWithItsBasisIsMinusOne) {
  const Citations built({{}, {0}, {0, 1}, {0, 1}}, 4);
  EXPECT_EQ(cd_index(built, 1, [](uint32_t item) { return item > 1; })->cd, -1);
}

TEST(CdIndex, OfATextWithoutReferencesOnRecordIsNotKnown) {
  EXPECT_FALSE(cd_index(kAuthors, 0, later_than_four));
}

TEST(CdIndex, OfATextThatNobodyLaterKnowsOfIsNotKnown) {
  EXPECT_FALSE(cd_index(kAuthors, 4, [](uint32_t) { return false; }));
}

}  // namespace
}  // namespace plenary

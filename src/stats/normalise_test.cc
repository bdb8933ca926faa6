#include "stats/normalise.h"

#include <gtest/gtest.h>

namespace plenary::composite {
namespace {

const Values kX{2, 4, kMissing, 4, 10};

// Normalises; missing values as -1.
Values shown(const char* how, const Scale& scale = {}, Values x = kX) {
  auto out = normalise(std::move(x), *parse_normalisation(how), scale);
  if (!out) return {};
  for (double& v : *out)
    if (missing(v)) v = -1;
  return *out;
}

TEST(Normalise, MinMaxGoesFromTheLeastToTheMost) {
  EXPECT_EQ(shown("minmax"), (Values{0, 25, -1, 25, 100}));
  EXPECT_EQ(shown("minmax:1:9"), (Values{1, 3, -1, 3, 9}));
}

TEST(Normalise, ADirectionOfMinusOneTurnsTheOrder) {
  EXPECT_EQ(shown("minmax:0:100", {.direction = -1}), (Values{100, 75, -1, 75, 0}));
  EXPECT_EQ(shown("rank", {.direction = -1}), (Values{4, 2, -1, 2, 1}));
}

TEST(Normalise, RanksOfEqualValuesAreTheLowest) {
  EXPECT_EQ(shown("rank"), (Values{1, 2, -1, 2, 4}));
  EXPECT_EQ(shown("borda"), (Values{0, 1, -1, 1, 3}));
  EXPECT_EQ(shown("percentile-rank"), (Values{0, 1.0 / 3, -1, 1.0 / 3, 1}));
}

TEST(Normalise, TheZScoreDividesByTheDeviationOfASample) {
  EXPECT_EQ(shown("zscore:10:2", {}, {1, 2, 3}), (Values{8, 10, 12}));
}

TEST(Normalise, TheTargetIsTurnedWithTheDirection) {
  EXPECT_EQ(shown("distance-to-target", {.target = 6}), (Values{0, 0.5, -1, 0.5, 2}));
  EXPECT_EQ(shown("distance-to-target", {.target = 6, .cap = true}), (Values{0, 0.5, -1, 0.5, 1}));
  EXPECT_EQ(shown("distance-to-target", {.direction = -1, .target = 2}), (Values{1, 0.75, -1, 0.75, 0}));
  EXPECT_FALSE(normalise(kX, *parse_normalisation("distance-to-target"), {}));
}

TEST(Normalise, GoalpostsAreFixedAndCut) {
  EXPECT_EQ(shown("goalposts", {.lower = 4, .upper = 8, .goalpost_scale = 10}), (Values{0, 0, -1, 0, 10}));
  EXPECT_EQ(shown("goalposts", {.direction = -1, .lower = 4, .upper = 8}), (Values{1, 1, -1, 1, 0}));
  EXPECT_EQ(shown("goalposts", {.lower = 4, .upper = 8, .truncate = false}), (Values{-0.5, 0, -1, 0, 1.5}));
  EXPECT_FALSE(normalise(kX, *parse_normalisation("goalposts"), {.lower = 4}));
  EXPECT_FALSE(normalise({0}, *parse_normalisation("goalposts"), {.lower = 1, .upper = 2, .log = true}));
}

TEST(Normalise, TheLogOfCountsTakesNoneBelowZero) {
  EXPECT_EQ(shown("log:0:100", {}, {0, 9, 99}), (Values{0, 50, 100}));
  EXPECT_FALSE(normalise({-1, 2}, *parse_normalisation("log"), {}));
}

TEST(Normalise, ARangeOfZeroIsMissingNotANumberLikeAnyOther) {
  for (const char* how : {"minmax", "zscore", "log"})
    EXPECT_EQ(shown(how, {}, {3, 3}), (Values{-1, -1})) << how;
  EXPECT_EQ(shown("percentile-rank", {}, {3}), (Values{-1}));
  EXPECT_EQ(shown("rank", {}, {3, 3}), (Values{1, 1}));
  EXPECT_EQ(shown("minmax", {}, {-1e308, 1e308}), (Values{-1, -1}));  // the range is beyond all numbers
}

TEST(Normalise, ItsNamesAreRead) {
  EXPECT_EQ(parse_normalisation("zscore"), (Normalisation{Normalise::kZScore, 0, 1}));
  EXPECT_EQ(name_of(*parse_normalisation("minmax:1:100")), "minmax:1:100");
  for (const char* wrong : {"", "minmax:", "minmax:1", "minmax:5:5", "minmax:0:inf", "zscore:0:0", "rank:1"})
    EXPECT_FALSE(parse_normalisation(wrong)) << wrong;
}

}  // namespace
}  // namespace plenary::composite

#include "stats/transition.h"

#include <gtest/gtest.h>

#include <vector>

namespace plenary {
namespace {

using Moves = std::vector<Move>;

TEST(Transitions, AreCountedByLevelBeforeAndAfter) {
  const auto got = transitions(Moves{{0, 0}, {0, 1}, {0, 1}, {0, 2}, {1, 0}, {2, 2}}, 3);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->counts, (std::vector<size_t>{1, 2, 1, 1, 0, 0, 0, 0, 1}));
  EXPECT_EQ(got->rose, 3u);
  EXPECT_EQ(got->stayed, 2u);
  EXPECT_EQ(got->fell, 1u);
}

TEST(Transitions, HaveSharesOfTheRowWithAnInterval) {
  const auto got = transitions(Moves{{0, 0}, {0, 1}, {0, 1}, {0, 1}}, 2);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->share(0, 1)->share, 0.75);
  EXPECT_EQ(got->share(0, 1)->interval, *wilson_interval(3, 4));
  EXPECT_FALSE(got->share(1, 0));  // nobody began there
  EXPECT_FALSE(got->share(0, 2));
}

TEST(Transitions, KeepThoseWhoEnterOrLeaveOutOfTheShares) {
  const auto got = transitions(Moves{{1, {}}, {{}, 0}, {{}, 0}, {{}, {}}, {1, 1}}, 2);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->entered, (std::vector<size_t>{2, 0}));
  EXPECT_EQ(got->left, (std::vector<size_t>{0, 1}));
  EXPECT_EQ(got->share(1, 1)->share, 1);
  EXPECT_EQ(got->stayed, 1u);
}

TEST(Transitions, OfNobodyHaveNoShares) {
  const auto got = transitions({}, 2);
  ASSERT_TRUE(got);
  EXPECT_FALSE(got->share(0, 0));
}

TEST(Transitions, NeedLevelsThatAreThere) {
  EXPECT_FALSE(transitions({}, 0));
  EXPECT_FALSE(transitions({}, 1'000'000'000));
  EXPECT_FALSE(transitions(Moves{{0, 2}}, 2));
  EXPECT_FALSE(transitions(Moves{{2, {}}}, 2));
}

}  // namespace
}  // namespace plenary

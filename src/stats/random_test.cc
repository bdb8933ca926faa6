// The known answers of Philox 4x32-10 in Random123 (kat_vectors).
#include "stats/random.h"

#include <gtest/gtest.h>

#include <numeric>
#include <set>
#include <vector>

namespace plenary {
namespace {

TEST(Philox, GivesItsKnownAnswers) {
  EXPECT_EQ(philox({{0, 0, 0, 0}}, 0, 0), (PhiloxWords{{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}}));
  constexpr uint32_t kOnes = 0xffffffff;
  EXPECT_EQ(philox({{kOnes, kOnes, kOnes, kOnes}}, kOnes, kOnes),
            (PhiloxWords{{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}}));
  EXPECT_EQ(philox({{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}}, 0xa4093822, 0x299f31d0),
            (PhiloxWords{{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}));
}

TEST(CounterRandom, BeginsWithTheKnownAnswer) {
  CounterRandom random(0, 0);
  EXPECT_EQ(random.next(), 0x6627e8d5e169c58d);
  EXPECT_EQ(random.next(), 0xbc57ac4c9b00dbd8);
  EXPECT_NE(random.next(), 0x6627e8d5e169c58d);
}

TEST(CounterRandom, DiffersBySeedAndByStream) {
  std::set<uint64_t> first;
  for (uint64_t seed = 0; seed < 30; ++seed)
    for (uint64_t stream = 0; stream < 30; ++stream) first.insert(CounterRandom(seed, stream).next());
  EXPECT_EQ(first.size(), 900u);
}

TEST(CounterRandom, IsEvenBelowALimit) {
  CounterRandom random(7, 1);
  std::vector<int> seen(6);
  for (int i = 0; i < 60'000; ++i) ++seen[random.below(6)];
  for (const int count : seen) EXPECT_NEAR(count, 10'000, 400);  // 4.4 standard deviations
  EXPECT_EQ(random.below(1), 0u);
}

TEST(CounterRandom, IsEvenBetweenZeroAndOne) {
  CounterRandom random(7, 2);
  double sum = 0;
  for (int i = 0; i < 100'000; ++i) {
    const double value = random.uniform();
    ASSERT_TRUE(value >= 0 && value < 1);
    sum += value;
  }
  EXPECT_NEAR(sum / 100'000, 0.5, 0.004);
}

TEST(Shuffle, KeepsTheItemsAndGivesEachOrderAsOften) {
  std::vector<int> orders(6);
  CounterRandom random(3, 0);
  for (int i = 0; i < 6000; ++i) {
    std::vector<int> items{0, 1, 2};
    shuffle(std::span(items), random);
    EXPECT_EQ(std::accumulate(items.begin(), items.end(), 0), 3);
    ++orders[static_cast<size_t>(items[0] * 2 + (items[1] > items[2]))];
  }
  for (const int count : orders) EXPECT_NEAR(count, 1000, 130);
}

}  // namespace
}  // namespace plenary

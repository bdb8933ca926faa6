#include "stats/stability.h"

#include <gtest/gtest.h>

#include "stats/composite_test_help.h"

namespace plenary::composite {
namespace {

const Method kPlain{{}, {}, {Normalise::kMinMax, 0, 10}, {{}}, 0};

std::vector<WeightRoom> rooms_of(const Data& data) {
  const Tree tree = small_tree();
  return weight_room(tree, *compute(tree, data, kPlain), kPlain);
}

// A: 5 5 6 5 4, B: 0 10 5 7 9. With the share s on B: u2 5+5s, u3 6-s, u4 5+2s, u5 4+5s. The best three are
// u2, u5, u4 at 0.5; u3 passes u4 below s = 1/3 and nothing changes above.
TEST(Stability, SaysAtWhichShareTheBestThreeChange) {
  const auto rooms = rooms_of(small_data());
  ASSERT_EQ(rooms.size(), 4u);  // b1 has no sibling
  const auto& b = rooms[3];
  EXPECT_EQ(b.node, 4u);
  EXPECT_EQ(b.share, 0.5);
  ASSERT_TRUE(b.below);
  EXPECT_NEAR(*b.below, 1.0 / 3, 1e-6);
  EXPECT_FALSE(b.above);
  ASSERT_TRUE(rooms[2].above);
  EXPECT_NEAR(*rooms[2].above, 2.0 / 3, 1e-6);
}

TEST(Stability, ThreeUnitsAreAlwaysTheBestThree) {
  Data data = small_data();
  data.units.resize(3);
  for (auto& column : data.values) column.resize(3);
  for (const auto& room : rooms_of(data)) EXPECT_FALSE(room.below || room.above);
}

}  // namespace
}  // namespace plenary::composite

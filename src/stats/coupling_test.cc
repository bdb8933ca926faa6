#include "stats/coupling.h"

#include <gtest/gtest.h>

#include <cmath>

namespace plenary {
namespace {

// 0 refers to 4, 5, 6, 7; 1 to 4, 5; 2 to 7; 3 to nothing that another one refers to.
const Citations kFour({{4, 5, 6, 7}, {4, 5}, {7}, {8}}, 9);

TEST(Citations, AreReadBothWays) {
  EXPECT_EQ(kFour.items(), 4u);
  EXPECT_EQ(kFour.citing(4).size(), 2u);
  EXPECT_EQ(kFour.citing(7)[1], 2u);
  EXPECT_TRUE(kFour.citing(3).empty());
  EXPECT_TRUE(kFour.refers(1, 5));
  EXPECT_FALSE(kFour.refers(1, 6));
}

TEST(Coupling, IsSaltonsMeasureOfSharedReferences) {
  const std::vector<Coupled> expected{{1, 2, 2 / std::sqrt(8.0)}, {2, 1, 1 / std::sqrt(4.0)}};
  EXPECT_EQ(coupled(kFour, 0), expected);
}

TEST(Coupling, OfTextsThatShareNothingIsNone) {
  EXPECT_TRUE(coupled(kFour, 3).empty());
  EXPECT_TRUE(coupled(Citations({{}, {}}, 2), 0).empty());
}

TEST(Coupling, OfEqualReferencesIsOne) {
  const Citations two({{2, 3}, {2, 3}}, 4);
  EXPECT_EQ(coupled(two, 0).at(0).cosine, 1);
}

}  // namespace
}  // namespace plenary

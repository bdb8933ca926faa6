// R 4.2.2: p.adjust(p, "BH"). The fifteen p values are those of Benjamini and Hochberg (1995), section 3.2,
// who reject the first four at q = 0.05.
#include "stats/false_discovery.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace plenary {
namespace {

using Numbers = std::vector<double>;

TEST(AdjustedPValues, EqualThoseOfR) {
  const auto got = adjust_p_values(Numbers{0.01, 0.04, 0.03, 0.005, 0.5, 0.04});
  ASSERT_TRUE(got);
  const Numbers expected{0.03, 0.048, 0.048, 0.03, 0.5, 0.048};
  for (size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR((*got)[i], expected[i], 1e-15) << i;
}

TEST(AdjustedPValues, RejectFourInTheExampleOfBenjaminiAndHochberg) {
  const auto got = adjust_p_values(Numbers{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                           0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000});
  ASSERT_TRUE(got);
  EXPECT_EQ(std::count_if(got->begin(), got->end(), [](double p) { return p <= 0.05; }), 4);
  EXPECT_NEAR((*got)[3], 0.0095 * 15 / 4, 1e-15);
}

TEST(AdjustedPValues, OfOneTestIsItself) { EXPECT_EQ(adjust_p_values(Numbers{0.2}), Numbers{0.2}); }
TEST(AdjustedPValues, OfNoTestAreNone) { EXPECT_EQ(adjust_p_values({}), Numbers{}); }

TEST(AdjustedPValues, OfEqualOnesAreThatValue) {
  EXPECT_EQ(adjust_p_values(Numbers{0.25, 0.25, 0.25, 0.25}), (Numbers{0.25, 0.25, 0.25, 0.25}));
}

TEST(AdjustedPValues, NeedChances) {
  EXPECT_FALSE(adjust_p_values(Numbers{0.1, 1.1}));
  EXPECT_FALSE(adjust_p_values(Numbers{-0.1}));
  EXPECT_FALSE(adjust_p_values(Numbers{std::nan("")}));
}

}  // namespace
}  // namespace plenary

// Four nodes in two groups; the expected counts are those of R's sna::brokerage. The stored file has the
// counts only: of the graphs that give them this one has the fewest edges.
#include "stats/brokerage.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <vector>

#include "stats/reference_data.h"

namespace plenary {
namespace {

using Groups = std::vector<uint32_t>;
using Roles = std::vector<Brokerage>;

const Graph kFour{4, {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 0}}};

TEST(Brokerage, EqualsThatOfSna) {
  const Roles expected{{.itinerant = 1, .gatekeeper = 1},
                       {.representative = 1},
                       {.gatekeeper = 1},
                       {.itinerant = 1, .representative = 1}};
  EXPECT_EQ(brokerage(kFour, Groups{1, 1, 2, 2}), expected);
}

TEST(Brokerage, AgreesWithTheStoredCounts) {
  const auto rows = reference_rows("brokerage_4node.csv");
  if (rows.empty()) GTEST_SKIP() << "../shared/vectors/brokerage_4node.csv is not here";
  Groups groups;
  Roles stored;
  for (size_t i = 1; i < rows.size(); ++i) {
    const auto cell = [&](size_t column) {
      return static_cast<size_t>(std::atoi(rows[i].at(column).c_str()));
    };
    groups.push_back(static_cast<uint32_t>(cell(1)));
    stored.push_back({cell(2), cell(3), cell(4), cell(5), cell(6)});
  }
  EXPECT_EQ(brokerage(kFour, groups), stored);
}

TEST(Brokerage, NamesTheRoleByTheGroupsThatMeet) {
  const Graph path{3, {{0, 1}, {1, 2}}};  // node 1 stands between
  EXPECT_EQ(brokerage(path, Groups{7, 7, 7})->at(1), (Brokerage{.coordinator = 1}));
  EXPECT_EQ(brokerage(path, Groups{7, 8, 7})->at(1), (Brokerage{.itinerant = 1}));
  EXPECT_EQ(brokerage(path, Groups{7, 8, 8})->at(1), (Brokerage{.gatekeeper = 1}));
  EXPECT_EQ(brokerage(path, Groups{7, 7, 8})->at(1), (Brokerage{.representative = 1}));
  EXPECT_EQ(brokerage(path, Groups{7, 8, 9})->at(1), (Brokerage{.liaison = 1}));
}

TEST(Brokerage, NeedsNoBrokerWhereThereIsADirectLink) {
  EXPECT_EQ(brokerage({3, {{0, 1}, {1, 2}, {0, 2}}}, Groups{1, 2, 3})->at(1), Brokerage{});
}

TEST(Brokerage, CountsAnEdgeOnceAndNoNodeWithItself) {
  const Graph repeated{3, {{0, 1}, {0, 1}, {1, 1}, {1, 0}, {1, 2}}};
  EXPECT_EQ(brokerage(repeated, Groups{1, 1, 1})->at(1), (Brokerage{.coordinator = 1}));
}

TEST(Brokerage, NeedsGroupsAndNodesThatAreThere) {
  EXPECT_EQ(brokerage({2, {}}, Groups{1, 1}), Roles(2));
  EXPECT_FALSE(brokerage({2, {}}, Groups{1}));
  EXPECT_FALSE(brokerage({2, {{0, 2}}}, Groups{1, 1}));
}

}  // namespace
}  // namespace plenary

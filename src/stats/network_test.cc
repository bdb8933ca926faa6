// Numbers of R's igraph on Zachary's karate club.
#include "stats/network.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <set>
#include <vector>

#include "stats/karate_data.h"
#include "stats/partition.h"
#include "stats/reference_data.h"

namespace plenary {
namespace {

const Graph kTriangleAndTail{4, {{0, 1}, {1, 2}, {2, 0}, {2, 3}}};

TEST(Betweenness, EqualsThatOfIgraph) {
  const auto got = betweenness(karate());
  ASSERT_TRUE(got);
  EXPECT_NEAR((*got)[0], 231.071428571429, 1e-9);
  EXPECT_NEAR((*got)[33], 160.551587301587, 1e-9);
  EXPECT_EQ((*got)[11], 0);
}

TEST(Betweenness, TakesAnEdgeGivenTwiceForOne) {
  Graph twice = kTriangleAndTail;
  twice.edges.push_back({1, 0});
  EXPECT_EQ(*betweenness(twice), (std::vector<double>{0, 0, 2, 0}));
}

TEST(Constraint, EqualsThatOfIgraph) {
  const auto got = constraint(karate());
  ASSERT_TRUE(got);
  EXPECT_NEAR(*(*got)[0], 0.155423297646605, 1e-12);
  EXPECT_NEAR(*(*got)[11], 1, 1e-12);
  EXPECT_NEAR(*(*got)[33], 0.156418685121107, 1e-12);
}

TEST(Constraint, IsNothingForANodeWithoutEdges) {
  const auto got = constraint({3, {{0, 1}}});
  ASSERT_TRUE(got);
  EXPECT_FALSE((*got)[2]);
  EXPECT_EQ((*got)[0], 1);
  EXPECT_FALSE(constraint({2, {}})->at(0));
}

TEST(Constraint, FollowsTheWeights) {
  const auto even = constraint({3, {{0, 1, 1}, {0, 2, 1}}}), uneven = constraint({3, {{0, 1, 9}, {0, 2, 1}}});
  EXPECT_NEAR(*even->at(0), 0.5, 1e-12);
  EXPECT_NEAR(*uneven->at(0), 0.82, 1e-12);  // 0.9^2 + 0.1^2
}

TEST(Modularity, OfTheFactionsEqualsThatOfIgraph) {
  EXPECT_NEAR(*modularity(karate(), kFactions), 0.37146614069691, 1e-12);
  EXPECT_NEAR(*modularity(karate(), std::vector<uint32_t>(34, 4'000'000'000)), 0, 1e-12);
}

TEST(Modularity, SaysWhatIgraphRefused) {
  const auto got = modularity(kTriangleAndTail, std::vector<uint32_t>{0, 0});  // two names for four nodes
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().kind, ErrorKind::kEngine);
  EXPECT_EQ(got.error().message, "the graph library refused: Invalid value");
  EXPECT_TRUE(modularity(kTriangleAndTail, std::vector<uint32_t>{0, 0, 0, 1}));  // and goes on working
}

TEST(Communities, OfTheKarateClubAreTheBestKnown) {
  const auto got = communities(karate(), 1);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->count, 4u);
  EXPECT_NEAR(got->modularity, 0.419789612097304, 1e-12);
  EXPECT_GT(got->stability, 0.8);
  EXPECT_LE(got->stability, 1);
  EXPECT_NEAR(*modularity(karate(), got->of_node), got->modularity, 1e-12);
}

TEST(Communities, AreTheSameWithTheSameSeed) {
  const auto one = communities(karate(), 7), two = communities(karate(), 7);
  ASSERT_TRUE(one && two);
  EXPECT_EQ(one->of_node, two->of_node);
  EXPECT_EQ(one->stability, two->stability);
}

TEST(Communities, ComeLargestFirst) {
  // a triangle and a clique of four, joined by a thin edge; node 7 is alone
  const auto got = communities(
      {8, {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {3, 5}, {3, 6}, {4, 5}, {4, 6}, {5, 6}, {2, 3, 0.1}}}, 1);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->of_node, (std::vector<uint32_t>{1, 1, 1, 0, 0, 0, 0, 2}));
  EXPECT_EQ(got->count, 3u);
  EXPECT_EQ(got->stability, 1);
}

TEST(Communities, AgreeWithTheStoredPartitionAndCentralities) {
  const auto rows = reference_rows("karate_expected.csv"), edges = reference_rows("karate_edges.csv");
  if (rows.empty() || edges.empty()) GTEST_SKIP() << "../shared/vectors/karate_*.csv is not here";
  Graph graph{34, {}};
  for (size_t i = 1; i < edges.size(); ++i)
    graph.edges.push_back({static_cast<uint32_t>(std::atoi(edges[i].at(0).c_str()) - 1),
                           static_cast<uint32_t>(std::atoi(edges[i].at(1).c_str()) - 1)});
  const auto paths = betweenness(graph);
  const auto holes = constraint(graph);
  const auto found = communities(graph, 1);
  ASSERT_TRUE(paths && holes && found);
  std::vector<uint32_t> stored;
  for (size_t i = 1; i < rows.size(); ++i) {
    stored.push_back(static_cast<uint32_t>(std::atoi(rows[i].at(1).c_str())));
    EXPECT_NEAR((*paths)[i - 1], std::atof(rows[i].at(3).c_str()), 1e-9);
    EXPECT_NEAR(*(*holes)[i - 1], std::atof(rows[i].at(4).c_str()), 1e-9);
  }
  EXPECT_EQ(adjusted_rand(found->of_node, stored), 1);
}

TEST_F(Vectors, ModularityAgreesWithIgraph) {
  const std::string example = "karate 2 factions (node 9 in faction 2)";
  EXPECT_NEAR(*modularity(karate(), kFactions), number(example, "modularity_factions"), 1e-9);
  EXPECT_GE(communities(karate(), 1)->modularity, number("Zachary karate", "leiden_best_modularity") - 1e-12);
  EXPECT_EQ(communities(karate(), 1)->count, number("karate", "n_communities"));
}

TEST(Network, RefusesGraphsThatCannotBe) {
  for (const Graph& graph :
       {Graph{2, {{0, 2}}}, Graph{2, {{1, 1}}}, Graph{2, {{0, 1, 0}}}, Graph{2, {{0, 1, -1}}},
        Graph{2, {{0, 1, std::nan("")}}}, Graph{2, {{0, 1, 1e308}, {0, 1, 1e308}}}}) {
    EXPECT_FALSE(betweenness(graph));
    EXPECT_FALSE(constraint(graph));
    EXPECT_FALSE(modularity(graph, std::vector<uint32_t>{0, 1}));
    EXPECT_FALSE(communities(graph, 1));
  }
}

TEST(Network, OfAGraphWithoutEdgesHasNoCommunities) {
  EXPECT_EQ(*betweenness({2, {}}), (std::vector<double>{0, 0}));
  EXPECT_TRUE(betweenness({0, {}})->empty());
  EXPECT_EQ(communities({2, {}}, 1).error().message, "a graph without edges has no communities");
  EXPECT_FALSE(modularity({2, {}}, std::vector<uint32_t>{0, 1}));
  EXPECT_FALSE(communities(kTriangleAndTail, 1, 1));
}

TEST(AdjustedRand, IsOneForTheSameUnderOtherNames) {
  EXPECT_EQ(adjusted_rand(std::vector<uint32_t>{0, 0, 1, 1}, std::vector<uint32_t>{5, 5, 2, 2}), 1);
  EXPECT_EQ(adjusted_rand(std::vector<uint32_t>{0, 0}, std::vector<uint32_t>{3, 3}), 1);
  EXPECT_EQ(adjusted_rand(std::vector<uint32_t>{0}, std::vector<uint32_t>{3}), 1);
}

TEST(AdjustedRand, EqualsItsFormula) {
  // 2 pairs together in one, 3 in the other, 1 in both, of 10: (1 - 0.6) / (2.5 - 0.6)
  EXPECT_NEAR(*adjusted_rand(std::vector<uint32_t>{0, 0, 1, 1, 2}, std::vector<uint32_t>{0, 0, 0, 1, 2}),
              0.4 / 1.9, 1e-12);
  EXPECT_FALSE(adjusted_rand(std::vector<uint32_t>{0}, std::vector<uint32_t>{0, 1}));
  EXPECT_FALSE(adjusted_rand({}, {}));
}

}  // namespace
}  // namespace plenary

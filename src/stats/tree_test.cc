#include "stats/tree.h"

#include <gtest/gtest.h>

#include "stats/composite_test_help.h"

namespace plenary::composite {
namespace {

// Makes the small tree with one change; returns the reason of the refusal.
template <class F>
std::string refusal(F&& change) {
  auto nodes = small_nodes();
  change(nodes);
  const auto tree = Tree::make(nodes);
  return tree ? "" : tree.error().reason;
}

TEST(Tree, ArrangesNodesByLevel) {
  const Tree tree = small_tree();
  EXPECT_EQ(tree.leaves(), (std::vector<size_t>{0, 1, 2}));
  EXPECT_EQ(tree.groups(), (std::vector<size_t>{3, 4, 5}));
  EXPECT_EQ(tree.top(), 5u);
}

TEST(Tree, EffectiveWeightsAreProductsOfShares) {
  EXPECT_EQ(effective_weights(small_tree(), {1, 3, 1, 1, 1, 1}),
            (std::vector<double>{0.125, 0.375, 0.5, 0.5, 0.5, 1}));
}

TEST(Tree, ACycleIsRefused) {
  EXPECT_EQ(refusal([](auto& n) { n[5].parent = 3; }), "'a1' is its own ancestor: the tree has a cycle");
  EXPECT_EQ(refusal([](auto& n) { n[5].parent = 5; }), "'a1' is its own ancestor: the tree has a cycle");
}

TEST(Tree, LevelsThatDoNotFitAreRefused) {
  EXPECT_EQ(refusal([](auto& n) { n[0].parent = 5; }),
            "'a1' is at level 1, so its parent 'Index' must be at level 2, not 3");
  EXPECT_EQ(refusal([](auto& n) { n[0].level = 0; }),
            "'a1' has no level: indicators have 1, the groups above 2 and more");
}

TEST(Tree, OneIndexMustBeAtTheTop) {
  EXPECT_EQ(refusal([](auto& n) { n[4].parent = {}; }),
            "'Index' has no parent, and 'B' has none either: one index must be at the top");
  EXPECT_EQ(refusal([](auto& n) { n.resize(1), n[0].parent = {}; }),
            "'a1' is an indicator without a parent: there is no index");
  EXPECT_EQ(refusal([](auto& n) { n.clear(); }), "there are no indicators");
}

TEST(Tree, EveryGroupNeedsMembersAndWeight) {
  EXPECT_EQ(refusal([](auto& n) { n[2].parent = 3; }), "'B' has nothing below it");
  EXPECT_EQ(refusal([](auto& n) { n[2].weight = -1; }), "'b1' has the weight -1: a weight is zero or more");
  EXPECT_EQ(refusal([](auto& n) { n[0].weight = n[1].weight = 0; }),
            "the weights below 'A' add up to 0: at least one must be above zero");
}

}  // namespace
}  // namespace plenary::composite

#include "stats/neighbours.h"

#include <gtest/gtest.h>

#include <numeric>

#include "stats/random.h"

namespace plenary {
namespace {

using Owners = std::vector<uint32_t>;

std::vector<Neighbour> ask(const NeighbourIndex& index, const SparseVector& asked, uint32_t owner,
                           size_t most, double least) {
  NeighbourIndex::Scratch scratch;
  return index.nearest(asked, owner, most, least, scratch);
}

TEST(Neighbours, TheNearestComeFirstAndThoseOfTheSameOwnerNever) {
  const std::vector<SparseVector> vectors{unit_vector({{0, 1}, {1, 1}}), unit_vector({{0, 1}, {1, 1}}),
                                          unit_vector({{0, 1}}), unit_vector({{2, 1}})};
  const Owners owners{0, 1, 1, 1};
  const NeighbourIndex index(vectors, owners, 3);
  const auto found = ask(index, vectors[0], 0, 10, 0.1);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].item, 1u);
  EXPECT_NEAR(found[0].cosine, 1, 1e-6);
  EXPECT_EQ(found[1].item, 2u);
  EXPECT_NEAR(found[1].cosine, 0.7071068, 1e-6);
  EXPECT_TRUE(ask(index, vectors[0], 1, 10, 0.1).front().item == 0);
  EXPECT_EQ(ask(index, vectors[0], NeighbourIndex::kNobody, 10, 0.1).size(), 3u);
}

TEST(Neighbours, WhatIsNobodysIsNeverFound) {
  const std::vector<SparseVector> vectors(2, unit_vector({{0, 1}}));
  const Owners owners{NeighbourIndex::kNobody, 3};
  const NeighbourIndex index(vectors, owners, 1);
  const auto found = ask(index, vectors[0], NeighbourIndex::kNobody, 10, 0);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].item, 1u);
}

TEST(Neighbours, ATextOfUnknownWordsOrNoneHasNoNeighbours) {
  const std::vector<SparseVector> vectors{unit_vector({{0, 1}})};
  const Owners owners{0};
  const NeighbourIndex index(vectors, owners, 1);
  EXPECT_TRUE(ask(index, unit_vector({{5, 1}}), 1, 10, 0).empty());
  EXPECT_TRUE(ask(index, unit_vector({}), 1, 10, 0).empty());
}

TEST(Neighbours, AnEmptyListIsAsked) {
  const NeighbourIndex index({}, {}, 0);
  EXPECT_TRUE(index.nearest_of({}, 10, 0).empty());
  EXPECT_TRUE(ask(index, unit_vector({{5, 1}}), 1, 10, 0).empty());
}

// Lists are far longer than a question may read; each text still finds equals of the other owner.
TEST(Neighbours, FiftyThousandEqualTextsEachFindEqualsOfOthers) {
  const std::vector<SparseVector> vectors(50'000, unit_vector({{0, 1}, {1, 2}}));
  Owners owners(vectors.size());
  for (size_t i = 0; i < owners.size(); ++i) owners[i] = i < 25'000 ? 0 : 1;
  const NeighbourIndex index(vectors, owners, 2);
  for (const size_t item : {0, 1, 24'999, 25'000, 49'999}) {
    const auto found = ask(index, vectors[item], owners[item], 5, 0.99);
    ASSERT_EQ(found.size(), 5u) << item;
    for (const auto& near : found) EXPECT_NE(owners[near.item], owners[item]);
  }
}

// Against comparing each with each.
TEST(Neighbours, WithinTheBudgetNothingIsMissed) {
  CounterRandom random(7, 0);
  std::vector<SparseVector> vectors;
  Owners owners;
  for (uint32_t i = 0; i < 400; ++i) {
    std::vector<std::pair<uint32_t, double>> terms;
    for (int t = 0; t < 6; ++t)
      terms.emplace_back(static_cast<uint32_t>(random.below(60)), 1 + random.uniform());
    vectors.push_back(unit_vector(std::move(terms)));
    owners.push_back(i % 3);
  }
  const NeighbourIndex index(vectors, owners, 60);
  Owners items(vectors.size());
  std::iota(items.begin(), items.end(), 0);
  const auto all = index.nearest_of(items, 400, 0.3);
  for (uint32_t i = 0; i < vectors.size(); ++i) {
    size_t wanted = 0;
    for (uint32_t j = 0; j < vectors.size(); ++j)
      wanted += owners[i] != owners[j] && cosine(vectors[i], vectors[j]) >= 0.3 ? 1 : 0;
    EXPECT_EQ(all[i].size(), wanted) << i;
  }
}

}  // namespace
}  // namespace plenary

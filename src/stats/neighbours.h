// The nearest of many sparse vectors: which texts are most like a text, which share most of its references.
//
// An inverted index: for each term the vectors that have it. A question reads the lists of its heaviest terms
// first, until it has read as many entries as its budget allows, and compares the best of what it met
// exactly. So a question costs at most its budget, and n questions cost n budgets, however common the terms
// are; what is given up are neighbours that share only terms which say little. 10,000 equal texts are no
// trap: each finds some of its equals.
#pragma once
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "stats/sparse.h"

namespace plenary {

struct Neighbour {
  uint32_t item = 0;
  double cosine = 0;
  bool operator==(const Neighbour&) const = default;
};

class NeighbourIndex {
 public:
  static constexpr uint32_t kNobody = std::numeric_limits<uint32_t>::max();
  static constexpr size_t kBudget = 20'000;  ///< entries read for one question

  /// Keeps a reference to the vectors. `owners` has one an item: whose it is; what is kNobody's takes no
  /// part. `terms` is above the greatest term.
  NeighbourIndex(std::span<const SparseVector> vectors, std::span<const uint32_t> owners, size_t terms);

  /// What a thread needs for its questions.
  struct Scratch {
    std::vector<float> sums;
    std::vector<uint32_t> met;
  };

  /// Returns at most `most` items with a cosine of at least `least`, the nearest first, equal ones in the
  /// order of their numbers; those of `owner` are left out (kNobody: all take part).
  std::vector<Neighbour> nearest(const SparseVector& asked, uint32_t owner, size_t most, double least,
                                 Scratch& scratch) const;

  /// For each of `items` its nearest of other owners, on all cores.
  std::vector<std::vector<Neighbour>> nearest_of(std::span<const uint32_t> items, size_t most,
                                                 double least) const;

 private:
  void order_list(size_t begin, size_t end);
  void meet(const SparseVector& asked, uint32_t owner, Scratch& scratch) const;

  struct Entry {
    uint32_t item;
    float weight;
  };
  std::span<const SparseVector> vectors_;
  std::span<const uint32_t> owners_;
  std::vector<size_t> begins_;  // of the list of each term
  std::vector<Entry> entries_;
};

}  // namespace plenary

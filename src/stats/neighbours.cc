#include "stats/neighbours.h"

#include <algorithm>
#include <numeric>

#include "stats/parallel.h"

namespace plenary {
namespace {

constexpr size_t kCompared = 8;  // exactly, for each neighbour that is asked for

// A shuffle that is the same everywhere (Knuth's multiplicative hash).
uint32_t shuffled(uint32_t item) { return item * 2654435761u; }

std::vector<size_t> heaviest_first(const SparseVector& v) {
  std::vector<size_t> out(v.terms.size());
  std::iota(out.begin(), out.end(), 0);
  std::ranges::stable_sort(out, std::greater(), [&v](size_t i) { return v.weights[i]; });
  return out;
}

}  // namespace

NeighbourIndex::NeighbourIndex(std::span<const SparseVector> vectors, std::span<const uint32_t> owners,
                               size_t terms)
    : vectors_(vectors), owners_(owners), begins_(terms + 1) {
  for (size_t item = 0; item < vectors.size(); ++item)
    if (owners[item] != kNobody)
      for (const auto term : vectors[item].terms) ++begins_[term + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  entries_.resize(begins_.back());
  auto next = begins_;
  for (uint32_t item = 0; item < vectors.size(); ++item)
    for (size_t i = 0; owners[item] != kNobody && i < vectors[item].terms.size(); ++i)
      entries_[next[vectors[item].terms[i]]++] = {item, vectors[item].weights[i]};
  for (size_t term = 0; term < terms; ++term) order_list(begins_[term], begins_[term + 1]);
}

// Of a list that no question reads to its end the entries that matter most come first, equal ones in no
// order: else they would all be of the body whose name comes first.
void NeighbourIndex::order_list(size_t begin, size_t end) {
  if (end - begin <= kBudget) return;
  std::sort(entries_.begin() + static_cast<long>(begin), entries_.begin() + static_cast<long>(end),
            [](const Entry& a, const Entry& b) {
              return a.weight > b.weight || (a.weight == b.weight && shuffled(a.item) < shuffled(b.item));
            });
}

void NeighbourIndex::meet(const SparseVector& asked, uint32_t owner, Scratch& scratch) const {
  size_t left = kBudget;
  for (const size_t i : heaviest_first(asked)) {
    const auto term = asked.terms[i];
    if (term + 1 >= begins_.size()) continue;  // a term that no item has
    const size_t end = std::min(begins_[term + 1], begins_[term] + left);
    for (size_t at = begins_[term]; at < end; ++at) {
      const auto& entry = entries_[at];
      if (owners_[entry.item] == owner) continue;
      auto& sum = scratch.sums[entry.item];
      if (sum == 0) scratch.met.push_back(entry.item);
      sum += entry.weight * asked.weights[i];
    }
    left -= end - begins_[term];
    if (left == 0) return;
  }
}

std::vector<Neighbour> NeighbourIndex::nearest(const SparseVector& asked, uint32_t owner, size_t most,
                                               double least, Scratch& scratch) const {
  scratch.sums.resize(vectors_.size());
  meet(asked, owner, scratch);
  const auto& sums = scratch.sums;
  const auto nearer = [&sums](uint32_t a, uint32_t b) {
    return sums[a] > sums[b] || (sums[a] == sums[b] && a < b);
  };
  const auto compared = std::min(scratch.met.size(), most * kCompared);
  std::ranges::partial_sort(scratch.met, scratch.met.begin() + static_cast<long>(compared), nearer);
  std::vector<Neighbour> out;
  for (size_t i = 0; i < compared; ++i) {
    const double exact = cosine(asked, vectors_[scratch.met[i]]);
    if (exact >= least) out.push_back({scratch.met[i], exact});
  }
  for (const auto item : scratch.met) scratch.sums[item] = 0;
  scratch.met.clear();
  std::ranges::sort(out, [](const Neighbour& a, const Neighbour& b) {
    return a.cosine > b.cosine || (a.cosine == b.cosine && a.item < b.item);
  });
  if (out.size() > most) out.resize(most);
  return out;
}

std::vector<std::vector<Neighbour>> NeighbourIndex::nearest_of(std::span<const uint32_t> items, size_t most,
                                                               double least) const {
  std::vector<std::vector<Neighbour>> out(items.size());
  in_parallel(items.size(), [&] {
    return [&, scratch = Scratch()](size_t i) mutable {
      out[i] = nearest(vectors_[items[i]], owners_[items[i]], most, least, scratch);
    };
  });
  return out;
}

}  // namespace plenary

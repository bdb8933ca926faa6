// Random numbers that are the same on every machine: the distributions of <random> are not, so they are made
// here. SplitMix64 (Steele, Lea and Flood 2014): one addition and a mix a number, and any number makes a good
// seed.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace plenary::synth {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  /// Makes the stream of the `which`th thing of one sort: streams know nothing of each other, so things can
  /// be made in any order and by any thread.
  Random(uint64_t seed, uint64_t sort, uint64_t which) : state_(seed) {
    state_ = next() ^ (sort << 56);
    state_ = next() ^ which;
    state_ = next();
  }

  uint64_t next() {
    uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  /// Returns 0 <= x < n; n is at most 2^32.
  uint32_t below(uint64_t n) { return static_cast<uint32_t>(((next() >> 32) * n) >> 32); }
  int between(int low, int high) {
    return low + static_cast<int>(below(static_cast<uint64_t>(high - low + 1)));
  }
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  bool chance(double p) { return unit() < p; }
  double exponential(double mean) { return -mean * std::log(1 - unit()); }
  template <class List>
  const auto& one_of(const List& list) {
    return list[below(list.size())];
  }

 private:
  uint64_t state_;
};

/// Picks positions by weight: a cumulative sum and a binary search.
class Wheel {
 public:
  void add(double weight) { sums_.push_back(total() + weight); }
  double total() const { return sums_.empty() ? 0 : sums_.back(); }
  size_t size() const { return sums_.size(); }
  /// Returns the position picked; the wheel has some weight.
  uint32_t pick(Random& random) const {
    const auto at = std::upper_bound(sums_.begin(), sums_.end(), random.unit() * total());
    return static_cast<uint32_t>(std::min<size_t>(static_cast<size_t>(at - sums_.begin()), sums_.size() - 1));
  }

 private:
  std::vector<double> sums_;
};

}  // namespace plenary::synth

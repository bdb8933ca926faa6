#pragma once
#include <cstdint>
#include <span>
#include <utility>

namespace plenary {

/// Random numbers that depend on nothing but their seed, their stream and their place: Philox 4x32 with ten
/// rounds (Salmon, Moraes, Dror and Shaw 2011). A task that takes its own number as stream gets the same
/// numbers on any machine and any thread. For simulation; not for secrets.
class CounterRandom {
 public:
  CounterRandom(uint64_t seed, uint64_t stream) : seed_(seed), stream_(stream) {}

  /// Returns 64 bits.
  uint64_t next();

  /// Returns a whole number in 0..limit-1, each as likely; `limit` is above zero.
  uint64_t below(uint64_t limit);

  /// Returns a number in [0, 1) of 53 bits.
  double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

 private:
  uint64_t seed_, stream_, block_ = 0;
  uint64_t spare_ = 0;
  bool has_spare_ = false;
};

/// Four words of Philox 4x32-10 for a counter and a key: the function that CounterRandom counts through.
struct PhiloxWords {
  uint32_t w[4];
  bool operator==(const PhiloxWords&) const = default;
};
PhiloxWords philox(PhiloxWords counter, uint32_t key_0, uint32_t key_1);

/// Puts `items` in a random order, each as likely (Fisher and Yates).
template <class T>
void shuffle(std::span<T> items, CounterRandom& random) {
  for (size_t left = items.size(); left > 1; --left) std::swap(items[left - 1], items[random.below(left)]);
}

}  // namespace plenary

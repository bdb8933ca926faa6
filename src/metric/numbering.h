// Keys numbered as they come: 0, 1, 2 ... Much faster than std::unordered_map for the millions of small keys
// of a distinct count.
#pragma once
#include <cstdint>
#include <vector>

namespace plenary {

class Numbering {
 public:
  struct Found {
    uint32_t number;
    bool fresh;
  };

  /// The number of a key; any but the greatest.
  Found number(uint64_t key) {
    if ((size_ + 1) * 2 > slots_.size()) grow();
    for (size_t at = hash(key) & mask();; at = (at + 1) & mask()) {
      auto& slot = slots_[at];
      if (slot.key == key) return {slot.number, false};
      if (slot.key != kNone) continue;
      slot = {key, static_cast<uint32_t>(size_)};
      return {static_cast<uint32_t>(size_++), true};
    }
  }
  size_t size() const { return size_; }

 private:
  static constexpr uint64_t kNone = ~uint64_t{0};
  struct Slot {
    uint64_t key = kNone;
    uint32_t number = 0;
  };

  static uint64_t hash(uint64_t key) {
    key *= 0x9E3779B97F4A7C15;  // Knuth's multiplicative hashing: the golden ratio
    return key ^ (key >> 32);
  }
  size_t mask() const { return slots_.size() - 1; }
  void grow() {
    auto old = std::move(slots_);
    slots_.assign(old.empty() ? 64 : old.size() * 2, {});
    for (const auto& slot : old) {
      if (slot.key == kNone) continue;
      size_t at = hash(slot.key) & mask();
      while (slots_[at].key != kNone) at = (at + 1) & mask();
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;
  size_t size_ = 0;
};

}  // namespace plenary

// Which pairs of a group and a subject were seen: as bits where that is small, else as numbered keys.
#pragma once
#include <cstdint>
#include <vector>

#include "metric/numbering.h"

namespace plenary {

class DistinctPairs {
 public:
  DistinctPairs(size_t most_groups, size_t subjects)
      : subjects_(subjects), words_((subjects + 63) / 64), as_bits_(most_groups <= kMostWords / words_) {}

  /// True the first time.
  bool add(uint32_t group, uint64_t subject) {
    if (!as_bits_) return keys_.number(group * subjects_ + subject).fresh;
    if (bits_.size() < (group + size_t{1}) * words_) bits_.resize((group + size_t{1}) * words_);
    auto& word = bits_[group * words_ + subject / 64];
    const uint64_t bit = uint64_t{1} << (subject % 64);
    const bool fresh = (word & bit) == 0;
    word |= bit;
    return fresh;
  }

 private:
  static constexpr size_t kMostWords = size_t{1} << 21;  // 16 MiB
  size_t subjects_, words_;
  bool as_bits_;
  std::vector<uint64_t> bits_;
  Numbering keys_;
};

}  // namespace plenary

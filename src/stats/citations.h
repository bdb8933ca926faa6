#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace plenary {

/// Who refers to what, both ways. Items are 0..n-1; they refer to things, of which the first n are the items
/// themselves and others are only referred to.
class Citations {
 public:
  /// Keeps the lists: of each item what it refers to, rising, each once, below `things`.
  Citations(std::vector<std::vector<uint32_t>> references, size_t things);

  size_t items() const { return references_.size(); }
  std::span<const uint32_t> references(uint32_t item) const { return references_[item]; }
  /// The items that refer to a thing, rising.
  std::span<const uint32_t> citing(uint32_t thing) const {
    return {citing_.data() + begins_[thing], citing_.data() + begins_[thing + 1]};
  }
  bool refers(uint32_t item, uint32_t thing) const;

 private:
  std::vector<std::vector<uint32_t>> references_;
  std::vector<size_t> begins_;
  std::vector<uint32_t> citing_;
};

}  // namespace plenary

// Inside of find.cc: all anchors of all families, by their first two bytes.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "scan/prefilter.h"
#include "scan/rules.h"

namespace plenary::scan {

class Anchors {
 public:
  Anchors();

  /// Those that may begin with two bytes, in either case.
  std::span<const Anchor* const> at(char first, char second) const {
    const auto list = list_of_[pair(first, second)];
    return list == 0 ? std::span<const Anchor* const>() : lists_[list - 1];
  }

  /// The shapes of all of them.
  std::vector<Shape> shapes() const;

 private:
  static size_t pair(char first, char second) {
    return static_cast<size_t>(static_cast<unsigned char>(first)) << 8 | static_cast<unsigned char>(second);
  }
  void add(const Anchor& anchor);

  std::array<uint8_t, 65536> list_of_{};
  std::vector<std::vector<const Anchor*>> lists_;
};

}  // namespace plenary::scan

// Tells where in a text an anchor may stand, many bytes at a time: all but one or two bytes in a thousand
// need no second look.
#pragma once
#include <array>
#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>

namespace plenary::scan {

/// What four bytes look like: the sets of those that may stand at each.
using Shape = std::array<std::bitset<256>, 4>;

/// The instructions that the machine has for it.
enum class Unit { kPortable, kAvx2, kAvx512 };

class Prefilter {
 public:
  explicit Prefilter(std::span<const Shape> shapes);

  /// Those that this machine can run, the fastest last.
  static std::span<const Unit> units();

  /// Writes all places in [from, to) of the text where a shape stands, and a few more, to `places`, which has
  /// room for to - from + kRoom of them; returns how many. Bytes behind the text are zeros. All units give
  /// the same places.
  size_t find(std::string_view text, size_t from, size_t to, std::span<uint32_t> places,
              Unit unit = units().back()) const;
  static constexpr size_t kRoom = 64;
  /// Groups of shapes are looked up eight at a time: more let less through and cost more looks.
  static constexpr size_t kEights = 3;

  /// For each of the four bytes: the groups of shapes, a bit each, that a byte may belong to there, in the
  /// forms that the units look up. A byte counts by its low seven bits: no anchor holds others.
  struct Tables {
    std::array<std::array<uint32_t, 128>, 4> groups{};                  ///< all of them
    alignas(64) uint8_t bytes[kEights][4][128]{};                       ///< eight, and eight, and eight
    alignas(16) uint8_t low[kEights][4][16]{}, high[kEights][4][16]{};  ///< those of all bytes with that half
  };

 private:
  Tables tables_;
};

}  // namespace plenary::scan

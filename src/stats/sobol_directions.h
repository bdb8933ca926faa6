#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

namespace plenary {

struct SobolDirection {
  uint32_t polynomial;        ///< 11 is x^3 + x + 1
  std::array<uint32_t, 9> m;  ///< as many as the polynomial's degree
};

inline constexpr size_t kSobolDirections = 63;

/// Of the second and following dimensions; the first one is van der Corput's.
extern const std::array<SobolDirection, kSobolDirections> kSobolDirection;

}  // namespace plenary

// Which choice moves the result? Variance-based sensitivity (Sobol 1993): the share of the variance of y that
// one factor explains alone (first order) and with all its interactions (total).
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace plenary {

/// Points that fill the unit cube evenly: the Sobol sequence, scrambled after Owen (hash of Laine and Karras,
/// Burley 2020). A point is a function of seed, index and dimension alone, so any thread may compute it.
/// Beyond 64 dimensions further blocks of 64 take the points in another scrambled order.
class SobolSequence {
 public:
  explicit SobolSequence(uint32_t seed);
  /// Coordinate in [0, 1).
  double at(uint32_t index, size_t dimension) const;

 private:
  static constexpr size_t kBits = 32;
  uint32_t seed_;
  std::vector<uint32_t> numbers_;  // kBits a dimension
};

struct SobolIndices {
  double variance = 0;        ///< of y over the two base samples
  std::vector<double> first;  ///< Jansen 1999: 1 - mean (yB - yABi)^2 / 2V
  std::vector<double> total;  ///< Jansen 1999: mean (yA - yABi)^2 / 2V
  std::vector<double>
      first_saltelli;  ///< Saltelli 2010: mean yB (yABi - yA) / V; far off `first`: too few runs
};

/// Estimates from a design of N (d + 2) runs: `a` and `b` two samples of N, `ab[i]` sample A with the column
/// of factor i taken from B. Without variance all indices are 0.
SobolIndices sobol_indices(const std::vector<double>& a, const std::vector<double>& b,
                           const std::vector<std::vector<double>>& ab);

/// Exact indices of a full factorial: `y` holds every combination of `levels`, the last factor running
/// fastest. (first_saltelli stays empty.)
SobolIndices factorial_indices(const std::vector<double>& y, const std::vector<size_t>& levels);

}  // namespace plenary

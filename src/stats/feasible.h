// What can be told of withheld numbers from the sums that are shown: the least and the greatest value that
// they can have, by linear programming (Fischetti and Salazar 2001; solver: COIN-OR Clp).
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/interval.h"

namespace plenary {

/// Cells, each once, and what they are known to add up to.
struct KnownSum {
  std::vector<uint32_t> cells;
  double total = 0;
};

/// Cells that are not known, none of them negative, and the sums over them that are.
class Feasible {
 public:
  /// An error when no values fit all sums.
  static Result<Feasible> make(size_t cells, std::span<const KnownSum> sums);
  Feasible(Feasible&&) noexcept;
  Feasible& operator=(Feasible&&) noexcept;
  ~Feasible();

  /// Returns what these cells together can be: their high is infinite when nothing bounds it.
  Result<Interval> of(std::span<const uint32_t> cells);

  /// Looks for one value a cell, all of which fit all sums, so that many of these cells come to their limit
  /// at once: from below (`up`) or from above. A limit that is on the wrong side of every fitting value is an
  /// error.
  struct Limit {
    uint32_t cell = 0;
    double at = 0;
  };
  Result<std::vector<double>> spread(std::span<const Limit> limits, bool up);

  /// One value a cell that fits all sums: where the last question found its greatest and its least.
  const std::vector<double>& at_high() const;
  const std::vector<double>& at_low() const;

  /// What all questions have cost so far, the same on every machine: steps of the simplex by elements of the
  /// matrix, of which a core does some 100 to 200 million a second.
  uint64_t work() const;

 private:
  struct Model;
  explicit Feasible(std::unique_ptr<Model> model);
  std::unique_ptr<Model> model_;
};

}  // namespace plenary

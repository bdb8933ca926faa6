// Complementary suppression: what is withheld must not be computed from what is shown. More cells are withheld
// until the feasible interval of each protected one is wide enough (sliding protection: its width counts, not
// where its value lies in it).
#pragma once
#include <cstdint>
#include <vector>

#include "base/result.h"

namespace plenary {

/// A table of amounts that add up, none of them negative, with the sums over its cells that other tables show.
struct ProtectedTable {
  struct Cell {
    double amount = 0;
    bool withheld = false;
    double need = 0;  ///< the width below which a withheld cell is as good as told
  };
  /// A sum over cells: shown elsewhere, or withheld there and not to be computed to within `need` here either.
  struct Sum {
    std::vector<uint32_t> cells;
    bool shown = true;
    double need = 0;
  };
  std::vector<Cell> cells;
  std::vector<Sum> sums;
};

/// Withholds more cells until all that is withheld is protected, always the same ones: those that leave the fewest
/// sums with one withheld cell, then the smallest that suffice. Returns how many stay narrower than they need
/// although all that could hide them is withheld.
Result<size_t> withhold_more(ProtectedTable& table);

}  // namespace plenary

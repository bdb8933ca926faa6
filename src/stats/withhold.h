// Complementary suppression: what is withheld must not be computed from what is shown. More cells are
// withheld until the feasible interval of all that is protected is wide enough (sliding protection: its width
// counts, not where its value lies in it).
#pragma once
#include <cstdint>
#include <vector>

#include "base/result.h"

namespace plenary {

/// A table whose cells add up atoms, none of them negative: each cell one atom, or each several where the
/// table is coarser than what must be protected. Other tables tell sums over the same atoms.
struct ProtectedTable {
  struct Atom {
    double amount = 0;
    double need = 0;  ///< the width to within which it must not be known; 0: no matter
  };
  struct Cell {
    std::vector<uint32_t> atoms;
    bool withheld = false;
    double need = 0;  ///< the same of a withheld cell
  };
  struct Sum {
    std::vector<uint32_t> atoms;
    bool shown = true;
    double need = 0;  ///< the same of a sum that is withheld elsewhere
  };
  std::vector<Atom> atoms;
  std::vector<Cell> cells;
  std::vector<Sum> sums;
};

/// Withholds more cells until all is protected, always the same ones: those that leave the fewest sums
/// without a withheld cell, then the smallest that suffice. A table that would cost more than `most_work`
/// (Feasible::work) is withheld whole. Returns how much stays narrower than it needs although no cell is
/// shown: other tables tell it.
Result<size_t> withhold_more(ProtectedTable& table, uint64_t most_work = 1'000'000'000);

}  // namespace plenary

#pragma once
#include <optional>
#include <vector>

#include "stats/citations.h"

namespace plenary {

/// Another item that refers to the same things.
struct Coupled {
  uint32_t item = 0;
  size_t shared = 0;  ///< things that both refer to
  double cosine = 0;  ///< Salton's measure: shared / sqrt(references of one * of the other)
  bool operator==(const Coupled&) const = default;
};

/// Returns all items that share a reference with `item` (bibliographic coupling, Kessler 1963), by number.
/// Time is that of reading who cites each of its references.
std::vector<Coupled> coupled(const Citations& citations, uint32_t item);

}  // namespace plenary

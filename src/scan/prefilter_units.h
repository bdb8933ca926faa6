// Inside of prefilter.cc: one function a unit, the same for all.
#pragma once
#include <cstddef>
#include <cstdint>

#include "scan/prefilter.h"

namespace plenary::scan {

constexpr size_t kBlock = 64;  ///< bytes that a unit looks at in one step, at the most

/// Writes the places in [from, to) at which the four bytes have a group in common to `out`, which has room
/// for all, and returns the end of what it wrote. to - from is a multiple of kBlock; three bytes behind `to`
/// are read.
uint32_t* find_blocks(Unit unit, const Prefilter::Tables& tables, const char* text, size_t from, size_t to,
                      uint32_t* out);

}  // namespace plenary::scan

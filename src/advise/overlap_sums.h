// Pairs of texts summed up: how many texts of one body or group have something alike in another.
#pragma once
#include <span>

#include "advise/overlap_scope.h"

namespace plenary {

std::vector<OverlapSum> sum_bodies(const WorkList& list, std::span<const SparseVector> vectors,
                                   std::span<const OverlapPair> pairs, const OverlapScope& scope);

/// Of groups of different bodies, or of all where the scope is between groups. Texts without a group are left
/// out.
std::vector<OverlapSum> sum_groups(const WorkList& list, std::span<const SparseVector> vectors,
                                   std::span<const OverlapPair> pairs, const OverlapScope& scope);

}  // namespace plenary

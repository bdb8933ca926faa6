#pragma once
#include "advise/prospects.h"

namespace plenary {

/// Who is in a body: companies, each with the groups of the body in which it acts.
using Insiders = std::map<int64_t, std::set<int64_t>>;

/// Finds the groups of other bodies that are related to the body's own: companies in common, a subject in
/// common, or texts in the same words. `profiles`: words of groups, may be empty.
std::vector<RelatedGroup> relate_groups(const std::vector<Deed>& deeds, int64_t body,
                                        const Insiders& insiders, const PlaceNames& places,
                                        const std::map<int64_t, SparseVector>& profiles);

}  // namespace plenary

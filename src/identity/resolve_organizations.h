// Organizations of a list of names: reviewed tables first, then the same words, then the linkage model.
#pragma once
#include <string>
#include <vector>

#include "identity/known.h"
#include "identity/organization_forms.h"
#include "identity/resolution.h"

namespace plenary {

/// Resolves the rows. The first of them may be `known`; what is left behind for names to come goes to `kept`.
Resolution resolve_organizations(const std::vector<NameRow>& rows, const OrganizationKnowledge& knowledge,
                                 const Known* known = nullptr, Kept* kept = nullptr);

/// Explains the pairs of a name with the likeliest others of the list, the likeliest first.
std::vector<Explanation> explain_organization(const std::string& name, const std::vector<NameRow>& rows,
                                              const OrganizationKnowledge& knowledge, size_t most,
                                              const Known* known = nullptr);

/// The blocks in which the rows are: where known names that may be theirs are found.
std::vector<BlockKey> organization_keys(const std::vector<NameRow>& rows,
                                        const OrganizationKnowledge& knowledge);

}  // namespace plenary

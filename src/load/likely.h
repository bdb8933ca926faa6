// What the linkage model makes of the names that the rules keep apart: the sure are joined, the likely wait
// for a person (`plenary resolve --review`). The rules come first: what they joined stays joined, and two
// organizations of the reviewed tables never become one.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "duck/duck.h"
#include "identity/organizations.h"
#include "identity/people.h"
#include "identity/resolution.h"

namespace plenary {

/// What a reference was taken for.
struct Taken {
  std::string key;  ///< of the entity; empty: nobody
  std::string rule, reason;
  double confidence = 0;
};

/// Two references that may be one; numbers as in the list of references.
struct Doubt {
  size_t a = 0, b = 0;
  double confidence = 0;
  std::string reason;
};

/// Joins entities as the model says and returns its doubts: likely pairs, and names that look like another.
/// `taken[i]` is what the rules made of `refs[i]`.
Result<std::vector<Doubt>> join_likely(const std::vector<OrganizationRef>& refs, std::vector<Taken>& taken);
Result<std::vector<Doubt>> join_likely(const std::vector<PersonRef>& refs, std::vector<Taken>& taken);

/// The row of the model's list that stands for each reference; kNoRow: none.
using Rows = std::vector<uint32_t>;
inline constexpr uint32_t kNoRow = UINT32_MAX;

/// Takes over what the model made of its rows: entities of the rules that hold rows of one entity of the
/// model become one, unless both are `reviewed` (sorted).
void take_over(const Resolution& resolution, const Rows& row_of, const std::vector<std::string>& reviewed,
               std::vector<Taken>& taken);

}  // namespace plenary

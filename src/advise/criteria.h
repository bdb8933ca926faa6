// Criteria for new work: what bodies, and those who judge proposals, ask of them, each with its origin and of
// a kind that the records can answer. data/criteria/*.toml; a workspace may have its own in criteria/.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "advise/named_texts.h"

namespace plenary {

/// What a criterion looks at.
enum class CriterionKind : uint8_t {
  kSupporters,
  kRegions,
  kCountries,
  kKinds,
  kSegments,
  kEditors,
  kCustomers,
  kImplementers,
  kOverlap,
  kConsequences,
  kDates,
  kStated,
};

struct CriterionWord {
  const char* name;     ///< "supporters"
  const char* meaning;  ///< for people
  bool counts;          ///< has a least number
};
std::span<const CriterionWord> criterion_words();

struct Criterion {
  std::string id, title;
  CriterionKind kind = CriterionKind::kStated;
  int64_t least = 1;
  std::string field;                    ///< of kStated: which field of the proposal
  std::string document, section, says;  ///< where it comes from
  bool quoted = false;                  ///< `says` stands so in the document; else it is put in our words
};

/// Criteria of one origin.
struct CriteriaSet {
  std::string name, title;
  std::string body;  ///< whose rules they are; empty: of any
  std::vector<Criterion> criteria;
};

/// Reads a set. An error says the line and what to write instead.
Result<CriteriaSet> parse_criteria(const NamedText& source);

/// The sets for a proposal to a body: those of any body and the body's own; or those that are named. An error
/// names those that there are.
Result<std::vector<CriteriaSet>> find_criteria(const std::string& folder, const std::string& body,
                                               const std::vector<std::string>& names);

}  // namespace plenary

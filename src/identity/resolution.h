// Lists of names resolved: rows in, entities with reasons out. Pure functions of the rows and the reviewed
// tables: any order of rows gives the same answer, nothing is asked of the network.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "identity/linkage.h"
#include "identity/names_file.h"

namespace plenary {

/// What a row was taken for.
struct NameDecision {
  std::string entity;     ///< the same for rows that belong together; empty: names nobody
  std::string canonical;  ///< how the entity is written
  double confidence = 0;
  std::string decision;  ///< reviewed, joined, alone, review (a likely partner waits for a person), none
  std::string reason;    ///< a sentence
  std::string
      rule;  ///< what decided: name, name without legal form, domain, placeholder, linkage, itself ...
  std::string country;  ///< ISO code of the entity as written, or empty
  /// Of an organization, as its words say: company, academia ...; of a person: person, role, bot.
  std::string kind;
};

/// Two rows that may be one entity: below the threshold of joining, above that of asking; or kept apart on
/// purpose.
struct ReviewCandidate {
  size_t a = 0, b = 0;  ///< rows
  double confidence = 0;
  std::string reason;
};

struct Resolution {
  std::vector<NameDecision> decisions;  ///< one a row, in their order
  std::vector<ReviewCandidate> review;  ///< the likeliest first
};

/// The evidence for or against one pair, step by step.
struct Explanation {
  std::string a, b;  ///< as written
  double bits = 0, confidence = 0;
  std::vector<Evidence> steps;
};

/// Says "the same words (+3.1), ... = 12.0 bits": the waterfall in one sentence.
std::string one_sentence(const std::vector<Evidence>& steps);

}  // namespace plenary

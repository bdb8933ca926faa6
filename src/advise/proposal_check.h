// A proposal held against criteria: each met, not met, or without evidence, and why. Evidence for people who
// decide; no sum, no verdict.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "advise/criteria.h"
#include "advise/outcome.h"
#include "advise/proposal_facts.h"

namespace plenary {

enum class CheckState : uint8_t { kMet, kNotMet, kNoEvidence };
const char* to_string(CheckState state);  ///< "met", "not met", "no evidence"

struct Checked {
  std::string set;  ///< name of its set
  Criterion criterion;
  CheckState state = CheckState::kNoEvidence;
  std::string why;                  ///< a sentence
  std::vector<std::string> behind;  ///< the names, texts or words behind it
};

/// Holds facts against all criteria. `alike`: what became of works alike, for the dates. Of what is partly
/// unknown, a count is met when what is known suffices, not met when even all that is unknown would not, and
/// else without evidence.
std::vector<Checked> check_proposal(const ProposalFacts& facts, const std::vector<CriteriaSet>& sets,
                                    const Outcome* alike);

}  // namespace plenary

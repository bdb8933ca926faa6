// What became of works like a proposed one: of its body, its group, its type, with as many supporters.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "advise/base_rate.h"
#include "advise/outcome.h"
#include "advise/proposal_facts.h"

namespace plenary {

struct WorksAlike {
  std::string of;  ///< "itu-t", "itu-t/sg17", "type ts", "2 to 3 supporters"
  Outcome outcome;
};

struct History {
  std::vector<WorksAlike> alike;  ///< all of the body first, then narrower ones
  std::optional<BaseRate> rate, plain;
  std::optional<RateTrial> trial;
  std::string none;        ///< why there is nothing of this
  std::optional<Day> day;  ///< as known on it: today, or the beginning of a work of the past

  /// The rate to be given: the one that did better on the past.
  const std::optional<BaseRate>& given() const { return trial && trial->better() ? rate : plain; }
  /// What became of the narrowest set that is large enough: the group's, else the body's; null without any.
  const Outcome* narrowest() const;
};

/// Reads what the records know on the day of the facts. Errors: none is; without history `none` says why.
Result<History> read_history(duck::Connection& connection, const ProposalFacts& facts);

}  // namespace plenary

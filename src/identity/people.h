// People of the store: which references are one person, with the reason. Conservative: one wrong merge costs
// more than two missed ones.
//
// Rules first: the same mail address (not masked, not a role account), the same identifier of a source
// ("github:benjie", "orcid:..."), the same full name in the same body, or the same full name and the same
// organization in different bodies. A full name has two words of two letters at least: a single first name or
// an initial with a surname joins nobody across bodies. Then the linkage model, over what the rules left. A
// pure function: any order of input gives the same answer.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "identity/resolve_people.h"

namespace plenary {

struct PersonRef {
  int ref = 0;
  std::string name, mail, key, body;
  std::vector<int> organizations;  ///< with which the reference was seen to act
};

struct PersonDecision {
  int ref = 0;
  std::string key;   ///< the same for all references to one person
  std::string rule;  ///< the strongest reason that joined it: mail, identifier, name in body, name and
                     ///< organization, linkage, alone
  double confidence = 0;
  std::string reason;
};

/// Two references that may be one person and wait for a reviewer.
struct PersonCandidate {
  int ref = 0, other = 0;
  double confidence = 0;
  std::string reason;
};

/// Decides all references; fills `review` with the candidates where it is given.
std::vector<PersonDecision> decide(const std::vector<PersonRef>& refs, const PersonKnowledge& knowledge,
                                   std::vector<PersonCandidate>* review = nullptr);

}  // namespace plenary

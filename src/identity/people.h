// People, first pass: which references are one person, with the reason. Conservative: one wrong merge costs
// more than two missed ones.
//
// Joined are references with the same mail address (not masked, not a role account), with the same identifier
// of a source ("github:benjie", "orcid:..."), with the same full name in the same body, or with the same full
// name and the same organization in different bodies. A full name has two words of two letters at least: a
// single first name or an initial with a surname joins nobody across bodies. A pure function: any order of
// input gives the same answer.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace plenary {

struct PersonRef {
  int ref = 0;
  std::string name, mail, key, body;
  std::vector<int> organizations;  ///< with which the reference was seen to act
};

struct PersonDecision {
  int ref = 0;
  std::string key;        ///< the same for all references to one person
  std::string_view rule;  ///< the strongest reason that joined it: mail, identifier, name in body, name and
                          ///< organization, alone
  double confidence = 0;
  std::string_view reason;
};

/// Decides all references; hands on one decision for each, none is kept: there may be millions.
void decide(std::vector<PersonRef> refs, const std::function<void(const PersonDecision&)>& take);

}  // namespace plenary

// People of a list of names: the same address or identifier first, then the linkage model.
#pragma once
#include <string>
#include <vector>

#include "identity/known.h"
#include "identity/person_pairs.h"
#include "identity/resolution.h"

namespace plenary {

struct PersonKnowledge {
  PersonWords words;
  LinkageModel model;
};

/// Reads the tables that are built into the program.
Result<PersonKnowledge> person_knowledge();

/// A person as a list or the store gives it.
struct PersonRow {
  std::string raw, mail;
  std::string identifier;                  ///< of a source ("github:benjie"), or empty
  std::vector<std::string> organizations;  ///< with which it was seen to act
  std::string context;  ///< where it stands (a body): equal names are not one person across contexts
};

/// Resolves the rows. `given` are pairs of rows that a rule outside the model joins. The first rows may be
/// `known`; what is left behind for names to come goes to `kept`.
Resolution resolve_people(const std::vector<PersonRow>& rows, const PersonKnowledge& knowledge,
                          const std::vector<std::pair<size_t, size_t>>& given = {},
                          const Known* known = nullptr, Kept* kept = nullptr);

/// Explains the pairs of a name with the likeliest others of the list, the likeliest first.
std::vector<Explanation> explain_person(const std::string& name, const std::vector<PersonRow>& rows,
                                        const PersonKnowledge& knowledge, size_t most,
                                        const Known* known = nullptr);

/// The blocks in which the rows are: where known names that may be theirs are found.
std::vector<BlockKey> person_keys(const std::vector<PersonRow>& rows, const PersonKnowledge& knowledge);

/// The different names of the rows, in the order of their content, and which one each row has.
struct PersonForms {
  std::vector<ParsedPerson> names;
  std::vector<std::vector<std::string>> groups;
  std::vector<uint32_t> of_row, some_row;
};
PersonForms person_forms(const std::vector<PersonRow>& rows, const PersonWords& words);

}  // namespace plenary

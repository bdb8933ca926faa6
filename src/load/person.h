// The rights of a person over what is held of them: to be found and shown, hidden or erased.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "load/resolve.h"
#include "store/store.h"
#include "store/withheld.h"

namespace plenary {

/// One way in which sources write a person, also of one who is hidden.
struct PersonReference {
  int64_t number = 0;
  std::string name, mail, key, body;
  std::string rule, reason;  ///< why it was taken for this person
  double confidence = 0;
  PersonText text() const { return {name, mail, key, body, ""}; }
};

struct KnownPerson {
  int64_t id = 0;
  std::string name;  ///< the longest way in which they are written
  bool hidden = false;
  std::vector<PersonReference> references;
  std::vector<int64_t> numbers() const;
};

/// The people whom a designator (identity/journal.h) fits, or "#12", a person's number in this store.
Result<std::vector<KnownPerson>> find_people(const Workspace& workspace, Reader& reader,
                                             std::string_view who);

/// The references of those who are hidden, as they are written.
Result<std::vector<PersonReference>> hidden_references(const Workspace& workspace, Reader& reader);

/// What says most of a reference: "Jo Doe <jo@example.org> [github:jo] @ietf".
std::string designator_of(const PersonReference& reference);

/// What was done to one person.
struct WithholdReport {
  size_t references = 0;  ///< ways in which they were written
  size_t decisions = 0;   ///< lines that went from identity.decisions
  size_t namesakes = 0;   ///< other people with a name of theirs, who stay
  ResolveReport resolved;
  bool wrote = false;
};

/// Erases, hides or shows a person, all or nothing: names, addresses and identifiers are noted as keyed
/// hashes, and the store is made anew.
Result<WithholdReport> withhold(const Workspace& workspace, const KnownPerson& person, WithheldVerb verb,
                                const std::string& author);

/// Makes the store and the decisions follow identity.withheld as it is: after a merge in git, or when a write
/// was interrupted.
Result<WithholdReport> follow_withheld(const Workspace& workspace);

}  // namespace plenary

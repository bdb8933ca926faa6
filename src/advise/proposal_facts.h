// What the records know of those, and of that, which a proposal names: organizations as they stood on a day,
// editors with what they made, texts on the same subject, what depends on the base text.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "duck/duck.h"
#include "record/proposal.h"

namespace plenary {

/// An organization that a proposal names.
struct KnownParty {
  std::string said, note;                                           ///< as the proposal says it
  bool found = false;                                               ///< else nobody of this name is on record
  std::string name, holding, kind, segment, size, country, region;  ///< empty: not on record
  std::string hint;  ///< why it was not found, and what is near
};

/// An editor with what is on record of a person of that name, up to the day.
struct KnownEditor {
  std::string name, organization;
  size_t people = 0;  ///< of that name on record; of several nothing is told
  int64_t works = 0, published = 0;
  std::optional<Day> first, last;
};

/// A text on the same subject.
struct NearText {
  std::string key, name, title, body, status;
  std::optional<Day> first;
  double words = 0;  ///< cosine, 0 to 1
  std::vector<std::string> shared;
  bool named = false;  ///< the proposal names it
};

/// A text that refers to one that the proposal names.
struct Dependent {
  std::string on, kind, document, title, body;
};

struct ProposalFacts {
  Proposal proposal;
  Day day;               ///< as known on it
  std::string document;  ///< of a work of the past: its key; what was known of it soon after its beginning
  std::optional<Day> begun;
  std::string group;  ///< on record: "sg13"; empty: not known
  std::vector<KnownParty> supporters, customers, implementers;
  std::vector<KnownEditor> editors;
  std::vector<NearText> near;                       ///< the nearest first, those alike (kAlikeWords) at least
  size_t texts = 0;                                 ///< compared with
  std::vector<std::string> named, named_on_record;  ///< keys: base text and relations; those with records
  std::vector<Dependent> dependents;
};

/// Looks up all that a proposal names, as known on a day. What is not on record as the proposal says it is
/// added to `faults`: an unknown body or group.
Result<ProposalFacts> find_facts(duck::Connection& connection, Proposal proposal, Day day,
                                 std::vector<ProposalFault>& faults);

/// Makes the proposal of a document of the past, as it was known soon after its beginning (kEarlyDays), and
/// looks up the same. An error where no such document is on record.
Result<ProposalFacts> find_facts_of(duck::Connection& connection, const std::string& document);

}  // namespace plenary

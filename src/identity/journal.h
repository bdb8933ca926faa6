// The decisions of people about names: a plain text file of the workspace (identity.decisions) that can live
// in git, is only ever added to, and is applied to old and new records alike.
//
// A line is a decision, its fields separated by tabs: id, time, author, what, verb, subject, object, from,
// to, reason. The id is a digest of the rest, so two people's additions merge line by line. A decision is
// undone by a line that names it; as all meaning is worked out from names, reviewed tables and the decisions
// in force, what an undone one did is gone without a trace. When two in force contradict each other, the
// later one holds and both are told.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"

namespace plenary {

enum class Verb {
  kSame,         ///< subject is the same as object
  kDifferent,    ///< subject is not object, however alike
  kNone,         ///< an organization's name that stands for no organization
  kAffiliation,  ///< person `subject` acted for organization `object` from..to
  kParent,       ///< organization `subject` belonged to `object` from..to
  kNamed,        ///< person `subject` writes the name as `object`
  kDisputed,     ///< the credit that person `subject` has, or has not, for the text `object`
  kUndo,         ///< object is the id of a decision
};

/// "same", "different" ...
const char* verb_name(Verb verb);

struct JournalEntry {
  std::string id, at, author;
  bool person = false;  ///< about a person, else about an organization
  Verb verb = Verb::kSame;
  std::string subject, object;  ///< names as written, see `designator`
  std::optional<Date> from, to;
  std::string reason;
};

/// Reads a journal. An error names the line: nothing of a damaged file is passed over.
Result<std::vector<JournalEntry>> parse_journal(std::string_view text);

/// Prints an entry as its line, the id worked out from the rest.
std::string journal_line(const JournalEntry& entry);

/// What a journal comes to.
struct Judgements {
  std::vector<JournalEntry> in_force;  ///< in the order of the file
  struct Contradiction {
    std::string earlier, later, why;  ///< ids; the later one holds
  };
  std::vector<Contradiction> contradictions;
};
Judgements in_force(const std::vector<JournalEntry>& journal);

/// How a decision names references: a name, an address in <>, a source's own identifier in [], a body behind
/// @ - each part may be missing, and those there must all fit. "Jo Doe <jo@example.org>", "[github:jo]", "Jo
/// Doe @ietf".
struct Designator {
  std::string name, mail, key, body;  ///< folded or lowered
  bool empty() const { return name.empty() && mail.empty() && key.empty(); }
  bool operator==(const Designator&) const = default;
};
Designator designator(std::string_view text);
/// Writes the designator that names just the references written so; parts may be empty.
std::string designator_of(std::string_view name, std::string_view mail, std::string_view key,
                          std::string_view body);
bool fits(const Designator& who, std::string_view name, std::string_view mail, std::string_view key,
          std::string_view body);

}  // namespace plenary

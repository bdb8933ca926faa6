// Interchange of who is who with the tools of the field: a foreign file becomes decisions about names, and
// resolved identities become a foreign file.
//
// Importing never merges anything by itself: it makes journal entries, which a person can read, undo and
// diff. Whatever of a file cannot be said as a decision is told: a damaged or doubtful line as a reject with
// its place and reason, knowledge that decisions have no words for as a count. docs/exchange.md says what
// each format carries and what it loses. Pure: no clock, no files, no network.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "identity/journal.h"

namespace plenary {

struct ExchangeReject {
  size_t line = 0;  ///< where the record begins, from 1; 0: the file as a whole
  std::string reason, excerpt;
};

/// What the caller says of a file, and what a reader tells about it.
struct ExchangeNotes {
  std::string file;  ///< for the reason of each entry: "alice.mailmap"
  std::string at;    ///< time of each entry
  std::vector<ExchangeReject> rejects;
  std::map<std::string, size_t> left_out;  ///< what was understood but is no decision, and how often
};

/// Resolved identities, as plain as the foreign formats need them. Days are inclusive at both ends.
struct Identities {
  struct Enrollment {
    std::string organization;
    std::optional<Date> from, to;
  };
  struct Person {
    std::vector<std::string> names, mails, keys;  ///< the first of each is the one to show; "github:jo"
    std::vector<Enrollment> enrollments;
  };
  struct Organization {
    std::vector<std::string> names;  ///< the first is the one to show
    std::vector<std::string> domains;
    std::string parent;   ///< the name of another one, or empty
    std::string country;  ///< ISO 3166 code of two letters, or empty
  };
  std::vector<Person> persons;
  std::vector<Organization> organizations;
};

struct ExchangeFormat {
  const char* name;
  const char* summary;
  /// Reads a file. An error: nothing of it can be used; else what could not be read is in the notes.
  Result<std::vector<JournalEntry>> (*read)(std::string_view bytes, ExchangeNotes& notes);
  /// Writes a file, or null where others alone may write one.
  Result<std::string> (*write)(const Identities& identities);
};

/// All formats, by name.
std::span<const ExchangeFormat> exchange_formats();

/// Returns the format of that name, or an error that lists the names.
Result<const ExchangeFormat*> find_exchange_format(std::string_view name);

/// Returns the entries that say something that no entry of the journal in force says, so that the same file
/// imported again adds nothing.
std::vector<JournalEntry> not_yet_said(std::vector<JournalEntry> imported,
                                       const std::vector<JournalEntry>& journal);

}  // namespace plenary

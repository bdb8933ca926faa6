// What all readers of foreign identity files share: making designators that mean what the file meant, and
// collecting decisions, each once, with the doubtful ones refused and told.
#pragma once
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "identity/exchange.h"

namespace plenary {

/// Returns a name as a designator's name part: brackets, which there mean addresses and identifiers, become
/// round ones, and an @ that begins a word goes. Names are compared folded, so it still fits what it was.
std::string name_designator(std::string_view name);

/// Returns "<jo@example.org>", or nothing when the text is no mail address.
std::string mail_designator(std::string_view mail);

/// Returns "[github:jo]", or nothing when there is no identifier.
std::string key_designator(std::string_view scheme, std::string_view identifier);

/// Returns "<example.org>", or nothing when the text is no domain name.
std::string domain_designator(std::string_view domain);

/// Returns the addresses of a person and the domains of an organization as other tools can read them: what is
/// none is left away.
std::vector<std::string> addresses_of(const Identities::Person& person);
std::vector<std::string> domains_of(const Identities::Organization& organization);

/// Returns the lines of a text, a byte-order mark left out.
std::vector<std::string_view> lines_of(std::string_view text);

class Decisions {
 public:
  Decisions(std::string_view format, ExchangeNotes& notes);

  void same_person(std::string subject, std::string object, size_t line);
  void same_organization(std::string subject, std::string object, size_t line);
  void no_organization(std::string subject, size_t line);
  void affiliation(std::string person, std::string organization, std::optional<Date> from,
                   std::optional<Date> to, size_t line);
  void parent(std::string organization, std::string parent, size_t line);

  void reject(size_t line, std::string reason, std::string_view excerpt = "");
  void left_out(const char* what) { ++notes_.left_out[what]; }
  std::vector<JournalEntry> take() { return std::move(entries_); }

 private:
  void add(JournalEntry entry, size_t line);
  std::string author_;
  ExchangeNotes& notes_;
  std::vector<JournalEntry> entries_;
  std::unordered_set<std::string> said_;
};

/// What an entry says, whoever said it when and why: equal texts, equal decisions.
std::string statement_of(const JournalEntry& entry);

/// Returns the first day of which a date says nothing any more: the day after its last one.
Day day_after(Date date);

/// Returns the day before, as a date: what "until 2015-01-01" includes last.
Date day_before(Date date);

}  // namespace plenary

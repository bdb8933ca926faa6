// Who did what for standards, by kind of credit: a ledger of documents, repositories, meetings and posts. One
// entry is what one person (or, where no person is on record, one organization) did of one kind for one
// thing, however many records say so, so that nobody is counted twice who wrote a text and its commits.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "advise/standard_record.h"

namespace plenary {

/// A kind of contribution, after CRediT (ANSI/NISO Z39.104-2022) where that knows it.
struct CreditKind {
  const char* key;         ///< "editing", as the view credit_act tells it
  const char* did;         ///< "edited"
  const char* definition;  ///< what the records say of those who have it
  const char* role;        ///< of CRediT, the last word of its address: "writing-review-editing"; else empty
};
std::span<const CreditKind> credit_kinds();
/// The kind of a key; a key that the view does not know is a mistake of ours.
const CreditKind& credit_kind(std::string_view key);

/// Whose credit, for what; what is empty restricts nothing. One of person, text, body, group and company at
/// least.
struct CreditScope {
  std::optional<int64_t> person;
  std::optional<FoundStandard> text;
  std::string body, group;         ///< "itu-t"; "itu-t/sg13", with those below it
  std::optional<int64_t> company;  ///< for it, or what belonged to it on the last day of the act
  std::optional<Day> from, to;
};

struct CreditEntry {
  std::optional<int64_t> person;   ///< nothing: an organization, without a person on record
  std::string name, organization;  ///< the organization for which it was done last; empty: unknown
  std::string credit;              ///< CreditKind::key
  std::string about, title, body;  ///< key of a text, "body/group", an event; empty where the scope is wide
  std::string label, body_name;    ///< "RFC 9110", "Internet Engineering Task Force"
  std::string url, thing;          ///< thing: "document", "group", "event", "body"
  std::string roles, evidence;     ///< in words: "chair, rapporteur"; "document, repository"
  std::optional<Day> first, last;  ///< last: nothing while a post lasts
  int64_t records = 0;
};

/// A credit that somebody disputes (plenary resolve --disputed).
struct CreditDispute {
  std::string id, name, text, day, author, reason;
  int64_t person = 0;
};

struct CreditLedger {
  std::vector<CreditEntry> entries;     ///< by name, kind and first day
  std::vector<CreditEntry> uncredited;  ///< who changed a text in its repository and is not named in it
  std::vector<CreditDispute> disputes;  ///< of these people, or of this text
  int64_t nobody = 0;                   ///< records that name neither person nor organization
};

/// Changes in a repository (shares of commits) from which on somebody who is not named in a text is missed
/// there.
inline constexpr double kMissedFrom = 5;

/// Reads the ledger. Over a body or group entries are not told apart by what they were for.
Result<CreditLedger> read_credit(duck::Connection& connection, const CreditScope& scope);

/// People whose name, as any source writes it, is this (case and accents aside), with their numbers; "#12" is
/// the person of that number.
struct CreditPerson {
  int64_t id = 0;
  std::string name, bodies;
};
Result<std::vector<CreditPerson>> find_credited(duck::Connection& connection, const std::string& who);

}  // namespace plenary

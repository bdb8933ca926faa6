// Whom a body reached, and what all companies did before and after: what the funnel is made of. A company is
// an organization with all that belongs to it on the last day.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "advise/deeds.h"

namespace plenary {

/// How a company answered; the later, the stronger.
enum class OutreachReply : uint8_t { kUnknown, kNone, kOpened, kDeclined, kReplied, kRegistered, kAttended };
/// A letter that was opened is no answer yet, and neither is a no.
constexpr bool responded(OutreachReply reply) { return reply >= OutreachReply::kReplied; }

/// One action: a circular letter, a webinar, a course.
struct OutreachAction {
  std::string name, kind, channel, audience;  ///< empty: not said
  Day day;                                    ///< the first
  std::optional<int64_t> invited;             ///< by lists that name nobody
};

struct OutreachContact {
  size_t action = 0;
  int64_t company = 0;
  Day day;
  OutreachReply reply = OutreachReply::kUnknown;
  std::optional<Day> replied;
};

/// A time in a body's register; half open.
struct MemberSpan {
  Day from, to;
};

/// What one company did, in days that rise.
struct CompanyPast {
  std::vector<Day> acts;           ///< in the body, but for open events
  std::vector<Day> focus;          ///< of these, in a focus group
  std::vector<Day> contributions;  ///< of these, documents and changes in repositories
  std::vector<MemberSpan> member;  ///< of the body, joined where they touch
  std::vector<Day> elsewhere;      ///< the first act or membership in each other body
  std::vector<int> months;         ///< year * 12 + month - 1, with an act in another body

  bool member_on(Day day) const;
  /// The end of the membership of that day, else of the next one; nothing: it lasts, or there is none.
  std::optional<Day> member_until(Day day) const;
  std::optional<Day> joined_after(Day day) const;
  /// Whether it did anything in another body in the two years before a day.
  bool known_elsewhere(Day day) const;
};

/// The first day after another; nothing: none.
std::optional<Day> first_after(const std::vector<Day>& days, Day day);
/// Whether any lies in the kFunnelYears up to and with a day.
bool any_before(const std::vector<Day>& days, Day day);

/// Years in which what came of an action is looked for, and in which what was before counts.
inline constexpr int kFunnelYears = 2;

struct OutreachPast {
  std::vector<OutreachAction> actions;    ///< by day and name
  std::vector<OutreachContact> contacts;  ///< by company and day: one a company and action
  std::map<int64_t, CompanyPast> companies;
  bool register_kept = false;       ///< members of the body are on record
  bool focus_kept = false;          ///< the body has a focus group on record
  size_t nameless = 0;              ///< contacts of which nobody knows the organization
  static const CompanyPast kEmpty;  ///< of whom nothing is on record

  const CompanyPast& of(int64_t company) const {
    const auto at = companies.find(company);
    return at == companies.end() ? kEmpty : at->second;
  }
};

/// Reads what is on record up to a day.
Result<OutreachPast> read_outreach(duck::Connection& connection, int64_t body, Day to);

}  // namespace plenary

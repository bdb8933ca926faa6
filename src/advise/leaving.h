// Who in a body is at risk of leaving it: members where it has a register, else companies that take part
// regularly.
//
// A company's standing is the quarters of a year for which it has been quiet, less the quarters of the last
// three years in which it took part. How many of those who stood so in the past left within two years is
// counted on the body's own records and told beside it. Order: by the lower end of that share, then by the
// standing. Signs (fewer people, the main person gone, ...) say what may be behind it: they are shown with
// what they rest on and do not move the order, since the trial by the past found no gain in that
// (docs/prospects.md).
#pragma once
#include <array>

#include "advise/deeds.h"
#include "stats/interval.h"

namespace plenary {

/// Gone is who does nothing (or is no member) at the end of so many years.
inline constexpr int kLeavingYears = 2;
/// Quarters that are looked at, and in how many of them a company must have taken part to be a regular one.
inline constexpr int kQuarters = 12, kRegularQuarters = 3;

enum class Sign : uint8_t {
  kFewerActs,
  kFewerPeople,
  kPeopleElsewhere,
  kMainPersonGone,
  kNothingAccepted,
  kGroupClosed,
  kMerger
};
inline constexpr size_t kSigns = 7;
/// "fewer acts", "fewer people", ...
const char* to_string(Sign sign);

struct SignSeen {
  Sign sign = Sign::kFewerActs;
  int64_t now = 0, before = 0;  ///< as the words of `to_text` say
  std::string what;             ///< group that closed, company that it became part of
};

/// Where a company stands: -12 (took part in each quarter) to 12 (never in these years).
struct Attendance12 {
  int active = 0, quiet = 0;  ///< quarters with an act; since the last one, kQuarters where there is none
  int score() const { return quiet - active; }
};

/// Classes of the score, and what became of those who stood so in the past.
struct RiskClass {
  int from = 0, to = 0;  ///< scores, inclusive
  size_t past = 0, left = 0;
  std::optional<Interval> share;  ///< Wilson
};
inline constexpr size_t kRiskClasses = 5;

struct AtRisk {
  int64_t company = 0;
  Company is;
  Attendance12 standing;
  size_t risk_class = 0;
  std::optional<Day> last;  ///< month of the last act
  std::vector<SignSeen> signs;
};

struct LeavingQuestion {
  int64_t body = 0;
  Day to;  ///< taken back to the end of a month
};

struct Leaving {
  LeavingQuestion question;
  PlaceNames places;
  bool members = false;      ///< the list is of members
  std::vector<AtRisk> list;  ///< in order
  std::array<RiskClass, kRiskClasses> classes;
  std::vector<Day> past_days;  ///< on which the shares rest
};

Result<Leaving> find_leaving(duck::Connection& connection, const LeavingQuestion& question);

/// The last day of the last month that is over on `day`.
Day end_of_month(Day day);

/// One company at a day of the past.
struct PastStanding {
  int64_t company = 0;
  Attendance12 standing;
  bool left = false;
};

/// The months in which companies took part in a body, and their memberships.
class BodyHistory {
 public:
  /// Reads all acts up to `to`, with companies as they were on a day.
  static Result<BodyHistory> read(duck::Connection& connection, int64_t body, Day to, Day companies_as_of);
  bool register_kept() const { return !spans_.empty(); }
  /// Who could be asked for on a day, in the order of numbers.
  std::vector<int64_t> present(Day day) const;
  Attendance12 standing(int64_t company, Day day) const;
  std::optional<Day> last(int64_t company, Day day) const;
  /// Whether one who was present on a day had left kLeavingYears later.
  bool left(int64_t company, Day day) const;
  /// All who were present on a day, with what became of them.
  std::vector<PastStanding> past(Day day) const;
  /// Days two years apart, the latest first, of which records tell the end and three years before; none later
  /// than kLeavingYears before `to`.
  std::vector<Day> days(Day to) const;

 private:
  struct Span {
    Day from, to;
  };
  bool member(int64_t company, Day day) const;
  std::map<int64_t, std::vector<int>> months_;  // rising; year * 12 + month - 1
  std::map<int64_t, std::vector<Span>> spans_;
  int first_month_ = 0, last_month_ = 0;
};

}  // namespace plenary

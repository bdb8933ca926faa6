// Who did what where within some years, company by company: what prospects, members at risk and the trials of
// both by the past are made of. A company is an organization with all that belongs to it on a given day, so
// that nothing is known of a merger before it came.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "duck/duck.h"

namespace plenary {

/// What one person (0: not on record) did for a company in a group (0: none named) of a body.
struct Deed {
  int64_t company = 0, body = 0, group = 0, person = 0;
  bool code = false;  ///< in a repository
  int64_t acts = 0;
  Day first, last;
};

/// Reads the acts of `after` < day <= `to` for which an organization is known, with companies as they were on
/// `to`; of one body or all. Sorted by company, body, group, code and person.
Result<std::vector<Deed>> read_deeds(duck::Connection& connection, Day after, Day to,
                                     std::optional<int64_t> body = std::nullopt);

/// Who acted in a body within some time, or became a member of it; with `code` also in its repositories.
Result<std::set<int64_t>> read_comers(duck::Connection& connection, int64_t body, bool code, Day after,
                                      Day to, Day companies_as_of);

/// What came before a window: companies that ever acted anywhere, and the last day of those that acted in the
/// body.
struct Before {
  std::map<int64_t, std::optional<Day>> companies;  ///< by number; the day: of acts in the body, code aside
  bool told = false;                                ///< there are records of any body so early
};
Result<Before> read_before(duck::Connection& connection, int64_t body, Day day, Day companies_as_of);

/// Who was a member of which body on a day, and whose membership had ended by then.
struct MemberBook {
  std::map<int64_t, std::vector<int64_t>> bodies_of;  ///< of companies that are members on that day
  std::map<int64_t, Day> ended;                       ///< of companies that were members of the body before
  bool kept = false;                                  ///< the body has a register at all
};
Result<MemberBook> read_members_on(duck::Connection& connection, int64_t body, Day day, Day companies_as_of);

/// What is known of a company.
struct Company {
  std::string name, kind, segment, size, country, region;  ///< empty: unknown
};
Result<std::map<int64_t, Company>> read_companies(duck::Connection& connection);

/// Bodies and groups by number.
struct PlaceNames {
  std::map<int64_t, std::string> bodies;                 ///< "itu-t"
  std::map<int64_t, std::string> groups;                 ///< "itu-t/sg15"
  std::map<int64_t, int64_t> body_of;                    ///< of a group
  std::map<int64_t, std::vector<std::string>> subjects;  ///< of a group, as reviewed tables say them

  std::optional<int64_t> body(const std::string& key) const;
  /// The group, else the body.
  std::string label(int64_t body, int64_t group) const;
};
Result<PlaceNames> read_places(duck::Connection& connection);

/// The first and last day on which any organization is on record as taking part in a body; of repositories
/// only where nothing else is. Nothing: none is.
struct RecordSpan {
  Day first, last;
};
Result<std::optional<RecordSpan>> read_record_span(duck::Connection& connection, int64_t body);

/// A day some years later; 29 February is 28 where there is none.
Day years_later(Day day, int years);

}  // namespace plenary

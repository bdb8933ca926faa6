// The engagement index of a body on one day: a composite (stats/composite.h) of what the catalogue counts.
// Goalposts are fixed, so a score says something of its organization alone; whoever is compared with others
// is compared within a category of membership (advise/ranks.h).
#pragma once
#include <string>
#include <vector>

#include "advise/member.h"
#include "stats/composite.h"

namespace plenary {

/// A dimension of the profile and whether the body's records carry it.
struct DimensionState {
  bool available = false;
  std::string why;  ///< when it is not
};

struct IndexDay {
  Day day;
  std::vector<Reading> readings;           ///< one an indicator of the profile
  std::vector<DimensionState> dimensions;  ///< one a dimension of the profile
  double carried = 0;                      ///< share of the profile's weight whose dimensions are available
  bool scored = false;                     ///< enough is carried for a score
  composite::Tree tree;                    ///< of what is available
  composite::Method method;
  composite::Data data;  ///< values as normalised: within goalposts, logarithms where the profile says so
  composite::Composite result;       ///< points: of all organizations; the top is missing when not scored
  std::vector<Member> members;       ///< one a unit of data
  std::vector<std::string> levels;   ///< one a unit; empty: cannot be told
  std::vector<size_t> indicator_of;  ///< by leaf of the tree: indicator of the profile

  /// Position of an organization among the units; the number of units when it is not there.
  size_t find(const std::string& organization) const;
  /// Position of a dimension or indicator in the tree, nothing when it is not available.
  std::optional<size_t> node(std::string_view name) const;
  /// True when the same indicators could be read: only then do scores compare.
  bool comparable(const IndexDay& other) const;
};

/// Points that a value of an indicator makes: 0 (for a geometric mean 1) at worst or beyond, 100 at best.
double points_of(const Profile& profile, const Indicator& indicator, const std::string& body, double value);

/// Reads and scores. Fails when no dimension of the profile is carried by the records.
Result<IndexDay> index_day(duck::Connection& connection, const Profile& profile, const IndexPlace& place,
                           Day day);

/// Scores what was read: pure. `members` and `readings` (one an indicator) are those of the day.
Result<IndexDay> score(const Profile& profile, const std::string& body, Day day, Members members,
                       std::vector<Reading> readings);

}  // namespace plenary

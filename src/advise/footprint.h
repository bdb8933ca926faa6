// How a company stands in parts of bodies, year by year, beside what it means to be and beside peers. What
// makes a footing is one table (footprint_acts): posts, editing and first authorship lead, other
// contributions participate, attendance and membership monitor. Where no record of a part could show a
// footing, that it is not there means nothing: no data.
#pragma once
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "advise/deeds.h"
#include "record/strategy.h"

namespace plenary {

/// A sort of act, and the footing that it makes.
struct FootprintAct {
  const char* key;    ///< as the query tells it
  const char* words;  ///< of so many: "posts held"
  Footing footing;
};
/// In the order in which they are told: the strongest first.
std::span<const FootprintAct> footprint_acts();
inline constexpr size_t kFootprintActs = 10;

/// The years up to a day over which a footing is judged.
inline constexpr int kFootprintYears = 3;

/// Where an aim is held: a body, or the part of it in some groups or subjects.
struct FootprintPlace {
  int64_t body = 0;
  std::set<int64_t> groups;        ///< with those below; empty: all
  std::set<std::string> subjects;  ///< with those below; empty: all
};

/// Acts by sort; of posts and memberships years.
struct FootprintTally {
  std::array<int64_t, kFootprintActs> acts = {};
  Footing footing() const;
  int64_t sum() const;
};

/// Acts of every company in every place and year.
class Footprint {
 public:
  /// Reads the acts up to a day; companies are those of the day of each act.
  static Result<Footprint> read(duck::Connection& connection, std::vector<FootprintPlace> places, Day to);

  /// What a company did in a place in years (inclusive).
  FootprintTally of(int64_t company, size_t place, int from, int to) const;
  /// The strongest footing that records of anybody show there in these years, and whether they show a given
  /// one.
  bool shown(size_t place, int from, int to, Footing footing) const;
  /// The companies that stand most alike in these places and years, most alike first: cosine of the
  /// logarithms of their acts by place. At most `most`; none that has nothing in common.
  std::vector<int64_t> alike(int64_t company, int from, int to, size_t most) const;
  /// Years with any record of the places.
  std::optional<std::pair<int, int>> years() const;

 private:
  struct Key {
    size_t place;
    int year;
    auto operator<=>(const Key&) const = default;
  };
  std::map<int64_t, std::map<Key, FootprintTally>> of_;
  std::map<Key, FootprintTally> all_;
  friend class FootprintReading;
};

/// A footing beside an aim.
enum class AimVerdict : uint8_t { kAbove, kAsPlanned, kBelow, kNoData };
/// "above", "as planned", "below", "no data".
const char* to_string(AimVerdict verdict);
const char* to_string(Footing footing);

/// Judges a footing: less than planned is below only where records of the place show that footing of anybody.
AimVerdict judge_aim(Footing planned, Footing reached, bool planned_shown);

/// One company in a kind of bodies in a year: presences, a person in a body each (where no person is on
/// record, an organization).
struct BodyKindYear {
  std::string kind;
  int year = 0;
  int64_t bodies = 0, presences = 0;
};
Result<std::vector<BodyKindYear>> read_body_kinds(duck::Connection& connection, int64_t company, Day to);

/// Bodies in which a company acted in some years, with how often.
Result<std::map<int64_t, int64_t>> read_bodies_of(duck::Connection& connection, int64_t company, int from,
                                                  Day to);

/// The last day on which anybody acted in any of these bodies; nothing: there is no such act.
Result<std::optional<Day>> last_act(duck::Connection& connection, const std::set<int64_t>& bodies);

/// The group of a name and those below it; nothing where the body has none.
Result<std::set<int64_t>> groups_below(duck::Connection& connection, int64_t body, const std::string& name);
/// The subject of a key or name and those below it; nothing: there is none.
Result<std::set<std::string>> subjects_below(duck::Connection& connection, const std::string& name);

}  // namespace plenary

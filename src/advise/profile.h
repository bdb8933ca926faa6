// Profiles of the engagement index: what an objective makes of the catalogue. A profile is a TOML file of
// data/profiles/ or of the folder profiles/ of a workspace: dimensions with weights, indicators that are
// metrics, the values of each that count as worst and best, and the thresholds of the levels.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "advise/named_texts.h"
#include "metric/run.h"
#include "store/workspace.h"

namespace plenary {

/// The values of an indicator that make 0 and 100 points. They are fixed, so that nobody's score moves
/// because somebody else's does.
struct Goalposts {
  std::string body;  ///< empty: of all bodies that have none of their own
  double worst = 0, best = 0;
  std::string reason;
};

struct Indicator {
  std::string name, dimension;
  Metric metric;
  std::vector<MeasureQuery::Filter> where;
  double weight = 1;    ///< among the indicators of its dimension
  bool log = false;     ///< ln(1 + x): for counts with long tails
  bool events = false;  ///< over the last events of each group, each one decayed; else over the years before
  std::vector<Goalposts> goalposts;

  /// Those of the body, else those of all.
  const Goalposts& goalposts_of(std::string_view body) const;
};

struct Dimension {
  std::string name, meaning;
  double weight = 1;
};

/// A level is reached when a dimension, or the index, has at least so many points.
struct LevelRule {
  std::string level, of;  ///< of: a dimension, or "index"
  double least = 0;
};

inline constexpr const char* kAbsent = "absent";

struct Profile {
  std::string name, objective;
  int64_t version = 1;
  bool geometric = false;  ///< the index is the geometric mean of its dimensions on 1..100; else arithmetic
  int64_t events = 0;      ///< the last events of each group that count, 0: no indicator asks for events
  double decay = 1;        ///< what an event counts of the one after it
  int64_t years = 1;       ///< the window: nothing older counts
  double coverage = 0;     ///< least share of the weight that must be known, else there is no score
  std::vector<Dimension> dimensions;
  std::vector<Indicator> indicators;
  std::vector<LevelRule> levels;  ///< in order; the first that holds is the level, none: absent

  /// Levels from the least, "absent", up.
  std::vector<std::string> level_names() const;
};

/// Reads a profile; `path` is for messages. One that is `like` another takes all of that and changes weights:
/// `others` are the texts among which it is found, by name.
using ProfileText = NamedText;
Result<Profile> parse_profile(const ProfileText& source, const std::vector<ProfileText>& others);

/// The texts of all profiles, the workspace's after those of the program, by name. A workspace cannot take
/// the name of one that is built in: the same name is the same index everywhere.
Result<std::vector<ProfileText>> profile_texts(const Workspace& workspace);

/// Returns one profile, or an error with the names that there are.
Result<Profile> find_profile(const Workspace& workspace, std::string_view name);

}  // namespace plenary

// What the catalogue says of an indicator on a day: one question a reading, by organization. A question is
// also a command line, so that whoever doubts a number can ask for it, or for the records behind it.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "advise/profile.h"
#include "duck/duck.h"

namespace plenary {

/// Of what an index is asked.
struct IndexPlace {
  std::string body;
  std::string group;  ///< "body/group" with all below it; empty: the whole body
};

struct Reading {
  bool available = false;
  std::string why;             ///< when it is not: in a few words
  int64_t known = 0, all = 0;  ///< records in the window that say which organization, of all
  /// By organization; for sums and counts, who is not there has none of it.
  std::map<std::string, double> values;
  /// Of what was counted over a window, as of a Poisson count: a decayed count varies less than its sum.
  std::map<std::string, double> variances;
};

/// The question behind an indicator on a day, of all organizations.
MeasureQuery indicator_query(const Profile& profile, const Indicator& indicator, const IndexPlace& place,
                             Day day);

/// Asks it. Over events, the counts of each event are decayed and added up.
Result<Reading> read_indicator(duck::Connection& connection, const Profile& profile,
                               const Indicator& indicator, const IndexPlace& place, Day day);

/// "plenary measure attendance --where body=itu-t ... --records": opens the records of one organization.
std::string records_command(const MeasureQuery& query, const std::string& organization);

/// True where an organization that the reading does not name has none, and not an unknown share.
bool counts(const Metric& metric);

/// True of counts of what was done over a window, which could as well have been a little more or less; posts
/// held on a day are what they are.
bool by_chance(const Metric& metric);

/// The day that many years before; of a leap day the one before it.
Day years_before(Day day, int64_t years);

}  // namespace plenary

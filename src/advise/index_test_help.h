// For the tests of this folder: a body of a few organizations whose readings are written down.
#pragma once
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "advise/index_day.h"

namespace plenary {

/// Two dimensions, one indicator each, 0 to 10, not logarithmic: points are ten times the value.
inline Profile small_profile(bool geometric = false) {
  Profile out;
  out.name = "small", out.geometric = geometric;
  out.dimensions = {{"presence", "", 1}, {"work", "", 3}};
  for (const char* name : {"presence", "work"}) {
    Indicator indicator;
    indicator.name = std::string(name) + "_count", indicator.dimension = name;
    indicator.goalposts = {{"", 0, 10, ""}};
    out.indicators.push_back(std::move(indicator));
  }
  out.levels = {{"participate", "work", 20}, {"monitor", "presence", 10}};
  return out;
}

using Values = std::map<std::string, double>;

/// The day of a year; an indicator without values is one that the records do not carry.
inline Result<IndexDay> day_of(const Profile& profile, int year, const std::string& members,
                               const Values& presence, const std::optional<Values>& work) {
  Members all;
  for (const char name : members) all.list[std::string(1, name)].category = "Full";
  all.register_kept = true;
  Reading there{true, "", 10, 10, presence};
  Reading writes;
  writes.why = "no records";
  if (work) writes = {true, "", 10, 10, *work};
  return score(profile, "test-body", make_day(year, 12, 31), all, {there, writes});
}

inline double score_of(const IndexDay& day, const std::string& organization) {
  return day.result.nodes[day.tree.top()][day.find(organization)];
}

inline std::string level_of(const IndexDay& day, const std::string& organization) {
  return day.levels[day.find(organization)];
}

}  // namespace plenary

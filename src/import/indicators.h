// The two files of a composite indicator in COINr's columns: META (iMeta: one row an indicator, group of
// indicators, denominator or column of groups) and DATA (iData: one row a unit). Faults name file and line;
// since every unit's score depends on every row, the first damaged row ends the reading.
#pragma once
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary {

/// An indicator or a group of indicators.
struct IndicatorNode {
  uint32_t line = 0;
  std::string code, name, parent, denominator;
  int level = 0, direction = 1;
  double weight = 0;
  std::optional<double> target, lower, upper;
  double goalpost_scale = 1;
  bool cap_target = false, truncate = true, log = false;
};

struct IndicatorMeta {
  std::vector<IndicatorNode> nodes;       ///< in the order of the file
  std::vector<std::string> groups;        ///< columns of DATA that name a unit's group
  std::vector<std::string> denominators;  ///< columns of DATA to divide by
};

struct IndicatorData {
  std::vector<std::string> units;  ///< codes, unique
  std::vector<uint32_t> lines;
  std::map<std::string, std::vector<double>> numbers;      ///< indicators and denominators; NaN is missing
  std::map<std::string, std::vector<std::string>> groups;  ///< empty is unknown
  std::vector<std::string> ignored;                        ///< columns of which META says nothing
};

/// Reads META: columns iCode, Type (Indicator, Aggregate, Group, Denominator, Other), Level, Parent,
/// Direction (1 or -1) and Weight; where they are, iName, Denominator, Target, dist2targ_cap_max,
/// goalpost_lower, goalpost_upper, goalpost_scale, goalpost_trunc2posts, goalpost_log. Codes are unique and
/// parents exist; whether they make a tree is not looked at.
Result<IndicatorMeta> read_indicator_meta(const std::string& path, std::string_view bytes);

/// Reads DATA: the column uCode and one for each indicator, denominator and column of groups of META. An
/// empty cell and NA are missing.
Result<IndicatorData> read_indicator_data(const std::string& path, std::string_view bytes,
                                          const IndicatorMeta& meta);

}  // namespace plenary

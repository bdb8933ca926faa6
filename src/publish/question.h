// Questions as people type them: options of the command line (`--by region`) and parameters of the HTTP
// interface (`by=region`) are the same words, read in one place, with the same errors.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "metric/run.h"
#include "publish/policy.h"

namespace plenary {

/// What was typed, by name. A switch that is on has no values.
struct Parameters {
  std::map<std::string, std::vector<std::string>, std::less<>> values;
  std::string dashes;  ///< what errors write before a name: "--" on the command line, nothing over HTTP

  bool has(std::string_view name) const { return values.contains(name); }
  /// The last value of a parameter, or `otherwise`.
  std::string get(std::string_view name, std::string otherwise = "") const;
  /// The parts of a list between commas; empty parts do not count.
  std::vector<std::string> list(std::string_view name) const;
  /// A whole number from `least` to a million million; `otherwise` when it was not typed.
  Result<uint64_t> whole(std::string_view name, uint64_t otherwise, uint64_t least = 1) const;
  /// A year, month or day; nothing when it was not typed.
  Result<MaybeDate> date(std::string_view name) const;
};

/// Reads by, where, body, from, to, as-of, intervals, trend, curve and against into a question; its metric is
/// left empty. An error begins with the name of the parameter that is wrong.
Result<MeasureQuery> parse_measure(const Parameters& asked, Day today);

/// The command that asks the same for the same audience: `plenary measure attendance --by region,year`.
std::string measure_command_line(const MeasureQuery& query, Audience audience);

/// The address that asks the same over HTTP: "/api/v1/measure/attendance?by=region%2Cyear".
std::string measure_address(const MeasureQuery& query);

/// Today in UTC, by the clock.
Day clock_day();

}  // namespace plenary

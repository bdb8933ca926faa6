// Whom a scorecard looks at, and when: the organizations that are members or took part, and the periods in
// which what they did is set side by side.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "metric/plan.h"

namespace plenary {

struct ScorecardQuestion {
  std::vector<std::string> metrics;  ///< those to show; empty: all of the catalogue
  std::string body;                  ///< empty: all bodies
  std::optional<Day> from, to;       ///< else the last six years that acts are on record of
  Day today;                         ///< the clock
};

/// Spans of equal length, back from the last day: a calendar year that is not over would look like a decline.
struct Periods {
  int months = 12;
  std::vector<Day> begins, ends;  ///< both days inclusive, in order of time

  size_t count() const { return ends.size(); }
  Day first() const { return begins.front(); }
  Day last() const { return ends.back(); }
};

/// The longest of year, half-year and quarter of which there are four between the days, else quarters; not
/// more than twelve of them.
Periods periods_between(Day first, Day last);

struct ScorecardWorld {
  ScorecardQuestion question;
  Periods periods;
  std::vector<int32_t> organizations;        ///< organization_id, rising
  std::vector<std::vector<int32_t>> bodies;  ///< of each: body_id in which it is or did something, rising
  std::vector<int32_t> region, country, size_class;  ///< of each, as numbers; -1: unknown
  std::vector<std::vector<double>> size;             ///< by period: one an organization
  bool size_is_people = false;                       ///< else acts: too few acts name a person

  size_t count() const { return organizations.size(); }
  /// Position of an organization; count() when it is not there.
  size_t find(int32_t organization_id) const;
};

/// Reads it. Fails when the body is unknown or no act of a known organization is on record.
Result<ScorecardWorld> read_world(duck::Connection& connection, const ScorecardQuestion& question);

/// The question of a metric over all periods, or from the beginning of one.
MeasureQuery scorecard_query(const ScorecardWorld& world, const std::string& metric, size_t from_period = 0);

/// "CASE WHEN day <= DATE '2024-12-31' THEN 0 ... END": the period of a day within them.
std::string period_expression(const Periods& periods);

}  // namespace plenary

// The catalogue: every metric that sql/metrics/<theme>/ describes. A metric is a view of countable records
// (.sql), a page with a front matter that says what is counted and how (.md), and its own tests (.test).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary {

/// How the records of a metric become a number.
enum class MeasureKind {
  kSum,            ///< sum(weight)
  kCountDistinct,  ///< count(distinct X)
  kStock,          ///< stock(count distinct X): counted at an instant
  kShare,          ///< share(X): weight of the records where X is 1, of all
  kMean,           ///< mean(X): of the records where X is known
  kCohort,         ///< cohort(X): new, returning, retained, lost between two windows
  kConcentration,  ///< concentration(X): elephant factor, HHI, effective number of X
  kMedian,         ///< median(X): of the records where X is known, with the quartiles
  kSurvival,       ///< survival(days, censored[, competing]): how long until it ends
  kLinks,          ///< links(thing, unit): pairs of units by the things that they have in common
  kMixing,         ///< mixing(thing, unit, border): whether those links cross borders more than by chance
  kBrokers,        ///< brokers(thing, unit, border): which units stand between others
  kCommunities,    ///< communities(thing, unit): units with more links inside than by chance
};

/// Whether a measure looks at links between units: its first slice says what the units are.
constexpr bool is_network(MeasureKind kind) {
  return kind == MeasureKind::kLinks || kind == MeasureKind::kMixing || kind == MeasureKind::kBrokers ||
         kind == MeasureKind::kCommunities;
}

struct Metric {
  std::string name, theme;
  std::string question, objective, unit, direction, grain, needs, privacy, limits;  ///< front matter
  std::string measure;  ///< as written: "count(distinct organization_id)"
  MeasureKind kind = MeasureKind::kSum;
  std::string subject;  ///< X in the measure, empty for a sum
  std::string censored,
      competing;  ///< of a survival: columns that are 1 for what is open, what ended otherwise
  std::string unit_slice, border_slice;  ///< of links: what they join, and whose borders they may cross
  std::string prose;                     ///< the page, Markdown
  std::string sql;
};

/// All metrics, by theme and name. An error names the file that is wrong.
Result<std::vector<Metric>> catalogue();

/// Returns one metric, or an error with the nearest names.
Result<Metric> find_metric(std::string_view name);

/// Reads one page with front matter; `path` is for messages. Pure, for tests.
Result<Metric> parse_metric(std::string_view path, std::string_view page, std::string_view sql);

}  // namespace plenary

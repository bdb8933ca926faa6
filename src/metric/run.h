// One metric over one slice: the rows behind a number, counted. What it means for whom is publish/'s matter.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "metric/catalogue.h"
#include "metric/slice.h"
#include "stats/interval.h"
#include "store/store.h"

namespace plenary {

/// A question as typed.
struct MeasureQuery {
  std::string metric;
  std::vector<std::string> by;  ///< slices, in the order of the columns
  struct Filter {
    std::string slice;
    std::vector<std::string> values;  ///< any of these; "unknown" is the absence of a value
    bool negate = false;
  };
  std::vector<Filter> where;
  MaybeDate from, to;  ///< window, both days inclusive; a year or month is meant whole
  std::optional<Day>
      as_of;               ///< members, affiliations and roles as they were on that day; nothing later counts
  Day today;               ///< the clock: stocks are not counted beyond it
  bool intervals = false;  ///< exact Poisson intervals of counts too
  bool trend = false;      ///< what becomes of the periods: see metric/trends.h
  bool curve = false;      ///< how what lasts comes to its end: see metric/curve.h
  std::string against;     ///< a metric whose counts are the population: see metric/gaps.h
  bool disclosure = false;  ///< tell persons and organizations apart, as disclosure rules need
  /// Rows that are shown as one: only these, and `slice` (a position in `by`) says kMerged of all of them.
  struct Merged {
    size_t slice = 0;
    std::vector<std::vector<std::optional<std::string>>> rows;  ///< labels, one a slice of `by`
  };
  std::optional<Merged> merged;
};

/// What a slice says of rows that are shown as one.
inline constexpr const char* kMerged = "(other)";

/// Why a value is not there.
enum class CellState {
  kValue,
  kNone,           ///< looked for where records are kept, and there is none: a true zero
  kUnknown,        ///< there are no records that could tell
  kNotVisible,     ///< no channel on record could see it: neither zero nor low
  kNotApplicable,  ///< the question does not arise there
  kNotReached,     ///< a median of what has not come yet for half of all
  kSuppressed,     ///< known, but not shown to this audience
};

struct Cell {
  CellState state = CellState::kUnknown;
  double value = 0;
  std::optional<Interval> interval;  ///< 95 %, where the part has one and the records allow it
};

/// What has ended by some time, and how many were still watched then.
struct CurvePoint {
  double after = 0;  ///< in the unit of the metric
  double ended = 0;  ///< share
  std::optional<Interval> interval;
  int64_t at_risk = 0;
};

struct MeasureRow {
  std::vector<std::optional<std::string>> labels;  ///< one a slice; empty is unknown
  std::vector<Cell> values;                        ///< one a part of the measure
  std::vector<std::string> words;                  ///< one a column of words
  int64_t records = 0;                             ///< records of the view behind the row
  int64_t known = 0;                               ///< of these, with the needed field
  int64_t hits = 0;                                ///< of a share: records where it is 1
  int64_t persons = 0, organizations = 0;          ///< of links: distinct; counted only for disclosure rules
  std::string withheld;                            ///< why the values are not shown, in a word
  std::vector<CurvePoint> curve;                   ///< where the query asks for it
};

/// A part of a measure and its unit: most have one, a cohort has five.
struct Part {
  std::string name, unit;
  bool interval = false;  ///< its cells can have intervals
};

/// Share of the records that have a field.
struct FieldCoverage {
  std::string field;
  int64_t known = 0, all = 0;
};

struct MeasureResult {
  Metric metric;
  std::vector<const Slice*> by;
  std::vector<Part> parts;
  std::vector<std::string> words;  ///< names of the columns of words: judgements beside the numbers
  const Slice* named = nullptr;    ///< slice of the units that the words name, if they do
  std::vector<MeasureRow> rows;
  std::vector<std::string> notes;  ///< which variant of which statistic, and what it found
  std::vector<FieldCoverage> coverage;
  std::vector<std::string>
      without_data;  ///< bodies of which the metric has no record at all (when sliced by body)
  std::optional<Day> first_day, last_day;  ///< of the records that the filters leave, whatever the window
};

Result<MeasureResult> measure(duck::Connection& connection, const MeasureQuery& query);

/// The same asked of the engine alone, without roll-ups: slower. It has what cannot be rolled up, and is what
/// the rest is compared with.
Result<MeasureResult> measure_by_engine(duck::Connection& connection, const MeasureQuery& query);

/// The records behind a number, with names, source file and place. At most `limit` rows, in order of day.
Result<duck::Table> measure_records(duck::Connection& connection, const MeasureQuery& query, int64_t limit);

}  // namespace plenary

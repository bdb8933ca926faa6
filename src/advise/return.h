// What one organization put into standards beside what came of it, body by body and era by era. No money, and
// no sum of unlike things: person-days, documents, reviews, changes in repositories and posts stand beside
// contributions accepted, standards published with its contribution, and who uses these. What no record could
// tell is no data, never zero; what is assumed is a row of its own.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "advise/deeds.h"
#include "stats/interval.h"
#include "stats/survival.h"

namespace plenary {

struct Era {
  Day from, to;  ///< both inclusive
};

/// What the organization did and what came of it, in one body and era. Nothing: no record could tell.
struct EffortAndOutcome {
  int64_t body = 0;
  size_t era = 0;
  std::optional<int64_t> attendances;  ///< a person at an event: at least a day each
  std::optional<int64_t> person_days;  ///< at most: the whole event
  std::optional<int64_t> documents, reviews, changes, post_months;
  std::optional<int64_t> accepted, decided;  ///< contributions agreed, of those whose outcome is known
  std::optional<Interval> accepted_share;    ///< Wilson
  std::optional<int64_t> published,
      under_way;  ///< texts begun in the era; published in it; neither yet nor since
  std::optional<int64_t> in_use, adopters;  ///< of those published in the era
};

/// From the first contribution to a text to its publication: texts under way are counted as not yet.
struct ReturnLag {
  int64_t body = 0;
  size_t texts = 0, published = 0;
  SurvivalQuantile half;  ///< days until half were published
};

struct ReturnQuestion {
  int64_t organization = 0;     ///< with all that belonged to it on the day of each act
  std::optional<int64_t> body;  ///< nothing: all
  std::vector<Era> eras;        ///< rising, without overlap
};

struct ReturnRecord {
  std::vector<EffortAndOutcome> rows;  ///< by body, then era; bodies in which it has any record
  std::vector<ReturnLag> lags;
  PlaceNames places;
  int64_t unknown_event_lengths = 0;  ///< attendances at events without an end: one day each
};

/// The day of the first act of an organization, or of what belonged to it then; nothing: none is on record.
Result<std::optional<Day>> first_act(duck::Connection& connection, int64_t organization);

Result<ReturnRecord> find_return(duck::Connection& connection, const ReturnQuestion& question);

}  // namespace plenary

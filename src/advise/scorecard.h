// The scorecard: how good a metric is, as statistics can tell. Not a metric's grand total: what counts most
// is for those who use it to say.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "advise/scorecard_criteria.h"

namespace plenary {

/// How a metric did by one criterion.
struct Mark {
  std::optional<double> value;       ///< 0 to 1
  std::optional<Interval> interval;  ///< 95 %, over organizations (BCa)
  std::string why;                   ///< when there is no value
  std::string data;
};

struct Card {
  Metric metric;
  std::string why;          ///< why it has no marks; empty: it has
  std::vector<Mark> marks;  ///< one a statistic: the criteria, then size

  int64_t known = 0, all = 0;        ///< records that say which organization, of all
  std::optional<double> redundancy;  ///< share of its order that all others explain (adjusted R2 of ranks)
  std::string closest;               ///< the metric that orders organizations most like it ...
  std::optional<double> closeness;   ///< ... and its rank correlation
  std::optional<int> delay;          ///< days
  std::vector<std::string> fields;   ///< of a record, that it needs
  std::string dominated_by;          ///< a metric at least as good by every criterion that this one has
  std::string worst_attack;          ///< what pays best ...
  std::optional<double> worst_gain;  ///< ... and how many percentiles (0 to 1)
};

/// Two metrics by one criterion, on the same organizations.
struct MarkDifference {
  std::optional<Bootstrap> difference;  ///< first less second
  int better = 0;                       ///< 1: the first, -1: the second, 0: cannot be told
};

struct Scorecard {
  ScorecardQuestion question;
  Periods periods;
  size_t organizations = 0;
  bool size_is_people = false;
  std::string outcome;  ///< name of the metric that others ought to foretell; empty: none
  std::vector<Attack> library;
  std::vector<Card> cards;                  ///< of the metrics asked for, in their order
  std::vector<MarkDifference> differences;  ///< when two were asked for: one a criterion
};

/// Reads all metrics of the catalogue, for they are each other's measure, and judges those asked for.
Result<Scorecard> make_scorecard(duck::Connection& connection, const ScorecardQuestion& question);

/// What a card says, in one sentence or two; never more than its intervals allow.
std::string verdict(const Scorecard& scorecard, const Card& card);

/// What two cards say of each other.
std::string comparison(const Scorecard& scorecard);

}  // namespace plenary

// What became of works of the past.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "advise/past_works.h"
#include "stats/competing.h"

namespace plenary {

/// What became of some works of one body.
struct Outcome {
  size_t works = 0, open = 0;
  size_t followed = 0, in_time = 0;  ///< of those with kOutcomeYears on record: published within them
  size_t published = 0,
         used = 0;  ///< published at all, where any use is on record; of these: with an adopter
  std::optional<double> adopters;  ///< median of those in use
  std::optional<Interval> in_time_share, used_share;
  std::vector<IncidenceStep> curve;  ///< chance to be published, by days (Aalen-Johansen: dropped counts)
  double longest = 0;                ///< days for which any was watched: how far the curve tells
  SurvivalQuantile quarter_published,
      half_published;  ///< days until so many of all were published, by the curve
};

/// The chance to be published within so many days; nothing beyond what was watched, or without any end.
std::optional<IncidenceStep> published_by(const Outcome& outcome, double days);

/// Sums works up. `uses`: any use of the body's works is on record; else that of these is not known.
Outcome outcome_of(const std::vector<const PastWork*>& works, bool uses);

/// Whether any use of works of the body is on record.
bool any_use(std::span<const PastWork> works, const std::string& body);

/// The works that had begun before a day, as they stood on it: what ended later was open.
std::vector<PastWork> known_at(std::span<const PastWork> works, Day day);

}  // namespace plenary

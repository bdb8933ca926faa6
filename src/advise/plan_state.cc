#include "advise/plan_state.h"

#include <algorithm>
#include <cmath>

namespace plenary {
namespace {

bool beyond(double value, double mark, bool more) { return more ? value >= mark : value <= mark; }

// The ends of what the value may be: the better one and the worse one.
double better_end(const PlanPoint& p, bool more) {
  return !p.interval ? p.value : more ? p.interval->high : p.interval->low;
}
double worse_end(const PlanPoint& p, bool more) {
  return !p.interval ? p.value : more ? p.interval->low : p.interval->high;
}

// Whether the change from the baseline is more than chance. A baseline that was measured is itself uncertain:
// then the two are compared with each other.
bool moved(const PlanPoint& now, const PlanPoint* baseline, const PlanAim& aim) {
  const bool toward = beyond(now.value, aim.baseline, aim.more) && now.value != aim.baseline;
  if (!toward) return false;
  if (baseline != nullptr && now.sort == PlanPoint::Sort::kShare && baseline->trials > 0) {
    const auto difference =
        share_difference(static_cast<uint64_t>(now.hits), static_cast<uint64_t>(now.trials),
                         static_cast<uint64_t>(baseline->hits), static_cast<uint64_t>(baseline->trials));
    return difference && (difference->interval.low > 0 || difference->interval.high < 0);
  }
  if (baseline != nullptr && now.sort == PlanPoint::Sort::kCount) {
    const auto ratio = rate_ratio(static_cast<uint64_t>(std::llround(now.value)), 1,
                                  static_cast<uint64_t>(std::llround(baseline->value)), 1);
    if (ratio) return ratio->interval.low > 1 || ratio->interval.high < 1;
  }
  const double end = worse_end(now, aim.more);
  return beyond(end, aim.baseline, aim.more) && end != aim.baseline;
}

// Whether a day's value settles what was due: the last period that was over when it was due, or a later one.
bool settles(std::span<const PlanPoint> points, const PlanPoint& now, const PlanAim& aim) {
  return std::ranges::none_of(points,
                              [&](const PlanPoint& p) { return p.last <= aim.due && p.last > now.last; });
}

PlanVerdict judge_value(std::span<const PlanPoint> points, const PlanPoint& now, const PlanAim& aim,
                        const PlanPoint* baseline, Day day) {
  using State = PlanState;
  using Reason = PlanReason;
  const double path = path_at(aim, now.last);
  const auto say = [&](PlanState state, PlanReason reason) {
    return PlanVerdict{state, reason, static_cast<size_t>(&now - points.data()), path};
  };
  if (day >= aim.due && !settles(points, now, aim)) return say(State::kNoData, Reason::kNothingAtDue);
  if (day >= aim.due)
    return beyond(now.value, aim.target, aim.more) ? say(State::kReached, Reason::kReachedAtDue)
                                                   : say(State::kOffTrack, Reason::kShortAtDue);
  const bool stays = aim.target == aim.baseline;
  if (!stays && beyond(worse_end(now, aim.more), aim.target, aim.more))
    return say(State::kReached, Reason::kBeyondTarget);
  if (!beyond(better_end(now, aim.more), path, aim.more)) return say(State::kOffTrack, Reason::kBehindPath);
  if (stays) return say(State::kOnTrack, Reason::kHolds);
  if (!now.interval) return say(State::kOnTrack, Reason::kOnPath);
  return moved(now, baseline, aim) ? say(State::kOnTrack, Reason::kMoved)
                                   : say(State::kTooEarly, Reason::kUndecided);
}

}  // namespace

double path_at(const PlanAim& aim, Day day) {
  if (day >= aim.due) return aim.target;
  if (day <= aim.baseline_last) return aim.baseline;
  const double gone = day.days - aim.baseline_last.days, all = aim.due.days - aim.baseline_last.days;
  return aim.baseline + (aim.target - aim.baseline) * gone / all;
}

PlanVerdict judge_indicator(std::span<const PlanPoint> points, const PlanAim& aim, const PlanPoint* baseline,
                            Day day) {
  bool ended = false;
  for (size_t i = points.size(); i-- > 0;) {
    const auto& p = points[i];
    if (p.last > day) continue;
    if (p.last <= aim.baseline_last) break;
    ended = true;
    if (p.known == PlanPoint::Known::kWithheld) return {PlanState::kWithheld, PlanReason::kWithheld, i, 0};
    if (p.known == PlanPoint::Known::kValue) return judge_value(points, p, aim, baseline, day);
  }
  if (ended) return {PlanState::kNoData, PlanReason::kNothingSince, {}, 0};
  return {PlanState::kTooEarly, PlanReason::kNoPeriodYet, {}, 0};
}

const char* to_string(PlanState state) {
  constexpr const char* kWords[] = {"reached", "on track", "off track", "too early", "no data", "withheld"};
  return kWords[static_cast<size_t>(state)];
}

}  // namespace plenary

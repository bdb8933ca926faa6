#include "metric/lasting.h"

#include <fmt/core.h>

#include <algorithm>

#include "metric/coverage.h"
#include "metric/gather.h"
#include "stats/competing.h"
#include "stats/log_rank.h"
#include "stats/quantile.h"

namespace plenary {
namespace {

constexpr double kYear = 365.25;  // days
enum Cause { kOpen = 0, kEnded = 1, kOtherwise = 2 };

constexpr size_t kMostPoints = 121;   // of a curve: ten years by months, thirty by quarters
constexpr size_t kLeastWatched = 20;  // a curve ends where fewer than one in so many is still watched

// The unit of a metric in days, and by which steps its curves are told: the same for all rows of all answers.
struct Scale {
  double unit, step;
};
Scale scale_of(const std::string& unit) {
  if (unit == "years") return {kYear, kYear / 4};
  return unit == "months" ? Scale{kYear / 12, kYear / 12} : Scale{1, 7};
}

// A share that has ended by some time: nothing when nobody was watched that long.
struct Ended {
  std::optional<double> share;
  std::optional<Interval> interval;
};

// What is told of one slice, in days.
struct Course {
  SurvivalQuantile median;
  Ended one_year, three_years;
  std::vector<CurvePoint> curve;
};

// Whether the records tell what became of them by then: somebody was watched that long, or nobody was left.
bool watched(std::span<const Lifetime> lives, double days) {
  const double longest = std::ranges::max(lives, {}, &Lifetime::time).time;
  return longest >= days || std::ranges::none_of(lives, [&](const Lifetime& life) {
           return life.time == longest && life.cause == kOpen;
         });
}

template <class Step, class Share>
Ended ended_by(const std::vector<Step>& steps, std::span<const Lifetime> lives, double days, Share share) {
  if (!watched(lives, days)) return {};
  Ended out{0.0, std::nullopt};
  for (const auto& step : steps)
    if (step.time <= days) out = share(step);
  return out;
}

template <class Step, class Share>
std::vector<CurvePoint> curve_of(const std::vector<Step>& steps, std::span<const Lifetime> lives, Scale scale,
                                 Share share) {
  std::vector<CurvePoint> out;
  for (size_t i = 0; i < kMostPoints; ++i) {
    const double days = scale.step * static_cast<double>(i);
    const auto watched =
        std::ranges::count_if(lives, [&](const Lifetime& life) { return life.time >= days; });
    if (watched == 0 || static_cast<size_t>(watched) * kLeastWatched < lives.size()) break;
    const auto ended = ended_by(steps, lives, days, share);
    out.push_back({days / scale.unit, *ended.share, ended.interval, watched});
  }
  return out;
}

template <class Step, class Share>
Course course_of(const SurvivalQuantile& median, const std::vector<Step>& steps,
                 std::span<const Lifetime> lives, const Scale* curve, Share share) {
  return {median, ended_by(steps, lives, kYear, share), ended_by(steps, lives, 3 * kYear, share),
          curve ? curve_of(steps, lives, *curve, share) : std::vector<CurvePoint>()};
}

Course simple_course(std::span<const Lifetime> lives, const Scale* curve) {
  const auto estimate = kaplan_meier(lives);
  if (!estimate) return {};
  const auto share = [](const SurvivalStep& s) {
    return Ended{1 - s.survival, s.interval
                                     ? std::optional(Interval{1 - s.interval->high, 1 - s.interval->low})
                                     : std::nullopt};
  };
  return course_of(survival_quantile(*estimate, 0.5), estimate->steps, lives, curve, share);
}

Course competing_course(std::span<const Lifetime> lives, const Scale* curve) {
  const auto estimates = aalen_johansen(lives);
  if (!estimates) return {};
  const auto share = [](const IncidenceStep& s) { return Ended{s.incidence, s.interval}; };
  const auto& steps = estimates->front();
  return course_of(incidence_quantile(steps, 0.5), steps, lives, curve, share);
}

// A median that is not reached is no lack of data: fewer than half have ended so far.
Cell median_cell(const SurvivalQuantile& median, double unit) {
  if (!median.time) return {CellState::kNotReached, 0, std::nullopt};
  std::optional<Interval> interval;
  if (median.low && median.high) interval = Interval{*median.low / unit, *median.high / unit};
  return cell(*median.time / unit, interval);
}

Cell count_cell(size_t count) { return cell(static_cast<double>(count)); }

LinesWanted lifetimes_wanted(const Plan& plan) {
  const auto& m = plan.metric;
  LinesWanted wanted{{m.subject, m.censored}, plan.query->as_of.has_value(), false};
  if (!m.competing.empty()) wanted.columns.push_back(m.competing);
  return wanted;
}

// The lifetime that a line tells, if it does. What is still open on the day of --as-of is cut there.
std::optional<Lifetime> lifetime(Line line, const Plan& plan) {
  const auto& query = *plan.query;
  const size_t at = query.as_of ? 1 : 0;  // behind the day
  const auto days = real(line[at]);
  if (!days || *days < 0) return std::nullopt;
  const bool otherwise = !plan.metric.competing.empty() && whole(line[at + 2]) != 0;
  Cause cause = whole(line[at + 1]) != 0 ? kOpen : otherwise ? kOtherwise : kEnded;
  double time = *days;
  if (query.as_of)
    if (const auto* day = std::get_if<Day>(&line[0]);
        day != nullptr && day->days + time > query.as_of->days) {
      time = query.as_of->days - day->days;
      cause = kOpen;
    }
  return Lifetime{time, cause};
}

// Ends that compete are censorings for the test: it compares the rates at which the asked end comes.
void note_difference(std::vector<std::vector<Lifetime>> groups, bool competing, MeasureResult& result) {
  for (auto& group : groups)
    for (auto& life : group)
      if (life.cause == kOtherwise) life.cause = kOpen;
  const auto test = log_rank(groups);
  if (!test) return;
  result.notes.push_back(
      fmt::format("The rows {} (log-rank{}: chi-square {:.2f} on {:.0f} degrees of freedom, p {})",
                  test->p_value < 0.05 ? "differ" : "do not differ more than by chance",
                  competing ? ", other ends censored" : "", test->chi_square, test->degrees,
                  test->p_value < 0.001 ? "below 0.001" : fmt::format("{:.3f}", test->p_value)));
}

// A cut by what only the end decides (a type that drafts do not have) shows rows of which all have ended
// beside rows of which none has: that is no difference in speed.
void note_cut_by_end(const std::vector<std::vector<Lifetime>>& groups, MeasureResult& result) {
  constexpr size_t kLeast = 5;
  bool all = false, none = false;
  for (const auto& lives : groups) {
    if (lives.size() < kLeast) continue;
    const auto ended =
        static_cast<size_t>(std::ranges::count(lives, static_cast<int>(kEnded), &Lifetime::cause));
    all |= ended == lives.size();
    none |= ended * 20 < lives.size();
  }
  if (all && none)
    result.notes.push_back(
        "All have ended in some rows and hardly any in others: where the end decides into which row a record "
        "comes, the rows say nothing of speed");
}

void fill(MeasureRow& row, std::span<const Lifetime> lives, const Plan& plan) {
  const bool competing = !plan.metric.competing.empty();
  const auto scale = scale_of(plan.metric.unit);
  const auto count = [&](Cause cause) {
    return count_cell(
        static_cast<size_t>(std::ranges::count(lives, static_cast<int>(cause), &Lifetime::cause)));
  };
  if (lives.empty()) {
    row.values.assign(competing ? 6 : 5, Cell{});
    return;
  }
  const auto* curve = plan.query->curve ? &scale : nullptr;
  Course course = competing ? competing_course(lives, curve) : simple_course(lives, curve);
  row.curve = std::move(course.curve);
  row.values = {median_cell(course.median, scale.unit), cell(course.one_year.share, course.one_year.interval),
                cell(course.three_years.share, course.three_years.interval), count(kEnded)};
  if (competing) row.values.push_back(count(kOtherwise));
  row.values.push_back(count(kOpen));
}

}  // namespace

Status run_survival(duck::Connection& c, const Plan& plan, Counting* counting, MeasureResult& result) {
  const auto& m = plan.metric;
  const bool competing = !m.competing.empty();
  result.parts = {{"median", m.unit, true},
                  {"within_1y", "share", true},
                  {"within_3y", "share", true},
                  {"ended", "records"}};
  if (competing) result.parts.push_back({"otherwise", "records"});
  result.parts.push_back({"open", "records"});
  result.notes.push_back(
      competing ? "Intervals 95 %: incidence after Aalen and Johansen, log-log; ends of another kind "
                  "compete, open ones are censored"
                : "Intervals 95 %: Kaplan and Meier, log-log; the median's after Brookmeyer and Crowley");
  std::vector<std::vector<Lifetime>> groups;
  const auto close = [&](MeasureRow& row, std::span<const Line> lines) {
    auto& lives = groups.emplace_back();
    for (const Line line : lines) {
      const auto records = whole(line.back());
      row.records += records;
      const auto life = lifetime(line, plan);
      if (!life) continue;
      row.known += records;
      lives.insert(lives.end(), static_cast<size_t>(records), *life);
    }
    fill(row, lives, plan);
  };
  PLENARY_TRY(lines_of(c, plan, counting, lifetimes_wanted(plan), result, close));
  note_cut_by_end(groups, result);
  if (std::ranges::none_of(plan.by, [](const Slice* s) { return s->overlapping; }))
    note_difference(std::move(groups), competing, result);
  return {};
}

Status run_median(duck::Connection& c, const Plan& plan, Counting* counting, MeasureResult& result) {
  const auto& m = plan.metric;
  result.parts = {{"median", m.unit, true}, {"quartile_1", m.unit}, {"quartile_3", m.unit}};
  result.notes.push_back(
      "Interval of the median 95 %: exact, by ranks (binomial); none for fewer than six records");
  return lines_of(c, plan, counting, {{m.subject}}, result,
                  [&](MeasureRow& row, std::span<const Line> lines) {
                    std::vector<double> values;
                    for (const Line line : lines) {
                      const auto records = whole(line[1]);
                      row.records += records;
                      const auto value = real(line[0]);
                      if (!value) continue;
                      row.known += records;
                      values.insert(values.end(), static_cast<size_t>(records), *value);
                    }
                    row.values = {cell(median(values), median_interval(values)), cell(quantile(values, 0.25)),
                                  cell(quantile(values, 0.75))};
                  });
}

}  // namespace plenary

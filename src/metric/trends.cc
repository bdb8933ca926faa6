#include "metric/trends.h"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

#include "metric/gather.h"
#include "metric/periods.h"
#include "stats/change_points.h"
#include "stats/false_discovery.h"
#include "stats/negative_binomial.h"
#include "stats/quantile.h"
#include "stats/shrinkage.h"
#include "stats/trend.h"

namespace plenary {
namespace {

// Fewer cannot show a trend: of four values in order, p is 0.083.
constexpr size_t kLeastYears = 5, kLeastSeasons = 10;
constexpr double kSignificant = 0.05;

enum Column { kRate, kShrunk, kSlope, kP, kAdjusted, kPeriods, kColumns };

// What the values of a part are: how a rate comes of them. Sums of weights are added up like counts, without
// an interval.
enum class Nature { kCount, kSum, kShare, kOther };

// One row of the trend answer while it is worked out.
struct Course {
  MeasureRow row;
  std::vector<int> periods;  // those with a value
  std::vector<double> values;
  double hits = 0, exposure = 0;  // of the rate
  bool unit_known = true;
  std::optional<double> p;
};

Nature nature_of(const MeasureResult& answer, size_t part) {
  const auto kind = answer.metric.kind;
  // A share of unequal weights is none of its records: it has no interval (metric/rates.h).
  const auto of_records = [&](const MeasureRow& row) {
    return row.values[part].state != CellState::kValue || row.values[part].interval;
  };
  if (kind == MeasureKind::kShare)
    return std::ranges::all_of(answer.rows, of_records) ? Nature::kShare : Nature::kOther;
  if (counts_events(answer)) return Nature::kCount;
  return kind == MeasureKind::kSum ? Nature::kSum : Nature::kOther;
}

// Whether an absent row is a zero.
bool adds_up(Nature nature) { return nature == Nature::kCount || nature == Nature::kSum; }

void take_values(Course& course, const Series& series, size_t part, Nature nature) {
  for (size_t i = 0; i < series.periods.size(); ++i) {
    const auto* row = series.rows[i];
    if (row == nullptr
            ? !adds_up(nature)
            : row->values[part].state != CellState::kValue && row->values[part].state != CellState::kNone)
      continue;
    course.periods.push_back(series.periods[i]);
    course.values.push_back(row == nullptr ? 0 : row->values[part].value);
    course.row.records += row == nullptr ? 0 : row->records;
    course.row.known += row == nullptr ? 0 : row->known;
    if (nature == Nature::kShare) {
      course.hits += static_cast<double>(row->hits);
      course.exposure += static_cast<double>(row->known);
    }
  }
  if (!adds_up(nature)) return;
  course.hits = std::accumulate(course.values.begin(), course.values.end(), 0.0);
  course.exposure = static_cast<double>(course.values.size());
}

// The mean of the periods; of a count with the negative binomial's interval where the periods scatter more
// than a Poisson, of a share Wilson's over all its records.
Cell rate_of(const Course& course, Nature nature) {
  if (course.values.empty()) return {};
  const auto n = static_cast<double>(course.values.size());
  const double mean = std::accumulate(course.values.begin(), course.values.end(), 0.0) / n;
  if (nature == Nature::kShare && course.exposure > 0)
    return cell(course.hits / course.exposure,
                wilson_interval(static_cast<uint64_t>(course.hits), static_cast<uint64_t>(course.exposure)));
  if (nature != Nature::kCount) return cell(mean);
  const std::vector<uint64_t> counts(course.values.begin(), course.values.end());
  if (const auto fit = fit_negative_binomial(counts)) return cell(mean, fit->mu_interval);
  const auto total = poisson_interval(std::accumulate(counts.begin(), counts.end(), uint64_t{0}));
  return cell(mean, Interval{total.low / n, total.high / n});
}

// Where the level changes. Seasons are taken out first: the swing of the year is no change.
std::string changes_of(const Course& course, int a_year) {
  std::map<int, std::vector<double>> seasons;
  for (size_t i = 0; i < course.values.size(); ++i)
    seasons[course.periods[i] % a_year].push_back(course.values[i]);
  std::vector<double> level = course.values;
  for (size_t i = 0; a_year > 1 && i < level.size(); ++i)
    level[i] -= *median(seasons[course.periods[i] % a_year]);
  const auto penalty = cautious_penalty(level);
  const auto found = penalty ? change_points(level, SegmentCost::kMean, *penalty) : std::nullopt;
  std::string text;
  for (const size_t start : found ? found->starts : std::vector<size_t>())
    text += fmt::format("{}{}", text.empty() ? "" : ", ", period_name(course.periods[start], a_year));
  return text;
}

void find_trend(Course& course, int a_year) {
  const size_t least = a_year == 1 ? kLeastYears : kLeastSeasons;
  auto& words = course.row.words;
  if (course.values.size() < least) {
    words = {"", fmt::format("too few periods: {} of at least {}", course.values.size(), least)};
    return;
  }
  std::vector<Observation> series;
  for (size_t i = 0; i < course.values.size(); ++i)
    series.push_back(
        {static_cast<double>(course.periods[i]) / a_year, course.values[i], course.periods[i] % a_year});
  const auto found = trend(series);
  if (!found) {
    words = {"", "too few years to compare"};
    return;
  }
  course.p = found->p_value;
  course.row.values[kSlope] = cell(found->slope, found->slope_interval);
  course.row.values[kP] = cell(found->p_value);
  words = {changes_of(course, a_year), found->slope > 0 ? "rises" : found->slope < 0 ? "falls" : ""};
}

// Without other units to compare there is nothing to be drawn toward.
void drop_shrunk(MeasureResult& out) {
  const auto is_value = [](const MeasureRow& row) { return row.values[kShrunk].state == CellState::kValue; };
  if (std::ranges::any_of(out.rows, is_value))
    return out.notes.push_back("shrunk: the rate drawn toward that of all rows (empirical Bayes, Marshall)");
  out.parts.erase(out.parts.begin() + kShrunk);
  for (auto& row : out.rows) row.values.erase(row.values.begin() + kShrunk);
}

// One test a row: judged together, so that of many rows not some rise by chance.
void judge_together(std::vector<Course>& courses) {
  std::vector<double> p;
  for (const auto& course : courses)
    if (course.p) p.push_back(*course.p);
  const auto adjusted = adjust_p_values(p);
  size_t at = 0;
  for (auto& course : courses) {
    if (!course.p || !adjusted) continue;
    const double value = (*adjusted)[at++];
    course.row.values[kAdjusted] = cell(value);
    auto& judgement = course.row.words[1];
    if (value >= kSignificant)
      judgement = "no trend shown";
    else if (judgement.empty())
      judgement = "a trend too small for a slope";
  }
}

void shrink(std::vector<Course>& courses, Nature nature) {
  std::vector<Course*> units;
  std::vector<double> observed, exposure;
  for (auto& course : courses) {
    if (!course.unit_known || !(course.exposure > 0) || course.hits < 0) continue;
    units.push_back(&course);
    observed.push_back(course.hits);
    exposure.push_back(course.exposure);
  }
  if (units.size() < 2 || (nature != Nature::kShare && nature != Nature::kCount)) return;
  const auto rates =
      nature == Nature::kShare ? shrink_shares(observed, exposure) : shrink_rates(observed, exposure);
  for (size_t i = 0; rates && i < units.size(); ++i) units[i]->row.values[kShrunk] = cell(rates->shrunk[i]);
}

Course course_of(const Series& series, size_t part, Nature nature, int a_year) {
  Course course;
  course.row.labels = series.unit;
  course.row.values.assign(kColumns, {CellState::kNotApplicable, 0, std::nullopt});
  course.unit_known = std::ranges::all_of(series.unit, [](const auto& label) { return label.has_value(); });
  if (series.suppressed) {
    course.row.values.assign(kColumns, {CellState::kSuppressed, 0, std::nullopt});
    course.row.words = {"", "suppressed"};
    return course;
  }
  take_values(course, series, part, nature);
  course.row.values[kRate] = rate_of(course, nature);
  course.row.values[kPeriods] = cell(static_cast<double>(course.values.size()));
  find_trend(course, a_year);
  return course;
}

std::string unit_per(const MeasureResult& answer, const char* per) {
  return fmt::format("{} a {}", answer.parts[0].unit, per);
}

void describe(MeasureResult& out, const MeasureResult& answer, const MeasureQuery& query, size_t time,
              int a_year) {
  const char* period = a_year == 1 ? "year" : a_year == 2 ? "half-year" : a_year == 4 ? "quarter" : "month";
  const bool count = counts_events(answer), added = count || answer.metric.kind == MeasureKind::kSum;
  out.parts = {{"rate", added ? unit_per(answer, period) : answer.parts[0].unit, true},
               {"shrunk", added ? unit_per(answer, period) : answer.parts[0].unit},
               {"slope", unit_per(answer, "year"), true},
               {"p", "probability"},
               {"p_adjusted", "probability"},
               {"periods", period}};
  out.words = {"changes", "judgement"};
  out.notes = answer.notes;
  std::erase_if(out.notes, [](const std::string& note) { return note.starts_with("shrunk"); });
  out.notes.push_back(
      fmt::format("Trend: Mann-Kendall{}, slope a year after Theil and Sen with Sen's interval; p_adjusted "
                  "after Benjamini "
                  "and Hochberg over the rows; a trend is told where it is below {}",
                  a_year == 1 ? "" : " by season (Hirsch, Slack and Smith)", kSignificant));
  if (count)
    out.notes.push_back(
        "rate: mean of the periods; interval negative binomial where they scatter more than a "
        "Poisson, else exact Poisson");
  out.notes.push_back(
      "changes: first periods of a new level (least squares, exact; penalty 3 var ln n, which finds great "
      "changes only)");
  const auto open = unfinished(query, a_year);
  const bool met = open && std::ranges::any_of(answer.rows, [&](const MeasureRow& row) {
                     return row.labels[time] && period_number(*row.labels[time], a_year) == open;
                   });
  if (met) out.notes.push_back(fmt::format("{} is not over: left out", period_name(*open, a_year)));
}

}  // namespace

Result<MeasureResult> trends(const MeasureResult& answer, const MeasureQuery& query) {
  static constexpr Slice kPart{"part", "Part", "", "", "", false, false, "part of the measure"};
  const auto units = units_of(answer);
  if (!units.time)
    return fail(ErrorKind::kUsage, "--trend needs periods: add year, half, quarter or month to --by");
  const int a_year = 12 / months_of(*answer.by[*units.time]);
  MeasureResult out = answer;
  out.rows.clear();
  out.by.erase(out.by.begin() + static_cast<std::ptrdiff_t>(*units.time));
  const size_t parts = answer.metric.kind == MeasureKind::kShare ? 1 : answer.parts.size();
  if (parts > 1) out.by.push_back(&kPart);
  describe(out, answer, query, *units.time, a_year);
  const auto all = series_of(answer, query, units);
  std::vector<Course> courses;
  for (size_t part = 0; part < parts; ++part) {
    std::vector<Course> of_part;
    for (const auto& series : all) {
      of_part.push_back(course_of(series, part, nature_of(answer, part), a_year));
      if (parts > 1) of_part.back().row.labels.emplace_back(answer.parts[part].name);
    }
    if (units.comparable) shrink(of_part, nature_of(answer, part));
    std::ranges::move(of_part, std::back_inserter(courses));
  }
  judge_together(courses);
  for (auto& course : courses) out.rows.push_back(std::move(course.row));
  drop_shrunk(out);
  return out;
}

}  // namespace plenary

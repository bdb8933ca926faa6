#include "metric/compare.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "metric/gather.h"
#include "metric/rates.h"
#include "stats/false_discovery.h"

namespace plenary {
namespace {

constexpr double kSignificant = 0.05;
constexpr size_t kLeastYears = 3;

const MeasureRow* row_of(const MeasureResult& answer, const std::string& label) {
  const auto found =
      std::ranges::find_if(answer.rows, [&](const MeasureRow& row) { return row.labels.at(0) == label; });
  return found == answer.rows.end() ? nullptr : &*found;
}

// The part of a measure that stands for it.
size_t chief_part(MeasureKind kind) {
  return kind == MeasureKind::kCohort ? 5 : kind == MeasureKind::kConcentration ? 2 : 0;
}

Cell cell_of(const MeasureRow* row, size_t part) { return row == nullptr ? Cell{} : row->values.at(part); }

// How much more the yearly parts of `a` in both scatter than coin throws of one chance would: Pearson's
// chi-square by its degrees of freedom, at least 1. A trend that both share takes no part in it.
double dispersion(const MeasureResult& by_year, const std::string& a, const std::string& b) {
  std::map<std::string, std::pair<double, double>> years;
  for (const auto& row : by_year.rows) {
    if (row.values[0].state != CellState::kValue || !row.labels.at(1)) continue;
    auto& [of_a, of_b] = years[*row.labels[1]];
    if (row.labels[0] == a) of_a += row.values[0].value;
    if (row.labels[0] == b) of_b += row.values[0].value;
  }
  double all_a = 0, all = 0;
  for (const auto& [unused, both] : years) all_a += both.first, all += both.first + both.second;
  const double chance = all > 0 ? all_a / all : 0;
  if (years.size() < kLeastYears || chance <= 0 || chance >= 1) return 1;
  double chi_square = 0;
  for (const auto& [unused, both] : years) {
    const double n = both.first + both.second;
    chi_square += (both.first - n * chance) * (both.first - n * chance) / (n * chance * (1 - chance));
  }
  return std::max(1.0, chi_square / static_cast<double>(years.size() - 1));
}

bool counted(const Cell& cell) { return cell.state == CellState::kValue || cell.state == CellState::kNone; }

void compare_counts(SideBySide& out, double scatter) {
  const auto a = static_cast<uint64_t>(std::llround(out.a.value / scatter));
  const auto b = static_cast<uint64_t>(std::llround(out.b.value / scatter));
  const auto found = rate_ratio(a, 1, b, 1);
  const auto turned = found ? found : rate_ratio(b, 1, a, 1);  // where b is none
  if (turned) out.p = cell(turned->p_value);
  if (out.b.value > 0)
    out.between = cell(out.a.value / out.b.value, found ? std::optional(found->interval) : std::nullopt);
}

void compare_shares(SideBySide& out, const MeasureRow& a, const MeasureRow& b) {
  const auto whole = [](int64_t n) { return static_cast<uint64_t>(n); };
  const bool of_records = out.a.interval && out.b.interval && a.known > 0 && b.known > 0;
  const auto found = of_records && out.metric.kind == MeasureKind::kShare
                         ? share_difference(whole(a.hits), whole(a.known), whole(b.hits), whole(b.known))
                         : std::nullopt;
  out.between = cell(out.a.value - out.b.value, found ? std::optional(found->interval) : std::nullopt);
  if (found) out.p = cell(found->p_value);
}

bool apart(const Interval& a, const Interval& b) { return a.high < b.low || b.high < a.low; }

std::string who_has_more(const SideBySide& c, const std::string& a, const std::string& b) {
  return c.a.value == c.b.value ? "equal" : fmt::format("more: {}", c.a.value > c.b.value ? a : b);
}

std::string reading_of(const SideBySide& c, const std::string& a, const std::string& b) {
  if (c.a.state == CellState::kSuppressed || c.b.state == CellState::kSuppressed) return "suppressed";
  const bool open_a = c.a.state == CellState::kNotReached, open_b = c.b.state == CellState::kNotReached;
  if (open_a || open_b) return fmt::format("not reached: {}", open_a && open_b ? "both" : open_a ? a : b);
  if (!counted(c.a) && !counted(c.b)) return "of neither";
  if (!counted(c.a) || !counted(c.b)) return fmt::format("of {} alone", counted(c.a) ? a : b);
  if (c.adjusted.state == CellState::kValue)
    return c.adjusted.value < kSignificant ? who_has_more(c, a, b) : "no difference beyond chance";
  if (c.a.interval && c.b.interval)
    return apart(*c.a.interval, *c.b.interval) ? who_has_more(c, a, b) : "intervals overlap";
  return who_has_more(c, a, b);
}

}  // namespace

SideBySide compare(const MeasureResult& answer, const MeasureResult* by_year, const std::string& a,
                   const std::string& b) {
  const size_t part = chief_part(answer.metric.kind);
  const auto *of_a = row_of(answer, a), *of_b = row_of(answer, b);
  SideBySide out{
      answer.metric, answer.parts.at(part), cell_of(of_a, part), cell_of(of_b, part), {}, {}, {}, {}, ""};
  const auto kind = answer.metric.kind;
  const bool share = kind == MeasureKind::kShare || kind == MeasureKind::kCohort;
  const bool time = kind == MeasureKind::kMedian || kind == MeasureKind::kSurvival;
  out.by = share || time ? Comparing::kDifference : Comparing::kRatio;
  if (!counted(out.a) || !counted(out.b)) return out;
  if (share && of_a != nullptr && of_b != nullptr)
    compare_shares(out, *of_a, *of_b);
  else if (time)
    out.between = cell(out.a.value - out.b.value);
  else if (counts_events(answer))
    compare_counts(out, by_year == nullptr ? 1 : dispersion(*by_year, a, b));
  else if (out.b.value > 0)
    out.between = cell(out.a.value / out.b.value);
  return out;
}

void judge(std::vector<SideBySide>& all, const std::string& a, const std::string& b) {
  std::vector<double> p;
  for (const auto& one : all)
    if (one.p.state == CellState::kValue) p.push_back(one.p.value);
  const auto adjusted = adjust_p_values(p);
  size_t at = 0;
  for (auto& one : all) {
    if (adjusted && one.p.state == CellState::kValue) one.adjusted = cell((*adjusted)[at++]);
    one.reading = reading_of(one, a, b);
  }
}

}  // namespace plenary

#include "metric/periods.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "metric/plan.h"

namespace plenary {
namespace {

using Labels = std::vector<std::optional<std::string>>;

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(number)
                                                                                   : std::nullopt;
}

// Labels of the row's unit, or only those that say where its records are kept.
Labels labels_where(const MeasureResult& answer, const MeasureRow& row, const Units& units, bool place) {
  Labels labels;
  for (size_t i = 0; i < row.labels.size(); ++i)
    if (i != units.time && (!place || says_where(*answer.by[i]))) labels.push_back(row.labels[i]);
  return labels;
}

}  // namespace

std::optional<int> period_number(std::string_view label, int a_year) {
  const auto dash = label.find('-', 1);
  const auto year = number_in(label.substr(0, dash));
  if (!year || (a_year == 1) != (dash == std::string_view::npos)) return std::nullopt;
  if (a_year == 1) return year;
  auto rest = label.substr(dash + 1);
  if (a_year < 12) {
    if (!rest.starts_with(a_year == 2 ? 'H' : 'Q')) return std::nullopt;
    rest.remove_prefix(1);
  }
  const auto part = number_in(rest);
  if (!part || *part < 1 || *part > a_year) return std::nullopt;
  return *year * a_year + *part - 1;
}

std::string period_name(int number, int a_year) {
  const int year = number / a_year, part = number % a_year + 1;
  if (a_year == 1) return fmt::format("{}", year);
  if (a_year == 12) return fmt::format("{}-{:02}", year, part);
  return fmt::format("{}-{}{}", year, a_year == 2 ? 'H' : 'Q', part);
}

std::optional<int> unfinished(const MeasureQuery& query, int a_year) {
  const Day last = last_instant(query);
  const auto number = [a_year](Day day) {
    const auto [year, month, unused] = civil(day);
    return year * a_year + (month - 1) / (12 / a_year);
  };
  const int period = number(last);
  return number(Day{last.days + 1}) == period ? std::optional(period) : std::nullopt;
}

std::vector<Series> series_of(const MeasureResult& answer, const MeasureQuery& query, const Units& units) {
  const int a_year = 12 / months_of(*answer.by[*units.time]);
  const auto open = unfinished(query, a_year);
  std::map<Labels, std::map<int, const MeasureRow*>> rows;
  std::map<Labels, std::set<int>> kept;  // by place
  std::map<Labels, Labels> place_of;
  for (const auto& row : answer.rows) {
    const auto& label = row.labels[*units.time];
    const auto period = label ? period_number(*label, a_year) : std::nullopt;
    if (!period || (open && *period >= *open)) continue;
    const auto unit = labels_where(answer, row, units, false), place = labels_where(answer, row, units, true);
    rows[unit][*period] = &row;
    kept[place].insert(*period);
    place_of[unit] = place;
  }
  std::vector<Series> all;
  for (const auto& [unit, own] : rows) {
    Series series{unit, {}, {}, false};
    for (const int period : kept[place_of[unit]]) {
      const auto found = own.find(period);
      series.periods.push_back(period);
      series.rows.push_back(found == own.end() ? nullptr : found->second);
      if (series.rows.back() != nullptr)
        series.suppressed |= std::ranges::any_of(
            series.rows.back()->values, [](const Cell& c) { return c.state == CellState::kSuppressed; });
    }
    all.push_back(std::move(series));
  }
  return all;
}

}  // namespace plenary

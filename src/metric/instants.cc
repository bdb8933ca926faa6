#include "metric/instants.h"

#include <fmt/core.h>

#include <algorithm>

namespace plenary {

std::vector<Day> instant_days(const Plan& plan, std::optional<Day> recorded) {
  const auto& q = *plan.query;
  const Day last = last_instant(q);
  const auto time = std::ranges::find_if(plan.by, [](const Slice* s) { return s->time; });
  std::vector<Day> days;
  if (time != plan.by.end()) {
    const Day first = q.from ? q.from->day : recorded.value_or(last);
    const int step = months_of(**time);
    const auto [year, month, unused] = civil(first);
    for (int m = year * 12 + (month - 1) / step * step; days.size() < 5000; m += step) {
      const int next = m + step;
      const Day end{make_day(next / 12, next % 12 + 1, 1).days - 1};
      if (make_day(m / 12, m % 12 + 1, 1) > last) break;
      days.push_back(std::min(end, last));
    }
  }
  if (days.empty()) days.push_back(last);
  return days;
}

std::string instants(const Plan& plan, std::optional<Day> recorded) {
  std::string values;
  for (const Day day : instant_days(plan, recorded))
    values += fmt::format("{}(DATE '{}')", values.empty() ? "" : ", ", to_string(day));
  return fmt::format(" JOIN (VALUES {}) i(day) ON f.from_day <= i.day AND i.day < f.to_day", values);
}

}  // namespace plenary

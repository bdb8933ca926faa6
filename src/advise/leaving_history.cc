#include <fmt/core.h>

#include <algorithm>

#include "advise/leaving.h"
#include "duck/rows.h"
#include "metric/views.h"

namespace plenary {
namespace {

constexpr const char* kMonths =
    "SELECT CAST(COALESCE(h.holding_id, e.organization_id) AS BIGINT), "
    "CAST(extract(year FROM e.day) * 12 + extract(month FROM e.day) - 1 AS BIGINT) FROM engagement e "
    "LEFT JOIN organization_holding h ON h.organization_id = e.organization_id AND h.from_day <= DATE '{0}' "
    "AND "
    "DATE '{0}' < h.to_day WHERE e.body_id = {1} AND e.organization_id IS NOT NULL AND e.day <= DATE '{2}' "
    "GROUP BY 1, 2 ORDER BY 1, 2";

constexpr const char* kSpans =
    "SELECT CAST(COALESCE(h.holding_id, e.organization_id) AS BIGINT), e.from_day, e.to_day FROM membership "
    "e "
    "LEFT JOIN organization_holding h ON h.organization_id = e.organization_id AND h.from_day <= DATE '{0}' "
    "AND "
    "DATE '{0}' < h.to_day WHERE e.body_id = {1} AND e.organization_id IS NOT NULL";

int month_of(Day day) {
  const auto [year, month, of_month] = civil(day);
  return year * 12 + month - 1;
}

Day month_end(int month) {
  const int next = month + 1;
  return {make_day(next / 12, next % 12 + 1, 1).days - 1};
}

}  // namespace

Day end_of_month(Day day) { return month_end(month_of({day.days + 1}) - 1); }

Result<BodyHistory> BodyHistory::read(duck::Connection& c, int64_t body, Day to, Day companies_as_of) {
  BodyHistory out;
  const auto months = fmt::format(fmt::runtime(kMonths), to_string(companies_as_of), body, to_string(to));
  PLENARY_TRY(make_views_for(c, months));
  PLENARY_TRY(duck::for_each_row(c, months, [&](const auto& row) {
    const auto month = static_cast<int>(std::get<int64_t>(row[1]));
    out.first_month_ = out.months_.empty() ? month : std::min(out.first_month_, month);
    out.last_month_ = std::max(out.last_month_, month);
    out.months_[std::get<int64_t>(row[0])].push_back(month);
  }));
  const auto spans = fmt::format(fmt::runtime(kSpans), to_string(companies_as_of), body);
  PLENARY_TRY(duck::for_each_row(c, spans, [&](const auto& row) {
    out.spans_[std::get<int64_t>(row[0])].push_back({std::get<Day>(row[1]), std::get<Day>(row[2])});
  }));
  return out;
}

bool BodyHistory::member(int64_t company, Day day) const {
  const auto at = spans_.find(company);
  return at != spans_.end() &&
         std::ranges::any_of(at->second, [day](const Span& s) { return s.from <= day && day < s.to; });
}

Attendance12 BodyHistory::standing(int64_t company, Day day) const {
  Attendance12 out{0, kQuarters};
  const auto at = months_.find(company);
  if (at == months_.end()) return out;
  const int now = month_of(day);
  int before = -1;
  for (const int month : at->second) {
    const int quarter = (now - month) / 3;
    if (month > now || quarter >= kQuarters) continue;
    out.active += quarter == before ? 0 : 1;
    before = quarter, out.quiet = quarter;
  }
  return out;
}

std::optional<Day> BodyHistory::last(int64_t company, Day day) const {
  const auto at = months_.find(company);
  if (at == months_.end()) return std::nullopt;
  const auto after = std::ranges::upper_bound(at->second, month_of(day));
  return after == at->second.begin() ? std::nullopt : std::optional(month_end(*(after - 1)));
}

std::vector<int64_t> BodyHistory::present(Day day) const {
  std::vector<int64_t> out;
  if (register_kept()) {
    for (const auto& [company, spans] : spans_)
      if (member(company, day)) out.push_back(company);
    return out;
  }
  // Who has been quiet for as long as it takes to be gone is gone.
  for (const auto& [company, months] : months_) {
    const auto s = standing(company, day);
    if (s.active >= kRegularQuarters && s.quiet < kLeavingYears * 4) out.push_back(company);
  }
  return out;
}

bool BodyHistory::left(int64_t company, Day day) const {
  if (register_kept()) return !member(company, years_later(day, kLeavingYears));
  const auto at = months_.find(company);
  if (at == months_.end()) return true;
  const int now = month_of(day);
  return std::ranges::none_of(at->second,
                              [now](int month) { return month > now && month <= now + kLeavingYears * 12; });
}

std::vector<PastStanding> BodyHistory::past(Day day) const {
  std::vector<PastStanding> out;
  for (const auto company : present(day))
    out.push_back({company, standing(company, day), left(company, day)});
  return out;
}

std::vector<Day> BodyHistory::days(Day to) const {
  std::vector<Day> out;
  if (months_.empty()) return out;
  for (int month = month_of(to) - kLeavingYears * 12; month >= first_month_ + kQuarters * 3 - 1;
       month -= kLeavingYears * 12)
    if (month + kLeavingYears * 12 <= last_month_ + 1) out.push_back(month_end(month));
  return out;
}

}  // namespace plenary

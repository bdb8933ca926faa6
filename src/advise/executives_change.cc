#include "advise/executives_change.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "duck/rows.h"
#include "metric/views.h"
#include "stats/bootstrap.h"

namespace plenary {
namespace {

using Row = std::vector<duck::Value>;

enum Window : size_t { kEarlier, kBefore, kAfter, kWindows };

// One act a company, group and day; {0}: body, {1}: events left out, {2}: group left out, {3} and {4}: days.
constexpr const char* kActs =
    "SELECT DISTINCT CAST(e.organization_id AS BIGINT), CAST(e.group_id AS BIGINT), CAST(date_diff('day', "
    "DATE "
    "'1970-01-01', e.day) AS BIGINT) FROM engagement e WHERE e.body_id = {0} AND e.organization_id IS NOT "
    "NULL AND "
    "e.group_id IS NOT NULL AND e.group_id <> {2} AND (e.event_id IS NULL OR e.event_id NOT IN ({1})) AND "
    "e.day > DATE '{3}' AND e.day <= DATE '{4}'";

// When an organization came on record in the body, the meetings aside: by an act, or as a member.
constexpr const char* kFirst =
    "SELECT CAST(f.organization_id AS BIGINT), CAST(date_diff('day', DATE '1970-01-01', min(f.day)) AS "
    "BIGINT) FROM ("
    "SELECT e.organization_id, min(e.day) AS day FROM engagement e WHERE e.body_id = {0} AND "
    "e.organization_id IS NOT "
    "NULL AND (e.event_id IS NULL OR e.event_id NOT IN ({1})) GROUP BY 1 UNION ALL SELECT m.organization_id, "
    "min(m.from_day) FROM membership m WHERE m.body_id = {0} AND m.organization_id IS NOT NULL GROUP BY 1) f "
    "WHERE f.day IS NOT NULL GROUP BY 1";

constexpr const char* kHoldings =
    "SELECT CAST(organization_id AS BIGINT), CAST(holding_id AS BIGINT), CAST(date_diff('day', DATE "
    "'1970-01-01', "
    "from_day) AS BIGINT), CAST(date_diff('day', DATE '1970-01-01', to_day) AS BIGINT) FROM "
    "organization_holding";

struct Act {
  int64_t organization = 0, group = 0;
  Day day;
};

struct Acts {
  std::vector<Act> acts;
  std::map<int64_t, Day> first;  // of organizations
  struct Holding {
    int64_t holding = 0;
    Day from, to;
  };
  std::multimap<int64_t, Holding> holdings;

  int64_t company(int64_t organization, Day day) const {
    const auto [from, to] = holdings.equal_range(organization);
    for (auto at = from; at != to; ++at)
      if (at->second.from <= day && day < at->second.to) return at->second.holding;
    return organization;
  }
};

Day day_of(const duck::Value& value) { return {static_cast<int32_t>(std::get<int64_t>(value))}; }

Result<Acts> read_acts(duck::Connection& c, int64_t body, int64_t without,
                       const std::vector<ExecutiveMeeting>& meetings) {
  std::vector<int64_t> events;
  for (const auto& m : meetings) events.push_back(m.event);
  const auto list = fmt::format("{}", fmt::join(events, ", "));
  const auto from = years_later(meetings.front().day, -2 * kExecutiveYears);
  const auto to = years_later(meetings.back().day, kExecutiveYears);
  Acts out;
  const auto acts = fmt::format(fmt::runtime(kActs), body, list, without, to_string(from), to_string(to));
  PLENARY_TRY(make_views_for(c, acts));
  PLENARY_TRY(c.each_chunk(acts, [&](const duck::Chunk& rows) {
    for (size_t i = 0; i < rows.rows(); ++i)
      out.acts.push_back(
          {rows.integer(0, i), rows.integer(1, i), Day{static_cast<int32_t>(rows.integer(2, i))}});
    return true;
  }));
  PLENARY_TRY(duck::for_each_row(c, fmt::format(fmt::runtime(kFirst), body, list), [&](const Row& row) {
    out.first.emplace(std::get<int64_t>(row[0]), day_of(row[1]));
  }));
  PLENARY_TRY(duck::for_each_row(c, kHoldings, [&](const Row& row) {
    out.holdings.emplace(std::get<int64_t>(row[0]),
                         Acts::Holding{std::get<int64_t>(row[1]), day_of(row[2]), day_of(row[3])});
  }));
  return out;
}

// What a company did around a day: of each window how many groups.
using Groups = std::array<double, kWindows>;

std::map<int64_t, Groups> groups_around(const Acts& acts, Day day) {
  const std::array<Day, kWindows + 1> ends{years_later(day, -2 * kExecutiveYears),
                                           years_later(day, -kExecutiveYears), day,
                                           years_later(day, kExecutiveYears)};
  std::vector<std::tuple<int64_t, size_t, int64_t>> seen;
  for (const auto& act : acts.acts)
    for (size_t w = 0; w < kWindows; ++w)
      if (ends[w] < act.day && act.day <= ends[w + 1])
        seen.emplace_back(acts.company(act.organization, day), w, act.group);
  std::ranges::sort(seen);
  seen.erase(std::ranges::unique(seen).begin(), seen.end());
  std::map<int64_t, Groups> out;
  for (const auto& [company, window, group] : seen) ++out[company][window];
  return out;
}

double outcome(const Groups& groups, Window window, ChangeOf what) {
  return what == ChangeOf::kActive ? (groups[window] > 0 ? 1.0 : 0.0) : groups[window];
}

// What a company is counted by at one meeting: levels before and after, changes, changes of the earlier
// years.
using Amounts = std::array<double, 4 * kChanges>;
enum Amount : size_t { kLevelBefore, kLevelAfter, kChange, kEarlierChange };
constexpr size_t place(Amount amount, size_t what) { return amount * kChanges + what; }

// A company as it enters the comparison of one meeting.
struct Entry {
  size_t meeting = 0;
  bool came = false, early = false;  // early: the records reach over the earlier years
  Amounts amounts{};

  Entry(size_t of, bool there, bool reached, const Groups& groups)
      : meeting(of), came(there), early(reached) {
    for (size_t i = 0; i < kChanges; ++i) {
      const auto what = static_cast<ChangeOf>(i);
      const double before = outcome(groups, kBefore, what), after = outcome(groups, kAfter, what);
      amounts[place(kLevelBefore, i)] = before, amounts[place(kLevelAfter, i)] = after;
      amounts[place(kChange, i)] = after - before;
      amounts[place(kEarlierChange, i)] = early ? before - outcome(groups, kEarlier, what) : 0;
    }
  }
};

// Sums of those that came and of the others by meeting, all amounts in one pass: it is made for each
// resample.
class Sums {
 public:
  explicit Sums(size_t meetings) : of_(meetings) {}

  void add(const Entry& e) {
    auto& side = of_[e.meeting][e.came];
    ++side.n, side.early += e.early;
    for (size_t i = 0; i < e.amounts.size(); ++i) side.sum[i] += e.amounts[i];
  }

  // Over the meetings where both are, weighed by those that came; NaN where there is none.
  double mean(bool came, Amount amount, size_t what) const {
    double sum = 0, all = 0;
    const auto i = place(amount, what);
    for (const auto& [others, those] : of_) {
      const double n = amount == kEarlierChange ? others.early : others.n;
      const double m = amount == kEarlierChange ? those.early : those.n;
      if (n > 0 && m > 0) sum += m * (came ? those.sum[i] / m : others.sum[i] / n), all += m;
    }
    return all > 0 ? sum / all : std::nan("");
  }
  double difference(Amount amount, size_t what) const {
    return mean(true, amount, what) - mean(false, amount, what);
  }

 private:
  struct Side {
    double n = 0, early = 0;
    Amounts sum{};
  };
  std::vector<std::array<Side, 2>> of_;
};

struct Comparison {
  size_t meetings = 0;
  std::vector<std::vector<Entry>> companies;

  Sums sums(std::span<const uint32_t> units) const {
    Sums out(meetings);
    for (const auto u : units)
      for (const auto& e : companies[u]) out.add(e);
    return out;
  }
};

std::vector<ExecutiveChange> compare(const Comparison& all) {
  const auto compute = [&](std::span<const uint32_t> units, std::span<double> out) {
    const auto sums = all.sums(units);
    for (size_t i = 0; i < kChanges; ++i)
      out[i] = sums.difference(kChange, i), out[kChanges + i] = sums.difference(kEarlierChange, i);
  };
  std::vector<ExecutiveChange> out;
  std::vector<uint32_t> everyone(all.companies.size());
  std::iota(everyone.begin(), everyone.end(), 0);
  const auto sums = all.sums(everyone);
  const auto drawn = Resamples::draw(all.companies.size(), 2 * kChanges, compute, {});
  for (size_t i = 0; drawn && i < kChanges; ++i) {
    const auto estimate = drawn->estimate(i);
    if (!estimate) return {};
    ExecutiveChange one;
    one.what = static_cast<ChangeOf>(i), one.difference = *estimate;
    one.came_before = sums.mean(true, kLevelBefore, i), one.came_after = sums.mean(true, kLevelAfter, i);
    one.others_before = sums.mean(false, kLevelBefore, i),
    one.others_after = sums.mean(false, kLevelAfter, i);
    if (const auto b = drawn->interval(i)) one.interval = b->interval;
    one.earlier = drawn->estimate(kChanges + i);
    if (const auto b = drawn->interval(kChanges + i)) one.earlier_interval = b->interval;
    out.push_back(one);
  }
  return out;
}

// The day of each company's first meeting.
std::map<int64_t, Day> first_meetings(const std::vector<ExecutiveMeeting>& meetings) {
  std::map<int64_t, Day> out;
  for (const auto& m : meetings)
    for (const auto company : m.companies) out.emplace(company, m.day);
  return out;
}

std::map<int64_t, Day> first_on_record(const Acts& acts, Day day) {
  std::map<int64_t, Day> out;
  for (const auto& [organization, first] : acts.first) {
    const auto [at, fresh] = out.emplace(acts.company(organization, day), first);
    if (!fresh) at->second = std::min(at->second, first);
  }
  return out;
}

class Gatherer {
 public:
  Gatherer(const Acts& acts, const std::vector<ExecutiveMeeting>& meetings, ExecutiveChanges& out)
      : acts_(acts), came_(first_meetings(meetings)), out_(out) {}

  void take(size_t number, Day day, bool early) {
    const auto groups = groups_around(acts_, day);
    const auto around = [&](int64_t company) {
      const auto at = groups.find(company);
      return at == groups.end() ? Groups{} : at->second;
    };
    const auto known = first_on_record(acts_, day);
    for (const auto& [company, first] : came_) {
      const auto at = known.find(company);
      if (first != day || (at != known.end() && at->second < day)) continue;
      ++out_.newcomers, out_.stayed += around(company)[kAfter] > 0;
    }
    for (const auto& [company, first] : known) {
      const auto at = came_.find(company);
      const bool came = at != came_.end() && at->second == day;
      const bool other = at == came_.end() || at->second > years_later(day, kExecutiveYears);
      if (first < day && (came || other))
        entries_[company].emplace_back(number, came, early, around(company));
    }
  }

  std::vector<std::vector<Entry>> companies() {
    std::vector<std::vector<Entry>> all;
    for (auto& [company, list] : entries_) {
      const bool came = std::ranges::any_of(list, &Entry::came);
      out_.came += came, out_.others += !came;
      all.push_back(std::move(list));
    }
    return all;
  }

 private:
  const Acts& acts_;
  std::map<int64_t, Day> came_;
  ExecutiveChanges& out_;
  std::map<int64_t, std::vector<Entry>> entries_;
};

}  // namespace

const char* to_string(ChangeOf what) { return what == ChangeOf::kActive ? "active in groups" : "groups"; }

Result<ExecutiveChanges> executive_changes(duck::Connection& c, int64_t body, int64_t without,
                                           const std::vector<ExecutiveMeeting>& meetings, Day from,
                                           Day today) {
  ExecutiveChanges out;
  if (meetings.empty()) return out;
  PLENARY_LET(span, read_record_span(c, body));
  if (!span) return out;
  out.first = span->first, out.last = std::min(span->last, today);
  PLENARY_LET(acts, read_acts(c, body, without, meetings));
  Gatherer gatherer(acts, meetings, out);
  const auto came = first_meetings(meetings);
  std::set<Day> days;
  for (const auto& [company, day] : came)
    if (day >= from) days.insert(day);
  size_t number = 0;
  for (const auto day : days) {
    const bool over = years_later(day, kExecutiveYears) <= *out.last;
    const bool begun = *out.first <= years_later(day, -kExecutiveYears);
    if (!over || !begun) {
      out.beyond += static_cast<size_t>(
          std::ranges::count_if(came, [&](const auto& one) { return one.second == day; }));
      continue;
    }
    gatherer.take(number++, day, *out.first <= years_later(day, -2 * kExecutiveYears));
  }
  const Comparison all{number, gatherer.companies()};
  if (out.came > 0 && out.others > 0) out.changes = compare(all);
  return out;
}

}  // namespace plenary

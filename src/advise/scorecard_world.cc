#include "advise/scorecard_world.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

#include "advise/reading.h"
#include "metric/coverage.h"

namespace plenary {
namespace {

constexpr int kMostPeriods = 12, kEnoughPeriods = 4;
constexpr int64_t kYears = 6;

Day months_before(Day day, int months) {
  auto [year, month, d] = civil(day);
  const int at = year * 12 + month - 1 - months;
  year = at / 12, month = at % 12 + 1;
  while (!valid_date(year, month, d)) --d;
  return make_day(year, month, d);
}

int periods_within(Day first, Day last, int months) {
  int count = 0;
  while (count < kMostPeriods && months_before(last, months * (count + 1)) >= Day{first.days - 1}) ++count;
  return count;
}

// Days between which acts of known organizations are on record, up to today.
Result<std::pair<Day, Day>> recorded(duck::Connection& c, const ScorecardQuestion& question) {
  MeasureQuery query;
  query.metric = "organizations_active", query.today = question.today;
  if (!question.body.empty()) query.where.push_back({"body", {question.body}});
  query.to = Date{question.to.value_or(question.today)};
  PLENARY_LET(plan, make_plan(c, query));
  PLENARY_LET(ends,
              c.query(fmt::format("SELECT min(day), max(day) FROM ({}) WHERE organization_id IS NOT NULL",
                                  sliced(plan, true))));
  const auto* first = std::get_if<Day>(&ends.rows.at(0)[0]);
  const auto* last = std::get_if<Day>(&ends.rows.at(0)[1]);
  if (first != nullptr && last != nullptr) return std::pair(*first, *last);
  return fail(
      ErrorKind::kNotFound,
      question.body.empty()
          ? "no dated act of a known organization is on record"
          : fmt::format("no dated act of a known organization is on record in body '{}'", question.body));
}

Result<Periods> read_periods(duck::Connection& c, const ScorecardQuestion& question) {
  PLENARY_LET(days, recorded(c, question));
  const Day last = question.to ? *question.to : days.second;
  const Day since = question.from.value_or(Day{years_before(last, kYears).days + 1});
  const Day first = std::max(since, days.first);
  if (periods_within(first, last, 3) > 0) return periods_between(first, last);
  return fail(ErrorKind::kNotFound,
              fmt::format("acts are on record from {} to {}: a scorecard needs a quarter of a year at least",
                          to_string(first), to_string(last)));
}

// What is gathered of an organization before it has a place.
struct Seen {
  std::map<int32_t, int64_t> bodies;
  std::map<std::string, int64_t> region, country, size_class;  // with the records that say so
};

std::string most(const std::map<std::string, int64_t>& counts) {
  const auto it = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  return it == counts.end() ? "" : it->first;
}

// Adds who acts or is a member, with what their records say of them.
Status see(duck::Connection& c, const MeasureQuery& query, const std::string& instant,
           std::map<int32_t, Seen>& out) {
  auto cut = query;
  cut.by = {"region", "country", "size"};
  PLENARY_LET(plan, make_plan(c, cut));
  const auto sql = fmt::format(
      "SELECT organization_id, body_id, s0, s1, s2, count(*) FROM ({}) WHERE organization_id IS NOT NULL AND "
      "body_id IS NOT NULL GROUP BY 1, 2, 3, 4, 5",
      sliced(plan, true, instant));
  return c.each_row(sql, {}, [&out](const auto&, const auto& row) {
    auto& seen = out[static_cast<int32_t>(whole(row[0]))];
    const auto records = whole(row[5]);
    seen.bodies[static_cast<int32_t>(whole(row[1]))] += records;
    const std::array kinds{&seen.region, &seen.country, &seen.size_class};
    for (size_t i = 0; i < kinds.size(); ++i)
      if (const auto text = duck::to_text(row[2 + i]); !text.empty()) (*kinds[i])[text] += records;
    return true;
  });
}

// Words as numbers, in the order of the words; none is -1.
std::vector<int32_t> numbered(const std::vector<std::string>& words) {
  auto known = words;
  std::ranges::sort(known);
  known.erase(std::unique(known.begin(), known.end()), known.end());
  std::erase(known, "");
  std::vector<int32_t> out;
  for (const auto& word : words)
    out.push_back(word.empty() ? -1
                               : static_cast<int32_t>(std::ranges::lower_bound(known, word) - known.begin()));
  return out;
}

void place(const std::map<int32_t, Seen>& seen, ScorecardWorld& world) {
  std::vector<std::string> region, country, size_class;
  for (const auto& [id, what] : seen) {
    world.organizations.push_back(id);
    auto& bodies = world.bodies.emplace_back();
    for (const auto& [body, unused] : what.bodies) bodies.push_back(body);
    region.push_back(most(what.region)), country.push_back(most(what.country));
    size_class.push_back(most(what.size_class));
  }
  world.region = numbered(region), world.country = numbered(country), world.size_class = numbered(size_class);
}

// People who act for an organization in a period; where fewer than half of the acts name one, acts.
Status read_sizes(duck::Connection& c, ScorecardWorld& world) {
  const auto query = scorecard_query(world, "organizations_active");
  PLENARY_LET(plan, make_plan(c, query));
  const auto sql = fmt::format(
      "SELECT organization_id, {} AS period, count(DISTINCT person_id), count(person_id), count(*) FROM ({}) "
      "WHERE organization_id IS NOT NULL GROUP BY 1, 2",
      period_expression(world.periods), sliced(plan, true));
  std::vector<std::vector<double>> people(world.periods.count(), std::vector<double>(world.count()));
  auto acts = people;
  int64_t named = 0, all = 0;
  PLENARY_TRY(c.each_row(sql, {}, [&](const auto&, const auto& row) {
    const size_t unit = world.find(static_cast<int32_t>(whole(row[0])));
    if (unit == world.count()) return true;
    const auto period = static_cast<size_t>(whole(row[1]));
    people[period][unit] = static_cast<double>(whole(row[2]));
    acts[period][unit] = static_cast<double>(whole(row[4]));
    named += whole(row[3]), all += whole(row[4]);
    return true;
  }));
  world.size_is_people = 2 * named >= all;
  world.size = world.size_is_people ? std::move(people) : std::move(acts);
  return {};
}

}  // namespace

Periods periods_between(Day first, Day last) {
  Periods out;
  for (const int months : {12, 6, 3}) {
    out.months = months;
    if (periods_within(first, last, months) >= kEnoughPeriods) break;
  }
  for (int n = periods_within(first, last, out.months); n > 0; --n) {
    out.begins.push_back(Day{months_before(last, out.months * n).days + 1});
    out.ends.push_back(months_before(last, out.months * (n - 1)));
  }
  return out;
}

size_t ScorecardWorld::find(int32_t organization_id) const {
  const auto at = std::ranges::lower_bound(organizations, organization_id);
  return at != organizations.end() && *at == organization_id ? static_cast<size_t>(at - organizations.begin())
                                                             : count();
}

MeasureQuery scorecard_query(const ScorecardWorld& world, const std::string& metric, size_t from_period) {
  MeasureQuery query;
  query.metric = metric, query.today = world.question.today;
  if (!world.question.body.empty()) query.where.push_back({"body", {world.question.body}});
  query.from = Date{world.periods.begins[from_period]}, query.to = Date{world.periods.last()};
  return query;
}

std::string period_expression(const Periods& periods) {
  std::string out = "CASE";
  for (size_t i = 0; i + 1 < periods.count(); ++i)
    out += fmt::format(" WHEN day <= {} THEN {}", day_literal(periods.ends[i]), i);
  return periods.count() == 1 ? "0" : out + fmt::format(" ELSE {} END", periods.count() - 1);
}

Result<ScorecardWorld> read_world(duck::Connection& c, const ScorecardQuestion& question) {
  ScorecardWorld world;
  world.question = question;
  PLENARY_LET(periods, read_periods(c, question));
  world.periods = std::move(periods);
  std::map<int32_t, Seen> seen;
  PLENARY_TRY(see(c, scorecard_query(world, "organizations_active"), "", seen));
  PLENARY_TRY(see(c, scorecard_query(world, "memberships"),
                  fmt::format(" JOIN (VALUES ({})) i(day) ON f.from_day <= i.day AND i.day < f.to_day",
                              day_literal(world.periods.last())),
                  seen));
  place(seen, world);
  PLENARY_TRY(read_sizes(c, world));
  return world;
}

}  // namespace plenary

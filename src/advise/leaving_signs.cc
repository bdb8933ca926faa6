#include "advise/leaving_signs.h"

#include <fmt/core.h>

#include <algorithm>

#include "duck/rows.h"
#include "metric/views.h"

namespace plenary {
namespace {

// A fall is told of those who did at least so much in the two years before.
constexpr int64_t kLeastActs = 4;
constexpr size_t kLeastPeople = 3;
constexpr int64_t kLeastDecided = 3;

constexpr const char* kDecided =
    "SELECT CAST(COALESCE(h.holding_id, e.organization_id) AS BIGINT), CAST(count(*) AS BIGINT) FROM "
    "engagement e "
    "LEFT JOIN organization_holding h ON h.organization_id = e.organization_id AND h.from_day <= DATE '{0}' "
    "AND "
    "DATE '{0}' < h.to_day WHERE e.body_id = {1} AND e.kind = 'contributed' AND e.outcome IN ('agreed', "
    "'noted', "
    "'rejected') AND e.organization_id IS NOT NULL AND e.day > DATE '{2}' AND e.day <= DATE '{0}' GROUP BY 1 "
    "HAVING count(*) >= {3} AND max(CASE WHEN e.outcome = 'agreed' THEN 1 ELSE 0 END) = 0";

constexpr const char* kMergers =
    "SELECT CAST(h.organization_id AS BIGINT), CAST(h.holding_id AS BIGINT), p.name, o.name FROM "
    "organization_holding h "
    "JOIN organization o ON o.organization_id = h.holding_id JOIN organization p ON p.organization_id = "
    "h.organization_id WHERE h.from_day > DATE '{}' AND h.from_day <= DATE "
    "'{}' AND h.organization_id <> h.holding_id ORDER BY 1, 2";

constexpr const char* kClosed =
    "SELECT CAST(group_id AS BIGINT) FROM groups WHERE body_id = {} AND to_day <= DATE '{}'";

// What a company did in the body in one stretch of time.
struct Stretch {
  int64_t acts = 0;
  std::map<int64_t, int64_t> people, groups;  ///< acts of each
};

struct Companies {
  std::map<int64_t, Stretch> now, before;
  std::map<int64_t, std::set<std::pair<int64_t, int64_t>>> doing;  ///< of a person now: companies and bodies
  std::set<int64_t> living;                                        ///< groups in which anybody acts now
};

void add(const std::vector<Deed>& deeds, int64_t body, std::map<int64_t, Stretch>& to) {
  for (const auto& d : deeds) {
    if (d.body != body) continue;
    auto& s = to[d.company];
    s.acts += d.acts;
    if (d.person != 0) s.people[d.person] += d.acts;
    if (d.group != 0) s.groups[d.group] += d.acts;
  }
}

Companies gather(const std::vector<Deed>& now, const std::vector<Deed>& before, int64_t body) {
  Companies out;
  add(now, body, out.now), add(before, body, out.before);
  for (const auto& d : now) {
    if (d.person != 0) out.doing[d.person].emplace(d.company, d.body);
    if (d.body == body) out.living.insert(d.group);
  }
  return out;
}

int64_t people_elsewhere(const Companies& all, int64_t company, int64_t body, const Stretch& before,
                         const Stretch& now) {
  return std::ranges::count_if(before.people, [&](const auto& entry) {
    const auto at = all.doing.find(entry.first);
    return !now.people.contains(entry.first) && at != all.doing.end() &&
           std::ranges::any_of(at->second,
                               [&](const auto& where) { return where != std::pair(company, body); });
  });
}

// The group that did not go on, where half of a company's work or more was in such.
std::optional<int64_t> closed_group(const Companies& all, const Stretch& before,
                                    const std::set<int64_t>& ended) {
  int64_t in_closed = 0, in_all = 0, largest = 0;
  std::optional<int64_t> out;
  for (const auto& [group, acts] : before.groups) {
    in_all += acts;
    if (!ended.contains(group) && all.living.contains(group)) continue;
    in_closed += acts;
    if (acts > largest) largest = acts, out = group;
  }
  return 2 * in_closed >= in_all && in_closed > 0 ? out : std::nullopt;
}

void add_falls(const Companies& all, int64_t body, const std::set<int64_t>& ended, const PlaceNames& places,
               std::map<int64_t, std::vector<SignSeen>>& out) {
  for (const auto& [company, before] : all.before) {
    const auto at = all.now.find(company);
    const Stretch now = at == all.now.end() ? Stretch() : at->second;
    auto& signs = out[company];
    if (before.acts >= kLeastActs && 4 * now.acts <= before.acts)
      signs.push_back({Sign::kFewerActs, now.acts, before.acts, ""});
    const auto had = before.people.size(), has = now.people.size();
    if (had >= kLeastPeople && 2 * has <= had)
      signs.push_back({Sign::kFewerPeople, static_cast<int64_t>(has), static_cast<int64_t>(had), ""});
    if (const auto gone = people_elsewhere(all, company, body, before, now); gone > 0)
      signs.push_back({Sign::kPeopleElsewhere, gone, static_cast<int64_t>(had), ""});
    const auto main = std::ranges::max_element(before.people, {}, [](const auto& e) { return e.second; });
    if (main != before.people.end() && had > 1 && 2 * main->second >= before.acts &&
        before.acts >= kLeastActs && !now.people.contains(main->first))
      signs.push_back({Sign::kMainPersonGone, main->second, before.acts, ""});
    if (const auto group = closed_group(all, before, ended))
      signs.push_back(
          {Sign::kGroupClosed, before.groups.at(*group), before.acts, places.label(body, *group)});
  }
}

Result<std::set<int64_t>> read_closed(duck::Connection& c, int64_t body, Day to) {
  std::set<int64_t> out;
  PLENARY_TRY(duck::for_each_row(c, fmt::format(kClosed, body, to_string(to)),
                                 [&](const auto& row) { out.insert(std::get<int64_t>(row[0])); }));
  return out;
}

}  // namespace

Result<std::map<int64_t, std::vector<SignSeen>>> read_signs(duck::Connection& c, int64_t body, Day to,
                                                            const PlaceNames& places) {
  std::map<int64_t, std::vector<SignSeen>> out;
  PLENARY_LET(now, read_deeds(c, years_later(to, -1), to));
  PLENARY_LET(before, read_deeds(c, years_later(to, -3), years_later(to, -1), body));
  PLENARY_LET(ended, read_closed(c, body, to));
  add_falls(gather(now, before, body), body, ended, places, out);
  const auto decided =
      fmt::format(fmt::runtime(kDecided), to_string(to), body, to_string(years_later(to, -3)), kLeastDecided);
  PLENARY_TRY(make_views_for(c, decided));
  PLENARY_TRY(duck::for_each_row(c, decided, [&](const auto& row) {
    out[std::get<int64_t>(row[0])].push_back({Sign::kNothingAccepted, 0, std::get<int64_t>(row[1]), ""});
  }));
  const auto mergers =
      fmt::format(fmt::runtime(kMergers), to_string(years_later(to, -kLeavingYears)), to_string(to));
  PLENARY_TRY(duck::for_each_row(c, mergers, [&](const auto& row) {
    for (const size_t side : {size_t{0}, size_t{1}})
      out[std::get<int64_t>(row[side])].push_back({Sign::kMerger, 0, 0, duck::to_text(row[3 - side])});
  }));
  return out;
}

}  // namespace plenary

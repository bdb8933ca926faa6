#include "advise/prospects.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "advise/related_groups.h"
#include "duck/rows.h"
#include "metric/views.h"

namespace plenary {
namespace {

using Row = std::vector<duck::Value>;
using Candidates = std::map<int64_t, Prospect>;

// Who uses which standard of the body: one row a company and text.
constexpr const char* kUses =
    "SELECT CAST(COALESCE(h.holding_id, e.organization_id) AS BIGINT), d.document, "
    "CAST(COALESCE(min(e.group_id), 0) AS BIGINT), CAST(count(*) AS BIGINT), min(e.day), max(e.day) FROM use "
    "e "
    "JOIN document d ON d.document_id = e.work_id "
    "LEFT JOIN organization_holding h ON h.organization_id = e.organization_id AND h.from_day <= DATE '{0}' "
    "AND "
    "DATE '{0}' < h.to_day WHERE e.body_id = {1} AND e.organization_id IS NOT NULL AND NOT e.copied AND "
    "(e.day <= DATE '{0}'{2}) GROUP BY 1, 2 ORDER BY 1, 4 DESC, 2";

// Who wrote how many texts of other bodies together with whom, within the window.
constexpr const char* kPeers =
    "WITH party AS (SELECT c.work_id, COALESCE(h.holding_id, c.organization_id) AS company FROM contribution "
    "c "
    "LEFT JOIN organization_holding h ON h.organization_id = c.organization_id AND h.from_day <= DATE '{0}' "
    "AND "
    "DATE '{0}' < h.to_day WHERE c.organization_id IS NOT NULL AND c.body_id <> {1} AND c.day > DATE '{2}' "
    "AND "
    "c.day <= DATE '{0}'), asked AS (SELECT DISTINCT work_id, company FROM party WHERE company IN ({3})) "
    "SELECT CAST(a.company AS BIGINT), CAST(p.company AS BIGINT), CAST(count(DISTINCT a.work_id) AS BIGINT) "
    "FROM asked a JOIN party p ON p.work_id = a.work_id AND p.company <> a.company GROUP BY 1, 2 "
    "ORDER BY 1, 3 DESC, 2";

Day after_of(const ProspectQuestion& q) { return q.after.value_or(years_later(q.to, -kProspectYears)); }

// Repositories are where the work is done only where nothing else is on record of a body.
bool only_code(const std::vector<Deed>& deeds, int64_t body) {
  return std::ranges::none_of(deeds, [body](const Deed& d) { return d.body == body && !d.code; });
}

Insiders insiders_of(const std::vector<Deed>& deeds, const MemberBook& members, int64_t body,
                     bool code_only) {
  Insiders out;
  for (const auto& d : deeds)
    if (d.body == body && (!d.code || code_only)) {
      auto& groups = out[d.company];
      if (d.group != 0) groups.insert(d.group);
    }
  for (const auto& [company, bodies] : members.bodies_of)
    if (std::ranges::binary_search(bodies, body)) out.try_emplace(company);
  return out;
}

// Where a company works elsewhere, and its code in the body, from deeds sorted by place.
struct Working {
  std::map<std::pair<int64_t, int64_t>, ProspectEvidence> places;
  std::map<std::pair<int64_t, int64_t>, std::set<int64_t>> people;
};

void add(ProspectEvidence& to, const Deed& d) {
  to.body = d.body, to.group = d.group, to.records += d.acts;
  to.first = to.first ? std::min(*to.first, d.first) : d.first;
  to.last = to.last ? std::max(*to.last, d.last) : d.last;
}

void add_people(Prospect& p, const Working& working,
                const std::map<std::pair<int64_t, int64_t>, int64_t>& through) {
  std::set<int64_t> people, bodies;
  std::map<int64_t, size_t> by_group;
  for (const auto& [place, evidence] : working.places) {
    p.evidence.push_back(evidence);
    const auto& named = working.people.at(place);
    p.evidence.back().people = named.size();
    if (evidence.reason != ProspectReason::kWorks) continue;
    people.insert(named.begin(), named.end()), bodies.insert(place.first);
    p.acts += evidence.records;
    if (const auto group = through.at(place); group != 0)
      by_group[group] += std::max<size_t>(1, named.size());
  }
  p.bodies = bodies.size(), p.people = people.size();
  const auto most = std::ranges::max_element(by_group, {}, [](const auto& entry) { return entry.second; });
  if (most != by_group.end()) p.through = most->first;
}

void add_work(const std::vector<Deed>& deeds, const Insiders& insiders, const Prospects& of,
              Candidates& out) {
  std::map<std::pair<int64_t, int64_t>, int64_t> through;
  for (const auto& g : of.related) through.emplace(std::pair(g.body, g.group), g.through);
  for (size_t i = 0; i < deeds.size();) {
    const auto company = deeds[i].company;
    Working working;
    for (; i < deeds.size() && deeds[i].company == company; ++i) {
      const auto& d = deeds[i];
      const std::pair place(d.body, d.group);
      const bool code = d.body == of.question.body;
      if (!code && !through.contains(place)) continue;
      auto& evidence = working.places[place];
      evidence.reason = code ? ProspectReason::kCode : ProspectReason::kWorks;
      add(evidence, d);
      auto& people = working.people[place];
      if (d.person != 0) people.insert(d.person);
    }
    if (!working.places.empty() && !insiders.contains(company)) add_people(out[company], working, through);
  }
}

Status add_uses(duck::Connection& c, const ProspectQuestion& q, const Insiders& insiders, Candidates& out) {
  const auto sql =
      fmt::format(fmt::runtime(kUses), to_string(q.to), q.body, q.past ? "" : " OR e.day IS NULL");
  PLENARY_TRY(make_views_for(c, sql));
  return duck::for_each_row(c, sql, [&](const Row& row) {
    const auto company = std::get<int64_t>(row[0]);
    if (insiders.contains(company)) return;
    ProspectEvidence use{.reason = ProspectReason::kUses, .body = q.body, .group = std::get<int64_t>(row[2])};
    use.records = std::get<int64_t>(row[3]), use.what = duck::to_text(row[1]);
    if (const auto* day = std::get_if<Day>(&row[4])) use.first = *day;
    if (const auto* day = std::get_if<Day>(&row[5])) use.last = *day;
    out[company].evidence.push_back(std::move(use));
  });
}

// Who was there before needs another reason to be thought of: all who ever left would bury the rest.
void add_returns(const Before& before, const MemberBook& members, int64_t body, Candidates& out) {
  for (auto& [company, p] : out) {
    std::optional<Day> last;
    if (const auto at = before.companies.find(company); at != before.companies.end()) last = at->second;
    if (const auto at = members.ended.find(company); at != members.ended.end())
      last = last ? std::max(*last, at->second) : at->second;
    if (!last) continue;
    p.last_here = last;
    p.evidence.push_back({.reason = ProspectReason::kReturns, .body = body, .records = 1, .last = last});
  }
}

bool comes_first(const Prospect& a, const Prospect& b) {
  const auto key = [](const Prospect& p) { return std::tuple(p.reasons(), p.bodies, p.people, p.acts); };
  return key(a) != key(b) ? key(a) > key(b) : std::tie(a.is.name, a.company) < std::tie(b.is.name, b.company);
}

void finish(Prospect& p, int64_t company, const MemberBook& members, const Before& before,
            const std::map<int64_t, Company>& companies) {
  p.company = company;
  if (const auto at = companies.find(company); at != companies.end()) p.is = at->second;
  if (const auto at = members.bodies_of.find(company); at != members.bodies_of.end())
    p.member_of = at->second;
  p.newcomer = before.told && !before.companies.contains(company);
  std::ranges::stable_sort(p.evidence, [](const ProspectEvidence& a, const ProspectEvidence& b) {
    return a.reason != b.reason ? a.reason < b.reason : a.records > b.records;
  });
}

}  // namespace

const char* to_string(ProspectReason reason) {
  constexpr const char* kNames[kReasons] = {"works elsewhere", "uses its standards",
                                            "changes its repositories", "was here before"};
  return kNames[static_cast<size_t>(reason)];
}

size_t Prospect::reasons() const {
  std::set<ProspectReason> out;
  for (const auto& e : evidence) out.insert(e.reason);
  return out.size();
}

Result<Prospects> find_prospects(duck::Connection& c, const ProspectQuestion& q, const GroupWords* words) {
  Prospects out{.question = q};
  PLENARY_LET(places, read_places(c));
  out.places = std::move(places);
  PLENARY_LET(deeds, read_deeds(c, after_of(q), q.to));
  PLENARY_LET(members, read_members_on(c, q.body, q.to, q.to));
  PLENARY_LET(before, read_before(c, q.body, after_of(q), q.to));
  PLENARY_LET(companies, read_companies(c));
  out.code_only = only_code(deeds, q.body), out.register_kept = members.kept, out.before_told = before.told;
  const auto insiders = insiders_of(deeds, members, q.body, out.code_only);
  for (const auto& [company, groups] : insiders) out.here.push_back(companies[company]);
  out.related = relate_groups(deeds, q.body, insiders, out.places,
                              words ? words->profiles(q.to) : std::map<int64_t, SparseVector>());
  Candidates candidates;
  add_work(deeds, insiders, out, candidates);
  PLENARY_TRY(add_uses(c, q, insiders, candidates));
  add_returns(before, members, q.body, candidates);
  for (auto& [company, p] : candidates) {
    finish(p, company, members, before, companies);
    out.list.push_back(std::move(p));
  }
  std::ranges::sort(out.list, comes_first);
  return out;
}

Result<std::map<int64_t, std::vector<std::string>>> peers_of(duck::Connection& c, const Prospects& of,
                                                             const std::set<int64_t>& companies) {
  std::map<int64_t, std::vector<std::string>> out;
  if (companies.empty()) return out;
  const auto& q = of.question;
  const auto sql = fmt::format(fmt::runtime(kPeers), to_string(q.to), q.body, to_string(after_of(q)),
                               fmt::join(companies, ", "));
  PLENARY_LET(names, read_companies(c));
  std::set<std::string> here;
  for (const auto& company : of.here) here.insert(company.name);
  PLENARY_TRY(make_views_for(c, sql));
  PLENARY_TRY(duck::for_each_row(c, sql, [&](const Row& row) {
    const auto& name = names[std::get<int64_t>(row[1])].name;
    if (here.contains(name)) out[std::get<int64_t>(row[0])].push_back(name);
  }));
  return out;
}

}  // namespace plenary

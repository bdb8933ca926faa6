#include "advise/footprint.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "duck/rows.h"
#include "metric/views.h"

namespace plenary {
namespace {

using Row = std::vector<duck::Value>;

// The order is that of kSort below.
constexpr std::array<FootprintAct, kFootprintActs> kActs{
    {{"post", "years in posts", Footing::kLead},
     {"edited", "edited", Footing::kLead},
     {"first author", "as first author", Footing::kLead},
     {"chaired", "meetings chaired", Footing::kLead},
     {"contributed", "contributed or written", Footing::kParticipate},
     {"reviewed", "reviewed or commented", Footing::kParticipate},
     {"presented", "presented", Footing::kParticipate},
     {"changed", "changes in repositories", Footing::kParticipate},
     {"attended", "attendances", Footing::kMonitor},
     {"member", "years of membership", Footing::kMonitor}}};
constexpr size_t kPost = 0, kMember = 9;

constexpr const char* kSort =
    "CASE WHEN e.kind = 'edited' THEN 1 WHEN e.kind = 'authored' AND f.record_id IS NOT NULL THEN 2 WHEN "
    "e.kind = "
    "'chaired' THEN 3 WHEN e.kind IN ('contributed', 'authored') THEN 4 WHEN e.kind IN ('committed', "
    "'merged') OR "
    "(e.kind IN ('reviewed', 'commented') AND e.role LIKE '%-by') THEN 7 WHEN e.kind IN ('reviewed', "
    "'commented', "
    "'liaised') THEN 5 WHEN e.kind = 'presented' THEN 6 WHEN e.kind = 'attended' THEN 8 END";

constexpr const char* kHolding =
    " LEFT JOIN organization_holding h ON h.organization_id = e.organization_id AND h.from_day <= {0} AND "
    "{0} < "
    "h.to_day ";

// {0}: sort; {1}: holding; {2}: bodies; {3}: last day; {4}: subject; {5}: where it is from. The first author
// is whom the source names first.
constexpr const char* kDone =
    "WITH first_author AS (SELECT min(record_id) AS record_id FROM engagement WHERE kind = 'authored' AND "
    "body_id IN ({2}) "
    "AND document_id IS NOT NULL GROUP BY document_id) "
    "SELECT CAST(COALESCE(h.holding_id, e.organization_id) AS BIGINT), CAST(e.body_id AS BIGINT), "
    "CAST(COALESCE(e.group_id, 0) AS BIGINT), CAST(extract(year FROM e.day) AS BIGINT), CAST({0} AS BIGINT), "
    "CAST(count(*) AS BIGINT), {4} FROM engagement e{1}LEFT JOIN first_author f ON f.record_id = e.record_id "
    "{5}"
    "WHERE e.body_id IN ({2}) AND e.organization_id IS NOT NULL AND e.day <= DATE '{3}' GROUP BY 1, 2, 3, 4, "
    "5, 7";

constexpr const char* kLasting =
    "SELECT CAST(COALESCE(h.holding_id, e.organization_id) AS BIGINT), CAST(e.body_id AS BIGINT), "
    "CAST(COALESCE(e.group_id, 0) AS BIGINT), e.from_day, e.to_day FROM {0} e{1}WHERE e.body_id IN ({2}) AND "
    "e.organization_id IS NOT NULL AND e.from_day <= DATE '{3}'";

int64_t whole(const duck::Value& value) { return std::get<int64_t>(value); }
int year_of(Day day) { return civil(day).year; }

}  // namespace

class FootprintReading {
 public:
  FootprintReading(duck::Connection& c, std::vector<FootprintPlace> places, Day to)
      : c_(c), places_(std::move(places)), to_(to) {}

  Result<Footprint> run() {
    if (places_.empty()) return std::move(out_);
    PLENARY_LET(names, read_places(c_));
    PLENARY_TRY(duck::for_each_row(
        c_,
        "SELECT CAST(group_id AS BIGINT), CAST(ancestor_id AS BIGINT) FROM group_ancestor ORDER BY 1, depth",
        [&](const Row& row) {
          const auto subjects = names.subjects.find(whole(row[1]));
          if (subjects != names.subjects.end()) subjects_.try_emplace(whole(row[0]), subjects->second);
        }));
    std::set<int64_t> bodies;
    for (const auto& place : places_) bodies.insert(place.body);
    for (const auto body : bodies) list_ += fmt::format("{}{}", list_.empty() ? "" : ", ", body);
    PLENARY_TRY(done());
    PLENARY_TRY(lasting("post", kPost));
    PLENARY_TRY(lasting("member", kMember));
    return std::move(out_);
  }

 private:
  Status done() {
    const bool by_subject = std::ranges::any_of(places_, [](const auto& p) { return !p.subjects.empty(); });
    const auto sql = fmt::format(fmt::runtime(kDone), kSort, fmt::format(fmt::runtime(kHolding), "e.day"),
                                 list_, to_string(to_), by_subject ? "COALESCE(s.subject, '')" : "''",
                                 by_subject ? "LEFT JOIN text_subject s ON s.work_id = e.work_id " : "");
    PLENARY_TRY(make_views_for(c_, sql));
    return c_.each_chunk(sql, [&](const duck::Chunk& rows) {
      for (size_t i = 0; i < rows.rows(); ++i)
        if (rows.said(4, i))
          add(rows.integer(0, i), rows.integer(1, i), rows.integer(2, i), std::string(rows.text(6, i)),
              static_cast<int>(rows.integer(3, i)), static_cast<size_t>(rows.integer(4, i)),
              rows.integer(5, i));
      return true;
    });
  }

  // A year in a post or a membership counts once, however short; one without a beginning from the first act
  // on.
  Status lasting(const char* view, size_t sort) {
    const auto sql = fmt::format(fmt::runtime(kLasting), view,
                                 fmt::format(fmt::runtime(kHolding), "e.from_day"), list_, to_string(to_));
    PLENARY_TRY(make_views_for(c_, sql));
    const auto known = out_.years();
    return duck::for_each_row(c_, sql, [&](const Row& row) {
      const Day from = std::get<Day>(row[3]), last{std::min(to_, Day{std::get<Day>(row[4]).days - 1})};
      const int least = known ? known->first : year_of(to_);
      for (int year = std::max(year_of(from), least); year <= year_of(last); ++year)
        add(whole(row[0]), whole(row[1]), whole(row[2]), "", year, sort, 1);
    });
  }

  bool in(const FootprintPlace& place, int64_t body, int64_t group, const std::string& subject) const {
    if (place.body != body || (!place.groups.empty() && !place.groups.contains(group))) return false;
    if (place.subjects.empty()) return true;
    if (!subject.empty()) return place.subjects.contains(subject);
    const auto at = subjects_.find(group);
    return at != subjects_.end() &&
           std::ranges::any_of(at->second, [&](const auto& s) { return place.subjects.contains(s); });
  }

  void add(int64_t company, int64_t body, int64_t group, const std::string& subject, int year, size_t sort,
           int64_t n) {
    for (size_t p = 0; p < places_.size(); ++p) {
      if (!in(places_[p], body, group, subject)) continue;
      out_.of_[company][{p, year}].acts[sort] += n;
      out_.all_[{p, year}].acts[sort] += n;
    }
  }

  duck::Connection& c_;
  const std::vector<FootprintPlace> places_;
  const Day to_;
  std::string list_;                                      // of bodies
  std::map<int64_t, std::vector<std::string>> subjects_;  // of a group, else of the nearest above it
  Footprint out_;
};

std::span<const FootprintAct> footprint_acts() { return kActs; }

Footing FootprintTally::footing() const {
  auto out = Footing::kAbsent;
  for (size_t i = 0; i < kFootprintActs; ++i)
    if (acts[i] > 0) out = std::max(out, kActs[i].footing);
  return out;
}

int64_t FootprintTally::sum() const {
  int64_t out = 0;
  for (const auto n : acts) out += n;
  return out;
}

Result<Footprint> Footprint::read(duck::Connection& connection, std::vector<FootprintPlace> places, Day to) {
  return FootprintReading(connection, std::move(places), to).run();
}

FootprintTally Footprint::of(int64_t company, size_t place, int from, int to) const {
  FootprintTally out;
  const auto all = of_.find(company);
  if (all == of_.end()) return out;
  const auto end = all->second.upper_bound({place, to});
  for (auto at = all->second.lower_bound({place, from}); at != end; ++at)
    for (size_t i = 0; i < kFootprintActs; ++i) out.acts[i] += at->second.acts[i];
  return out;
}

bool Footprint::shown(size_t place, int from, int to, Footing footing) const {
  const auto end = all_.upper_bound({place, to});
  for (auto at = all_.lower_bound({place, from}); at != end; ++at)
    for (size_t i = 0; i < kFootprintActs; ++i)
      if (kActs[i].footing == footing && at->second.acts[i] > 0) return true;
  return false;
}

std::vector<int64_t> Footprint::alike(int64_t company, int from, int to, size_t most) const {
  const auto weights = [&](const std::map<Key, FootprintTally>& tallies) {
    std::map<size_t, double> acts;
    for (const auto& [key, tally] : tallies)
      if (key.year >= from && key.year <= to) acts[key.place] += static_cast<double>(tally.sum());
    for (auto& [place, n] : acts) n = std::log1p(n);
    return acts;
  };
  const auto own = of_.find(company);
  if (own == of_.end()) return {};
  const auto mine = weights(own->second);
  std::vector<std::pair<double, int64_t>> found;
  for (const auto& [other, tallies] : of_) {
    if (other == company) continue;
    double both = 0, theirs = 0, ours = 0;
    for (const auto& [place, n] : mine) ours += n * n;
    for (const auto& [place, n] : weights(tallies)) {
      theirs += n * n;
      if (const auto at = mine.find(place); at != mine.end()) both += n * at->second;
    }
    // Of equals the one that does most.
    if (both > 0)
      found.emplace_back(-std::round(1e6 * both / std::sqrt(ours * theirs)) - 1e-3 * theirs, other);
  }
  std::ranges::sort(found);
  std::vector<int64_t> out;
  for (size_t i = 0; i < std::min(most, found.size()); ++i) out.push_back(found[i].second);
  return out;
}

std::optional<std::pair<int, int>> Footprint::years() const {
  std::optional<std::pair<int, int>> out;
  for (const auto& [key, tally] : all_)
    out = out ? std::pair(std::min(out->first, key.year), std::max(out->second, key.year))
              : std::pair(key.year, key.year);
  return out;
}

const char* to_string(AimVerdict verdict) {
  constexpr const char* kNames[] = {"above", "as planned", "below", "no data"};
  return kNames[static_cast<size_t>(verdict)];
}

const char* to_string(Footing footing) {
  constexpr const char* kNames[] = {"absent", "monitor", "participate", "lead"};
  return kNames[static_cast<size_t>(footing)];
}

AimVerdict judge_aim(Footing planned, Footing reached, bool planned_shown) {
  if (reached > planned) return AimVerdict::kAbove;
  if (reached == planned) return AimVerdict::kAsPlanned;
  return planned_shown ? AimVerdict::kBelow : AimVerdict::kNoData;
}

}  // namespace plenary

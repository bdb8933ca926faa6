#include "advise/localization_claim.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "duck/rows.h"
#include "metric/views.h"
#include "stats/false_discovery.h"

namespace plenary {
namespace {

using Row = std::vector<duck::Value>;

constexpr int kReach = 3;  // years before or after, put together
constexpr size_t kPermutations = 999;
constexpr double kLevel = 0.05;
constexpr double kAlike = 1.0 / 3;  // of the strength, from which on a placebo stands for the same

using Place = FieldYears::key_type;

struct Span {
  int first = 0, last = -1;  // years
  void add(int year) {
    *this = last < first ? Span{year, year} : Span{std::min(first, year), std::max(last, year)};
  }
};

// {0}: group and field; {1}: conditions; {2}: country.
constexpr const char* kLocalizations =
    "SELECT CAST(extract(year FROM l.day) AS BIGINT), {2}, CAST(m.field AS BIGINT), CAST(count(*) AS DOUBLE) "
    "FROM "
    "localization l JOIN (VALUES {0}) m(group_id, field) ON m.group_id = l.group_id WHERE l.planned = 0 AND "
    "l.day IS "
    "NOT NULL AND {1} GROUP BY 1, 2, 3";
constexpr const char* kDownloads =
    "SELECT CAST(extract(year FROM l.day) AS BIGINT), {2}, CAST(m.field AS BIGINT), CAST(sum(l.\"count\") AS "
    "DOUBLE) "
    "FROM download l JOIN (VALUES {0}) m(group_id, field) ON m.group_id = l.group_id WHERE l.usage_kind = "
    "'downloads' "
    "AND l.day IS NOT NULL AND {1} GROUP BY 1, 2, 3";
constexpr const char* kContributions =
    "SELECT CAST(extract(year FROM l.day) AS BIGINT), {2}, CAST(m.field AS BIGINT), CAST(count(DISTINCT "
    "l.work_id) AS "
    "DOUBLE) FROM engagement l JOIN (VALUES {0}) m(group_id, field) ON m.group_id = l.group_id WHERE l.kind "
    "IN "
    "('contributed', 'authored', 'edited') AND l.day IS NOT NULL AND {1} GROUP BY 1, 2, 3";
constexpr const char* kOrganizations =
    "SELECT CAST(extract(year FROM l.day) AS BIGINT), {2}, CAST(m.field AS BIGINT), CAST(count(DISTINCT "
    "l.organization_id) AS DOUBLE) FROM engagement l JOIN (VALUES {0}) m(group_id, field) ON m.group_id = "
    "l.group_id "
    "WHERE l.organization_id IS NOT NULL AND l.day IS NOT NULL AND {1} GROUP BY 1, 2, 3";
constexpr const char* kUsers =
    "SELECT CAST(extract(year FROM l.day) AS BIGINT), {2}, CAST(m.field AS BIGINT), CAST(count(DISTINCT "
    "l.adopter) AS "
    "DOUBLE) FROM adopter l JOIN (VALUES {0}) m(group_id, field) ON m.group_id = l.group_id WHERE l.channel "
    "<> "
    "'national-adoption' AND l.day IS NOT NULL AND {1} GROUP BY 1, 2, 3";
constexpr const char* kGroups =
    "SELECT CAST(g.group_id AS BIGINT), CAST(g.parent_id AS BIGINT), lower(g.kind) FROM groups g SEMI JOIN "
    "(SELECT DISTINCT body_id FROM localization WHERE body_id IS NOT NULL) l ON l.body_id = g.body_id ORDER "
    "BY 1";

constexpr std::array kForetelling{std::pair("localizations", kLocalizations),
                                  std::pair("downloads", kDownloads)};
constexpr std::array kForetold{std::pair("contributions", kContributions),
                               std::pair("organizations", kOrganizations), std::pair("users", kUsers)};

// Parts of a group that come and go; what they work in is the field of the group above.
bool is_part(const std::string& kind) {
  return kind == "question" || kind == "working party" || kind == "rapporteur group" ||
         kind == "task group" || kind == "correspondence group" || kind == "ad hoc group" ||
         kind == "workstream";
}

struct GroupNode {
  std::optional<int64_t> parent;
  std::string kind;
};

// "(group, field), ...": empty where there are no groups.
Result<std::string> read_fields(duck::Connection& c) {
  std::map<int64_t, GroupNode> groups;
  const std::string sql = kGroups;
  PLENARY_TRY(make_views_for(c, sql));
  PLENARY_TRY(duck::for_each_row(c, sql, [&](const Row& r) {
    const auto* parent = std::get_if<int64_t>(&r[1]);
    groups[std::get<int64_t>(r[0])] = {parent ? std::optional(*parent) : std::nullopt, duck::to_text(r[2])};
  }));
  std::string out;
  for (const auto& [id, group] : groups) {
    auto field = id;
    for (int depth = 0; depth < 8; ++depth) {
      const auto at = groups.find(field);
      if (!is_part(at->second.kind) || !at->second.parent || !groups.contains(*at->second.parent)) break;
      field = *at->second.parent;
    }
    out += fmt::format("{}({}, {})", out.empty() ? "" : ", ", id, field);
  }
  return out;
}

double sum_of(const FieldYears& x, const Place& place, int first, int last) {
  const auto found = x.find(place);
  double sum = 0;
  if (found != x.end())
    for (auto at = found->second.lower_bound(first); at != found->second.end() && at->first <= last; ++at)
      sum += at->second;
  return sum;
}

// What came within reach of a year: in the years before it (`step` -1) or after it (1). Nothing where the
// country's records do not go so far.
std::optional<double> near(const FieldYears& x, const Place& place, const Span& known, int year, int step) {
  const int first = std::min(year + step, year + step * kReach), last = first + kReach - 1;
  if (first < known.first || last > known.last) return std::nullopt;
  return std::log2(1 + sum_of(x, place, first, last));
}

// Cells of all places of `y` in the years of which both are known. The placebo is held against what came in
// each of the years before, for which it would stand where fields keep to their ways.
std::vector<PanelCell> panel(const FieldYears& x, const FieldYears& y, bool placebo) {
  std::map<std::string, Span> known;  // by country: before its first record of x nobody can tell
  Span told;
  for (const auto& [place, years] : x)
    for (const auto& [year, n] : years) known[place.first].add(year);
  for (const auto& [place, years] : y)
    for (const auto& [year, n] : years) told.add(year);
  std::vector<PanelCell> out;
  uint32_t unit = 0;
  for (const auto& [place, counts] : y) {
    ++unit;
    for (int year = told.first; year <= told.last; ++year) {
      const auto before = near(x, place, known[place.first], year, -1);
      const auto after = near(x, place, known[place.first], year, 1);
      if (!before || (placebo && !after)) continue;
      const auto n = counts.find(year);
      PanelCell cell{
          unit, static_cast<uint32_t>(year - told.first), n == counts.end() ? 0 : n->second, 1, *before, {}};
      if (placebo) {
        cell.x = *after, cell.controls[kReach] = *before;
        for (size_t i = 0; i < kReach; ++i)
          cell.controls[i] =
              std::log2(1 + sum_of(x, place, year - 1 - static_cast<int>(i), year - 1 - static_cast<int>(i)));
      }
      out.push_back(cell);
    }
  }
  return out;
}

bool is_enough(const std::optional<PanelAssociation>& a) {
  return a && a->periods >= kClaimYears && a->units >= kClaimFields;
}

bool is_seen(const PanelAssociation& a, double p) {
  return p <= kLevel && (a.interval.low > 1 || a.interval.high < 1);
}

class Testing {
 public:
  Testing(duck::Connection& c, const NationalScope& s) : c_(c), s_(s) {}

  Result<std::vector<ClaimTest>> run() {
    PLENARY_LET(fields, read_fields(c_));
    fields_ = std::move(fields);
    std::vector<ClaimTest> out;
    std::vector<FieldYears> after;
    for (const auto& [name, sql] : kForetold) {
      PLENARY_LET(series, read(sql, false));
      after.push_back(std::move(series));
    }
    for (const auto& [of, sql] : kForetelling) {
      PLENARY_LET(before, read(sql, std::string_view(of) == "localizations"));
      for (size_t i = 0; i < after.size(); ++i)
        out.push_back(compare_years(of, before, kForetold[i].first, after[i]));
    }
    read_together(out);
    return out;
  }

 private:
  bool regional() const { return s_.adopter && s_.country.empty(); }

  std::string conditions(bool of_adopter) const {
    std::string out = "l.body_id IS NOT NULL";
    if (!regional())
      out += s_.country.empty() ? " AND l.country IS NOT NULL"
                                : fmt::format(" AND l.country = '{}'", s_.country);
    if (of_adopter && s_.adopter) out += fmt::format(" AND l.adopter_id = {}", *s_.adopter);
    return s_.body ? out + fmt::format(" AND l.body_id = {}", *s_.body) : out;
  }

  Result<FieldYears> read(const char* text, bool of_adopter) {
    FieldYears out;
    if (fields_.empty()) return out;
    const auto sql =
        fmt::format(fmt::runtime(text), fields_, conditions(of_adopter), regional() ? "''" : "l.country");
    PLENARY_TRY(make_views_for(c_, sql));
    PLENARY_TRY(duck::for_each_row(c_, sql, [&](const Row& r) {
      out[{duck::to_text(r[1]), std::get<int64_t>(r[2])}][static_cast<int>(std::get<int64_t>(r[0]))] =
          std::get<double>(r[3]);
    }));
    return out;
  }

  duck::Connection& c_;
  const NationalScope& s_;
  std::string fields_;
};

}  // namespace

ClaimTest compare_years(std::string of, const FieldYears& before, std::string on, const FieldYears& after) {
  ClaimTest out;
  out.of = std::move(of), out.on = std::move(on);
  if (before.empty() || after.empty()) return out;
  out.later = panel_association(panel(before, after, false), kPermutations, 1);
  out.placebo = panel_association(panel(before, after, true), kPermutations, 2);
  out.reading =
      is_enough(out.later) && is_enough(out.placebo) ? ClaimReading::kNotSeen : ClaimReading::kTooFew;
  return out;
}

void read_together(std::vector<ClaimTest>& tests) {
  std::vector<double> p;
  std::vector<ClaimTest*> made;
  for (auto& t : tests)
    if (t.reading == ClaimReading::kNotSeen) p.push_back(t.later->p_value), made.push_back(&t);
  const auto q = adjust_p_values(p);
  for (size_t i = 0; q && i < made.size(); ++i) {
    auto& t = *made[i];
    t.q_value = (*q)[i];
    if (!is_seen(*t.later, t.q_value)) continue;
    const double later = std::log(t.later->ratio), placebo = std::log(t.placebo->ratio);
    const bool alike = later * placebo > 0 && std::abs(placebo) >= kAlike * std::abs(later);
    t.reading = alike && is_seen(*t.placebo, t.placebo->p_value) ? ClaimReading::kTogether
                : t.later->ratio < 1                             ? ClaimReading::kOpposite
                                                                 : ClaimReading::kTracksLater;
  }
}

const char* to_string(ClaimReading reading) {
  switch (reading) {
    case ClaimReading::kTracksLater:
      return "tracks what comes later";
    case ClaimReading::kTogether:
      return "moves together, none comes first";
    case ClaimReading::kOpposite:
      return "the opposite: less comes later";
    case ClaimReading::kNotSeen:
      return "no association seen";
    case ClaimReading::kTooFew:
      return "too few years or fields";
    case ClaimReading::kNoData:
      break;
  }
  return "no data";
}

Result<std::vector<ClaimTest>> test_claim(duck::Connection& connection, const NationalScope& scope) {
  return Testing(connection, scope).run();
}

}  // namespace plenary

#include "advise/known_parties.h"

#include "base/text.h"
#include "metric/side.h"
#include "metric/views.h"

namespace plenary {
namespace {

// The holding is that of the day: a firm that was bought later stood for itself.
constexpr const char* kParty =
    "SELECT o.name, COALESCE(h.name, ''), COALESCE(o.kind, ''), COALESCE(o.segment, ''), "
    "COALESCE(o.size_class, ''), "
    "COALESCE(o.country, o.seat, ''), COALESCE(c.region, '') FROM organization o "
    "LEFT JOIN country c ON c.country = COALESCE(o.country, o.seat) "
    "LEFT JOIN organization_holding l ON l.organization_id = o.organization_id AND l.from_day <= CAST($2 AS "
    "DATE) "
    "AND CAST($2 AS DATE) < l.to_day LEFT JOIN organization h ON h.organization_id = l.holding_id "
    "WHERE o.name = $1 LIMIT 1";

constexpr const char* kEditor =
    "WITH who AS (SELECT person_id FROM person WHERE lower(name) = lower($1)), "
    "made AS (SELECT e.person_id, e.work_id, min(e.day) AS day FROM engagement e JOIN who w ON w.person_id = "
    "e.person_id "
    "WHERE e.kind IN ('authored', 'edited', 'contributed') AND e.work_id IS NOT NULL AND e.day <= CAST($2 AS "
    "DATE) "
    "GROUP BY 1, 2), "
    "out AS (SELECT DISTINCT s.work_id FROM work_stage s JOIN made m ON m.work_id = s.work_id "
    "WHERE s.milestone = 'published' AND s.day <= CAST($2 AS DATE)) "
    "SELECT (SELECT count(*) FROM who), count(m.work_id), count(o.work_id), min(m.day), max(m.day) FROM made "
    "m "
    "LEFT JOIN out o ON o.work_id = m.work_id";

std::optional<Day> day_of(const duck::Value& value) {
  const auto* day = std::get_if<Day>(&value);
  return day == nullptr ? std::nullopt : std::optional(*day);
}

// The name as it is on record; the hint of a failure names what is near.
Result<std::string> name_on_record(duck::Connection& c, const std::string& said) {
  auto whole = find_side(c, said, "organization");
  if (whole) return whole->label;
  const auto bracket = said.find(" (");
  if (bracket != said.npos)
    if (const auto front = find_side(c, said.substr(0, bracket), "organization")) return front->label;
  return std::unexpected(whole.error());
}

}  // namespace

Result<KnownParty> find_party(duck::Connection& c, const ProposalParty& said, Day day) {
  KnownParty out{.said = said.name, .note = said.note};
  const auto name = name_on_record(c, said.name);
  if (!name) {
    if (name.error().kind != ErrorKind::kUsage) return std::unexpected(name.error());
    out.hint = name.error().message;
    return out;
  }
  PLENARY_LET(found, c.query(kParty, {*name, to_string(day)}));
  if (found.rows.empty()) return out;
  size_t i = 0;
  for (auto* to : {&out.name, &out.holding, &out.kind, &out.segment, &out.size, &out.country, &out.region})
    *to = duck::to_text(found.rows[0][i++]);
  out.found = true;
  if (out.holding == out.name) out.holding.clear();
  return out;
}

Result<KnownEditor> find_editor(duck::Connection& c, const ProposalEditor& said, Day day) {
  KnownEditor out{.name = said.name, .organization = said.organization};
  PLENARY_TRY(make_views_for(c, kEditor));
  PLENARY_LET(found, c.query(kEditor, {said.name, to_string(day)}));
  const auto& row = found.rows.at(0);
  out.people = static_cast<size_t>(std::get<int64_t>(row[0]));
  if (out.people != 1) return out;
  out.works = std::get<int64_t>(row[1]), out.published = std::get<int64_t>(row[2]);
  out.first = day_of(row[3]), out.last = day_of(row[4]);
  return out;
}

}  // namespace plenary

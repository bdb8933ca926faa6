#include "publish/organization_pages.h"

#include <fmt/core.h>

#include "metric/side.h"
#include "metric/views.h"
#include "publish/notice.h"
#include "publish/policy.h"

namespace plenary {
namespace {

// Those of which some record tells: an act, a membership or a role. Text $1 is part of a name, of which there
// are as many as records write; $5 is a region.
constexpr const char* kList =
    "WITH seen AS (SELECT organization_id, body_id, count(*) AS acts, min(day) AS first_act, max(day) AS "
    "last_act FROM activity WHERE organization_id IS NOT NULL GROUP BY 1, 2), "
    "place AS (SELECT organization_id, body_id FROM seen UNION SELECT organization_id, body_id FROM "
    "membership UNION SELECT organization_id, body_id FROM role WHERE organization_id IS NOT NULL), "
    "bodies AS (SELECT p.organization_id, string_agg(b.body, ', ' ORDER BY b.body) AS bodies, "
    "COALESCE(bool_or(b.body = lower($4)), false) AS there FROM place p LEFT JOIN body b ON b.body_id = "
    "p.body_id GROUP BY 1), "
    "acts AS (SELECT organization_id, CAST(sum(acts) AS BIGINT) AS acts, min(first_act) AS first_act, "
    "max(last_act) AS last_act FROM seen GROUP BY 1), "
    "named AS (SELECT organization_id, name FROM organization UNION SELECT d.organization_id, r.name FROM "
    "raw.organization_ref r JOIN organization_decision d ON d.organization_ref = r.organization_ref), "
    "found AS (SELECT DISTINCT organization_id FROM named WHERE contains(strip_accents(lower(name)), "
    "strip_accents(lower($1)))) "
    "SELECT o.name AS organization, o.kind, o.country, sc.region, o.seat, h.name AS holding, o.segment, "
    "o.size_class AS size, b.bodies, {} a.first_act, a.last_act "
    "FROM organization o JOIN found ON found.organization_id = o.organization_id "
    "JOIN bodies b ON b.organization_id = o.organization_id "
    "LEFT JOIN country sc ON sc.country = o.country "
    "LEFT JOIN company_of c ON c.organization_id = o.organization_id AND c.holding_id <> o.organization_id "
    "LEFT JOIN organization h ON h.organization_id = c.holding_id "
    "LEFT JOIN acts a ON a.organization_id = o.organization_id "
    "WHERE ($2 = '' OR o.kind = $2) AND ($3 = '' OR o.country = upper($3)) AND ($4 = '' OR b.there) AND "
    "($5 = '' OR sc.region = $5) ORDER BY lower(o.name), o.name";

constexpr const char* kFacts =
    "SELECT o.name AS organization, o.kind, o.country, o.seat, h.name AS holding, o.segment, o.size_class AS "
    "size FROM organization o LEFT JOIN company_of c ON c.organization_id = o.organization_id AND "
    "c.holding_id <> o.organization_id LEFT JOIN organization h ON h.organization_id = c.holding_id WHERE "
    "o.name = $1";

constexpr const char* kMemberships =
    "SELECT b.body, m.category, m.contributory_class, m.strategy, NULLIF(m.from_day, DATE '0001-01-01') AS "
    "from_day, NULLIF(m.to_day, DATE '9999-12-31') AS to_day FROM membership m JOIN body b ON b.body_id = "
    "m.body_id JOIN organization o ON o.organization_id = m.organization_id WHERE o.name = $1 ORDER BY 1, 5, "
    "2";

constexpr const char* kRoles =
    "SELECT b.body, g.\"group\", r.role, {} NULLIF(r.from_day, DATE '0001-01-01') AS from_day, "
    "NULLIF(r.to_day, DATE '9999-12-31') AS to_day FROM role r JOIN organization o ON o.organization_id = "
    "r.organization_id LEFT JOIN body b ON b.body_id = r.body_id LEFT JOIN groups g ON g.group_id = "
    "r.group_id LEFT JOIN person p ON p.person_id = r.person_id WHERE o.name = $1 ORDER BY ALL";

constexpr const char* kBodies =
    "SELECT b.body, {} min(a.day) AS first_act, max(a.day) AS last_act FROM activity a JOIN organization o "
    "ON o.organization_id = a.organization_id LEFT JOIN body b ON b.body_id = a.body_id WHERE o.name = $1 "
    "GROUP BY b.body ORDER BY b.body";

constexpr const char* kPeople =
    "SELECT p.name AS person, count(*) AS acts, count(DISTINCT a.body_id) AS bodies, min(a.day) AS "
    "first_act, "
    "max(a.day) AS last_act FROM activity a JOIN organization o ON o.organization_id = a.organization_id "
    "JOIN "
    "person p ON p.person_id = a.person_id WHERE o.name = $1 GROUP BY p.person_id, p.name ORDER BY p.name, "
    "p.person_id";

}  // namespace

Result<duck::Table> organization_list(Reader& reader, const OrganizationsQuestion& q, Audience audience) {
  PLENARY_TRY(may_see_organizations(reader, audience));
  auto& c = reader.connection();
  PLENARY_TRY(make_views_for(c, kList));
  const auto sql = fmt::format(fmt::runtime(kList), is_staff(audience) ? "a.acts," : "");
  PLENARY_LET(table, c.query(sql, {q.search, q.kind, q.country, q.body, q.region}));
  mark(table, reader.snapshot());
  return std::move(table);
}

Result<OrganizationPage> organization_page(Reader& reader, const std::string& name, Audience audience) {
  PLENARY_TRY(may_see_organizations(reader, audience));
  auto& c = reader.connection();
  const auto side = find_side(c, name, "organization");
  if (!side) return fail(ErrorKind::kNotFound, side.error().message);
  const bool persons = is_staff(audience);
  PLENARY_TRY(make_views_for(c, kFacts));
  OrganizationPage out{side->label, {}};
  const auto add = [&](const char* key, const std::string& sql) -> Status {
    PLENARY_LET(table, c.query(sql, {side->label}));
    mark(table, reader.snapshot());
    out.sections.push_back({key, "", "", std::move(table)});
    return {};
  };
  PLENARY_TRY(add("facts", kFacts));
  PLENARY_TRY(add("memberships", kMemberships));
  PLENARY_TRY(add("roles", fmt::format(fmt::runtime(kRoles), persons ? "p.name AS person," : "")));
  PLENARY_TRY(
      add("bodies", fmt::format(fmt::runtime(kBodies),
                                persons ? "count(*) AS acts, count(DISTINCT a.person_id) AS people," : "")));
  if (persons) PLENARY_TRY(add("people", kPeople));
  return out;
}

}  // namespace plenary

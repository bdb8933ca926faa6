#include "publish/body_pages.h"

#include <fmt/core.h>

#include "base/text.h"
#include "duck/once.h"
#include "metric/side.h"
#include "metric/views.h"
#include "publish/notice.h"

namespace plenary {
namespace {

constexpr const char* kBodies =
    "WITH g AS (SELECT body_id, count(*) AS groups FROM groups GROUP BY 1), d AS (SELECT body_id, "
    "count(DISTINCT "
    "work_id) AS texts FROM document WHERE record_id IS NOT NULL GROUP BY 1) "
    "SELECT b.body, b.name, b.kind, b.url, p.body AS parent, COALESCE(g.groups, 0) AS groups, "
    "COALESCE(d.texts, 0) AS texts, r.first_day AS first_act, r.last_day AS last_act FROM body b "
    "LEFT JOIN body p ON p.body_id = b.parent_id LEFT JOIN g ON g.body_id = b.body_id "
    "LEFT JOIN d ON d.body_id = b.body_id LEFT JOIN body_record r ON r.body_id = b.body_id ORDER BY b.body";

// Officers are those of the last day that is known: that of the group, or that of the body's records.
constexpr const char* kGroups =
    "WITH officer AS (SELECT t.group_id, string_agg(concat(p.name, ' (', t.role, ')'), '; ' ORDER BY t.role, "
    "p.name) AS officers FROM post t JOIN person p ON p.person_id = t.person_id JOIN groups g ON g.group_id "
    "= "
    "t.group_id LEFT JOIN body_record r ON r.body_id = g.body_id WHERE t.to_day >= LEAST(g.to_day, "
    "COALESCE(r.last_day, g.to_day)) AND t.from_day <= LEAST(g.to_day, COALESCE(r.last_day, g.to_day)) GROUP "
    "BY 1) "
    "SELECT concat(b.body, '/', g.\"group\") AS \"group\", g.name, g.kind, CASE WHEN p.group_id IS NOT NULL "
    "THEN concat(pb.body, '/', p.\"group\") END AS parent, NULLIF(g.from_day, DATE '0001-01-01') AS "
    "from_day, "
    "NULLIF(g.to_day, DATE '9999-12-31') AS to_day{} FROM groups g JOIN body b ON b.body_id = g.body_id LEFT "
    "JOIN groups p ON p.group_id = g.parent_id LEFT JOIN body pb ON pb.body_id = p.body_id LEFT JOIN officer "
    "o ON o.group_id = g.group_id WHERE $1 = '' OR b.body = $1 ORDER BY b.body, g.\"group\"";

// It looks at all acts.
struct Bodies {
  duck::Table table;
};

Result<Bodies> read_bodies(duck::Connection& connection) {
  PLENARY_TRY(make_views_for(connection, kBodies));
  PLENARY_LET(table, connection.query(kBodies));
  return Bodies{std::move(table)};
}

}  // namespace

Result<duck::Table> body_list(Reader& reader) {
  auto& c = reader.connection();
  PLENARY_LET(bodies, duck::made_once<Bodies>(c, [&c] { return read_bodies(c); }));
  mark(bodies.table, reader.snapshot());
  return std::move(bodies.table);
}

Result<duck::Table> group_tree(Reader& reader, const std::string& body, Audience audience) {
  auto& c = reader.connection();
  std::string code;
  if (!trim(body).empty()) {
    PLENARY_LET(side, find_side(c, body, "body"));
    code = side.label;
  }
  PLENARY_TRY(make_views_for(c, kGroups));
  const bool persons = is_staff(audience);
  PLENARY_LET(groups, c.query(fmt::format(fmt::runtime(kGroups), persons ? ", o.officers" : ""), {code}));
  mark(groups, reader.snapshot());
  return std::move(groups);
}

}  // namespace plenary

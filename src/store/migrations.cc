#include "store/migrations.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/embedded.h"
#include "base/hash.h"
#include "store/columns.h"
#include "store/store.h"

namespace plenary {
namespace {

// Name and SQL of each, in order.
std::vector<std::pair<std::string, std::string>> migrations() {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& file : embedded_below("sql/schema/")) all.emplace_back(file.path, file.bytes);
  std::string tables;
  for (const auto& noun : nouns())
    if (noun.name != "activity") tables += raw_table(noun);
  all.emplace_back("nouns " + to_hex(digest(tables)), tables);
  return all;
}

Result<std::set<std::string>> seen(duck::Connection& connection) {
  std::set<std::string> names;
  PLENARY_LET(table, connection.query("SELECT file FROM migration"));
  for (const auto& row : table.rows) names.insert(duck::to_text(row[0]));
  return names;
}

}  // namespace

Status migrate(duck::Connection& connection) {
  PLENARY_TRY(connection.run("CREATE TABLE IF NOT EXISTS migration (file VARCHAR, done_at VARCHAR)"));
  PLENARY_LET(done, seen(connection));
  for (const auto& [name, sql] : migrations()) {
    if (done.contains(name)) continue;
    PLENARY_TRY(connection.run(sql));
    PLENARY_LET(noted, connection.query("INSERT INTO migration VALUES ($1, $2)", {name, utc_now()}));
    static_cast<void>(noted);
  }
  return {};
}

Result<bool> migrated(duck::Connection& connection) {
  PLENARY_LET(done, seen(connection));
  for (const auto& [name, sql] : migrations())
    if (!done.contains(name)) return false;
  return true;
}

}  // namespace plenary

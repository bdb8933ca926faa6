#include "publish/strategy_file.h"

#include <fmt/format.h>

#include <filesystem>

#include "duck/rows.h"
#include "import/strategy.h"
#include "metric/views.h"

namespace plenary {

namespace fs = std::filesystem;

Result<std::optional<WorkspaceStrategy>> workspace_strategy(const std::string& folder) {
  std::string file;
  for (const char* name : {"strategy.toml", "strategy.xlsx", "strategy.csv"}) {
    if (!fs::exists(folder + "/" + name)) continue;
    if (!file.empty())
      return fail(ErrorKind::kWorkspace,
                  fmt::format("the workspace has a {} and a {}: keep the one that is to hold", file, name));
    file = name;
  }
  if (file.empty()) return std::nullopt;
  PLENARY_LET(strategy, read_strategy(folder + "/" + file));
  return WorkspaceStrategy{std::move(file), std::move(strategy)};
}

Result<Strategy> declared_strategy(duck::Connection& c, int64_t company) {
  Strategy out;
  const auto sql = fmt::format(
      "SELECT b.body, e.strategy, e.from_day, e.to_day FROM member e JOIN body b ON b.body_id = e.body_id "
      "LEFT JOIN organization_holding h ON h.organization_id = e.organization_id AND h.from_day <= "
      "e.from_day AND "
      "e.from_day < h.to_day WHERE COALESCE(h.holding_id, e.organization_id) = {} AND e.strategy IN ('lead', "
      "'participate', 'monitor') ORDER BY 1, 3, 2",
      company);
  PLENARY_TRY(make_views_for(c, sql));
  PLENARY_TRY(duck::for_each_row(c, sql, [&](const auto& row) {
    Aim aim{.body = duck::to_text(row[0])};
    aim.level = footing_of(duck::to_text(row[1]));
    const auto from = std::get<Day>(row[2]), to = std::get<Day>(row[3]);
    if (from > make_day(1, 1, 1)) aim.from = Date{from};
    if (to < make_day(9999, 1, 1)) aim.to = Date{Day{to.days - 1}};
    out.aims.push_back(std::move(aim));
  }));
  return out;
}

}  // namespace plenary

#include "metric/views.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "base/embedded.h"

namespace plenary {
namespace {

// Whether SQL reads a table or view: its name as a word behind FROM or JOIN.
bool mentions(std::string_view sql, std::string_view name) {
  for (const std::string_view before : {"FROM ", "JOIN "}) {
    const auto text = std::string(before) + std::string(name);
    for (size_t at = 0; (at = sql.find(text, at)) != sql.npos; at += text.size()) {
      const auto end = at + text.size();
      if (end == sql.size() || (sql[end] != '_' && std::isalnum(static_cast<unsigned char>(sql[end])) == 0))
        return true;
    }
  }
  return false;
}

using Names = std::vector<std::string_view>;

std::string_view name_of(const Embedded& file) {
  constexpr std::string_view kFolder = "sql/views/", kEnd = ".sql";
  return std::string_view(file.path).substr(kFolder.size(), file.path.size() - kFolder.size() - kEnd.size());
}

// A view may read another one, which is made first: the engine would refuse it.
Status make(duck::Connection& connection, const Embedded& view, Names& made) {
  if (connection.noted(view.path) || std::ranges::find(made, name_of(view)) != made.end()) return {};
  made.push_back(name_of(view));
  for (const auto& other : embedded_below("sql/views/"))
    if (mentions(view.bytes, name_of(other))) PLENARY_TRY(make(connection, other, made));
  PLENARY_TRY(
      connection.run(fmt::format("CREATE TEMP VIEW IF NOT EXISTS {} AS {}", name_of(view), view.bytes)));
  connection.note(view.path);
  return {};
}

bool puts_together(std::string_view sql) {
  return std::ranges::any_of(std::array{"JOIN ", "GROUP BY ", "DISTINCT ", "OVER (", "UNION "},
                             [sql](const char* word) { return sql.contains(word); });
}

}  // namespace

Status make_views(duck::Connection& connection) {
  Names made;
  for (const auto& view : embedded_below("sql/views/")) PLENARY_TRY(make(connection, view, made));
  return {};
}

Status make_views_for(duck::Connection& connection, std::string_view sql) {
  Names made;
  for (const auto& view : embedded_below("sql/views/"))
    if (mentions(sql, name_of(view))) PLENARY_TRY(make(connection, view, made));
  return {};
}

bool is_plain(std::string_view sql) {
  return !puts_together(sql) && std::ranges::all_of(embedded_below("sql/views/"), [sql](const auto& view) {
    return !mentions(sql, name_of(view)) || is_plain(view.bytes);
  });
}

}  // namespace plenary

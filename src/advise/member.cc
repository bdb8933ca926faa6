#include "advise/member.h"

#include <fmt/core.h>

#include <algorithm>

namespace plenary {
namespace {

MeasureQuery people_of(const char* metric, const IndexPlace& place, Day day) {
  MeasureQuery query;
  query.metric = metric;
  query.where.push_back({"body", {place.body}});
  query.as_of = day, query.today = day;
  query.by = {"organization"};
  query.by.insert(query.by.end(), std::begin(kStrata), std::end(kStrata));
  return query;
}

void take_strata(const MeasureRow& row, Member& member) {
  for (size_t i = 0; i < std::size(kStrata); ++i) member.strata[i] = row.labels[1 + i].value_or("");
}

}  // namespace

Result<Members> read_members(duck::Connection& connection, const IndexPlace& place, Day day) {
  auto query = people_of("memberships", place, day);
  query.by.emplace_back("category"), query.by.emplace_back("strategy");
  PLENARY_LET(result, measure(connection, query));
  Members out;
  constexpr size_t kCategory = 1 + std::size(kStrata), kStrategy = kCategory + 1;
  for (const auto& row : result.rows) {
    if (!row.labels[0]) continue;
    const auto category = row.labels[kCategory].value_or("(unknown)");
    const auto [place_of, is_new] = out.list.try_emplace(*row.labels[0]);
    auto& member = place_of->second;
    if (is_new) {
      take_strata(row, member);
      member.category = category;
    } else if (!member.category.contains(category)) {
      member.category += " + " + category;
    }
    if (member.strategy.empty()) member.strategy = row.labels[kStrategy].value_or("");
  }
  out.register_kept = !out.list.empty();
  return out;
}

Status add_participants(duck::Connection& connection, const IndexPlace& place, Day from, Day day,
                        Members& members) {
  auto query = people_of("organizations_active", place, day);
  query.from = Date{from};
  if (!place.group.empty()) query.where.push_back({"group", {place.group}});
  PLENARY_LET(result, measure(connection, query));
  std::map<std::string, int64_t> most;
  for (const auto& row : result.rows) {
    if (!row.labels[0] || (members.list.contains(*row.labels[0]) && !most.contains(*row.labels[0]))) continue;
    auto& records = most[*row.labels[0]];
    if (row.records <= records) continue;
    records = row.records;
    auto& member = members.list[*row.labels[0]];
    take_strata(row, member);
    member.category = members.register_kept ? kNotAMember : kNoRegister;
  }
  return {};
}

}  // namespace plenary

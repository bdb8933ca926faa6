#include "publish/index_tables.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "publish/index_cells.h"

namespace plenary {
namespace {

using namespace index_cells;
using composite::kMissing;
using composite::missing;
using duck::Value;

constexpr double kShown = 0.05;  // of a change: less is not told as a reason

template <class T>
const T* of_unit(const std::vector<T>& list, size_t unit) {
  const auto at = std::ranges::lower_bound(list, unit, {}, &T::unit);
  return at != list.end() && at->unit == unit ? &*at : nullptr;
}

double points(const IndexDay& day, std::string_view node, size_t unit) {
  const auto at = day.node(node);
  return at ? day.result.nodes[*at][unit] : kMissing;
}

// "3 of 159", "-" without a score.
std::string place_text(const CategoryRanks& category, size_t i) {
  const auto scored = composite::present(category.ranks).size();
  return missing(category.ranks[i]) ? "-" : fmt::format("{:.0f} of {}", category.ranks[i], scored);
}

std::string interval_text(const CategoryRanks& category, size_t i) {
  if (category.intervals.empty() || missing(category.intervals[i].low)) return "-";
  return fmt::format("{:.0f} to {:.0f}", category.intervals[i].low, category.intervals[i].high);
}

std::string chance_text(const EngagementIndex& index, size_t unit) {
  const auto& chance = index.chances[unit];
  return chance ? fmt::format("{:.0f} to {:.0f}", chance->low, chance->high) : "-";
}

bool some_declared(const IndexDay& day) {
  return std::ranges::any_of(day.members, [](const Member& m) { return !m.strategy.empty(); });
}

void add_terminal_row(const EngagementIndex& index, const CategoryRanks& category, size_t i,
                      std::vector<Value>& row) {
  const auto& day = index.last();
  const size_t u = category.units[i];
  const auto* moved = of_unit(index.movements, u);
  row = {day.data.units[u]};
  if (day.scored)
    row.insert(row.end(), {number(points(day, "index", u), true), chance_text(index, u),
                           place_text(category, i), interval_text(category, i)});
  row.push_back(said(day.levels[u]));
  if (some_declared(day)) row.push_back(said(day.members[u].strategy));
  if (!index.movements.empty())
    row.push_back(moved ? Value(fmt::format("{:+.1f}", moved->now - moved->before))
                        : Value(std::string("-")));
}

void add_full_row(const EngagementIndex& index, const CategoryRanks& category, size_t i,
                  std::vector<Value>& row) {
  const auto& day = index.last();
  const size_t u = category.units[i];
  const auto& member = day.members[u];
  row = {day.data.units[u], said(member.category)};
  for (const auto& value : member.strata) row.push_back(said(value));
  const bool interval = !category.intervals.empty();
  const auto& chance = index.chances[u];
  row.insert(row.end(),
             {said(member.strategy), said(day.levels[u]), number(points(day, "index", u), false),
              chance ? Value(chance->low) : Value(), chance ? Value(chance->high) : Value(),
              missing(category.ranks[i]) ? Value() : Value(static_cast<int64_t>(category.ranks[i])),
              count(composite::present(category.ranks).size()),
              interval ? number(category.intervals[i].low, false) : Value(),
              interval ? number(category.intervals[i].high, false) : Value()});
  const auto* moved = of_unit(index.movements, u);
  row.insert(row.end(),
             {moved ? Value(moved->before) : Value(), moved ? Value(moved->now - moved->before) : Value(),
              moved ? said(moved->level_before) : Value(), moved ? said(reason_of(index, *moved)) : Value()});
  const auto* trend = of_unit(index.trends, u);
  row.insert(row.end(),
             {trend ? Value(trend->trend.slope) : Value(), trend ? Value(trend->trend.p_value) : Value(),
              trend ? Value(trend->adjusted_p) : Value()});
  const auto carried = std::ranges::count_if(day.dimensions, &DimensionState::available);
  row.push_back(fmt::format("{} of {}", carried, day.dimensions.size()));
}

}  // namespace

std::string reason_of(const EngagementIndex& index, const Movement& movement) {
  const auto& tree = index.last().tree;
  std::map<size_t, double> by_dimension;
  for (const auto& [leaf, part] : movement.parts) by_dimension[*tree.nodes()[leaf].parent] += part;
  std::vector<std::pair<double, std::string>> parts;
  for (const auto& [node, part] : by_dimension) parts.emplace_back(part, tree.nodes()[node].code);
  std::ranges::stable_sort(parts, std::greater(), [](const auto& p) { return std::abs(p.first); });
  std::string out;
  for (const auto& [part, name] : parts)
    if (std::abs(part) >= kShown) out += fmt::format("{}{} {:+.1f}", out.empty() ? "" : ", ", name, part);
  return out;
}

duck::Table score_columns(const EngagementIndex& index, bool terminal) {
  duck::Table out;
  if (terminal) {
    out.columns = {text("Organization")};
    if (index.last().scored)
      for (const char* name : {"Score", "95 %", "Rank", "Rank, other methods"})
        out.columns.push_back(real(name));
    out.columns.push_back(text("Level"));
    if (some_declared(index.last())) out.columns.push_back(text("Declared"));
    if (!index.movements.empty()) out.columns.push_back(real("Change"));
  } else {
    out.columns = {text("organization"), text("category")};
    for (const char* stratum : kStrata) out.columns.push_back(text(stratum));
    for (auto&& column : {text("strategy"), text("level"), real("score"), real("score_low"),
                          real("score_high"), whole("rank"), whole("of"), real("rank_5"), real("rank_95"),
                          real("before"), real("change"), text("level_before"), text("reason"), real("slope"),
                          real("p"), real("adjusted_p"), text("dimensions")})
      out.columns.push_back(column);
  }
  for (const auto& dimension : index.profile.dimensions)
    if (!terminal || index.last().node(dimension.name)) out.columns.push_back(real(dimension.name));
  return out;
}

duck::Table score_rows(const EngagementIndex& index, const CategoryRanks& category, bool terminal) {
  auto out = score_columns(index, terminal);
  for (size_t i = 0; i < category.units.size(); ++i) {
    auto& row = out.rows.emplace_back();
    terminal ? add_terminal_row(index, category, i, row) : add_full_row(index, category, i, row);
    for (const auto& dimension : index.profile.dimensions)
      if (!terminal || index.last().node(dimension.name))
        row.push_back(number(points(index.last(), dimension.name, category.units[i]), terminal));
  }
  return out;
}

duck::Table movement_table(const EngagementIndex& index, bool terminal) {
  duck::Table out{{text("organization"), text("category"), real("before"), real("now"), real("change"),
                   text("level_before"), text("level"), text("reason")},
                  {}};
  std::vector<const Movement*> moved;
  for (const auto& m : index.movements)
    if (std::abs(m.now - m.before) >= kShown) moved.push_back(&m);
  std::ranges::stable_sort(moved, std::greater(), [](const auto* m) { return std::abs(m->now - m->before); });
  for (const auto* m : moved) {
    const auto& day = index.last();
    out.rows.push_back({day.data.units[m->unit], day.members[m->unit].category, number(m->before, terminal),
                        number(m->now, terminal), number(m->now - m->before, terminal), said(m->level_before),
                        said(day.levels[m->unit]), reason_of(index, *m)});
  }
  return out;
}

namespace {

// Whether the records can show that somebody is at a level: all that its rules look at is carried.
bool can_see(const EngagementIndex& index, const std::string& level) {
  return std::ranges::all_of(index.profile.levels, [&](const LevelRule& rule) {
    return rule.level != level || index.last().node(rule.of).has_value();
  });
}

// A member that declares more than is observed may do it where the records do not look.
bool differs(const EngagementIndex& index, const std::vector<std::string>& names, const std::string& declared,
             const std::string& observed) {
  const auto said = std::ranges::find(names, declared), seen = std::ranges::find(names, observed);
  return said != names.end() && !observed.empty() && said != seen &&
         (said < seen || can_see(index, declared));
}

}  // namespace

duck::Table strategy_table(const EngagementIndex& index) {
  duck::Table out{{text("organization"), text("category"), text("declared"), text("observed")}, {}};
  const auto& day = index.last();
  const auto names = index.profile.level_names();
  for (size_t u = 0; u < day.members.size(); ++u) {
    const auto& declared = day.members[u].strategy;
    if (!differs(index, names, declared, day.levels[u])) continue;
    out.rows.push_back({day.data.units[u], day.members[u].category, declared, day.levels[u]});
  }
  return out;
}

duck::Table trend_table(const EngagementIndex& index, bool terminal) {
  duck::Table out{{text("organization"), text("category"), real("points_a_year"), real("low"), real("high"),
                   real("p"), real("adjusted_p"), whole("years")},
                  {}};
  std::vector<const OrganizationTrend*> order;
  for (const auto& t : index.trends)
    if (t.trend.s != 0) order.push_back(&t);
  std::ranges::stable_sort(
      order, {}, [](const auto* t) { return std::pair(t->trend.p_value, -std::abs(t->trend.slope)); });
  for (const auto* t : order) {
    const auto interval = t->trend.slope_interval;
    const auto& day = index.last();
    out.rows.push_back(
        {day.data.units[t->unit], day.members[t->unit].category, number(t->trend.slope, terminal, 2),
         number(interval ? interval->low : kMissing, terminal, 2),
         number(interval ? interval->high : kMissing, terminal, 2), number(t->trend.p_value, terminal, 4),
         number(t->adjusted_p, terminal, 4), count(t->days)});
  }
  return out;
}

}  // namespace plenary

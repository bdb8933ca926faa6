// Levels and the moves between them: the tables that any audience may see, small counts withheld.
#include <fmt/core.h>

#include <algorithm>

#include "publish/index_cells.h"
#include "publish/index_tables.h"

namespace plenary {

using namespace index_cells;
using duck::Value;

namespace {

const std::string kWithheld = "withheld";

size_t at_level(const EngagementIndex& index, const CategoryRanks& category, const std::string& level) {
  return static_cast<size_t>(
      std::ranges::count_if(category.units, [&](size_t u) { return index.last().levels[u] == level; }));
}

duck::Table levels_across(const EngagementIndex& index, const std::vector<std::string>& names, size_t least) {
  duck::Table out{{text("Category")}, {}};
  for (const auto& name : names) out.columns.push_back(whole(name));
  for (const auto& category : index.categories) {
    auto& row = out.rows.emplace_back(std::vector<Value>{category.category});
    for (const auto& name : names) {
      const size_t n = at_level(index, category, name);
      row.push_back(n == 0 || n >= least ? count(n) : Value(kWithheld));
    }
  }
  return out;
}

size_t moved(const Transitions& t, size_t from, size_t to) { return t.counts[from * t.levels + to]; }

size_t began(const Transitions& t, size_t from) {
  size_t out = 0;
  for (size_t to = 0; to < t.levels; ++to) out += moved(t, from, to);
  return out;
}

// One count below `least` withholds its row: the shares of the others would give it away.
bool row_shown(const Transitions& t, size_t from, size_t least) {
  for (size_t to = 0; to < t.levels; ++to)
    if (const size_t n = moved(t, from, to); n > 0 && n < least) return false;
  return true;
}

std::string share_text(const Transitions& t, size_t from, size_t to) {
  const auto share = t.share(from, to);
  return fmt::format("{} ({:.0f} %, {:.0f} to {:.0f})", moved(t, from, to), 100 * share->share,
                     100 * share->interval.low, 100 * share->interval.high);
}

duck::Table transitions_across(const Transitions& t, const std::vector<std::string>& names, size_t least) {
  duck::Table out{{text("From")}, {}};
  for (size_t to = t.levels; to-- > 0;) out.columns.push_back(real("to " + names[to]));
  for (size_t from = t.levels; from-- > 0;) {
    if (began(t, from) == 0) continue;
    const bool shown = row_shown(t, from, least);
    auto& row = out.rows.emplace_back(std::vector<Value>{names[from]});
    for (size_t to = t.levels; to-- > 0;) row.emplace_back(shown ? share_text(t, from, to) : kWithheld);
  }
  return out;
}

}  // namespace

duck::Table level_table(const EngagementIndex& index, size_t least, bool terminal) {
  auto names = index.profile.level_names();
  std::ranges::reverse(names);
  if (terminal) return levels_across(index, names, least);
  duck::Table out{{text("category"), text("level"), whole("organizations"), text("state")}, {}};
  for (const auto& category : index.categories)
    for (const auto& name : names) {
      const size_t n = at_level(index, category, name);
      const bool shown = n == 0 || n >= least;
      out.rows.push_back({category.category, name, shown ? count(n) : Value(),
                          std::string(to_string(shown ? CellState::kValue : CellState::kSuppressed))});
    }
  return out;
}

duck::Table transition_table(const EngagementIndex& index, size_t least, bool terminal) {
  const auto& t = index.transitions;
  const auto names = index.profile.level_names();
  if (terminal) return transitions_across(t, names, least);
  duck::Table out{
      {text("from"), text("to"), whole("organizations"), real("share"), real("low"), real("high")}, {}};
  for (size_t from = t.levels; from-- > 0;) {
    if (began(t, from) == 0) continue;
    const bool shown = row_shown(t, from, least);
    for (size_t to = t.levels; to-- > 0;) {
      const auto share = t.share(from, to);
      out.rows.push_back({names[from], names[to], shown ? count(moved(t, from, to)) : Value(),
                          shown ? Value(share->share) : Value(), shown ? Value(share->interval.low) : Value(),
                          shown ? Value(share->interval.high) : Value()});
    }
  }
  return out;
}

}  // namespace plenary

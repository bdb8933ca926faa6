// Why an organization has its score, down to the command that opens each number.
#include <fmt/core.h>

#include <algorithm>

#include "publish/index_cells.h"
#include "publish/index_tables.h"
#include "publish/notice.h"
#include "stats/waterfall.h"

namespace plenary {
namespace {

using namespace index_cells;
using composite::kMissing;
using composite::missing;
using composite::WaterfallStep;
using duck::Value;

// Everybody at their worst: what a score is counted from.
std::vector<double> floor_of(const IndexDay& day) {
  const bool geometric = day.method.aggregation.back().by == composite::Mean::kGeometric;
  return std::vector<double>(day.tree.nodes().size(), geometric ? 1 : 0);
}

const CategoryRanks& category_of(const EngagementIndex& index, size_t unit) {
  return *std::ranges::find(index.categories, index.last().members[unit].category, &CategoryRanks::category);
}

// The mean of the category, node by node.
double category_mean(const EngagementIndex& index, size_t unit, size_t node) {
  composite::Values points;
  for (const size_t u : category_of(index, unit).units) points.push_back(index.last().result.nodes[node][u]);
  return composite::mean(composite::present(points));
}

// What the catalogue said; for sums and counts nothing is 0.
double raw_value(const Reading& reading, const Indicator& indicator, const std::string& organization) {
  const auto found = reading.values.find(organization);
  if (found != reading.values.end()) return found->second;
  return counts(indicator.metric) ? 0 : kMissing;
}

double change_of(const Movement* movement, size_t leaf) {
  if (movement == nullptr) return kMissing;
  const auto part = std::ranges::find(movement->parts, leaf, &std::pair<size_t, double>::first);
  return part == movement->parts.end() ? kMissing : part->second;
}

std::vector<Value> dimension_row(const EngagementIndex& index, size_t unit, const Dimension& dimension,
                                 const DimensionState& state, const std::vector<WaterfallStep>& steps) {
  const auto node = index.last().node(dimension.name);
  const bool there = node && !missing(steps[*node].value);
  return {dimension.name,
          state.available ? Value() : said("not carried: " + state.why),
          Value(),
          Value(),
          Value(),
          number(there ? steps[*node].value : kMissing, false),
          number(there ? steps[*node].weight : kMissing, false),
          number(there ? steps[*node].contribution : kMissing, false),
          number(node ? category_mean(index, unit, *node) : kMissing, false),
          Value(),
          Value(),
          Value()};
}

std::vector<Value> indicator_row(const EngagementIndex& index, size_t unit, size_t leaf,
                                 const std::vector<WaterfallStep>& steps, const Movement* moved) {
  const auto& day = index.last();
  const size_t i = day.indicator_of[day.tree.leaf(leaf)];
  const auto& indicator = index.profile.indicators[i];
  const auto& posts = indicator.goalposts_of(index.place.body);
  const auto& organization = day.data.units[unit];
  const auto& reading = day.readings[i];
  return {indicator.dimension,
          indicator.name,
          number(raw_value(reading, indicator, organization), false),
          posts.worst,
          posts.best,
          number(steps[leaf].value, false),
          number(steps[leaf].weight, false),
          number(steps[leaf].contribution, false),
          number(category_mean(index, unit, leaf), false),
          number(change_of(moved, leaf), false),
          reading.all == 0 ? Value()
                           : Value(static_cast<double>(reading.known) / static_cast<double>(reading.all)),
          records_command(indicator_query(index.profile, indicator, index.place, day.day), organization)};
}

std::string headline(const EngagementIndex& index, size_t unit) {
  const auto& day = index.last();
  const auto& category = category_of(index, unit);
  const auto i = static_cast<size_t>(std::ranges::find(category.units, unit) - category.units.begin());
  const auto& member = day.members[unit];
  std::string out = fmt::format("{}, {}", day.data.units[unit], category.category);
  for (const auto& value : member.strata)
    if (!value.empty()) out += ", " + value;
  out += fmt::format("\nScore {:.1f}", day.result.nodes[day.tree.top()][unit]);
  if (const auto& chance = index.chances[unit])
    out += fmt::format(" ({:.0f} to {:.0f} by chance)", chance->low, chance->high);
  out += fmt::format(", rank {:.0f} of {}", category.ranks[i], composite::present(category.ranks).size());
  if (!category.intervals.empty())
    out += fmt::format(" ({:.0f} to {:.0f} by other methods)", category.intervals[i].low,
                       category.intervals[i].high);
  if (!day.levels[unit].empty()) out += "; level " + day.levels[unit];
  if (!member.strategy.empty()) out += "; declared: " + member.strategy;
  return out;
}

std::string footnote(const EngagementIndex& index) {
  std::string out = fmt::format(
      "Contributions add up to the score{}. Value: what the catalogue counts{}; points: 0 at worst, 100 at "
      "best.\n",
      index.profile.geometric ? " less 1, where everybody begins (geometric mean)" : "",
      index.profile.events > 0 ? ", each event decayed" : "");
  for (const size_t i : index.last().indicator_of) {
    const auto& indicator = index.profile.indicators[i];
    const auto& posts = indicator.goalposts_of(index.place.body);
    out += fmt::format("Goalposts of {} ({:g} to {:g}): {}\n", indicator.name, posts.worst, posts.best,
                       posts.reason);
  }
  return out;
}

// Commands are too long for a column of a terminal.
void move_commands(Section& section) {
  section.note += "The records behind each value:\n";
  section.table.columns.pop_back();
  for (auto& row : section.table.rows) {
    const auto command = duck::to_text(row.back());
    if (!command.empty()) section.note += "  " + command + "\n";
    row.pop_back();
  }
}

}  // namespace

Result<Section> index_explanation(const IndexAnswer& a, const std::string& organization, bool terminal) {
  if (!a.names_organizations())
    return fail(ErrorKind::kUsage,
                "the score of one organization is for the secretariat (--audience secretariat)");
  const auto& index = a.index;
  const auto& day = index.last();
  const size_t unit = day.find(organization);
  if (unit == day.data.units.size())
    return fail(ErrorKind::kNotFound,
                fmt::format("'{}' is neither a member of {} nor seen there in the window; names are those of "
                            "`plenary index --format csv`",
                            organization, index.place.body));
  PLENARY_LET(steps, composite::waterfall_from(day.tree, day.result, day.method, unit, floor_of(day)));
  const auto moved = std::ranges::find(index.movements, unit, &Movement::unit);
  const auto* movement = moved == index.movements.end() ? nullptr : &*moved;
  Section out{"explanation",
              headline(index, unit),
              footnote(index),
              {{text("dimension"), text("indicator"), real("value"), real("worst"), real("best"),
                real("points"), real("weight"), real("contribution"), real("category_mean"), real("change"),
                real("coverage"), text("records")},
               {}}};
  for (size_t d = 0; d < index.profile.dimensions.size(); ++d) {
    const auto& dimension = index.profile.dimensions[d];
    out.table.rows.push_back(dimension_row(index, unit, dimension, day.dimensions[d], steps));
    if (const auto node = day.node(dimension.name))
      for (const size_t leaf : day.tree.children(*node))
        out.table.rows.push_back(indicator_row(index, unit, leaf, steps, movement));
  }
  if (terminal) move_commands(out);
  mark(out.table, a.snapshot);
  return out;
}

}  // namespace plenary

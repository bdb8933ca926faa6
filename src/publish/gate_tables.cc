#include "publish/gate_tables.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "metric/plan.h"

namespace plenary {
namespace {

constexpr int kAbsent = DecidedTables::kAbsent, kBase = DecidedTables::kBase;

bool fits(const MeasureQuery::Filter& filter, const std::optional<std::string>& label) {
  const auto& values = filter.values;
  const bool named = label ? std::ranges::find(values, *label) != values.end()
                           : std::ranges::find(values, "unknown") != values.end();
  return named != filter.negate;
}

bool in_window(const MeasureQuery& query, const std::optional<std::string>& year) {
  int number = 0;
  if (!year || std::from_chars(year->data(), year->data() + year->size(), number).ec != std::errc())
    return false;
  return (!query.from || civil(query.from->day).year <= number) &&
         (!query.to || civil(query.to->last()).year >= number);
}

}  // namespace

Result<GateTables> GateTables::make(duck::Connection& connection, const MeasureQuery& query,
                                    const MeasureResult& result, const GateRules& rules) {
  PLENARY_LET(plan, look_up(connection, query));
  PLENARY_LET(axes, axes_of(query, result.by, result.metric.kind, plan.columns));
  const auto most = rules.rules.slices;
  if (most > 0 && axes.size() > static_cast<size_t>(most))
    return fail(
        ErrorKind::kUsage,
        fmt::format("this audience sees figures of at most {} things at once (slices, filters and the "
                    "window): take one away",
                    most));
  PLENARY_LET(tables,
              DecidedTables::get(connection, query, result.metric, result.first_day, std::move(axes), rules));
  return GateTables(query, result, std::move(tables));
}

std::optional<std::string> GateTables::label_of(const Level& level, const Labels& labels,
                                                const Slice& slice) const {
  size_t at = 0;
  for (size_t d = 0; d < level.size(); ++d) {
    if (level[d] == kAbsent) continue;
    const auto& label = labels[at++];
    if (&slice_of(axes()[d], level[d]) == &slice) return label;
    for (int k = 1; level[d] == kBase && k <= static_cast<int>(axes()[d].coarser.size()); ++k)
      if (&slice_of(axes()[d], k) == &slice) return tables_->group_of(d, k, label);
  }
  return std::nullopt;
}

namespace {

// The slice of a filter among those of the axes: a metric may say it itself (as_said), under the same name.
const Slice* filtered_slice(const std::vector<Axis>& axes, const std::string& name) {
  for (const auto& axis : axes) {
    if (name == axis.base->name) return axis.base;
    for (const auto* slice : axis.coarser)
      if (name == slice->name) return slice;
  }
  return nullptr;
}

bool has(const Axis& axis, const Slice* slice) {
  return axis.base == slice || std::ranges::find(axis.coarser, slice) != axis.coarser.end();
}

}  // namespace

bool GateTables::within(const Level& level, const Labels& labels) const {
  for (const auto& filter : query_.where)
    if (!fits(filter, label_of(level, labels, *filtered_slice(axes(), filter.slice)))) return false;
  size_t at = 0;
  for (size_t d = 0; d < level.size(); ++d) {
    if (level[d] == kAbsent) continue;
    const auto& label = labels[at++];
    const auto* base = axes()[d].base;
    if (base->time && std::ranges::find(by_, base) == by_.end() && !in_window(query_, label)) return false;
  }
  return true;
}

GateTables::Level GateTables::level_without_filters(const std::vector<size_t>& which) const {
  Level level;
  for (const auto& axis : axes()) {
    std::set<const Slice*> used;
    for (const size_t i : which)
      if (has(axis, by_[i])) used.insert(by_[i]);
    int choice = used.empty() && !axis.always ? kAbsent : kBase;
    for (int k = 1; used.size() == 1 && k <= static_cast<int>(axis.coarser.size()); ++k)
      if (*used.begin() == &slice_of(axis, k)) choice = k;
    level.push_back(choice);
  }
  return level;
}

GateTables::Level GateTables::level_of(const std::vector<size_t>& which) const {
  auto level = level_without_filters(which);
  for (size_t d = 0; d < level.size(); ++d) {
    const auto& axis = axes()[d];
    if (axis.base->time && std::ranges::find(by_, axis.base) == by_.end()) level[d] = kBase;
    for (const auto& filter : query_.where) {
      const auto* slice = filtered_slice(axes(), filter.slice);
      if (!has(axis, slice)) continue;
      int choice = kBase;
      for (int k = 1; k <= static_cast<int>(axis.coarser.size()); ++k)
        if (slice == &slice_of(axis, k)) choice = k;
      level[d] = level[d] == kAbsent || level[d] == choice ? choice : kBase;
    }
  }
  return level;
}

bool GateTables::entangled(size_t slice) const {
  for (const auto& axis : axes()) {
    if (!has(axis, by_[slice])) continue;
    const auto other = [&](const Slice* s) { return s != by_[slice] && has(axis, s); };
    return std::ranges::any_of(by_, other) || std::ranges::any_of(query_.where, [&](const auto& filter) {
             return has(axis, filtered_slice(axes(), filter.slice));
           });
  }
  return false;
}

std::map<Labels, Reason> GateTables::rows(const std::vector<size_t>& which) const {
  struct Row {
    std::vector<Reason> inside, outside;
    bool whole_shown = false;  // with what the filters leave out
  };
  const auto level = level_of(which), whole_level = level_without_filters(which);
  std::map<Labels, Row> rows;
  for (const auto& [labels, cell] : tables_->at(level)) {
    Labels key;
    for (const size_t i : which) key.push_back(label_of(level, labels, *by_[i]));
    auto& row = rows[key];
    (within(level, labels) ? row.inside : row.outside).push_back(cell.reason);
    if (level == whole_level) continue;
    const auto whole = tables_->coarser(level, labels, whole_level);
    const auto& table = tables_->at(whole_level);
    const auto found = whole ? table.find(*whole) : table.end();
    row.whole_shown = found != table.end() && found->second.reason == Reason::kShown;
  }
  std::map<Labels, Reason> out;
  const auto withheld = [](Reason reason) { return reason != Reason::kShown; };
  for (const auto& [key, row] : rows) {
    const auto first = std::ranges::find_if(row.inside, withheld);
    if (first == row.inside.end()) continue;
    if (row.whole_shown && std::ranges::none_of(row.outside, withheld)) continue;
    out[key] = row.inside.size() == 1 ? *first : Reason::kWithin;
  }
  return out;
}

}  // namespace plenary

#include "publish/gate_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "metric/plan.h"
#include "stats/withhold.h"

namespace plenary {
namespace {

constexpr int kAbsentLevel = -1, kBaseLevel = 0;
// How wide the interval of a withheld number must be where the policy has no p of its own: per cent of the
// greatest part.
constexpr double kLeastProtection = 10;

bool is_coarser(int to, int from) {
  return to == from || to == kAbsentLevel || (from == kBaseLevel && to > kBaseLevel);
}

template <class Level>
bool is_coarser(const Level& to, const Level& from) {
  return to != from && std::ranges::equal(to, from, [](int t, int f) { return is_coarser(t, f); });
}

// How fine a table is: coarser ones are decided before.
int fineness(const std::vector<int>& level) {
  int sum = 0;
  for (const int choice : level) sum += choice == kAbsentLevel ? 0 : choice == kBaseLevel ? 2 : 1;
  return sum;
}

const Slice& slice_of(const Axis& axis, int choice) {
  return choice == kBaseLevel ? *axis.base : *axis.coarser[static_cast<size_t>(choice) - 1];
}

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

Reason judge(const Metric& metric, const AudienceRules& rules, const Behind& behind) {
  const bool few = behind.holdings.count < rules.least_holdings ||
                   (metric.privacy == "person" && behind.persons < rules.least_persons);
  if (few) return Reason::kFew;
  return rules.dominance > 0 && dominated(behind.holdings, rules.dominance) ? Reason::kDominated
                                                                            : Reason::kShown;
}

Result<GateTables> GateTables::make(duck::Connection& connection, const MeasureQuery& query,
                                    const MeasureResult& result, const AudienceRules& rules,
                                    const std::vector<std::string>& publishers) {
  GateTables out(query, result, rules);
  PLENARY_LET(plan, make_plan(connection, query));
  PLENARY_LET(axes, axes_of(query, result.by, result.metric.kind, plan.columns));
  if (rules.slices > 0 && axes.size() > static_cast<size_t>(rules.slices))
    return fail(
        ErrorKind::kUsage,
        fmt::format("this audience sees figures of at most {} things at once (slices, filters and the "
                    "window): take one away",
                    rules.slices));
  out.axes_ = std::move(axes);
  PLENARY_TRY(out.read(connection, result.first_day, publishers));
  auto levels = out.all_levels();
  std::ranges::stable_sort(levels, {}, fineness);
  for (const auto& level : levels) PLENARY_TRY(out.decide(level));
  return out;
}

std::vector<GateTables::Level> GateTables::all_levels() const {
  std::vector<Level> levels{{}};
  for (const auto& axis : axes_) {
    std::vector<Level> longer;
    for (const auto& level : levels)
      for (int choice = axis.always ? kBaseLevel : kAbsentLevel;
           choice <= static_cast<int>(axis.coarser.size()); ++choice) {
        longer.push_back(level);
        longer.back().push_back(choice);
      }
    levels = std::move(longer);
  }
  return levels;
}

Status GateTables::read(duck::Connection& connection, std::optional<Day> first,
                        const std::vector<std::string>& publishers) {
  auto query = query_;
  query.by.clear(), query.where.clear();
  query.trend = query.intervals = false, query.against.clear();
  if (metric_.kind != MeasureKind::kStock) query.from = query.to = MaybeDate{};
  if (!publishers.empty()) query.where.push_back({"body", publishers, true});
  std::vector<size_t> first_of;  // of each axis: where its slices begin
  for (const auto& axis : axes_) {
    first_of.push_back(query.by.size());
    query.by.emplace_back(axis.base->name);
    for (const auto* slice : axis.coarser) query.by.emplace_back(slice->name);
  }
  const auto levels = all_levels();
  std::vector<Cut> cuts;
  for (const auto& level : levels) {
    auto& cut = cuts.emplace_back();
    for (size_t d = 0; d < level.size(); ++d)
      if (level[d] != kAbsentLevel) cut.push_back(first_of[d] + static_cast<size_t>(level[d]));
  }
  std::vector<std::pair<size_t, int>> grouped;  // cuts behind those of the levels: what belongs to what
  for (size_t d = 0; d < axes_.size(); ++d)
    for (int k = 1; k <= static_cast<int>(axes_[d].coarser.size()); ++k) {
      grouped.emplace_back(d, k);
      cuts.push_back({first_of[d], first_of[d] + static_cast<size_t>(k)});
    }
  PLENARY_LET(found, who_is_behind(connection, query, first, cuts));
  for (auto& cell : found) {
    if (cell.cut >= levels.size()) {
      groups_[grouped[cell.cut - levels.size()]][cell.labels[0]] = cell.labels[1];
      continue;
    }
    auto labels = cell.labels;
    auto& into = tables_[levels[cell.cut]][std::move(labels)];
    into.reason = judge(metric_, rules_, cell);
    if (into.reason != Reason::kShown) into.need = need_of(cell);
    into.behind = std::move(cell);
  }
  return {};
}

std::optional<Labels> GateTables::coarser(const Level& from, const Labels& labels, const Level& to) const {
  Labels out;
  size_t at = 0;
  for (size_t d = 0; d < from.size(); ++d) {
    if (from[d] == kAbsentLevel) continue;
    const auto& label = labels[at++];
    if (to[d] == kAbsentLevel) continue;
    if (to[d] == from[d]) {
      out.push_back(label);
      continue;
    }
    const auto group = groups_.find({d, to[d]});
    if (group == groups_.end() || !group->second.contains(label)) return std::nullopt;
    out.push_back(group->second.at(label));
  }
  return out;
}

double GateTables::need_of(const Behind& behind) const {
  const auto least = metric_.privacy == "person" ? rules_.least_persons : rules_.least_holdings;
  return std::max(static_cast<double>(least),
                  protection(behind.holdings, std::max(rules_.dominance, kLeastProtection)));
}

// The table that this one puts together, where others put it together in another way.
GateTables::Level GateTables::atoms_of(const Level& level) const {
  auto atoms = level;
  for (size_t a = 0; a < atoms.size(); ++a)
    if (axes_[a].crossing && atoms[a] != kAbsentLevel) atoms[a] = kBaseLevel;
  return atoms;
}

void GateTables::inherit(const Level& level) {
  for (auto& [labels, cell] : tables_[level])
    for (const auto& [other, coarse] : tables_) {
      if (cell.reason != Reason::kShown) break;
      if (!is_coarser(other, level)) continue;
      const auto parent = coarser(level, labels, other);
      const auto found = parent ? coarse.find(*parent) : coarse.end();
      if (found != coarse.end() && found->second.reason != Reason::kShown) cell.reason = Reason::kWithin;
    }
}

// Decided tables that divide the same atoms: what they show is known, what they withhold must stay unknown.
bool GateTables::is_known(const Level& other, const Level& level, const Level& atoms) const {
  return other != level && decided_.contains(other) && is_coarser(other, atoms);
}

Status GateTables::decide(const Level& level) {
  inherit(level);
  const auto atoms = atoms_of(level);
  ProtectedTable guarded;
  std::map<std::pair<Level, Labels>, std::vector<uint32_t>> parts;
  for (const auto& [labels, atom] : tables_[atoms]) {
    const auto number = static_cast<uint32_t>(guarded.atoms.size());
    guarded.atoms.push_back({atom.behind.holdings.total, level == atoms ? 0 : atom.need});
    for (const auto& [other, unused] : tables_)
      if (other == level || is_known(other, level, atoms))
        if (const auto where = other == atoms ? labels : coarser(atoms, labels, other).value_or(Labels{});
            tables_.at(other).contains(where))
          parts[{other, where}].push_back(number);
  }
  std::vector<Cell*> cells;
  for (auto& [where, members] : parts) {
    auto& cell = tables_.at(where.first).at(where.second);
    const bool shown = cell.reason == Reason::kShown;
    if (where.first == level) {
      guarded.cells.push_back({std::move(members), !shown, cell.need});
      cells.push_back(&cell);
    } else {
      guarded.sums.push_back({std::move(members), shown, cell.need});
    }
  }
  PLENARY_TRY(withhold_more(guarded));
  for (size_t i = 0; i < cells.size(); ++i) {
    if (!guarded.cells[i].withheld || cells[i]->reason != Reason::kShown) continue;
    cells[i]->reason = Reason::kProtects;
    cells[i]->need = guarded.cells[i].need;
  }
  decided_.insert(level);
  return {};
}

std::optional<std::string> GateTables::label_of(const Level& level, const Labels& labels,
                                                const Slice& slice) const {
  size_t at = 0;
  for (size_t d = 0; d < level.size(); ++d) {
    if (level[d] == kAbsentLevel) continue;
    const auto& label = labels[at++];
    if (&slice_of(axes_[d], level[d]) == &slice) return label;
    for (int k = 1; level[d] == kBaseLevel && k <= static_cast<int>(axes_[d].coarser.size()); ++k)
      if (&slice_of(axes_[d], k) == &slice) {
        const auto& group = groups_.at({d, k});
        const auto found = group.find(label);
        return found == group.end() ? std::nullopt : found->second;
      }
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
    if (!fits(filter, label_of(level, labels, *filtered_slice(axes_, filter.slice)))) return false;
  size_t at = 0;
  for (size_t d = 0; d < level.size(); ++d) {
    if (level[d] == kAbsentLevel) continue;
    const auto& label = labels[at++];
    const auto* base = axes_[d].base;
    if (base->time && std::ranges::find(by_, base) == by_.end() && !in_window(query_, label)) return false;
  }
  return true;
}

GateTables::Level GateTables::level_without_filters(const std::vector<size_t>& which) const {
  Level level;
  for (const auto& axis : axes_) {
    std::set<const Slice*> used;
    for (const size_t i : which)
      if (has(axis, by_[i])) used.insert(by_[i]);
    int choice = used.empty() && !axis.always ? kAbsentLevel : kBaseLevel;
    for (int k = 1; used.size() == 1 && k <= static_cast<int>(axis.coarser.size()); ++k)
      if (*used.begin() == &slice_of(axis, k)) choice = k;
    level.push_back(choice);
  }
  return level;
}

GateTables::Level GateTables::level_of(const std::vector<size_t>& which) const {
  auto level = level_without_filters(which);
  for (size_t d = 0; d < level.size(); ++d) {
    const auto& axis = axes_[d];
    if (axis.base->time && std::ranges::find(by_, axis.base) == by_.end()) level[d] = kBaseLevel;
    for (const auto& filter : query_.where) {
      const auto* slice = filtered_slice(axes_, filter.slice);
      if (!has(axis, slice)) continue;
      int choice = kBaseLevel;
      for (int k = 1; k <= static_cast<int>(axis.coarser.size()); ++k)
        if (slice == &slice_of(axis, k)) choice = k;
      level[d] = level[d] == kAbsentLevel || level[d] == choice ? choice : kBaseLevel;
    }
  }
  return level;
}

bool GateTables::entangled(size_t slice) const {
  for (const auto& axis : axes_) {
    if (!has(axis, by_[slice])) continue;
    const auto other = [&](const Slice* s) { return s != by_[slice] && has(axis, s); };
    return std::ranges::any_of(by_, other) || std::ranges::any_of(query_.where, [&](const auto& filter) {
             return has(axis, filtered_slice(axes_, filter.slice));
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
  for (const auto& [labels, cell] : tables_.at(level)) {
    Labels key;
    for (const size_t i : which) key.push_back(label_of(level, labels, *by_[i]));
    auto& row = rows[key];
    (within(level, labels) ? row.inside : row.outside).push_back(cell.reason);
    if (level == whole_level) continue;
    const auto whole = coarser(level, labels, whole_level);
    const auto& table = tables_.at(whole_level);
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

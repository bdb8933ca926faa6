#include "publish/gate_decided.h"

#include <fmt/core.h>

#include <algorithm>
#include <mutex>

#include "stats/withhold.h"

namespace plenary {
namespace {

constexpr int kAbsent = DecidedTables::kAbsent, kBase = DecidedTables::kBase;
// How wide the interval of a withheld number must be where the policy has no p of its own: per cent of the
// greatest part.
constexpr double kLeastProtection = 10;

bool is_coarser(int to, int from) { return to == from || to == kAbsent || (from == kBase && to > kBase); }

template <class Level>
bool is_coarser(const Level& to, const Level& from) {
  return to != from && std::ranges::equal(to, from, [](int t, int f) { return is_coarser(t, f); });
}

// How fine a table is: coarser ones are decided before.
int fineness(const std::vector<int>& level) {
  int sum = 0;
  for (const int choice : level) sum += choice == kAbsent ? 0 : choice == kBase ? 2 : 1;
  return sum;
}

// What was decided, the last used longest.
class KnownTables {
 public:
  std::shared_ptr<const DecidedTables> find(const std::string& key) {
    const std::scoped_lock lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return nullptr;
    found->second.used = ++clock_;
    return found->second.tables;
  }

  void keep(const std::string& key, std::shared_ptr<const DecidedTables> tables) {
    const std::scoped_lock lock(mutex_);
    const size_t bytes = tables->bytes();
    if (bytes > kMostBytes / 4 || by_key_.contains(key)) return;
    by_key_[key] = {std::move(tables), ++clock_, bytes};
    for (bytes_ += bytes; bytes_ > kMostBytes;) {
      const auto oldest =
          std::ranges::min_element(by_key_, {}, [](const auto& item) { return item.second.used; });
      bytes_ -= oldest->second.bytes;
      by_key_.erase(oldest);
    }
  }

 private:
  static constexpr size_t kMostBytes = size_t{128} << 20;
  struct Known {
    std::shared_ptr<const DecidedTables> tables;
    uint64_t used = 0;
    size_t bytes = 0;
  };
  std::mutex mutex_;
  std::map<std::string, Known> by_key_;
  size_t bytes_ = 0;
  uint64_t clock_ = 0;
};

// All that the tables depend on.
std::string key_of(const MeasureQuery& query, const Metric& metric, std::optional<Day> first,
                   const std::vector<Axis>& axes, const GateRules& to) {
  const auto day = [](std::optional<Day> d) { return d ? to_string(*d) : std::string("-"); };
  const auto& r = to.rules;
  auto key = fmt::format("{}|{}|{}|{}|{}", metric.name, day(query.as_of), r.least_holdings, r.least_persons,
                         r.dominance);
  if (metric.kind == MeasureKind::kStock)
    key += fmt::format("|{}|{}|{}|{}", query.from ? to_string(*query.from) : "-",
                       query.to ? to_string(*query.to) : "-", day(first), to_string(query.today));
  for (const auto& axis : axes) {
    key += fmt::format("|{}{}{}", axis.base->name, axis.always ? "!" : "", axis.crossing ? "x" : "");
    for (const auto* slice : axis.coarser) key += fmt::format(",{}", slice->name);
  }
  for (const auto& body : to.publishers) key += "|" + duck::quote(body);
  return key;
}

}  // namespace

const Slice& slice_of(const Axis& axis, int choice) {
  return choice == kBase ? *axis.base : *axis.coarser[static_cast<size_t>(choice) - 1];
}

Reason judge(const Metric& metric, const AudienceRules& rules, const Behind& behind) {
  const bool few = behind.holdings.count < rules.least_holdings ||
                   (metric.privacy == "person" && behind.persons < rules.least_persons);
  if (few) return Reason::kFew;
  return rules.dominance > 0 && dominated(behind.holdings, rules.dominance) ? Reason::kDominated
                                                                            : Reason::kShown;
}

Result<std::shared_ptr<const DecidedTables>> DecidedTables::get(
    duck::Connection& connection, const MeasureQuery& query, const Metric& metric, std::optional<Day> first,
    std::vector<Axis> axes, const GateRules& rules) {
  auto& known = connection.kept<KnownTables>();
  const auto key = key_of(query, metric, first, axes, rules);
  if (auto found = known.find(key)) return found;
  auto out = std::shared_ptr<DecidedTables>(new DecidedTables(metric, std::move(axes), rules.rules));
  PLENARY_TRY(out->read(connection, query, first, rules.publishers));
  auto levels = out->all_levels();
  std::ranges::stable_sort(levels, {}, fineness);
  for (const auto& level : levels) PLENARY_TRY(out->decide(level));
  known.keep(key, out);
  return out;
}

size_t DecidedTables::bytes() const {
  constexpr size_t kCell = 240;  // node, labels and cell, roughly
  size_t cells = 0;
  for (const auto& [level, table] : tables_) cells += table.size();
  for (const auto& [axis, labels] : groups_) cells += labels.size();
  return cells * kCell;
}

std::optional<std::string> DecidedTables::group_of(size_t axis, int coarser,
                                                   const std::optional<std::string>& label) const {
  const auto& group = groups_.at({axis, coarser});
  const auto found = group.find(label);
  return found == group.end() ? std::nullopt : found->second;
}

std::vector<DecidedTables::Level> DecidedTables::all_levels() const {
  std::vector<Level> levels{{}};
  for (const auto& axis : axes_) {
    std::vector<Level> longer;
    for (const auto& level : levels)
      for (int choice = axis.always ? kBase : kAbsent; choice <= static_cast<int>(axis.coarser.size());
           ++choice) {
        longer.push_back(level);
        longer.back().push_back(choice);
      }
    levels = std::move(longer);
  }
  return levels;
}

Status DecidedTables::read(duck::Connection& connection, MeasureQuery query, std::optional<Day> first,
                           const std::vector<std::string>& publishers) {
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
      if (level[d] != kAbsent) cut.push_back(first_of[d] + static_cast<size_t>(level[d]));
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

std::optional<Labels> DecidedTables::coarser(const Level& from, const Labels& labels, const Level& to) const {
  Labels out;
  size_t at = 0;
  for (size_t d = 0; d < from.size(); ++d) {
    if (from[d] == kAbsent) continue;
    const auto& label = labels[at++];
    if (to[d] == kAbsent) continue;
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

double DecidedTables::need_of(const Behind& behind) const {
  const auto least = metric_.privacy == "person" ? rules_.least_persons : rules_.least_holdings;
  return std::max(static_cast<double>(least),
                  protection(behind.holdings, std::max(rules_.dominance, kLeastProtection)));
}

// The table that this one puts together, where others put it together in another way.
DecidedTables::Level DecidedTables::atoms_of(const Level& level) const {
  auto atoms = level;
  for (size_t a = 0; a < atoms.size(); ++a)
    if (axes_[a].crossing && atoms[a] != kAbsent) atoms[a] = kBase;
  return atoms;
}

void DecidedTables::inherit(const Level& level) {
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
bool DecidedTables::is_known(const Level& other, const Level& level, const Level& atoms) const {
  return other != level && decided_.contains(other) && is_coarser(other, atoms);
}

Status DecidedTables::decide(const Level& level) {
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

}  // namespace plenary

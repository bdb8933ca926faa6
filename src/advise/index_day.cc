#include "advise/index_day.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace plenary {
namespace {

using composite::kMissing;
using composite::missing;

constexpr double kScale = 100;

// Organizations that are read, but neither members nor seen to do anything: they implement or hold posts.
void add_read(const std::vector<Reading>& readings, Members& members) {
  for (const auto& reading : readings)
    for (const auto& [organization, value] : reading.values)
      if (value != 0)
        if (const auto [at, is_new] = members.list.try_emplace(organization); is_new)
          at->second.category = members.register_kept ? kNotAMember : kNoRegister;
}

double transformed(double x, const Indicator& indicator) { return indicator.log ? std::log1p(x) : x; }

// A value between its goalposts, turned so that more is better.
double within(double x, const Indicator& indicator, const Goalposts& posts) {
  const auto [low, high] = std::minmax(posts.worst, posts.best);
  const double y = transformed(std::clamp(x, low, high), indicator);
  return posts.worst > posts.best ? -y : y;
}

// A geometric mean cannot take a 0: there the worst is 1 point, not none.
composite::Scale scale_of(const Profile& profile, const Indicator& indicator, const Goalposts& posts) {
  composite::Scale out;
  const double low = within(posts.worst, indicator, posts), high = within(posts.best, indicator, posts);
  out.lower = profile.geometric ? low - (high - low) / (kScale - 1) : low;
  out.upper = high;
  out.goalpost_scale = kScale;
  return out;
}

std::vector<DimensionState> states_of(const Profile& profile, const std::vector<Reading>& readings) {
  std::vector<DimensionState> out(profile.dimensions.size());
  for (size_t i = 0; i < profile.indicators.size(); ++i) {
    const auto d = static_cast<size_t>(
        std::ranges::find(profile.dimensions, profile.indicators[i].dimension, &Dimension::name) -
        profile.dimensions.begin());
    if (readings[i].available) out[d].available = true;
    if (out[d].why.empty()) out[d].why = readings[i].why;
  }
  return out;
}

// The tree of what is available: indicators, then dimensions, then the index.
Status make_tree(const Profile& profile, const std::string& body, IndexDay& out) {
  std::vector<composite::Node> nodes;
  double all = 0;
  for (size_t d = 0; d < profile.dimensions.size(); ++d) {
    const auto& dimension = profile.dimensions[d];
    all += dimension.weight;
    if (!out.dimensions[d].available) continue;
    out.carried += dimension.weight;
    nodes.push_back({dimension.name, dimension.meaning, 2, std::nullopt, dimension.weight, {}});
  }
  out.carried /= all;
  out.scored = out.carried >= profile.coverage;
  if (nodes.empty())
    return fail(ErrorKind::kInput, fmt::format("the records of {} carry no dimension of profile '{}' on {}",
                                               body, profile.name, to_string(out.day)));
  const size_t top = nodes.size();
  for (auto& node : nodes) node.parent = top;
  nodes.push_back({"index", "index", 3, std::nullopt, 1, {}});
  for (size_t i = 0; i < profile.indicators.size(); ++i) {
    const auto& indicator = profile.indicators[i];
    if (!out.readings[i].available) continue;
    const auto parent = static_cast<size_t>(
        std::ranges::find(nodes, indicator.dimension, &composite::Node::code) - nodes.begin());
    nodes.push_back({indicator.name, indicator.metric.name, 1, parent, indicator.weight,
                     scale_of(profile, indicator, indicator.goalposts_of(body))});
    out.indicator_of.push_back(i);
  }
  auto tree = composite::Tree::make(std::move(nodes));
  if (!tree) return fail(ErrorKind::kInput, tree.error().reason);
  out.tree = *std::move(tree);
  return {};
}

void fill(const Profile& profile, const std::string& body, Members members, IndexDay& out) {
  for (auto& [organization, member] : members.list) {
    out.data.units.push_back(organization);
    out.members.push_back(std::move(member));
  }
  for (const size_t i : out.indicator_of) {
    const auto& indicator = profile.indicators[i];
    const auto& values = out.readings[i].values;
    const auto& posts = indicator.goalposts_of(body);
    auto& column = out.data.values.emplace_back();
    for (const auto& organization : out.data.units) {
      const auto found = values.find(organization);
      const bool said = found != values.end();
      column.push_back(said                       ? within(found->second, indicator, posts)
                       : counts(indicator.metric) ? within(0, indicator, posts)
                                                  : kMissing);
    }
  }
}

// True when any indicator is above its worst.
bool did_anything(const Profile& profile, const IndexDay& day, size_t unit) {
  const double least = profile.geometric ? 1 : 0;
  return std::ranges::any_of(day.tree.leaves(),
                             [&](size_t leaf) { return day.result.nodes[leaf][unit] > least + 1e-9; });
}

// Whether a rule can be looked at. The index stands for all dimensions that levels look at: of attendance
// alone it does not show who leads.
bool can_look(const Profile& profile, const IndexDay& day, const LevelRule& rule) {
  if (rule.of != "index") return day.node(rule.of).has_value();
  return std::ranges::all_of(profile.levels,
                             [&day](const LevelRule& r) { return day.node(r.of).has_value(); });
}

// The first rule that holds. Who did anything has the least level. Nothing found is "absent" only where the
// last rule, that of the least level, could look: else nobody knows.
std::string level_of(const Profile& profile, const IndexDay& day, size_t unit) {
  bool looked = false;
  for (const auto& rule : profile.levels) {
    const double points =
        can_look(profile, day, rule) ? day.result.nodes[*day.node(rule.of)][unit] : kMissing;
    looked = !missing(points);
    if (looked && points >= rule.least) return rule.level;
  }
  if (did_anything(profile, day, unit)) return profile.levels.back().level;
  return looked ? kAbsent : "";
}

}  // namespace

double points_of(const Profile& profile, const Indicator& indicator, const std::string& body, double value) {
  const auto& posts = indicator.goalposts_of(body);
  const auto scale = scale_of(profile, indicator, posts);
  return kScale * (within(value, indicator, posts) - *scale.lower) / (*scale.upper - *scale.lower);
}

size_t IndexDay::find(const std::string& organization) const {
  const auto at = std::ranges::lower_bound(data.units, organization);
  return at != data.units.end() && *at == organization ? static_cast<size_t>(at - data.units.begin())
                                                       : data.units.size();
}

std::optional<size_t> IndexDay::node(std::string_view name) const {
  const auto at = std::ranges::find(tree.nodes(), name, &composite::Node::code);
  if (at == tree.nodes().end()) return {};
  return static_cast<size_t>(at - tree.nodes().begin());
}

bool IndexDay::comparable(const IndexDay& other) const {
  return scored && other.scored && indicator_of == other.indicator_of;
}

Result<IndexDay> score(const Profile& profile, const std::string& body, Day day, Members members,
                       std::vector<Reading> readings) {
  IndexDay out;
  out.day = day;
  out.dimensions = states_of(profile, readings);
  out.readings = std::move(readings);
  add_read(out.readings, members);
  PLENARY_TRY(make_tree(profile, body, out));
  fill(profile, body, std::move(members), out);
  out.method.normalisation = {composite::Normalise::kGoalposts, 0, kScale};
  const composite::Aggregation mean{profile.geometric ? composite::Mean::kGeometric
                                                      : composite::Mean::kArithmetic};
  out.method.aggregation = {{composite::Mean::kArithmetic}, mean};
  out.method.threshold = profile.coverage;
  PLENARY_LET(result, composite::compute(out.tree, out.data, out.method));
  out.result = std::move(result);
  if (!out.scored) {
    out.result.nodes[out.tree.top()].assign(out.data.units.size(), kMissing);
    out.result.ranks.assign(out.data.units.size(), kMissing);
  }
  for (size_t u = 0; u < out.data.units.size(); ++u) out.levels.push_back(level_of(profile, out, u));
  return out;
}

Result<IndexDay> index_day(duck::Connection& connection, const Profile& profile, const IndexPlace& place,
                           Day day) {
  std::vector<Reading> readings;
  for (const auto& indicator : profile.indicators) {
    PLENARY_LET(reading, read_indicator(connection, profile, indicator, place, day));
    readings.push_back(std::move(reading));
  }
  PLENARY_LET(members, read_members(connection, place, day));
  PLENARY_TRY(
      add_participants(connection, place, Day{years_before(day, profile.years).days + 1}, day, members));
  return score(profile, place.body, day, std::move(members), std::move(readings));
}

}  // namespace plenary

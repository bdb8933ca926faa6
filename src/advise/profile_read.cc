// A profile's text into a Profile: every fault is said with file and line, nothing is passed over.
#include <cmath>

#include "advise/profile.h"
#include "base/text.h"
#include "base/toml.h"

namespace plenary {
namespace {

constexpr int64_t kMostEvents = 100, kMostYears = 50;

class ProfileReader {
 public:
  explicit ProfileReader(std::string path) : path_(std::move(path)) {}

  Result<Profile> whole(const toml::table& top) {
    PLENARY_TRY(only_keys(path_, top,
                          {"name", "version", "objective", "mean", "events", "decay", "years", "coverage",
                           "dimension", "indicator", "level"},
                          "a profile"));
    Profile out;
    PLENARY_TRY(read_head(top, out));
    PLENARY_TRY(read_window(top, out));
    PLENARY_TRY(read_dimensions(top, out));
    PLENARY_TRY(read_indicators(top, out));
    PLENARY_TRY(read_levels(top, out));
    return out;
  }

  // What is like another profile, with weights of its own. A weight of 0 takes the dimension out.
  Result<Profile> like(const toml::table& top, Profile out) {
    PLENARY_TRY(only_keys(path_, top, {"name", "version", "objective", "like", "weights"},
                          "a profile that is like another"));
    PLENARY_TRY(read_head(top, out));
    const auto* weights = top["weights"].as_table();
    if (weights == nullptr) return wrong_at(path_, top, "[weights] is missing: one a dimension");
    for (const auto& [key, node] : *weights)
      if (std::ranges::find(out.dimensions, key.str(), &Dimension::name) == out.dimensions.end())
        return wrong_at(path_, node, fmt::format("there is no dimension '{}'", key.str()));
    for (auto& dimension : out.dimensions) {
      PLENARY_LET(weight, number(*weights, dimension.name, 0, 1e6));
      dimension.weight = weight;
    }
    std::erase_if(out.indicators, [&](const auto& i) { return dimension_of(out, i.dimension).weight == 0; });
    std::erase_if(out.dimensions, [](const auto& d) { return d.weight == 0; });
    if (out.dimensions.empty()) return wrong_at(path_, *weights, "all weights are 0");
    return out;
  }

 private:
  std::unexpected<Error> missing(const toml::table& table, std::string_view key) {
    return wrong_at(path_, table, fmt::format("{} is missing", key));
  }

  Result<std::string> text(const toml::table& table, std::string_view key) {
    const auto* node = table.get(key);
    if (node == nullptr) return missing(table, key);
    const auto value = node->value_exact<std::string>();
    if (!value || trim(*value).empty()) return wrong_at(path_, *node, fmt::format("{} is a text", key));
    return *value;
  }

  Result<double> number(const toml::table& table, std::string_view key, double least, double most) {
    const auto* node = table.get(key);
    if (node == nullptr) return missing(table, key);
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (!value || !(*value >= least && *value <= most))
      return wrong_at(path_, *node, fmt::format("{} is a number from {:g} to {:g}", key, least, most));
    return *value;
  }

  Result<int64_t> whole_number(const toml::table& table, std::string_view key, int64_t least, int64_t most) {
    const auto* node = table.get(key);
    if (node == nullptr) return missing(table, key);
    const auto value = node->value_exact<int64_t>();
    if (!value || *value < least || *value > most)
      return wrong_at(path_, *node, fmt::format("{} is a whole number from {} to {}", key, least, most));
    return *value;
  }

  Status read_head(const toml::table& top, Profile& out) {
    PLENARY_LET(name, text(top, "name"));
    PLENARY_LET(objective, text(top, "objective"));
    PLENARY_LET(version, whole_number(top, "version", 1, 1'000'000));
    out.name = name, out.objective = objective, out.version = version;
    return {};
  }

  Status read_window(const toml::table& top, Profile& out) {
    PLENARY_LET(mean, text(top, "mean"));
    if (mean != "arithmetic" && mean != "geometric")
      return wrong_at(path_, *top.get("mean"), "mean is arithmetic or geometric");
    out.geometric = mean == "geometric";
    PLENARY_LET(years, whole_number(top, "years", 1, kMostYears));
    PLENARY_LET(coverage, number(top, "coverage", 0, 1));
    out.years = years, out.coverage = coverage;
    if (!top.contains("events") && !top.contains("decay")) return {};
    PLENARY_LET(events, whole_number(top, "events", 1, kMostEvents));
    PLENARY_LET(decay, number(top, "decay", 0.01, 1));
    out.events = events, out.decay = decay;
    return {};
  }

  // The tables below `key`, in the order of the file (the parser's is that of the names).
  Result<std::vector<std::pair<std::string, const toml::table*>>> named(const toml::table& top,
                                                                        std::string_view key) {
    const auto* all = top[key].as_table();
    if (all == nullptr) return wrong_at(path_, top, fmt::format("there is no [{}.NAME]", key));
    std::vector<std::pair<std::string, const toml::table*>> out;
    for (const auto& [name, node] : *all) {
      if (!node.is_table())
        return wrong_at(path_, node, fmt::format("{} is a table: [{}.{}]", name.str(), key, name.str()));
      out.emplace_back(name.str(), node.as_table());
    }
    std::ranges::stable_sort(out, {}, [](const auto& entry) { return entry.second->source().begin.line; });
    return out;
  }

  Status read_dimensions(const toml::table& top, Profile& out) {
    PLENARY_LET(tables, named(top, "dimension"));
    for (const auto& [name, table] : tables) {
      PLENARY_TRY(only_keys(path_, *table, {"weight", "meaning"}, "a dimension"));
      PLENARY_LET(weight, number(*table, "weight", 1e-6, 1e6));
      PLENARY_LET(meaning, text(*table, "meaning"));
      if (name == "index") return wrong_at(path_, *table, "a dimension cannot be named index");
      out.dimensions.push_back({name, meaning, weight});
    }
    return {};
  }

  static const Dimension& dimension_of(const Profile& profile, std::string_view name) {
    return *std::ranges::find(profile.dimensions, name, &Dimension::name);
  }

  Status check_dimension(const Profile& profile, const toml::table& table, std::string_view key,
                         const std::string& name) {
    if (std::ranges::find(profile.dimensions, name, &Dimension::name) != profile.dimensions.end()) return {};
    return wrong_at(path_, *table.get(key), fmt::format("there is no dimension '{}'", name));
  }

  Status read_indicators(const toml::table& top, Profile& out) {
    PLENARY_LET(tables, named(top, "indicator"));
    for (const auto& [name, table] : tables) {
      PLENARY_LET(indicator, read_indicator(name, *table, out));
      out.indicators.push_back(std::move(indicator));
    }
    for (const auto& dimension : out.dimensions)
      if (std::ranges::find(out.indicators, dimension.name, &Indicator::dimension) == out.indicators.end())
        return wrong_at(path_, top, fmt::format("dimension '{}' has no indicator", dimension.name));
    return {};
  }

  Result<Indicator> read_indicator(const std::string& name, const toml::table& table,
                                   const Profile& profile) {
    PLENARY_TRY(only_keys(path_, table,
                          {"dimension", "metric", "where", "weight", "over", "log", "goalposts"},
                          "an indicator"));
    Indicator out;
    out.name = name;
    PLENARY_LET(dimension, text(table, "dimension"));
    PLENARY_TRY(check_dimension(profile, table, "dimension", dimension));
    out.dimension = dimension;
    PLENARY_TRY(read_metric(table, out));
    PLENARY_TRY(read_where(table, out));
    if (table.contains("weight")) {
      PLENARY_LET(weight, number(table, "weight", 1e-6, 1e6));
      out.weight = weight;
    }
    PLENARY_TRY(read_over(table, profile, out));
    if (const auto* log = table.get("log")) {
      if (!log->is_boolean()) return wrong_at(path_, *log, "log is true or false");
      out.log = *log->value<bool>();
    }
    PLENARY_TRY(read_goalposts(table, out));
    return out;
  }

  Status read_metric(const toml::table& table, Indicator& out) {
    PLENARY_LET(name, text(table, "metric"));
    auto metric = find_metric(name);
    if (!metric) return wrong_at(path_, *table.get("metric"), metric.error().message);
    if (metric->kind == MeasureKind::kCohort || metric->kind == MeasureKind::kConcentration ||
        is_network(metric->kind))
      return wrong_at(path_, *table.get("metric"),
                      fmt::format("{} has several numbers, an indicator one", name));
    if (metric->direction == "neither")
      return wrong_at(path_, *table.get("metric"),
                      fmt::format("of {} neither more nor less is better", name));
    out.metric = *std::move(metric);
    return {};
  }

  Status read_where(const toml::table& table, Indicator& out) {
    const auto* node = table.get("where");
    if (node == nullptr) return {};
    const auto* where = node->as_table();
    if (where == nullptr) return wrong_at(path_, *node, "where is a table from slices to values");
    for (const auto& [slice, value] : *where) {
      const auto words = value.value_exact<std::string>();
      if (!words)
        return wrong_at(path_, value, fmt::format("{} is a text: values with commas between", slice.str()));
      if (auto found = find_slice(slice.str()); !found) return wrong_at(path_, value, found.error().message);
      MeasureQuery::Filter filter{std::string(slice.str()), {}, false};
      for (const auto word : split(*words, ',')) filter.values.emplace_back(trim(word));
      out.where.push_back(std::move(filter));
    }
    return {};
  }

  Status read_over(const toml::table& table, const Profile& profile, Indicator& out) {
    if (!table.contains("over")) return {};
    PLENARY_LET(over, text(table, "over"));
    if (over != "events" && over != "years")
      return wrong_at(path_, *table.get("over"), "over is events or years (the default)");
    out.events = over == "events";
    if (out.events && profile.events == 0)
      return wrong_at(path_, *table.get("over"), "the profile says neither events nor decay");
    if (out.events && out.metric.kind != MeasureKind::kSum && out.metric.kind != MeasureKind::kCountDistinct)
      return wrong_at(path_, *table.get("over"), "only a sum or a count can be taken event by event");
    return {};
  }

  Status read_goalposts(const toml::table& table, Indicator& out) {
    const auto* list = table["goalposts"].as_array();
    if (list == nullptr || list->empty())
      return wrong_at(path_, table, fmt::format("there is no [[indicator.{}.goalposts]]", out.name));
    for (const auto& node : *list) {
      if (!node.is_table()) return wrong_at(path_, node, "goalposts are tables");
      PLENARY_LET(posts, read_posts(*node.as_table(), out));
      if (std::ranges::find(out.goalposts, posts.body, &Goalposts::body) != out.goalposts.end())
        return wrong_at(path_, node, "goalposts of this body are given twice");
      out.goalposts.push_back(std::move(posts));
    }
    if (std::ranges::find(out.goalposts, "", &Goalposts::body) == out.goalposts.end())
      return wrong_at(path_, table,
                      fmt::format("{} has no goalposts for bodies without their own", out.name));
    return {};
  }

  Result<Goalposts> read_posts(const toml::table& table, const Indicator& indicator) {
    PLENARY_TRY(only_keys(path_, table, {"body", "worst", "best", "reason"}, "goalposts"));
    Goalposts out;
    if (table.contains("body")) {
      PLENARY_LET(body, text(table, "body"));
      out.body = body;
    }
    PLENARY_LET(worst, number(table, "worst", indicator.log ? 0 : -1e12, 1e12));
    PLENARY_LET(best, number(table, "best", indicator.log ? 0 : -1e12, 1e12));
    PLENARY_LET(reason, text(table, "reason"));
    out.worst = worst, out.best = best, out.reason = reason;
    if (indicator.metric.direction == "more" ? best <= worst : best >= worst)
      return wrong_at(
          path_, *table.get("best"),
          fmt::format("of {} {} is better: best must be {} worst", indicator.metric.name,
                      indicator.metric.direction, indicator.metric.direction == "more" ? "above" : "below"));
    return out;
  }

  Status read_levels(const toml::table& top, Profile& out) {
    const auto* list = top["level"].as_array();
    if (list == nullptr || list->empty()) return wrong_at(path_, top, "there is no [[level]]");
    for (const auto& node : *list) {
      const auto* table = node.as_table();
      if (table == nullptr) return wrong_at(path_, node, "levels are tables: [[level]]");
      PLENARY_TRY(only_keys(path_, *table, {"level", "of", "least"}, "a level"));
      PLENARY_LET(level, text(*table, "level"));
      PLENARY_LET(of, text(*table, "of"));
      PLENARY_LET(least, number(*table, "least", 0, 100));
      if (of != "index") PLENARY_TRY(check_dimension(out, *table, "of", of));
      if (level == kAbsent) return wrong_at(path_, node, "absent is the level of those that no other fits");
      out.levels.push_back({level, of, least});
    }
    return {};
  }

  std::string path_;
};

}  // namespace

Result<Profile> parse_profile(const ProfileText& source, const std::vector<ProfileText>& others) {
  PLENARY_LET(top, parse_toml(source.text, source.path));
  ProfileReader reader(source.path);
  if (!top.contains("like")) return reader.whole(top);
  const auto name = top["like"].value_exact<std::string>();
  const auto other = std::ranges::find(others, name.value_or(""), &ProfileText::name);
  if (!name || other == others.end())
    return wrong_at(source.path, *top.get("like"),
                    fmt::format("there is no profile '{}'", name.value_or("")));
  PLENARY_LET(other_top, parse_toml(other->text, other->path));
  if (other_top.contains("like"))
    return wrong_at(source.path, *top.get("like"), fmt::format("'{}' is itself like another", *name));
  PLENARY_LET(whole, ProfileReader(other->path).whole(other_top));
  return reader.like(top, std::move(whole));
}

}  // namespace plenary

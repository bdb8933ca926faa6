#include "publish/policy.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "base/embedded.h"
#include "base/files.h"
#include "base/text.h"
#include "base/toml.h"
#include "metric/catalogue.h"

namespace plenary {
namespace {

constexpr const char* kFile = "policy.toml";
constexpr uint64_t kMostBytes = 1u << 20;
constexpr int64_t kMostLeast = 1000, kMostSlices = 10;
constexpr double kMostLoss = 100;

class PolicyReader {
 public:
  explicit PolicyReader(std::string_view path) : path_(path) {}

  Result<Policy> whole(const toml::table& top) {
    PLENARY_TRY(only_keys(
        path_, top, {"public", "member", "secretariat", "administrator", "usage", "published"}, "a policy"));
    Policy out;
    for (const auto audience : kAudiences) {
      const auto* table = top[to_string(audience)].as_table();
      if (table == nullptr) return wrong_at(path_, top, fmt::format("[{}] is missing", to_string(audience)));
      PLENARY_LET(rules, rules_of(*table));
      out.rules[static_cast<size_t>(audience)] = rules;
    }
    PLENARY_TRY(no_less(out, top));
    PLENARY_TRY(read_usage(top, out.usage));
    PLENARY_TRY(read_published(top, out));
    return out;
  }

 private:
  Result<const toml::node*> node(const toml::table& table, std::string_view key) {
    const auto* found = table.get(key);
    if (found == nullptr) return wrong_at(path_, table, fmt::format("{} is missing", key));
    return found;
  }

  Status read(const toml::table& table, std::string_view key, bool& out) {
    PLENARY_LET(found, node(table, key));
    const auto value = found->value_exact<bool>();
    if (!value) return wrong_at(path_, *found, fmt::format("{} is true or false", key));
    out = *value;
    return {};
  }

  Status read(const toml::table& table, std::string_view key, int64_t most, int64_t& out) {
    PLENARY_LET(found, node(table, key));
    const auto value = found->value_exact<int64_t>();
    if (!value || *value < 0 || *value > most)
      return wrong_at(path_, *found, fmt::format("{} is a whole number from 0 to {}", key, most));
    out = *value;
    return {};
  }

  Status read(const toml::table& table, std::string_view key, double most, double& out) {
    PLENARY_LET(found, node(table, key));
    const auto value = found->is_number() ? found->value<double>() : std::nullopt;
    if (!value || !(*value >= 0 && *value <= most))
      return wrong_at(path_, *found, fmt::format("{} is a number from 0 to {:g}", key, most));
    out = *value;
    return {};
  }

  // A loss of which the thousandths are exact: noise is drawn from whole numbers.
  Status read_loss(const toml::table& table, std::string_view key, int64_t& out) {
    double loss = 0;
    PLENARY_TRY(read(table, key, kMostLoss, loss));
    out = std::llround(loss * 1000);
    if (out > 0 && std::abs(loss * 1000 - static_cast<double>(out)) < 1e-9) return {};
    return wrong_at(path_, *table.get(key), fmt::format("{} is in thousandths, above zero", key));
  }

  Status read_usage(const toml::table& top, UsageRules& out) {
    const auto* table = top["usage"].as_table();
    if (table == nullptr) return wrong_at(path_, top, "[usage] is missing");
    PLENARY_TRY(only_keys(path_, *table, {"loss", "budget", "contributions"}, "usage"));
    PLENARY_TRY(read_loss(*table, "loss", out.loss));
    PLENARY_TRY(read_loss(*table, "budget", out.budget));
    PLENARY_TRY(read(*table, "contributions", kMostLeast, out.contributions));
    if (out.contributions > 0) return {};
    return wrong_at(path_, *table->get("contributions"), "contributions is above zero");
  }

  Status read_names(const toml::table& table, NamesShown& out) {
    static constexpr std::array<std::string_view, 4> kWords{"none", "opt-in", "credited", "all"};
    PLENARY_LET(found, node(table, "names"));
    const auto value = found->value_exact<std::string>();
    const auto at = value ? std::ranges::find(kWords, *value) : kWords.end();
    if (at == kWords.end()) return wrong_at(path_, *found, "names is none, opt-in, credited or all");
    out = static_cast<NamesShown>(at - kWords.begin());
    return {};
  }

  Result<AudienceRules> rules_of(const toml::table& table) {
    PLENARY_TRY(only_keys(path_, table,
                          {"organizations", "holdings", "persons", "dominance", "slices", "whole_years",
                           "roll_up", "zeros", "names"},
                          "an audience"));
    AudienceRules out;
    PLENARY_TRY(read(table, "organizations", out.organizations));
    PLENARY_TRY(read(table, "holdings", kMostLeast, out.least_holdings));
    PLENARY_TRY(read(table, "persons", kMostLeast, out.least_persons));
    PLENARY_TRY(read(table, "dominance", 100.0, out.dominance));
    PLENARY_TRY(read(table, "slices", kMostSlices, out.slices));
    PLENARY_TRY(read(table, "whole_years", out.whole_years));
    PLENARY_TRY(read(table, "roll_up", out.roll_up));
    PLENARY_TRY(read(table, "zeros", out.zeros));
    PLENARY_TRY(read_names(table, out.names));
    return out;
  }

  // Who sees more in a wider circle than in a narrower one has got two tables the wrong way round.
  Status no_less(const Policy& policy, const toml::table& top) {
    for (size_t i = 1; i < kAudiences.size(); ++i) {
      const auto &wide = policy.rules[i - 1], &narrow = policy.rules[i];
      if (wide.least_holdings < narrow.least_holdings || wide.least_persons < narrow.least_persons ||
          wide.organizations > narrow.organizations || wide.names > narrow.names)
        return wrong_at(
            path_, *top.get(to_string(kAudiences[i])),
            fmt::format("{} would see less than {}", to_string(kAudiences[i]), to_string(kAudiences[i - 1])));
    }
    return {};
  }

  Result<std::string> text(const toml::table& table, std::string_view key) {
    PLENARY_LET(found, node(table, key));
    const auto value = found->value_exact<std::string>();
    if (!value || trim(*value).empty()) return wrong_at(path_, *found, fmt::format("{} is a text", key));
    return *value;
  }

  Status read_published(const toml::table& top, Policy& out) {
    if (!top.contains("published")) return {};
    const auto* all = top["published"].as_array();
    if (all == nullptr) return wrong_at(path_, *top.get("published"), "write [[published]]");
    for (const auto& entry : *all) {
      const auto* table = entry.as_table();
      if (table == nullptr) return wrong_at(path_, entry, "write [[published]]");
      PLENARY_TRY(only_keys(path_, *table, {"body", "metrics", "source"}, "what is published"));
      PLENARY_LET(body, text(*table, "body"));
      PLENARY_LET(source, text(*table, "source"));
      PLENARY_LET(metrics, metrics_of(*table));
      out.published.push_back({body, metrics, source});
    }
    return {};
  }

  Result<std::vector<std::string>> metrics_of(const toml::table& table) {
    PLENARY_LET(found, node(table, "metrics"));
    const auto* list = found->as_array();
    if (list == nullptr || list->empty())
      return wrong_at(path_, *found, "metrics is a list of names, or [\"*\"]");
    std::vector<std::string> out;
    for (const auto& entry : *list) {
      const auto name = entry.value_exact<std::string>();
      if (!name) return wrong_at(path_, entry, "metrics is a list of names, or [\"*\"]");
      if (*name != "*")
        if (const auto known = find_metric(*name); !known)
          return wrong_at(path_, entry, known.error().message);
      out.push_back(*name);
    }
    return out;
  }

  std::string path_;
};

}  // namespace

Result<Audience> parse_audience(std::string_view name) {
  std::string names;
  for (const auto audience : kAudiences) {
    if (name == to_string(audience)) return audience;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", to_string(audience));
  }
  return fail(ErrorKind::kUsage, fmt::format("unknown audience '{}'; there are: {}", name, names));
}

const char* to_string(Audience audience) {
  switch (audience) {
    case Audience::kPublic:
      return "public";
    case Audience::kMember:
      return "member";
    case Audience::kSecretariat:
      return "secretariat";
    case Audience::kAdministrator:
      return "administrator";
  }
  return "";
}

std::vector<std::string> Policy::publishers(std::string_view metric) const {
  std::vector<std::string> out;
  for (const auto& entry : published)
    for (const auto& name : entry.metrics)
      if (name == metric || name == "*") {
        out.push_back(entry.body);
        break;
      }
  return out;
}

Result<Policy> parse_policy(std::string_view path, std::string_view text) {
  PLENARY_LET(top, parse_toml(text, path));
  return PolicyReader(path).whole(top);
}

Result<Policy> policy_of(const Reader& reader) {
  const auto own = Workspace{reader.folder()}.policy();
  if (!std::filesystem::exists(own)) {
    static const auto built_in = parse_policy("data/policy.toml", *embedded("data/policy.toml"));
    return built_in;
  }
  PLENARY_LET(text, read_file(own, kMostBytes));
  return parse_policy(kFile, text);
}

Status may_see_organizations(const Reader& reader, Audience audience) {
  PLENARY_LET(policy, policy_of(reader));
  if (policy.of(audience).organizations) return {};
  return fail(ErrorKind::kUsage, fmt::format("the policy here names no organizations to the audience '{}'",
                                             to_string(audience)));
}

}  // namespace plenary

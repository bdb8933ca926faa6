#include "identity/linkage.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "identity/names_file.h"

namespace plenary {
namespace {

constexpr int kRounds = 20;
constexpr double kLeast = 1e-6;  // no level is impossible: one strange pair must not outweigh all else

std::optional<double> number(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

Status read_row(LinkageModel& model, const std::vector<std::string>& cells, size_t line) {
  const auto wrong = [line](const char* what) {
    return fail(ErrorKind::kInput, fmt::format("linkage table, line {}: {}", line, what));
  };
  if (cells.size() != 6) return wrong("six columns part,name,level,m,u,says are needed");
  const auto m = number(cells[3]);
  if (!m) return wrong("m is no number");
  if (cells[0] == "setting") {
    model.settings[cells[1]] = *m;
    return {};
  }
  const auto u = number(cells[4]);
  if (cells[0] != "comparison" || !u || *m <= 0 || *u <= 0 || *m > 1 || *u > 1)
    return wrong("expected a setting, or a comparison with m and u above 0 and at most 1");
  if (model.comparisons.empty() || model.comparisons.back().name != cells[1])
    model.comparisons.push_back({cells[1], {}});
  model.comparisons.back().levels.push_back({cells[2], *m, *u, cells[5]});
  return {};
}

void normalize(std::vector<double>& values) {
  double sum = 0;
  for (const double v : values) sum += v;
  for (double& v : values) v = std::max(v / sum, kLeast);
}

}  // namespace

Result<LinkageModel> read_linkage(std::string_view csv,
                                  const std::vector<std::pair<std::string, std::vector<std::string>>>& levels,
                                  const std::vector<std::string>& settings) {
  LinkageModel model;
  const auto rows = parse_csv(csv);
  for (size_t i = 1; i < rows.size(); ++i) PLENARY_TRY(read_row(model, rows[i].cells, rows[i].line));
  bool same = model.comparisons.size() == levels.size();
  for (size_t c = 0; same && c < levels.size(); ++c) {
    const auto& found = model.comparisons[c];
    auto names = levels[c].second;
    names.emplace_back(kNotAskedName);
    same = found.name == levels[c].first &&
           std::ranges::equal(found.levels, names, {}, [](const Level& l) { return l.name; });
    if (!same)
      return fail(ErrorKind::kInput, fmt::format("linkage table: the levels of \"{}\" are not those that the "
                                                 "program computes",
                                                 levels[c].first));
  }
  if (!same) return fail(ErrorKind::kInput, "linkage table: comparisons are missing or too many");
  for (const auto& name : settings)
    if (!model.settings.contains(name))
      return fail(ErrorKind::kInput, fmt::format("linkage table: the setting {} is missing", name));
  return model;
}

double bits(const LinkageModel& model, const Pattern& pattern) {
  const double share = model.setting("prior_match");
  double sum = std::log2(share / (1 - share));
  for (size_t c = 0; c < model.comparisons.size(); ++c) {
    const auto& level = model.comparisons[c].level(pattern[c]);
    sum += std::log2(level.m / level.u);
  }
  return sum;
}

double probability(double bits) { return 1 / (1 + std::exp2(-bits)); }

void estimate(LinkageModel& model, const PatternCounts& seen) {
  const LinkageModel prior = model;
  uint64_t pairs = 0;
  for (const auto& [pattern, count] : seen) pairs += count;
  const double share = prior.setting("prior_match");
  const double weight =
      std::max(prior.setting("prior_pairs"), prior.setting("prior_ratio") * static_cast<double>(pairs));
  for (int round = 0; round < kRounds; ++round) {
    std::vector<std::vector<double>> m, u;
    for (const auto& c : prior.comparisons) {
      auto& mc = m.emplace_back();
      auto& uc = u.emplace_back();
      for (const auto& level : c.levels)
        mc.push_back(level.m * weight * share), uc.push_back(level.u * weight * (1 - share));
    }
    double matches = weight * share, all = weight;
    for (const auto& [pattern, count] : seen) {
      const double p = probability(bits(model, pattern)), n = static_cast<double>(count);
      matches += p * n, all += n;
      for (size_t c = 0; c < m.size(); ++c) {
        const size_t level = std::min<size_t>(pattern[c], m[c].size() - 1);
        m[c][level] += p * n, u[c][level] += (1 - p) * n;
      }
    }
    model.settings["prior_match"] = std::clamp(matches / all, kLeast, 1 - kLeast);
    for (size_t c = 0; c < m.size(); ++c) {
      normalize(m[c]), normalize(u[c]);
      for (size_t l = 0; l < m[c].size(); ++l)
        model.comparisons[c].levels[l].m = m[c][l], model.comparisons[c].levels[l].u = u[c][l];
    }
  }
}

std::vector<Evidence> waterfall(const LinkageModel& model, const Pattern& pattern) {
  const double share = model.setting("prior_match");
  std::vector<Evidence> steps{
      {"candidates", "prior", "two names that share a block", std::log2(share / (1 - share))}};
  for (size_t c = 0; c < model.comparisons.size(); ++c) {
    const auto& level = model.comparisons[c].level(pattern[c]);
    if (pattern[c] == kNotAsked) {
      steps.front().bits += std::log2(level.m / level.u);
      continue;
    }
    steps.push_back({model.comparisons[c].name, level.name, level.says, std::log2(level.m / level.u)});
  }
  return steps;
}

}  // namespace plenary

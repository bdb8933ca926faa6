#include "stats/uncertainty.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "stats/parallel.h"
#include "stats/quantile.h"

namespace plenary::composite {
namespace {

constexpr size_t kMostRuns = 100'000, kMostGroups = 40;
constexpr size_t kMostRanks = 200'000'000;  // kept for the intervals, 4 bytes each
constexpr uint32_t kSeed = 1;               // fixed: the same data give the same answer

// The ranks of many runs, by run; 0 is unranked.
class Ranks {
 public:
  Ranks(size_t runs, size_t units) : units_(units), ranks_(runs * units) {}
  void set(size_t run, const Values& ranks) {
    for (size_t u = 0; u < units_; ++u)
      ranks_[run * units_ + u] = missing(ranks[u]) ? 0 : static_cast<uint32_t>(ranks[u]);
  }
  std::vector<RankInterval> intervals() const {
    std::vector<RankInterval> out(units_);
    in_parallel(units_, [&] { return [&](size_t u) { out[u] = of_unit(u); }; });
    return out;
  }

 private:
  RankInterval of_unit(size_t unit) const {
    std::vector<double> ranks;
    for (size_t i = unit; i < ranks_.size(); i += units_)
      if (ranks_[i] > 0) ranks.push_back(ranks_[i]);
    std::ranges::sort(ranks);
    const auto at = [&ranks](double p) { return quantile(ranks, p).value_or(kMissing); };
    return {at(0.05), at(0.5), at(0.95)};
  }
  size_t units_;
  std::vector<uint32_t> ranks_;
};

// Mean |rank - nominal rank| over the units that have both.
double shift(const Values& ranks, const Values& nominal) {
  double total = 0, units = 0;
  for (size_t u = 0; u < ranks.size(); ++u) {
    if (missing(ranks[u]) || missing(nominal[u])) continue;
    total += std::abs(ranks[u] - nominal[u]), units += 1;
  }
  return units > 0 ? total / units : 0;
}

template <class T>
std::vector<std::string> names_of(const std::vector<T>& list) {
  std::vector<std::string> out;
  for (const auto& item : list) out.push_back(name_of(item));
  return out;
}

std::vector<Factor> choice_factors(const Choices& choices) {
  std::vector<std::string> aggregations;
  for (const auto& by_level : choices.aggregation)
    aggregations.push_back(fmt::format("{}", fmt::join(names_of(by_level), ",")));
  return {{"imputation", names_of(choices.imputation)},
          {"treatment", names_of(choices.treatment)},
          {"normalisation", names_of(choices.normalisation)},
          {"aggregation", aggregations}};
}

// Which coordinates of a point belong to which factor.
struct Design {
  std::vector<Factor> factors;
  std::vector<size_t> factor_of;  // by coordinate
  std::vector<size_t> node_of;    // of a coordinate that is a weight; unused for choices
  std::vector<size_t> choice_of;  // which choice (0..3) a coordinate is; 4: a weight
};

constexpr size_t kWeight = 4;

void add_weights(const Tree& tree, Design& out) {
  const bool by_level = tree.groups().size() > kMostGroups;
  std::map<std::string, size_t> known;
  std::vector<size_t> nodes = tree.groups();
  std::ranges::reverse(nodes);
  nodes.insert(nodes.end(), tree.leaves().begin(), tree.leaves().end());
  for (const size_t node : nodes) {
    const auto& n = tree.nodes()[node];
    if (!n.parent || tree.children(*n.parent).size() < 2 || n.weight == 0) continue;
    const std::string name = n.level == 1 ? "weights of indicators"
                             : by_level   ? fmt::format("weights at level {}", n.level)
                                          : "weight of " + n.code;
    const auto [place, is_new] = known.emplace(name, out.factors.size());
    if (is_new) out.factors.push_back({name, {}});
    out.factor_of.push_back(place->second), out.node_of.push_back(node), out.choice_of.push_back(kWeight);
  }
}

Design design_of(const Tree& tree, const Choices& choices) {
  Design out;
  const auto all = choice_factors(choices);
  for (size_t c = 0; c < all.size(); ++c) {
    if (all[c].levels.size() < 2) continue;
    out.factor_of.push_back(out.factors.size()), out.node_of.push_back(0), out.choice_of.push_back(c);
    out.factors.push_back(all[c]);
  }
  add_weights(tree, out);
  return out;
}

// One thread's way from a point to ranks.
class Runner {
 public:
  Runner(const Scenarios& scenarios, const Design& design, const Values& nominal)
      : scenarios_(scenarios), design_(design), nominal_(nominal) {}

  double run(const std::vector<double>& point) {
    std::array<size_t, 4> choice{};
    weights_ = scenarios_.tree().weights();
    for (size_t k = 0; k < point.size(); ++k) {
      const size_t what = design_.choice_of[k];
      if (what == kWeight) {
        weights_[design_.node_of[k]] *= 1 + scenarios_.choices().weight_spread * (2 * point[k] - 1);
      } else {
        const size_t levels = design_.factors[design_.factor_of[k]].levels.size();
        choice[what] = static_cast<size_t>(point[k] * static_cast<double>(levels));
      }
    }
    ranks_ =
        rank_descending(scenarios_.index({choice[0], choice[1], choice[2], choice[3]}, weights_, scratch_));
    return shift(ranks_, nominal_);
  }
  const Values& ranks() const { return ranks_; }

 private:
  const Scenarios& scenarios_;
  const Design& design_;
  const Values& nominal_;
  Scenarios::Scratch scratch_;
  std::vector<double> weights_;
  Values ranks_;
};

// The two base samples take turns, so that the first coordinates of both are the best ones of the sequence.
std::vector<double> point_of(const SobolSequence& sequence, size_t i, size_t base, size_t dimensions) {
  std::vector<double> out(dimensions);
  for (size_t k = 0; k < dimensions; ++k) out[k] = sequence.at(static_cast<uint32_t>(i), 2 * k + base);
  return out;
}

Status check_size(size_t runs, size_t kept, size_t units, size_t most) {
  if (runs > most)
    return fail(ErrorKind::kUsage, fmt::format("{} runs are more than {}: take fewer", runs, most));
  if (kept * units > kMostRanks)
    return fail(ErrorKind::kUsage,
                fmt::format("{} runs over {} units keep too many ranks: take fewer runs", kept, units));
  return {};
}

double mean_of(const std::vector<double>& y) { return mean(y); }

}  // namespace

Result<Uncertainty> factorial(const Scenarios& scenarios, const Values& nominal_ranks) {
  Uncertainty out;
  out.factors = choice_factors(scenarios.choices());
  if (scenarios.choices().equal_weights) out.factors.push_back({"weights", {"as given", "equal"}});
  std::vector<size_t> levels;
  out.runs = 1;
  for (const auto& factor : out.factors)
    levels.push_back(factor.levels.size()), out.runs *= factor.levels.size();
  PLENARY_TRY(check_size(out.runs, out.runs, scenarios.units(), kMostRuns));
  Ranks ranks(out.runs, scenarios.units());
  std::vector<double> shifts(out.runs);
  const auto given = scenarios.tree().weights();
  std::vector<double> equal = given;
  for (double& w : equal) w = w > 0 ? 1 : 0;
  in_parallel(out.runs, [&] {
    return [&, scratch = Scenarios::Scratch{}](size_t run) mutable {
      std::array<size_t, 5> at{};
      for (size_t f = levels.size(), rest = run; f-- > 0; rest /= levels[f]) at[f] = rest % levels[f];
      const auto& index = scenarios.index({at[0], at[1], at[2], at[3]}, at[4] == 1 ? equal : given, scratch);
      const Values of_run = rank_descending(index);
      ranks.set(run, of_run);
      shifts[run] = shift(of_run, nominal_ranks);
    };
  });
  out.ranks = ranks.intervals();
  out.mean_shift = mean_of(shifts);
  out.indices = factorial_indices(shifts, levels);
  return out;
}

Result<Uncertainty> sample(const Scenarios& scenarios, const Values& nominal_ranks, size_t n) {
  const Design design = design_of(scenarios.tree(), scenarios.choices());
  const size_t d = design.factors.size(), dimensions = design.factor_of.size();
  Uncertainty out;
  out.factors = design.factors;
  out.runs = n * (d + 2);
  PLENARY_TRY(check_size(n, 2 * n, scenarios.units(), 1'000'000));
  Ranks ranks(2 * n, scenarios.units());
  std::vector<double> a(n), b(n);
  std::vector<std::vector<double>> ab(d, std::vector<double>(n));
  const SobolSequence sequence(kSeed);
  in_parallel(n, [&] {
    return [&, runner = Runner(scenarios, design, nominal_ranks)](size_t i) mutable {
      const auto at_a = point_of(sequence, i, 0, dimensions);
      const auto at_b = point_of(sequence, i, 1, dimensions);
      a[i] = runner.run(at_a), ranks.set(2 * i, runner.ranks());
      b[i] = runner.run(at_b), ranks.set(2 * i + 1, runner.ranks());
      for (size_t f = 0; f < d; ++f) {
        auto mixed = at_a;
        for (size_t k = 0; k < dimensions; ++k)
          if (design.factor_of[k] == f) mixed[k] = at_b[k];
        ab[f][i] = runner.run(mixed);
      }
    };
  });
  out.ranks = ranks.intervals();
  out.mean_shift = (mean_of(a) + mean_of(b)) / 2;
  out.indices = sobol_indices(a, b, ab);
  return out;
}

}  // namespace plenary::composite

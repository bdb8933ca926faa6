#include "stats/aggregate.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace plenary::composite {
namespace {

constexpr size_t kBlock = 64;  // units summed side by side

// One unit with the weights of what it has.
double of_unit(const Group& group, Mean by, double threshold, size_t unit, double all_weight) {
  long double weight = 0;
  for (size_t c = 0; c < group.columns.size(); ++c)
    if (!missing((*group.columns[c])[unit])) weight += group.weights[c];
  const auto there = static_cast<double>(weight);
  if (there <= 0 || there / all_weight < threshold) return kMissing;
  long double total = 0;
  for (size_t c = 0; c < group.columns.size(); ++c) {
    const double x = (*group.columns[c])[unit], w = group.weights[c];
    if (missing(x)) continue;
    total += by == Mean::kArithmetic ? w / there * x : by == Mean::kHarmonic ? w / x : w * x;
  }
  const auto sum = static_cast<double>(total);
  return by == Mean::kArithmetic ? sum : by == Mean::kHarmonic ? there / sum : sum / there;
}

double back(double mean, const Aggregation& aggregation) {
  if (aggregation.by == Mean::kGeometric) return std::exp(mean);
  if (aggregation.by == Mean::kPower) return std::pow(mean, 1 / aggregation.power);
  return mean;
}

// The order of operations is that of R's sum(w / sum(w) * x), sum(w * log(x)) / sum(w), sum(w) / sum(w / x).
template <class Real>
void add_column(Mean by, const double* x, double w, double all, size_t n, Real* totals) {
  if (by == Mean::kHarmonic) {
    for (size_t i = 0; i < n; ++i) totals[i] += w / x[i];
    return;
  }
  const double factor = by == Mean::kArithmetic ? w / all : w;
  for (size_t i = 0; i < n; ++i) totals[i] += factor * x[i];
}

// How much of the weight (of all: 1) is on the indicators in which `a` is ahead of `b`, ties counting half.
double outranks(const Group& group, const std::vector<double>& shares, size_t a, size_t b) {
  long double ahead = 0, tied = 0;
  for (size_t c = 0; c < group.columns.size(); ++c) {
    const double x = (*group.columns[c])[a], y = (*group.columns[c])[b];
    if (x > y) ahead += shares[c];
    if (x == y) tied += shares[c];
  }
  return static_cast<double>(static_cast<long double>(static_cast<double>(ahead)) +
                             static_cast<double>(tied) / 2);
}

double sign_of(double share) { return share > 0.5 ? 1 : share < 0.5 ? -1 : 0; }

void copeland(const Group& group, Values& out) {
  const size_t n = group.columns.front()->size();
  std::vector<double> shares = group.weights;
  const double all = sum(shares);
  for (double& s : shares) s /= all;
  out.assign(n, 0.0);
  for (size_t a = 0; a < n; ++a)
    for (size_t b = a + 1; b < n; ++b) {
      const double share = outranks(group, shares, a, b);
      out[a] += sign_of(share);
      out[b] += sign_of(1 - share);
    }
}

// `Real` is what sums are kept in.
template <class Real>
void average(const Group& group, const Aggregation& aggregation, double threshold, Values& out) {
  if (aggregation.by == Mean::kCopeland) return copeland(group, out);
  const size_t n = group.columns.front()->size();
  const double all = sum(group.weights);
  out.resize(n);
  std::array<Real, kBlock> totals;
  for (size_t from = 0; from < n; from += kBlock) {
    const size_t count = std::min(kBlock, n - from);
    totals.fill(0);
    for (size_t c = 0; c < group.columns.size(); ++c)
      add_column(aggregation.by, group.columns[c]->data() + from, group.weights[c], all, count,
                 totals.data());
    for (size_t i = 0; i < count; ++i) {
      const auto total = static_cast<double>(totals[i]);
      double result = aggregation.by == Mean::kArithmetic ? total
                      : aggregation.by == Mean::kHarmonic ? all / total
                                                          : total / all;
      if (missing(total)) result = of_unit(group, aggregation.by, threshold, from + i, all);
      result = back(result, aggregation);
      out[from + i] = std::isfinite(result) ? result : kMissing;
    }
  }
}

}  // namespace

Result<Aggregation> parse_aggregation(std::string_view text) {
  if (text == "arithmetic") return Aggregation{Mean::kArithmetic, 1};
  if (text == "geometric") return Aggregation{Mean::kGeometric, 0};
  if (text == "harmonic") return Aggregation{Mean::kHarmonic, -1};
  if (text == "copeland") return Aggregation{Mean::kCopeland, 0};
  constexpr std::string_view kPowerName = "power:";
  if (text.starts_with(kPowerName)) {
    const auto number = text.substr(kPowerName.size());
    double p = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), p);
    if (error == std::errc{} && end == number.data() + number.size() && std::isfinite(p) && p != 0)
      return Aggregation{Mean::kPower, p};
  }
  return fail(ErrorKind::kUsage,
              fmt::format("'{}' is no aggregation: arithmetic, geometric, harmonic, power:P (P not 0) or "
                          "copeland",
                          text));
}

std::string name_of(const Aggregation& aggregation) {
  static constexpr std::array kNames{"arithmetic", "geometric", "harmonic", "power", "copeland"};
  const std::string name = kNames[static_cast<size_t>(aggregation.by)];
  return aggregation.by == Mean::kPower ? fmt::format("{}:{}", name, aggregation.power) : name;
}

std::optional<Undefined> undefined_in(const Group& group, const Aggregation& aggregation) {
  if (aggregation.by == Mean::kArithmetic || aggregation.by == Mean::kCopeland) return {};
  for (size_t c = 0; c < group.columns.size(); ++c)
    for (size_t u = 0; u < group.columns[c]->size(); ++u)
      if (const double x = (*group.columns[c])[u]; aggregation.by == Mean::kHarmonic ? x == 0 : x <= 0)
        return Undefined{c, u};
  return {};
}

double transform(double x, const Aggregation& aggregation) {
  if (aggregation.by == Mean::kGeometric) return std::log(x);
  if (aggregation.by == Mean::kPower) return std::pow(x, aggregation.power);
  return x;
}

bool transforms_nothing(const Aggregation& aggregation) {
  return aggregation.by != Mean::kGeometric && aggregation.by != Mean::kPower;
}

void aggregate_transformed(const Group& group, const Aggregation& aggregation, double threshold,
                           Values& out) {
  average<double>(group, aggregation, threshold, out);
}

void aggregate(const Group& group, const Aggregation& aggregation, double threshold, Values& out) {
  if (transforms_nothing(aggregation)) return average<long double>(group, aggregation, threshold, out);
  std::vector<Values> columns(group.columns.size());
  Group changed{{}, group.weights};
  for (size_t c = 0; c < columns.size(); ++c) {
    columns[c] = *group.columns[c];
    for (double& x : columns[c]) x = transform(x, aggregation);
    changed.columns.push_back(&columns[c]);
  }
  average<long double>(changed, aggregation, threshold, out);
}

}  // namespace plenary::composite

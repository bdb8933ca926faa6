#include "stats/normalise.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>

namespace plenary::composite {
namespace {

struct Named {
  std::string_view name;
  Normalise by;
};

constexpr std::array kPlain{Named{"percentile-rank", Normalise::kPercentileRank},
                            Named{"rank", Normalise::kRank}, Named{"borda", Normalise::kBorda},
                            Named{"distance-to-target", Normalise::kTarget},
                            Named{"goalposts", Normalise::kGoalposts}};
constexpr std::array kBounded{Named{"minmax", Normalise::kMinMax}, Named{"zscore", Normalise::kZScore},
                              Named{"log", Normalise::kLog}};

bool read(std::string_view text, double& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

std::unexpected<Error> unknown(std::string_view text) {
  return fail(ErrorKind::kUsage,
              fmt::format("'{}' is no normalisation: minmax:LOW:HIGH, zscore:MEAN:DEVIATION, "
                          "percentile-rank, rank, borda, goalposts, distance-to-target or log:LOW:HIGH",
                          text));
}

Result<Normalisation> bounded(std::string_view text, Normalise by, std::string_view bounds) {
  Normalisation out{by, 0, by == Normalise::kZScore ? 1.0 : 100.0};
  if (bounds.empty()) return out;
  const size_t colon = bounds.find(':', 1);
  if (colon == std::string_view::npos || !read(bounds.substr(1, colon - 1), out.low) ||
      !read(bounds.substr(colon + 1), out.high))
    return unknown(text);
  if (by == Normalise::kZScore ? out.high <= 0 : out.high <= out.low)
    return fail(ErrorKind::kUsage,
                fmt::format("'{}': {}", text,
                            by == Normalise::kZScore ? "the deviation must be above zero"
                                                     : "the second bound must be above the first"));
  return out;
}

struct Range {
  double low = kMissing, high = kMissing;
};

Range range_of(const Values& x) {
  Range r;
  for (const double v : x) {
    if (missing(v)) continue;
    if (missing(r.low) || v < r.low) r.low = v;
    if (missing(r.high) || v > r.high) r.high = v;
  }
  return r;
}

// Numbers so far apart that their distance is none: nothing can be said.
void clear(Values& x) { x.assign(x.size(), kMissing); }

void min_max(Values& x, double low, double high) {
  const auto [least, most] = range_of(x);
  if (!std::isfinite(most - least)) return clear(x);
  for (double& v : x) v = (v - least) / (most - least) * (high - low) + low;
}

void z_score(Values& x, double to_mean, double to_deviation) {
  const Values there = present(x);
  const double m = mean(there);
  long double squares = 0;
  for (const double v : there) squares += (v - m) * (v - m);
  const double deviation = std::sqrt(static_cast<double>(squares / (static_cast<double>(there.size()) - 1)));
  if (!std::isfinite(deviation)) return clear(x);
  for (double& v : x) v = (v - m) / deviation * to_deviation + to_mean;
}

void ranks(Values& x, Normalise by) {
  const auto n = static_cast<double>(present(x).size());
  x = rank_ascending(x);
  for (double& v : x) {
    if (by != Normalise::kRank) v -= 1;
    if (by == Normalise::kPercentileRank) v /= n - 1;
  }
}

void distance(Values& x, double to, bool cap) {
  const double least = range_of(x).low;
  for (double& v : x) {
    v = (v - least) / (to - least);
    if (cap && v > 1) v = 1;
  }
}

Status goalposts(Values& x, const Scale& scale) {
  if (!scale.lower || !scale.upper)
    return fail(ErrorKind::kInput, "has no goalposts: give goalpost_lower and goalpost_upper");
  const double sign = scale.direction;
  double worst = sign > 0 ? *scale.lower : -*scale.upper, best = sign > 0 ? *scale.upper : -*scale.lower;
  if (scale.log && (*scale.lower <= 0 || std::ranges::any_of(x, [sign](double v) { return v * sign <= 0; })))
    return fail(ErrorKind::kInput, "has a value or goalpost that is not above zero: it has no logarithm");
  const auto logarithm = [sign](double v) { return sign * std::log(v * sign); };
  if (scale.log) {
    worst = logarithm(worst), best = logarithm(best);
    for (double& v : x) v = logarithm(v);
  }
  for (double& v : x) {
    v = (v - worst) / (best - worst);
    if (scale.truncate && v > 1) v = 1;
    if (scale.truncate && v < 0) v = 0;
    v *= scale.goalpost_scale;
  }
  return {};
}

Status log_counts(Values& x, const Normalisation& to, int direction) {
  for (double& v : x) {
    if (v * direction < 0) return fail(ErrorKind::kInput, "has a value below zero: ln(1 + x) is for counts");
    v = direction * std::log1p(v * direction);
  }
  min_max(x, to.low, to.high);
  return {};
}

Status apply(Values& x, const Normalisation& to, const Scale& scale) {
  switch (to.by) {
    case Normalise::kMinMax:
      min_max(x, to.low, to.high);
      break;
    case Normalise::kZScore:
      z_score(x, to.low, to.high);
      break;
    case Normalise::kPercentileRank:
    case Normalise::kRank:
    case Normalise::kBorda:
      ranks(x, to.by);
      break;
    case Normalise::kTarget:
      if (!scale.target) return fail(ErrorKind::kInput, "has no Target");
      distance(x, *scale.target * scale.direction, scale.cap);
      break;
    case Normalise::kGoalposts:
      return goalposts(x, scale);
    case Normalise::kLog:
      return log_counts(x, to, scale.direction);
  }
  return {};
}

}  // namespace

Result<Normalisation> parse_normalisation(std::string_view text) {
  for (const auto& [name, by] : kPlain)
    if (text == name) return Normalisation{by, 0, 0};
  for (const auto& [name, by] : kBounded)
    if (text == name || (text.starts_with(name) && text[name.size()] == ':'))
      return bounded(text, by, text.substr(name.size()));
  return unknown(text);
}

std::string name_of(const Normalisation& normalisation) {
  for (const auto& [name, by] : kBounded)
    if (by == normalisation.by) return fmt::format("{}:{}:{}", name, normalisation.low, normalisation.high);
  for (const auto& [name, by] : kPlain)
    if (by == normalisation.by) return std::string(name);
  return "";
}

Result<Values> normalise(Values x, const Normalisation& normalisation, const Scale& scale) {
  for (double& v : x) v *= scale.direction;
  PLENARY_TRY(apply(x, normalisation, scale));
  for (double& v : x) v = std::isfinite(v) ? v + 0.0 : kMissing;  // + 0.0: no minus zero
  return x;
}

Values rank_ascending(const Values& x) {
  std::vector<std::pair<double, size_t>> order;
  order.reserve(x.size());
  for (size_t u = 0; u < x.size(); ++u)
    if (!missing(x[u])) order.emplace_back(x[u], u);
  std::ranges::sort(order);
  Values out(x.size(), kMissing);
  for (size_t i = 0; i < order.size(); ++i) {
    const bool tied = i > 0 && order[i].first == order[i - 1].first;
    out[order[i].second] = tied ? out[order[i - 1].second] : static_cast<double>(i + 1);
  }
  return out;
}

}  // namespace plenary::composite

#include "stats/treat.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace plenary::composite {
namespace {

constexpr double kSkewLimit = 2, kKurtLimit = 3.5;
constexpr double kLogMargin = 0.01;  // of the range, added so that the least value has a logarithm

struct Moments {
  double n, s2, s3, s4;
};

Moments moments(const Values& all) {
  const Values x = present(all);
  const double m = mean(x);
  long double s2 = 0, s3 = 0, s4 = 0;
  for (const double v : x) {
    const double d = v - m;
    s2 += d * d, s3 += d * d * d, s4 += d * d * d * d;
  }
  return {static_cast<double>(x.size()), static_cast<double>(s2), static_cast<double>(s3),
          static_cast<double>(s4)};
}

// As R has it: nothing when the statistics say nothing. TRUE or unknown is true.
std::optional<bool> passes(double skew, double kurt) {
  if (!missing(skew) && std::abs(skew) < kSkewLimit) return true;
  if (!missing(kurt) && kurt < kKurtLimit) return true;
  if (missing(skew) || missing(kurt)) return std::nullopt;
  return false;
}

// Moves the value(s) farthest out to the next one inward; returns who was moved.
std::vector<size_t> move_in(Values& x, bool from_above) {
  const auto outer = [from_above](double a, double b) { return from_above ? a > b : a < b; };
  double extreme = kMissing, next = kMissing;
  for (const double v : x)
    if (!missing(v) && (missing(extreme) || outer(v, extreme))) extreme = v;
  for (const double v : x)
    if (!missing(v) && v != extreme && (missing(next) || outer(v, next))) next = v;
  std::vector<size_t> moved;
  for (size_t u = 0; u < x.size(); ++u)
    if (x[u] == extreme) x[u] = next, moved.push_back(u);
  return moved;
}

Values logarithm(Values x) {
  const Values there = present(x);
  const auto [low, high] = std::ranges::minmax(there);
  for (double& v : x) v = std::log(v - low + kLogMargin * (high - low));
  return x;
}

void winsorise(Treated& out, int most) {
  while (out.high.size() + out.low.size() < static_cast<size_t>(most)) {
    if (skewness(out.values) >= 0)
      out.high = move_in(out.values, true);
    else
      out.low = move_in(out.values, false);
    if (passes(skewness(out.values), kurtosis(out.values)).value_or(true)) return;
  }
}

void note_result(Treated& out) {
  out.skew_after = skewness(out.values);
  out.kurt_after = kurtosis(out.values);
}

}  // namespace

double skewness(const Values& x) {
  const auto [n, s2, s3, s4] = moments(x);
  if (n < 3 || !(s2 > 0)) return kMissing;
  const double g = std::sqrt(n) * s3 / std::pow(s2, 1.5);
  return g * std::sqrt(n * (n - 1)) / (n - 2);
}

double kurtosis(const Values& x) {
  const auto [n, s2, s3, s4] = moments(x);
  if (n < 4 || !(s2 > 0)) return kMissing;
  const double r = n * s4 / (s2 * s2);
  return ((n + 1) * (r - 3) + 6) * (n - 1) / ((n - 2) * (n - 3));
}

Result<Treatment> parse_treatment(std::string_view text) {
  if (text == "none") return Treatment{};
  Treatment out{true, 0};
  constexpr std::string_view kWinsor = "winsor:";
  if (text.starts_with(kWinsor)) {
    const auto number = text.substr(kWinsor.size());
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), out.most);
    if (error == std::errc{} && end == number.data() + number.size() && out.most >= 0) return out;
  }
  return fail(ErrorKind::kUsage,
              fmt::format("'{}' is no treatment: none or winsor:N (at most N values are moved)", text));
}

std::string name_of(const Treatment& treatment) {
  return treatment.on ? fmt::format("winsor:{}", treatment.most) : "none";
}

Treated treat(Values x, const Treatment& treatment) {
  Treated out{std::move(x), false, {}, {}, 0, 0, 0, 0, true};
  note_result(out);
  out.skew_before = out.skew_after, out.kurt_before = out.kurt_after;
  const auto before = passes(out.skew_before, out.kurt_before);
  if (!treatment.on || before.value_or(true)) return out;
  const Values original = out.values;
  winsorise(out, treatment.most);
  note_result(out);
  const auto after = passes(out.skew_after, out.kurt_after);
  if (after == true) return out;
  out.high.clear(), out.low.clear();
  out.values = original;
  out.logarithm = after == false;
  if (out.logarithm) out.values = logarithm(original);
  note_result(out);
  const auto at_last = passes(out.skew_after, out.kurt_after);
  if (out.logarithm && !at_last) out.logarithm = false, out.values = original, note_result(out);
  out.passes = at_last.value_or(true);
  return out;
}

}  // namespace plenary::composite

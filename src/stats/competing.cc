#include "stats/competing.h"

#include <algorithm>
#include <cmath>

#include "stats/distribution.h"
#include "stats/risk_table.h"

namespace plenary {
namespace {

// The variance of the incidence F at t is the sum over the times up to it of
//   (F(t) - F)^2 d / (n (n - d)) + S^2 d_k (n - d_k) / n^3 - 2 (F(t) - F) S d_k / n^2
// with F after and S before that time; multiplied out, six sums that do not depend on t.
struct VarianceSums {
  double a = 0, af = 0, aff = 0, own = 0, b = 0, bf = 0;

  void add(double n, double d, double d_k, double survival, double f) {
    const double all = n > d ? d / (n * (n - d)) : 0;  // after the last of all nothing is left to vary
    const double part = survival * d_k / (n * n);
    a += all, af += all * f, aff += all * f * f;
    own += survival * part * (n - d_k) / n;
    b += part, bf += part * f;
  }
  double at(double f) const { return std::max(0.0, f * f * a - 2 * f * af + aff + own - 2 * (f * b - bf)); }
};

std::optional<Interval> incidence_interval(double incidence, double std_error) {
  if (incidence <= 0 || incidence >= 1) return std::nullopt;
  const double width = normal_quantile(0.975) * std_error / (incidence * std::abs(std::log(incidence)));
  return Interval{std::pow(incidence, std::exp(width)), std::pow(incidence, std::exp(-width))};
}

}  // namespace

std::optional<std::vector<std::vector<IncidenceStep>>> aalen_johansen(std::span<const Lifetime> lifetimes) {
  const auto rows = risk_table(lifetimes);
  if (!rows) return std::nullopt;
  std::vector<std::vector<IncidenceStep>> out(rows->empty() ? 1 : rows->front().events.size());
  for (size_t cause = 0; cause < out.size(); ++cause) {
    double survival = 1, incidence = 0;
    VarianceSums sums;
    for (const RiskRow& row : *rows) {
      const auto n = static_cast<double>(row.at_risk), d = static_cast<double>(row.all_events());
      const auto d_k = static_cast<double>(row.events[cause]);
      incidence += survival * d_k / n;
      sums.add(n, d, d_k, survival, incidence);
      const double std_error = std::sqrt(sums.at(incidence));
      out[cause].push_back({row.time, incidence, std_error, incidence_interval(incidence, std_error)});
      survival *= (n - d) / n;
    }
  }
  return out;
}

SurvivalQuantile incidence_quantile(std::span<const IncidenceStep> steps, double ended) {
  SurvivalQuantile out;
  if (!(ended > 0 && ended < 1)) return out;
  constexpr double kRounding = 1e-12;  // sums of shares that make up `ended` exactly reach it
  const auto reaches = [&](double share) { return share >= ended - kRounding; };
  for (const IncidenceStep& step : steps) {
    if (!out.low && step.interval && reaches(step.interval->high)) out.low = step.time;
    if (!out.time && reaches(step.incidence)) out.time = step.time;
    if (!out.high && step.interval && reaches(step.interval->low)) out.high = step.time;
  }
  return out;
}

}  // namespace plenary

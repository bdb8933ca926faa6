#include "stats/negative_binomial.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stats/distribution.h"

namespace plenary {
namespace {

struct Moments {
  double mean = 0, variance = 0;
};

std::optional<Moments> moments(std::span<const uint64_t> counts) {
  if (counts.size() < 2) return std::nullopt;
  const auto n = static_cast<double>(counts.size());
  double sum = 0, squares = 0;
  for (const uint64_t count : counts) sum += static_cast<double>(count);
  if (sum == 0) return std::nullopt;
  const double mean = sum / n;
  for (const uint64_t count : counts) {
    const double off = static_cast<double>(count) - mean;
    squares += off * off;
  }
  return Moments{mean, squares / (n - 1)};
}

// First derivative of the log likelihood by theta, and minus the second one.
struct Score {
  double slope = 0, information = 0;
};

Score score(std::span<const uint64_t> counts, double mu, double theta) {
  Score out;
  const double same = std::log(theta / (theta + mu)) + 1 - digamma(theta);
  const double curve = trigamma(theta) - 1 / theta + 2 / (mu + theta);
  for (const uint64_t count : counts) {
    const auto y = static_cast<double>(count);
    out.slope += digamma(theta + y) + same - (y + theta) / (mu + theta);
    out.information += curve - trigamma(theta + y) - (y + theta) / ((mu + theta) * (mu + theta));
  }
  return out;
}

}  // namespace

std::optional<double> dispersion(std::span<const uint64_t> counts) {
  const auto m = moments(counts);
  if (!m) return std::nullopt;
  return m->variance / m->mean;
}

// The score falls through zero once; Newton steps in log theta are kept in a bracket around it, so no start
// is too far away.
std::optional<NegativeBinomial> fit_negative_binomial(std::span<const uint64_t> counts) {
  const auto m = moments(counts);
  if (!m || m->variance <= m->mean) return std::nullopt;
  constexpr double kLeast = 1e-9, kMost = 1e6;
  double low = kLeast, high = kMost;
  if (score(counts, m->mean, high).slope > 0) return std::nullopt;  // the likelihood still grows: a Poisson
  double theta = std::clamp(m->mean * m->mean / (m->variance - m->mean), 2 * kLeast, kMost / 2);
  for (int step = 0; step < 200 && high / low > 1 + 1e-13; ++step) {
    const Score at = score(counts, m->mean, theta);
    (at.slope > 0 ? low : high) = theta;
    const double newton = theta + at.slope / at.information;
    const double next = at.information > 0 && newton > low && newton < high ? newton : std::sqrt(low * high);
    if (std::abs(next - theta) <= 1e-14 * theta) break;
    theta = next;
  }
  const double information = score(counts, m->mean, theta).information;
  const auto n = static_cast<double>(counts.size());
  const double factor = std::exp(normal_quantile(0.975) * std::sqrt((1 / m->mean + 1 / theta) / n));
  return NegativeBinomial{m->mean,
                          theta,
                          information > 0 ? 1 / std::sqrt(information) : 0,
                          {m->mean / factor, m->mean * factor},
                          m->variance / m->mean};
}

}  // namespace plenary

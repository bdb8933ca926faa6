#include "stats/diagnosis.h"

#include <algorithm>
#include <numeric>

#include "stats/covariance.h"
#include "stats/sobol.h"

namespace plenary::composite {
namespace {

using Point = std::vector<double>;

constexpr size_t kStarts = 12;
constexpr int kMostSteps = 2000;
constexpr double kFitsAsWell = 1e-3;  // of the misfit

// Weights from their logarithms.
Point softmax(const Point& logs) {
  Point out = logs;
  const double top = *std::ranges::max_element(out);
  double total = 0;
  for (double& w : out) w = std::exp(w - top), total += w;
  for (double& w : out) w /= total;
  return out;
}

double misfit_of(const Matrix& covariance, const Point& weights, const Point& target) {
  Point with(weights.size(), 0);
  double variance = 0, total = 0;
  for (size_t i = 0; i < weights.size(); ++i) {
    for (size_t j = 0; j < weights.size(); ++j) with[i] += covariance.at(i, j) * weights[j];
    variance += weights[i] * with[i];
  }
  for (size_t i = 0; i < with.size(); ++i) {
    with[i] /= std::sqrt(covariance.at(i, i) * std::max(variance, 1e-300));
    total += with[i];
  }
  double squares = 0;
  for (size_t i = 0; i < with.size(); ++i) squares += std::pow(target[i] - with[i] / total, 2);
  const double out = std::sqrt(squares / static_cast<double>(with.size()));
  return std::isfinite(out) ? out : 1e300;
}

Point between(const Point& from, const Point& to, double part) {
  Point out(from.size());
  for (size_t i = 0; i < out.size(); ++i) out[i] = from[i] + part * (to[i] - from[i]);
  return out;
}

struct Vertex {
  Point at;
  double value;
};

// Nelder and Mead's simplex with its usual coefficients; returns where it ends.
template <class F>
Vertex minimise(const Point& start, const F& f) {
  std::vector<Vertex> simplex{{start, f(start)}};
  for (size_t i = 0; i < start.size(); ++i) {
    Point p = start;
    p[i] += 0.5;
    simplex.push_back({p, f(p)});
  }
  for (int step = 0; step < kMostSteps; ++step) {
    std::ranges::sort(simplex, {}, &Vertex::value);
    if (simplex.back().value - simplex.front().value < 1e-12) break;
    Point centre(start.size(), 0);
    for (size_t v = 0; v + 1 < simplex.size(); ++v)
      for (size_t i = 0; i < centre.size(); ++i)
        centre[i] += simplex[v].at[i] / static_cast<double>(simplex.size() - 1);
    auto& worst = simplex.back();
    const auto vertex = [&](double part) {
      const Point p = between(centre, worst.at, part);
      return Vertex{p, f(p)};
    };
    Vertex tried = vertex(-1);
    if (tried.value < simplex.front().value) {
      if (Vertex further = vertex(-2); further.value < tried.value) tried = further;
    } else if (tried.value >= simplex[simplex.size() - 2].value) {
      tried = vertex(tried.value < worst.value ? -0.5 : 0.5);
    }
    if (tried.value < worst.value) {
      worst = tried;
      continue;
    }
    for (size_t v = 1; v < simplex.size(); ++v) {
      simplex[v].at = between(simplex.front().at, simplex[v].at, 0.5);
      simplex[v].value = f(simplex[v].at);
    }
  }
  return *std::ranges::min_element(simplex, {}, &Vertex::value);
}

// How far the weights of equally good ends lie apart.
double spread_of(const std::vector<Vertex>& ends, const Vertex& best) {
  double out = 0;
  for (const auto& end : ends) {
    if (end.value > best.value + kFitsAsWell) continue;
    const Point a = softmax(end.at), b = softmax(best.at);
    for (size_t i = 0; i < a.size(); ++i) out = std::max(out, std::abs(a[i] - b[i]));
  }
  return out;
}

}  // namespace

double correlation(const Values& x, const Values& y) {
  const auto c = covariance({&x, &y});
  const auto r = c ? correlations(*c) : std::nullopt;
  return r ? std::clamp(r->at(0, 1), -1.0, 1.0) : kMissing;
}

double cronbach_alpha(const std::vector<const Values*>& columns) {
  const auto c = columns.size() < 2 ? std::nullopt : covariance(columns);
  if (!c) return kMissing;
  double own = 0;
  for (size_t i = 0; i < c->size; ++i) own += c->at(i, i);
  const double all = std::accumulate(c->cells.begin(), c->cells.end(), 0.0);
  const auto k = static_cast<double>(columns.size());
  return all > 0 ? k / (k - 1) * (1 - own / all) : kMissing;
}

std::optional<PrincipalComponents> principal_components(const std::vector<const Values*>& columns) {
  const auto c = columns.size() < 2 ? std::nullopt : covariance(columns);
  const auto r = c ? correlations(*c) : std::nullopt;
  if (!r) return {};
  const Eigen eigen = eigen_symmetric(*r);
  PrincipalComponents out{eigen.values, {}};
  for (size_t i = 0; i < columns.size(); ++i) out.loadings.push_back(eigen.vectors.at(i, 0));
  if (std::accumulate(out.loadings.begin(), out.loadings.end(), 0.0) < 0)
    for (double& l : out.loadings) l = -l;
  return out;
}

std::optional<OptimisedWeights> optimise_weights(const std::vector<const Values*>& columns,
                                                 const std::vector<double>& target) {
  const auto c = columns.size() < 2 ? std::nullopt : covariance(columns);
  if (!c || !correlations(*c)) return {};
  Point shares = target;
  const double all = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& s : shares) s /= all;
  const auto misfit = [&](const Point& logs) { return misfit_of(*c, softmax(logs), shares); };
  const SobolSequence starts(1);
  std::vector<Vertex> ends;
  for (size_t s = 0; s < kStarts; ++s) {
    Point start(columns.size(), 0);
    for (size_t i = 0; s > 0 && i < start.size(); ++i)
      start[i] = 3 * starts.at(static_cast<uint32_t>(s), i) - 1.5;
    ends.push_back(minimise(start, misfit));
  }
  const Vertex best = *std::ranges::min_element(ends, {}, &Vertex::value);
  return OptimisedWeights{softmax(best.at), best.value, spread_of(ends, best)};
}

}  // namespace plenary::composite

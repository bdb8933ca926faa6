#include "stats/covariance.h"

#include <algorithm>
#include <numeric>

namespace plenary::composite {
namespace {

constexpr int kMostSweeps = 100;

std::vector<size_t> complete(const std::vector<const Values*>& columns) {
  std::vector<size_t> out;
  for (size_t u = 0; u < columns.front()->size(); ++u)
    if (std::ranges::none_of(columns, [u](const Values* x) { return missing((*x)[u]); })) out.push_back(u);
  return out;
}

double off_diagonal(const Matrix& m) {
  double out = 0;
  for (size_t r = 0; r < m.size; ++r)
    for (size_t c = 0; c < m.size; ++c)
      if (r != c) out += m.at(r, c) * m.at(r, c);
  return out;
}

// Turns rows and columns p and q so that the cell (p, q) becomes zero.
void rotate(Matrix& m, Matrix& vectors, size_t p, size_t q) {
  if (m.at(p, q) == 0) return;
  const double theta = (m.at(q, q) - m.at(p, p)) / (2 * m.at(p, q));
  const double t = std::copysign(1.0, theta) / (std::abs(theta) + std::hypot(theta, 1.0));
  const double c = 1 / std::hypot(t, 1.0), s = t * c;
  for (size_t k = 0; k < m.size; ++k) {
    const double a = m.at(k, p), b = m.at(k, q);
    m.at(k, p) = c * a - s * b, m.at(k, q) = s * a + c * b;
  }
  for (size_t k = 0; k < m.size; ++k) {
    const double a = m.at(p, k), b = m.at(q, k);
    m.at(p, k) = c * a - s * b, m.at(q, k) = s * a + c * b;
  }
  for (size_t k = 0; k < m.size; ++k) {
    const double a = vectors.at(k, p), b = vectors.at(k, q);
    vectors.at(k, p) = c * a - s * b, vectors.at(k, q) = s * a + c * b;
  }
}

}  // namespace

std::optional<Matrix> covariance(const std::vector<const Values*>& columns) {
  if (columns.empty()) return {};
  const auto units = complete(columns);
  if (units.size() < 3) return {};
  std::vector<Values> centred;
  for (const Values* column : columns) {
    auto& x = centred.emplace_back();
    for (const size_t u : units) x.push_back((*column)[u]);
    const double m = mean(x);
    for (double& v : x) v -= m;
  }
  Matrix out(columns.size());
  for (size_t r = 0; r < columns.size(); ++r)
    for (size_t c = 0; c <= r; ++c)
      out.at(r, c) = out.at(c, r) =
          std::inner_product(centred[r].begin(), centred[r].end(), centred[c].begin(), 0.0) /
          (static_cast<double>(units.size()) - 1);
  return out;
}

std::optional<Matrix> correlations(const Matrix& covariance) {
  Matrix out(covariance.size);
  for (size_t r = 0; r < out.size; ++r)
    for (size_t c = 0; c < out.size; ++c) {
      const double scale = std::sqrt(covariance.at(r, r)) * std::sqrt(covariance.at(c, c));
      if (!(scale > 0) || !std::isfinite(scale)) return {};
      out.at(r, c) = covariance.at(r, c) / scale;
    }
  return out;
}

Eigen eigen_symmetric(Matrix m) {
  Matrix vectors(m.size);
  for (size_t i = 0; i < m.size; ++i) vectors.at(i, i) = 1;
  for (int sweep = 0; sweep < kMostSweeps && off_diagonal(m) > 1e-28; ++sweep)
    for (size_t p = 0; p < m.size; ++p)
      for (size_t q = p + 1; q < m.size; ++q) rotate(m, vectors, p, q);
  std::vector<size_t> order(m.size);
  std::iota(order.begin(), order.end(), size_t{0});
  std::ranges::sort(order, std::greater(), [&m](size_t i) { return m.at(i, i); });
  Eigen out{{}, Matrix(m.size)};
  for (size_t i = 0; i < m.size; ++i) {
    out.values.push_back(m.at(order[i], order[i]));
    for (size_t k = 0; k < m.size; ++k) out.vectors.at(k, i) = vectors.at(k, order[i]);
  }
  return out;
}

}  // namespace plenary::composite

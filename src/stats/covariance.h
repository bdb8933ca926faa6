#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "stats/missing.h"

namespace plenary::composite {

/// A square matrix by rows.
struct Matrix {
  size_t size = 0;
  std::vector<double> cells;
  explicit Matrix(size_t n) : size(n), cells(n * n, 0) {}
  double& at(size_t r, size_t c) { return cells[r * size + c]; }
  double at(size_t r, size_t c) const { return cells[r * size + c]; }
};

/// Sample covariances over the units that have all columns; nothing below 3 such units.
std::optional<Matrix> covariance(const std::vector<const Values*>& columns);

/// Correlations from covariances; nothing when a column does not vary.
std::optional<Matrix> correlations(const Matrix& covariance);

struct Eigen {
  std::vector<double> values;  ///< falling
  Matrix vectors;              ///< a column each, length 1
};

/// Eigenvalues and -vectors of a symmetric matrix (Jacobi's rotations).
Eigen eigen_symmetric(Matrix m);

}  // namespace plenary::composite

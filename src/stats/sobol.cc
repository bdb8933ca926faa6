#include "stats/sobol.h"

#include <bit>
#include <numeric>

#include "stats/sobol_directions.h"

namespace plenary {
namespace {

uint32_t hash(uint32_t x) {
  x ^= x >> 16, x *= 0x7feb352du;
  x ^= x >> 15, x *= 0x846ca68bu;
  return x ^ (x >> 16);
}

uint32_t reversed(uint32_t x) {
  x = (x & 0x55555555u) << 1 | (x >> 1 & 0x55555555u);
  x = (x & 0x33333333u) << 2 | (x >> 2 & 0x33333333u);
  x = (x & 0x0f0f0f0fu) << 4 | (x >> 4 & 0x0f0f0f0fu);
  x = (x & 0x00ff00ffu) << 8 | (x >> 8 & 0x00ff00ffu);
  return x << 16 | x >> 16;
}

// A random permutation of the intervals of each size, chosen by the seed: each bit of the result depends on
// the higher bits only.
uint32_t scrambled(uint32_t x, uint32_t seed) {
  x = reversed(x) + seed;
  x ^= x * 0x6c50b47cu;
  x ^= x * 0xb82f1e52u;
  x ^= x * 0xc7afe638u;
  x ^= x * 0x8d22f6e6u;
  return reversed(x);
}

constexpr size_t kBlock = kSobolDirections + 1;

double mean_of(const std::vector<double>& y) {
  return std::accumulate(y.begin(), y.end(), 0.0) / static_cast<double>(y.size());
}

// Sum of squares about the mean.
double squares(const std::vector<double>& y) {
  const double m = mean_of(y);
  double out = 0;
  for (const double v : y) out += (v - m) * (v - m);
  return out;
}

}  // namespace

SobolSequence::SobolSequence(uint32_t seed) : seed_(seed), numbers_(kBlock * kBits) {
  for (size_t bit = 0; bit < kBits; ++bit) numbers_[bit] = 1u << (kBits - 1 - bit);
  for (size_t d = 1; d < kBlock; ++d) {
    const auto& [polynomial, m] = kSobolDirection[d - 1];
    const auto degree = static_cast<size_t>(std::bit_width(polynomial)) - 1;
    uint32_t* v = &numbers_[d * kBits];
    for (size_t bit = 0; bit < kBits; ++bit) {
      if (bit < degree) {
        v[bit] = m[bit] << (kBits - 1 - bit);
        continue;
      }
      v[bit] = v[bit - degree] ^ (v[bit - degree] >> degree);
      for (size_t k = 1; k < degree; ++k)
        if ((polynomial >> (degree - k) & 1) != 0) v[bit] ^= v[bit - k];
    }
  }
}

double SobolSequence::at(uint32_t index, size_t dimension) const {
  const auto block = static_cast<uint32_t>(dimension / kBlock);
  if (block > 0) index = scrambled(index, hash(seed_ ^ hash(block + 0x9e3779b9u)));
  const uint32_t* v = &numbers_[dimension % kBlock * kBits];
  uint32_t x = 0;
  for (size_t bit = 0; index != 0; ++bit, index >>= 1)
    if ((index & 1) != 0) x ^= v[bit];
  x = scrambled(x, hash(seed_ + hash(static_cast<uint32_t>(dimension) + 1)));
  return x * 0x1p-32;
}

SobolIndices sobol_indices(const std::vector<double>& a, const std::vector<double>& b,
                           const std::vector<std::vector<double>>& ab) {
  SobolIndices out;
  const auto n = static_cast<double>(a.size());
  std::vector<double> both = a;
  both.insert(both.end(), b.begin(), b.end());
  out.variance = squares(both) / (2 * n - 1);
  for (const auto& y : ab) {
    double far_b = 0, far_a = 0, product = 0;
    for (size_t i = 0; i < a.size(); ++i) {
      far_b += (b[i] - y[i]) * (b[i] - y[i]);
      far_a += (a[i] - y[i]) * (a[i] - y[i]);
      product += b[i] * (y[i] - a[i]);
    }
    const bool some = out.variance > 0;
    out.first.push_back(some ? 1 - far_b / (2 * n * out.variance) : 0);
    out.total.push_back(some ? far_a / (2 * n * out.variance) : 0);
    out.first_saltelli.push_back(some ? product / (n * out.variance) : 0);
  }
  return out;
}

SobolIndices factorial_indices(const std::vector<double>& y, const std::vector<size_t>& levels) {
  SobolIndices out;
  const auto n = static_cast<double>(y.size());
  out.variance = squares(y) / n;
  size_t stride = y.size();
  for (const size_t count : levels) {
    stride /= count;
    std::vector<double> alone(count, 0), others(y.size() / count, 0);
    for (size_t i = 0; i < y.size(); ++i) {
      const size_t level = i / stride % count, rest = i / (stride * count) * stride + i % stride;
      alone[level] += y[i] * static_cast<double>(count) / n;
      others[rest] += y[i] / static_cast<double>(count);
    }
    const bool some = out.variance > 0;
    out.first.push_back(some ? squares(alone) / static_cast<double>(count) / out.variance : 0);
    const double without = squares(others) / static_cast<double>(others.size());
    out.total.push_back(some ? 1 - without / out.variance : 0);
  }
  return out;
}

}  // namespace plenary

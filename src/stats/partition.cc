#include "stats/partition.h"

#include <map>
#include <utility>

namespace plenary {
namespace {

double pairs(double n) { return n * (n - 1) / 2; }

template <class Counts>
double sum_of_pairs(const Counts& counts) {
  double sum = 0;
  for (const auto& [name, count] : counts) sum += pairs(count);
  return sum;
}

}  // namespace

std::optional<double> adjusted_rand(std::span<const uint32_t> a, std::span<const uint32_t> b) {
  if (a.size() != b.size() || a.empty()) return std::nullopt;
  std::map<uint32_t, double> in_a, in_b;
  std::map<std::pair<uint32_t, uint32_t>, double> in_both;
  for (size_t i = 0; i < a.size(); ++i) {
    ++in_a[a[i]];
    ++in_b[b[i]];
    ++in_both[{a[i], b[i]}];
  }
  const double all = pairs(static_cast<double>(a.size()));
  const double of_a = sum_of_pairs(in_a), of_b = sum_of_pairs(in_b);
  const double expected = all > 0 ? of_a * (of_b / all) : 0, most = (of_a + of_b) / 2;
  if (most == expected) return 1;  // both are trivial in the same way
  return (sum_of_pairs(in_both) - expected) / (most - expected);
}

}  // namespace plenary

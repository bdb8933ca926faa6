#include "stats/correlation.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

namespace plenary {
namespace {

using Numbers = std::vector<double>;

bool usable(std::span<const double> x, std::span<const double> y) {
  const auto finite = [](double value) { return std::isfinite(value); };
  return x.size() == y.size() && x.size() >= 2 && std::all_of(x.begin(), x.end(), finite) &&
         std::all_of(y.begin(), y.end(), finite);
}

double dot(const Numbers& a, const Numbers& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

// The values less their mean, with the length of the vector one; nothing when they are all equal.
std::optional<Numbers> standardized(std::span<const double> values) {
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  if (*least == *greatest) return std::nullopt;
  const double scale =
      std::max(std::abs(*least), std::abs(*greatest));  // squares neither overflow nor vanish
  Numbers out;
  for (const double value : values) out.push_back(value / scale);
  const double mean = std::accumulate(out.begin(), out.end(), 0.0) / static_cast<double>(out.size());
  for (double& value : out) value -= mean;
  const double length = std::sqrt(dot(out, out));
  if (length < 1e-13 * std::sqrt(static_cast<double>(out.size()))) return std::nullopt;
  for (double& value : out) value /= length;
  return out;
}

void remove_part(Numbers& from, const Numbers& direction) {
  const double part = dot(from, direction);
  for (size_t i = 0; i < from.size(); ++i) from[i] -= part * direction[i];
}

// Below this length a unit vector is explained up to rounding.
constexpr double kExplained = 1e-7;

bool rescale(Numbers& values) {
  const double length = std::sqrt(dot(values, values));
  if (length < kExplained) return false;
  for (double& value : values) value /= length;
  return true;
}

// Orthogonal vectors of length one that span the controls; nothing when a control cannot be used.
std::optional<std::vector<Numbers>> directions_of(std::span<const double> x,
                                                  std::span<const Numbers> controls) {
  std::vector<Numbers> out;
  for (const Numbers& control : controls) {
    if (!usable(x, control)) return std::nullopt;
    auto direction = standardized(control);
    if (!direction) continue;  // a constant explains nothing
    for (const Numbers& earlier : out) remove_part(*direction, earlier);
    if (rescale(*direction)) out.push_back(std::move(*direction));  // else the earlier ones say it
  }
  return out;
}

int64_t pairs(int64_t n) { return n * (n - 1) / 2; }

// Pairs within runs of equal neighbours.
template <class Equal>
int64_t tied_pairs(size_t size, Equal equal) {
  int64_t sum = 0;
  for (size_t from = 0, to = 0; from < size; from = to) {
    while (to < size && equal(from, to)) ++to;
    sum += pairs(static_cast<int64_t>(to - from));
  }
  return sum;
}

// Sorts y[from, to) and returns how many pairs were in the wrong order.
int64_t sort_and_count(Numbers& y, Numbers& buffer, size_t from, size_t to) {
  if (to - from < 2) return 0;
  const size_t middle = from + (to - from) / 2;
  int64_t swaps = sort_and_count(y, buffer, from, middle) + sort_and_count(y, buffer, middle, to);
  size_t a = from, b = middle;
  for (size_t out = from; out < to; ++out)
    if (b == to || (a < middle && y[a] <= y[b])) {
      buffer[out] = y[a++];
    } else {
      swaps += static_cast<int64_t>(middle - a);
      buffer[out] = y[b++];
    }
  std::copy(buffer.begin() + static_cast<std::ptrdiff_t>(from),
            buffer.begin() + static_cast<std::ptrdiff_t>(to), y.begin() + static_cast<std::ptrdiff_t>(from));
  return swaps;
}

}  // namespace

Numbers mid_ranks(std::span<const double> values) {
  std::vector<std::pair<double, size_t>> order;  // values beside their places: sorting stays within one block
  order.reserve(values.size());
  for (size_t i = 0; i < values.size(); ++i) order.emplace_back(values[i], i);
  std::sort(order.begin(), order.end());
  Numbers ranks(values.size());
  for (size_t from = 0, to = 0; from < order.size(); from = to) {
    while (to < order.size() && order[to].first == order[from].first) ++to;
    for (size_t i = from; i < to; ++i) ranks[order[i].second] = static_cast<double>(from + 1 + to) / 2;
  }
  return ranks;
}

std::optional<double> pearson(std::span<const double> x, std::span<const double> y) {
  if (!usable(x, y)) return std::nullopt;
  const auto a = standardized(x), b = standardized(y);
  if (!a || !b) return std::nullopt;
  return std::clamp(dot(*a, *b), -1.0, 1.0);
}

std::optional<double> spearman(std::span<const double> x, std::span<const double> y) {
  if (!usable(x, y)) return std::nullopt;
  return pearson(mid_ranks(x), mid_ranks(y));
}

std::optional<double> kendall(std::span<const double> x, std::span<const double> y) {
  if (!usable(x, y)) return std::nullopt;
  std::vector<std::pair<double, double>> both;
  for (size_t i = 0; i < x.size(); ++i) both.emplace_back(x[i], y[i]);
  std::sort(both.begin(), both.end());
  const int64_t all = pairs(static_cast<int64_t>(both.size()));
  const int64_t same_x =
      tied_pairs(both.size(), [&](size_t a, size_t b) { return both[a].first == both[b].first; });
  const int64_t same_both = tied_pairs(both.size(), [&](size_t a, size_t b) { return both[a] == both[b]; });
  Numbers second, buffer(both.size());
  for (const auto& pair : both) second.push_back(pair.second);
  const int64_t swaps = sort_and_count(second, buffer, 0, second.size());
  const int64_t same_y =
      tied_pairs(second.size(), [&](size_t a, size_t b) { return second[a] == second[b]; });
  if (same_x == all || same_y == all) return std::nullopt;
  const auto difference = static_cast<double>(all - same_x - same_y + same_both - 2 * swaps);
  return difference / std::sqrt(static_cast<double>(all - same_x)) /
         std::sqrt(static_cast<double>(all - same_y));
}

std::optional<double> partial_pearson(std::span<const double> x, std::span<const double> y,
                                      std::span<const Numbers> controls) {
  if (!usable(x, y)) return std::nullopt;
  auto a = standardized(x), b = standardized(y);
  const auto directions = directions_of(x, controls);
  if (!a || !b || !directions) return std::nullopt;
  for (const Numbers& direction : *directions) remove_part(*a, direction), remove_part(*b, direction);
  if (!directions->empty() && !(rescale(*a) && rescale(*b))) return std::nullopt;
  return std::clamp(dot(*a, *b), -1.0, 1.0);
}

std::optional<Numbers> residuals(std::span<const double> x, std::span<const Numbers> controls) {
  if (!usable(x, x)) return std::nullopt;
  auto out = standardized(x);
  const auto directions = directions_of(x, controls);
  if (!out || !directions) return std::nullopt;
  for (const Numbers& direction : *directions) remove_part(*out, direction);
  if (!rescale(*out)) return std::nullopt;
  return out;
}

std::optional<Explained> explained(std::span<const double> x, std::span<const Numbers> controls) {
  if (!usable(x, x)) return std::nullopt;
  auto rest = standardized(x);
  const auto directions = directions_of(x, controls);
  if (!rest || !directions || x.size() < directions->size() + 3) return std::nullopt;
  for (const Numbers& direction : *directions) remove_part(*rest, direction);
  const double unexplained = std::min(1.0, dot(*rest, *rest));
  const auto n = static_cast<double>(x.size()), p = static_cast<double>(directions->size());
  return Explained{1 - unexplained, std::max(0.0, 1 - unexplained * (n - 1) / (n - 1 - p)),
                   directions->size()};
}

std::optional<double> partial_spearman(std::span<const double> x, std::span<const double> y,
                                       std::span<const Numbers> controls) {
  if (!usable(x, y)) return std::nullopt;
  std::vector<Numbers> ranks;
  for (const Numbers& control : controls) {
    if (!usable(x, control)) return std::nullopt;
    ranks.push_back(mid_ranks(control));
  }
  return partial_pearson(mid_ranks(x), mid_ranks(y), ranks);
}

std::optional<double> auc(std::span<const double> scores, const std::vector<bool>& positive) {
  if (!std::all_of(scores.begin(), scores.end(), [](double score) { return std::isfinite(score); }))
    return std::nullopt;
  return auc_of_ranks(mid_ranks(scores), positive);
}

std::optional<double> auc_of_ranks(std::span<const double> ranks, const std::vector<bool>& positive) {
  if (ranks.size() != positive.size()) return std::nullopt;
  double sum = 0, ones = 0;
  for (size_t i = 0; i < ranks.size(); ++i)
    if (positive[i]) {
      sum += ranks[i];
      ++ones;
    }
  const double zeros = static_cast<double>(ranks.size()) - ones;
  if (ones == 0 || zeros == 0) return std::nullopt;
  return (sum - ones * (ones + 1) / 2) / (ones * zeros);
}

}  // namespace plenary

// A byte belongs to groups of shapes, a bit each, at each of the four places; a shape of a group may stand
// where the four bytes have a group in common. The groups are made so that few other texts pass.
#include "scan/prefilter.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "scan/prefilter_units.h"

namespace plenary::scan {
namespace {

constexpr size_t kGroups = 8 * Prefilter::kEights;
static_assert(kBlock == Prefilter::kRoom);

// How often a byte is seen in source code, roughly; what counts is the order of magnitude.
double share_of(size_t byte) {
  const auto c = static_cast<char>(byte);
  if (c == ' ') return 0.16;
  if (std::string_view("etaoinsr").contains(c)) return 0.05;
  if (c == '0' || c == '1' || c == '\n' || c == '\t' || c == '_') return 0.025;
  if (c >= 'a' && c <= 'z') return 0.015;
  if (std::string_view(",.;()*-/=\"2345678").contains(c)) return 0.01;
  return byte < 0x80 && byte >= 0x20 ? 0.004 : 0.0005;
}

double share_of(const std::bitset<256>& set) {
  static const auto kShares = [] {
    std::array<double, 256> shares{};
    for (size_t byte = 0; byte < shares.size(); ++byte) shares[byte] = share_of(byte);
    return shares;
  }();
  double sum = 0;
  for (size_t byte = set._Find_first(); byte < set.size(); byte = set._Find_next(byte)) sum += kShares[byte];
  return sum;
}

// The part of all places of a text at which four such bytes stand.
double passes(const Shape& shape) {
  double product = 1;
  for (const auto& set : shape) product *= set.all() ? 1 : share_of(set);
  return product;
}

Shape joined(Shape a, const Shape& b) {
  for (size_t at = 0; at < a.size(); ++at) a[at] |= b[at];
  return a;
}

// Each shape is a group first; then the two that together let through least more are joined, again and again.
class Grouping {
 public:
  explicit Grouping(std::span<const Shape> shapes) {
    for (const auto& shape : shapes)
      if (std::ranges::find(groups_, shape) == groups_.end()) groups_.push_back(shape);
    for (const auto& group : groups_) passes_.push_back(passes(group));
    costs_.assign(groups_.size(), std::vector<double>(groups_.size()));
    for (size_t i = 0; i < groups_.size(); ++i) weigh(i, i);
  }

  std::vector<Shape> join() && {
    while (groups_.size() > kGroups) {
      std::pair<size_t, size_t> best{0, 1};
      for (size_t i = 0; i < groups_.size(); ++i)
        for (size_t j = i + 1; j < groups_.size(); ++j)
          if (costs_[i][j] < costs_[best.first][best.second]) best = {i, j};
      const auto [first, second] = best;
      groups_[first] = joined(groups_[first], groups_[second]);
      passes_[first] = passes(groups_[first]);
      drop(second);
      weigh(first, 0);
    }
    return std::move(groups_);
  }

 private:
  void weigh(size_t i, size_t from) {
    for (size_t j = from; j < groups_.size(); ++j)
      costs_[i][j] = costs_[j][i] = passes(joined(groups_[i], groups_[j])) - passes_[i] - passes_[j];
  }

  void drop(size_t i) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    groups_.erase(groups_.begin() + at);
    passes_.erase(passes_.begin() + at);
    costs_.erase(costs_.begin() + at);
    for (auto& row : costs_) row.erase(row.begin() + at);
  }

  std::vector<Shape> groups_;
  std::vector<double> passes_;              // what each lets through
  std::vector<std::vector<double>> costs_;  // what joining two of them costs
};

}  // namespace

Prefilter::Prefilter(std::span<const Shape> shapes) {
  const auto groups = Grouping(shapes).join();
  for (size_t group = 0; group < groups.size(); ++group)
    for (size_t at = 0; at < 4; ++at)
      for (size_t byte = 0; byte < 128; ++byte)
        if (groups[group][at][byte]) {
          const size_t eight = group / 8;
          const auto bit = static_cast<uint8_t>(1u << group % 8);
          tables_.groups[at][byte] |= 1u << group;
          tables_.bytes[eight][at][byte] |= bit;
          tables_.low[eight][at][byte & 15] |= bit;
          for (const size_t eighth : {byte >> 4, (byte >> 4) + 8}) tables_.high[eight][at][eighth] |= bit;
        }
}

std::span<const Unit> Prefilter::units() {
  static const auto kUnits = [] {
    std::vector<Unit> units{Unit::kPortable};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) units.push_back(Unit::kAvx2);
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi"))
      units.push_back(Unit::kAvx512);
#endif
    return units;
  }();
  return kUnits;
}

size_t Prefilter::find(std::string_view text, size_t from, size_t to, std::span<uint32_t> places,
                       Unit unit) const {
  auto* out = places.data();
  // The units read whole blocks and three bytes more; what is left goes through a copy with zeros behind it.
  const size_t readable = text.size() < kBlock + 3 ? 0 : text.size() - 3;
  const size_t whole = std::min(to, readable);
  size_t at = from;
  if (from < whole) {
    at = from + (whole - from) / kBlock * kBlock;
    out = find_blocks(unit, tables_, text.data(), from, at, out);
  }
  for (; at < to; at += kBlock) {
    std::array<char, 2 * kBlock> tail{};
    const auto rest = text.substr(at, kBlock + 3);
    std::memcpy(tail.data(), rest.data(), rest.size());
    auto* const end = find_blocks(unit, tables_, tail.data(), 0, kBlock, out);
    for (auto* place = out; place != end; ++place) *place += static_cast<uint32_t>(at);
    out = std::find_if(out, end, [to](uint32_t place) { return place >= to; });
  }
  return static_cast<size_t>(out - places.data());
}

}  // namespace plenary::scan

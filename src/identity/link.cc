#include "identity/link.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace plenary {
namespace {

constexpr double kApart = -std::numeric_limits<double>::infinity();
constexpr size_t kAskedMembers = 24;

double log_odds(double share) { return std::log2(share / (1 - share)); }

// The bits that count for joining: strong rules first, then doubts, then the model.
double bits_between(const LinkTask& task, const LinkageModel& model, uint32_t a, uint32_t b) {
  const auto compared = task.compare(a, b);
  if (compared.apart) return kApart;
  if (task.reviewed != nullptr) {
    const auto &x = (*task.reviewed)[a], &y = (*task.reviewed)[b];
    if (!x.empty() && !y.empty()) return x == y ? kSureBits : kApart;
  }
  if (compared.sure) return kSureBits;
  const double found = bits(model, compared.pattern);
  return compared.doubtful ? std::min(found, 0.0) : found;
}

void find_likely(const LinkTask& task, Linked& out) {
  const auto pairs = candidate_pairs(task.keys(), block_bounds(out.model), task.known);
  PatternCounts seen;
  std::vector<Pattern> patterns;
  std::vector<bool> sure;
  patterns.reserve(pairs.size()), sure.reserve(pairs.size());
  for (const auto& [a, b] : pairs) {
    const auto compared = task.compare(a, b);
    patterns.push_back(compared.pattern);
    sure.push_back(compared.sure && !compared.apart);
    ++seen[compared.pattern];
  }
  if (task.known.empty()) estimate(out.model, seen);
  const double least = log_odds(out.model.setting("review"));
  for (size_t i = 0; i < pairs.size(); ++i) {
    const double found = sure[i] ? kSureBits : bits(out.model, patterns[i]);
    if (found >= least) out.likely.push_back({pairs[i].first, pairs[i].second, static_cast<float>(found)});
  }
}

std::vector<ScoredPair> pairs_to_join(const LinkTask& task, const Linked& linked) {
  const double enough = log_odds(linked.model.setting("join"));
  std::vector<ScoredPair> pairs;
  if (task.reviewed != nullptr) {
    std::map<std::string_view, uint32_t> last;
    for (uint32_t i = 0; i < task.items; ++i) {
      if ((*task.reviewed)[i].empty()) continue;
      const auto [at, fresh] = last.try_emplace((*task.reviewed)[i], i);
      if (fresh) continue;
      if (!task.compare(at->second, i).apart) pairs.push_back({at->second, i, kSureBits});
      at->second = i;
    }
  }
  for (const auto& [a, b] : task.given)
    if (a != b) pairs.push_back({std::min(a, b), std::max(a, b), kSureBits});
  for (const auto& pair : linked.likely)
    if (pair.bits >= enough && bits_between(task, linked.model, pair.a, pair.b) >= enough)
      pairs.push_back(pair);
  return pairs;
}

}  // namespace

BlockBounds block_bounds(const LinkageModel& model) {
  return {static_cast<size_t>(model.setting("block_whole")),
          static_cast<size_t>(model.setting("block_window")),
          static_cast<size_t>(model.setting("block_hubs"))};
}

Linked link(const LinkTask& task, const LinkageModel& model) {
  Linked out{model, {}, {}, {}, {}};
  find_likely(task, out);
  const auto pairs = pairs_to_join(task, out);
  out.roots =
      cluster(task.items, pairs,
              {kSureBits, model.setting("cluster_mean"), model.setting("cluster_worst"), kAskedMembers},
              [&](uint32_t a, uint32_t b) { return bits_between(task, out.model, a, b); });
  out.best.assign(task.items, {});
  for (const auto& pair : pairs)
    if (out.roots[pair.a] == out.roots[pair.b])
      for (const uint32_t i : {pair.a, pair.b})
        if (out.best[i].bits < pair.bits) out.best[i] = pair;
  for (const auto& pair : out.likely)
    if (out.roots[pair.a] != out.roots[pair.b]) out.open.push_back(pair);
  std::ranges::sort(out.open, [](const auto& x, const auto& y) {
    return std::tuple(-x.bits, x.a, x.b) < std::tuple(-y.bits, y.a, y.b);
  });
  return out;
}

}  // namespace plenary

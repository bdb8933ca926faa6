#include "stats/risk_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plenary {
namespace {

constexpr int kMostCauses = 30;  // a cause is a kind of ending, not the number of a record

}  // namespace

size_t RiskRow::all_events() const { return std::accumulate(events.begin(), events.end(), size_t{0}); }

std::optional<std::vector<RiskRow>> risk_table(std::span<const Lifetime> lifetimes) {
  if (lifetimes.empty()) return std::nullopt;
  int causes = 1;
  for (const Lifetime& life : lifetimes) {
    const bool usable = std::isfinite(life.time) && life.time >= 0 && life.cause >= 0;
    if (!usable || life.cause > kMostCauses) return std::nullopt;
    causes = std::max(causes, life.cause);
  }
  std::vector<Lifetime> sorted(lifetimes.begin(), lifetimes.end());
  std::sort(sorted.begin(), sorted.end(),
            [](const Lifetime& a, const Lifetime& b) { return a.time < b.time; });
  std::vector<RiskRow> rows;
  for (size_t from = 0, to = 0; from < sorted.size(); from = to) {
    RiskRow row{sorted[from].time, sorted.size() - from, std::vector<size_t>(static_cast<size_t>(causes))};
    for (; to < sorted.size() && sorted[to].time == row.time; ++to)
      if (sorted[to].cause > 0) ++row.events[static_cast<size_t>(sorted[to].cause - 1)];
    if (row.all_events() > 0) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace plenary

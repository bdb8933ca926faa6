#include "stats/log_rank.h"

#include <algorithm>

#include "stats/distribution.h"
#include "stats/risk_table.h"

namespace plenary {
namespace {

// One group's rows are walked along with those of all.
struct Group {
  std::vector<Lifetime> by_time;
  size_t next = 0;
};

using Matrix = std::vector<std::vector<double>>;

// Returns x' A^-1 x for a symmetric A that is not negative, by elimination. A direction without variance (a
// group that was never at risk together with another) is left out.
double quadratic_form(Matrix a, std::vector<double> x, double& rank) {
  double sum = 0;
  rank = 0;
  for (size_t k = 0; k < x.size(); ++k) {
    if (a[k][k] < 1e-10) continue;
    ++rank;
    sum += x[k] * x[k] / a[k][k];
    for (size_t i = k + 1; i < x.size(); ++i) {
      const double factor = a[i][k] / a[k][k];
      x[i] -= factor * x[k];
      for (size_t j = k + 1; j < x.size(); ++j) a[i][j] -= factor * a[k][j];
    }
  }
  return sum;
}

// How many of a group are still there at `time`, and how many end at it; `group` is read in the order of
// time.
struct AtTime {
  double at_risk = 0, events = 0;
};

AtTime at_time(Group& group, double time) {
  while (group.next < group.by_time.size() && group.by_time[group.next].time < time) ++group.next;
  AtTime out{static_cast<double>(group.by_time.size() - group.next), 0};
  for (size_t i = group.next; i < group.by_time.size() && group.by_time[i].time == time; ++i)
    out.events += group.by_time[i].cause != 0;
  return out;
}

}  // namespace

std::optional<LogRank> log_rank(std::span<const std::vector<Lifetime>> lifetimes) {
  std::vector<Lifetime> all;
  std::vector<Group> groups;
  for (const auto& group : lifetimes) {
    all.insert(all.end(), group.begin(), group.end());
    groups.push_back({group});
    std::sort(groups.back().by_time.begin(), groups.back().by_time.end(),
              [](const Lifetime& a, const Lifetime& b) { return a.time < b.time; });
  }
  const auto rows = risk_table(all);
  if (!rows) return std::nullopt;

  const size_t count = groups.size();
  LogRank out;
  out.observed.resize(count);
  out.expected.resize(count);
  Matrix variance(count, std::vector<double>(count));
  for (const RiskRow& row : *rows) {
    const auto n = static_cast<double>(row.at_risk), d = static_cast<double>(row.all_events());
    std::vector<double> share;
    for (size_t i = 0; i < count; ++i) {
      const AtTime at = at_time(groups[i], row.time);
      share.push_back(at.at_risk / n);
      out.observed[i] += at.events;
      out.expected[i] += d * share[i];
    }
    const double scale = n > 1 ? d * (n - d) / (n - 1) : 0;
    for (size_t i = 0; i < count; ++i)
      for (size_t j = 0; j < count; ++j) variance[i][j] += scale * share[i] * ((i == j) - share[j]);
  }
  size_t with_expected = 0;
  for (const double expected : out.expected) with_expected += expected > 0;
  if (with_expected < 2) return std::nullopt;
  std::vector<double> excess;
  for (size_t i = 0; i < count; ++i) excess.push_back(out.observed[i] - out.expected[i]);
  out.chi_square = quadratic_form(variance, excess, out.degrees);
  if (out.degrees == 0) return std::nullopt;
  out.p_value = chi_square_tail(out.chi_square, out.degrees);
  return out;
}

}  // namespace plenary

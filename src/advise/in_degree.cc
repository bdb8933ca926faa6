#include "advise/in_degree.h"

#include <algorithm>
#include <map>

#include "stats/quantile.h"

namespace plenary {
namespace {

std::vector<std::optional<double>> percentiles(const WorkList& list, const std::vector<double>& counts) {
  std::map<int, std::vector<double>> cohorts;  // of a year and those beside it
  for (size_t w = 0; w < counts.size(); ++w)
    if (!list.works[w].years.empty())
      for (const int shift : {-1, 0, 1}) cohorts[list.works[w].years.front() + shift].push_back(counts[w]);
  for (auto& [year, cohort] : cohorts) std::ranges::sort(cohort);
  std::vector<std::optional<double>> out(counts.size());
  for (size_t w = 0; w < counts.size(); ++w)
    if (!list.works[w].years.empty()) out[w] = middle_rank(cohorts[list.works[w].years.front()], counts[w]);
  return out;
}

}  // namespace

InDegree in_degree(const WorkList& list, const WorkLinks& links) {
  const size_t n = list.works.size();
  InDegree out{std::vector<double>(n), {}, 0};
  std::vector<double> counts(n);
  for (uint32_t w = 0; w < n; ++w) {
    bool refers = false;
    for (const auto to : links.references[w]) {
      if (to >= n || list.works[to].body == list.works[w].body || links.same[to] == links.same[w]) continue;
      out.fractional[to] += 1 / static_cast<double>(links.references[w].size());
      ++counts[to], refers = true;
    }
    out.referring += refers ? 1 : 0;
  }
  out.percentile = percentiles(list, counts);
  return out;
}

}  // namespace plenary

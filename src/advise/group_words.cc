#include "advise/group_words.h"

#include <algorithm>

#include "advise/deeds.h"
#include "advise/overlap.h"

namespace plenary {
namespace {

constexpr size_t kMostTerms = 100;

// Of a text that nothing dates, nobody knows that it was there.
bool written(const Work& work, Day after, Day to) {
  return work.first && work.last && *work.first <= to && *work.last > after;
}

SparseVector heaviest(std::map<uint32_t, double> sums) {
  std::vector<std::pair<uint32_t, double>> weights(sums.begin(), sums.end());
  const auto most = std::min(kMostTerms, weights.size());
  std::ranges::partial_sort(
      weights, weights.begin() + static_cast<std::ptrdiff_t>(most),
      [](auto& a, auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
  weights.resize(most);
  return unit_vector(std::move(weights));
}

}  // namespace

Result<GroupWords> GroupWords::read(duck::Connection& connection) {
  PLENARY_LET(list, read_works(connection));
  return GroupWords(std::move(list));
}

std::map<int64_t, SparseVector> GroupWords::profiles(Day day) const {
  const auto after = years_later(day, -kCurrentYears);
  std::map<uint32_t, std::map<uint32_t, double>> sums;
  for (size_t w = 0; w < list_.works.size(); ++w) {
    const auto& work = list_.works[w];
    if (!work.group || !written(work, after, day)) continue;
    const auto& words = space_.vectors()[w];
    for (size_t i = 0; i < words.terms.size(); ++i)
      sums[*work.group][words.terms[i]] += static_cast<double>(words.weights[i]);
  }
  std::map<int64_t, SparseVector> out;
  for (auto& [group, of_group] : sums) out.emplace(list_.groups[group].id, heaviest(std::move(of_group)));
  return out;
}

}  // namespace plenary

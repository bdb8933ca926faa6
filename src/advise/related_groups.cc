#include "advise/related_groups.h"

#include <algorithm>

namespace plenary {
namespace {

using Place = std::pair<int64_t, int64_t>;  // body, group

std::map<Place, std::set<int64_t>> companies_by_place(const std::vector<Deed>& deeds, int64_t body) {
  std::map<Place, std::set<int64_t>> out;
  for (const auto& d : deeds)
    if (d.body != body) out[{d.body, d.group}].insert(d.company);
  return out;
}

// Of each group of the body, the companies in it.
std::map<int64_t, size_t> sizes_of(const Insiders& insiders) {
  std::map<int64_t, size_t> out;
  for (const auto& [company, groups] : insiders)
    for (const auto group : groups) ++out[group];
  return out;
}

// A way in is told from so many companies in common on: of fewer it is chance.
constexpr size_t kLeastOnTheWay = 3;

// The group of the body that has the most of its companies in common with these (Jaccard's measure): the
// largest group has some in common with everyone.
int64_t nearest_by_companies(const std::set<int64_t>& companies, const Insiders& insiders,
                             const std::map<int64_t, size_t>& sizes) {
  std::map<int64_t, size_t> common;
  for (const auto company : companies)
    if (const auto at = insiders.find(company); at != insiders.end())
      for (const auto group : at->second) ++common[group];
  int64_t out = 0;
  double best = 0;
  for (const auto& [group, both] : common) {
    const auto all = companies.size() + sizes.at(group) - both;
    const double likeness = static_cast<double>(both) / static_cast<double>(all);
    if (both >= kLeastOnTheWay && likeness > best) best = likeness, out = group;
  }
  return out;
}

void relate_words(const std::map<int64_t, SparseVector>& profiles, const std::map<int64_t, int64_t>& body_of,
                  int64_t body, RelatedGroup& to) {
  const auto own = profiles.find(to.group);
  if (own == profiles.end()) return;
  for (const auto& [group, words] : profiles) {
    if (body_of.at(group) != body) continue;
    const double likeness = cosine(own->second, words);
    if (likeness >= kAlikeGroups && likeness > to.likeness) to.likeness = likeness, to.through = group;
  }
}

std::vector<std::string> common(const std::vector<std::string>& a, const std::set<std::string>& b) {
  std::vector<std::string> out;
  std::ranges::copy_if(a, std::back_inserter(out), [&](const auto& s) { return b.contains(s); });
  return out;
}

}  // namespace

std::vector<RelatedGroup> relate_groups(const std::vector<Deed>& deeds, int64_t body,
                                        const Insiders& insiders, const PlaceNames& places,
                                        const std::map<int64_t, SparseVector>& profiles) {
  const auto sizes = sizes_of(insiders);
  std::set<std::string> subjects;
  for (const auto& [group, size] : sizes)
    if (const auto at = places.subjects.find(group); at != places.subjects.end())
      subjects.insert(at->second.begin(), at->second.end());
  std::vector<RelatedGroup> out;
  for (const auto& [place, companies] : companies_by_place(deeds, body)) {
    RelatedGroup g{.body = place.first, .group = place.second, .companies = companies.size()};
    g.shared = static_cast<size_t>(
        std::ranges::count_if(companies, [&](int64_t company) { return insiders.contains(company); }));
    if (const auto at = places.subjects.find(g.group); at != places.subjects.end())
      g.subjects = common(at->second, subjects);
    relate_words(profiles, places.body_of, body, g);
    if (g.shared < kLeastShared && g.subjects.empty() && g.likeness == 0) continue;
    if (g.through == 0) g.through = nearest_by_companies(companies, insiders, sizes);
    out.push_back(std::move(g));
  }
  return out;
}

}  // namespace plenary

#include "advise/overlap.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "advise/overlap_scope.h"
#include "advise/overlap_sums.h"
#include "base/text.h"
#include "stats/neighbours.h"

namespace plenary {
namespace {

constexpr size_t kNearestOfOne = 50;  // where one document is asked for
constexpr double kNearTerms = 0.25;   // alike enough to be shown to who asks for the nearest
constexpr size_t kWordsShown = 6;

// Words in a status; ISO's stages 95 are those of withdrawal.
bool has_ended(const Work& work) {
  constexpr std::array<std::string_view, 11> kEnds{"withdraw", "superseded", "obsolete", "historic",
                                                   "cancel",   "inactive",   "retired",  "discontinued",
                                                   "deleted",  "abandoned",  "replaced"};
  const auto status = ascii_lower(work.status);
  return status.starts_with("95.") ||
         std::ranges::any_of(kEnds, [&](auto word) { return status.contains(word); });
}

std::vector<bool> current_works(const WorkList& list, const WorkLinks& links, Day today) {
  int newest = 0;
  for (const auto& work : list.works)
    if (!work.years.empty()) newest = std::max(newest, std::min(work.years.back(), civil(today).year));
  std::vector<bool> out;
  for (size_t w = 0; w < list.works.size(); ++w) {
    const auto& work = list.works[w];
    out.push_back(!links.replaced[w] && !has_ended(work) && !work.years.empty() &&
                  work.years.back() >= newest - kCurrentYears);
  }
  return out;
}

std::vector<SparseVector> reference_vectors(const WorkLinks& links) {
  std::vector<SparseVector> out;
  out.reserve(links.references.size());
  for (const auto& numbers : links.references) {
    std::vector<std::pair<uint32_t, double>> equal;
    for (const auto number : numbers) equal.emplace_back(number, 1);
    out.push_back(unit_vector(std::move(equal)));
  }
  return out;
}

std::vector<std::string> heaviest_words(const TextSpace& space, const SparseVector& a,
                                        const SparseVector& b) {
  std::vector<std::string> out;
  for (const auto& [term, part] : shared_terms(a, b))
    if (out.size() < kWordsShown && term < space.terms()) out.push_back(space.word(term));
  return out;
}

// All that is compared, and the pairs that come of it.
class Comparison {
 public:
  Comparison(const WorkList& list, const WorkLinks& links, const OverlapScope& scope, Day today)
      : list_(list),
        links_(links),
        scope_(scope),
        space_(list),
        references_(reference_vectors(links)),
        current_(current_works(list, links, today)) {
    for (uint32_t w = 0; w < list.works.size(); ++w) holders_[links.same[w]].push_back(w);
  }

  const TextSpace& space() const { return space_; }

  std::vector<OverlapPair> pairs() {
    const auto items = scope_.asked();
    const size_t most = items.size() == 1 ? kNearestOfOne : kNearest;
    collect(space_.vectors(), space_.terms(), items, most, kAlikeWords);
    collect(references_, links_.referred, items, most, kAlikeReferences);
    std::vector<OverlapPair> out;
    for (const auto& [a, b] : met_)
      if (auto pair = compare(a, b)) out.push_back(*std::move(pair));
    std::ranges::stable_sort(out, std::greater(), [](const OverlapPair& p) {
      return std::tuple(p.current, p.likeness.words, p.likeness.references.value_or(0));
    });
    return out;
  }

 private:
  void collect(std::span<const SparseVector> vectors, size_t terms, std::span<const uint32_t> items,
               size_t most, double least) {
    const NeighbourIndex index(vectors, scope_.owners(), terms);
    const auto found = index.nearest_of(items, most, least);
    for (size_t i = 0; i < items.size(); ++i)
      for (const auto& near : found[i])
        if (scope_.wants(items[i], near.item))
          met_.emplace(std::min(items[i], near.item), std::max(items[i], near.item));
  }

  std::optional<OverlapPair> compare(uint32_t a, uint32_t b) const {
    OverlapPair out{a, b, {}, links_.between(a, b), current_[a] && current_[b]};
    if (within_one(a, b)) return std::nullopt;
    auto& like = out.likeness;
    const auto &words_a = space_.vectors()[a], &words_b = space_.vectors()[b];
    like.words = cosine(words_a, words_b);
    like.shared_words = heaviest_words(space_, words_a, words_b);
    const auto &to_a = references_[a], &to_b = references_[b];
    if (!to_a.empty() && !to_b.empty()) like.references = cosine(to_a, to_b);
    for (const auto& [number, part] : shared_terms(to_a, to_b))
      like.shared_references.push_back(links_.key_of(list_, number));
    const bool by_words = like.words >= kAlikeWords && like.shared_words.size() >= kLeastWords;
    const bool by_references = like.references.value_or(0) >= kAlikeReferences &&
                               like.shared_references.size() >= kLeastReferences &&
                               like.words >= kAlikeWords / 2;
    if (!by_words && !by_references) return std::nullopt;
    return out;
  }

  // Where one side has the other's text itself, republished, what is alike lies within one body.
  bool within_one(uint32_t a, uint32_t b) const {
    const auto holds = [&](uint32_t work, uint32_t other) {
      const auto& same = holders_.at(links_.same[work]);
      return std::ranges::any_of(
          same, [&](uint32_t w) { return w != other && scope_.owners()[w] == scope_.owners()[other]; });
    };
    return links_.same[a] != links_.same[b] && (holds(a, b) || holds(b, a));
  }

  const WorkList& list_;
  const WorkLinks& links_;
  const OverlapScope& scope_;
  TextSpace space_;
  std::vector<SparseVector> references_;
  std::vector<bool> current_;
  std::unordered_map<uint32_t, std::vector<uint32_t>> holders_;  // of each set of same texts
  std::set<std::pair<uint32_t, uint32_t>> met_;
};

}  // namespace

Result<Overlap> find_overlap(duck::Connection& connection, const OverlapQuestion& question, Day today) {
  Overlap out;
  PLENARY_LET(list, read_works(connection));
  out.list = std::move(list);
  PLENARY_LET(scope, OverlapScope::make(out.list, question));
  PLENARY_LET(links, read_links(connection, out.list));
  Comparison comparison(out.list, links, scope, today);
  out.pairs = comparison.pairs();
  const auto& vectors = comparison.space().vectors();
  out.bodies = sum_bodies(out.list, vectors, out.pairs, scope);
  out.groups = sum_groups(out.list, vectors, out.pairs, scope);
  out.silent = static_cast<size_t>(std::ranges::count_if(vectors, &SparseVector::empty));
  for (size_t w = 0; w < out.list.works.size(); ++w) {
    out.described += out.list.works[w].abstract.empty() ? 0 : 1;
    out.without_group += out.list.works[w].group ? 0 : 1;
    out.referring += links.references[w].empty() ? 0 : 1;
  }
  return out;
}

Result<NearWorks> find_near(duck::Connection& connection, const std::string& title,
                            const std::string& abstract, const std::vector<std::string>& bodies,
                            size_t most) {
  NearWorks out;
  PLENARY_LET(list, read_works(connection));
  out.list = std::move(list);
  PLENARY_LET(wanted, find_bodies(out.list, bodies));
  const TextSpace space(out.list);
  const auto asked = space.place(title, abstract);
  for (const auto& [term, part] : shared_terms(asked, asked))
    if (term < space.terms())
      out.words.push_back(space.word(term));
    else
      ++out.unknown_words;
  std::vector<uint32_t> owners;
  for (const auto& work : out.list.works)
    owners.push_back(wanted.empty() || std::ranges::find(wanted, work.body) != wanted.end()
                         ? work.body
                         : NeighbourIndex::kNobody);
  const NeighbourIndex index(space.vectors(), owners, space.terms());
  NeighbourIndex::Scratch scratch;
  for (const auto& near : index.nearest(asked, NeighbourIndex::kNobody, most, kNearTerms, scratch))
    out.near.push_back(
        {near.item, {near.cosine, heaviest_words(space, asked, space.vectors()[near.item]), {}, {}}});
  return out;
}

}  // namespace plenary

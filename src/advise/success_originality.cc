// Originality: it is unlike what was there before, and what follows refers to it instead.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "advise/success_parts.h"
#include "stats/coupling.h"

namespace plenary::success {
namespace {

bool earlier(const SuccessWorld& world, uint32_t other, uint32_t work) {
  const auto a = world.since(other), b = world.since(work);
  return a && b && *a < *b && !world.kin(work, other);
}

SuccessPart references(const SuccessWorld& world, uint32_t work) {
  constexpr const char* kName = "references";
  const auto own = world.citations().references(work).size();
  if (own < kRivalReferences)
    return missing(kName, fmt::format("{} on record", counted(own, "reference", "references")));
  Coupled nearest;
  for (const auto& other : coupled(world.citations(), work))
    if (other.cosine > nearest.cosine && earlier(world, other.item, work)) nearest = other;
  const auto n = static_cast<double>(own);
  // The cosine is the shared part of its own references times a factor that the other's length sets.
  const double factor = nearest.shared == 0 ? 1 : nearest.cosine * n / static_cast<double>(nearest.shared);
  const auto shared = *wilson_interval(nearest.shared, own);
  auto basis = nearest.shared == 0 ? fmt::format("no earlier text shares one of its {}", own)
                                   : fmt::format("nearest: {}, {} of {} shared",
                                                 world.list().works[nearest.item].key, nearest.shared, own);
  return part(kName, 1 - nearest.cosine, Interval{1 - shared.high * factor, 1 - shared.low * factor},
              std::move(basis));
}

// The chance that two of its references are to texts of two bodies. Its sampling variance is at most that of
// half as many independent draws (Hoeffding 1948, of such means over pairs), so Wilson's interval of these.
SuccessPart breadth(const SuccessWorld& world, uint32_t work) {
  constexpr const char* kName = "breadth";
  std::map<uint32_t, uint64_t> bodies;
  uint64_t n = 0;
  for (const auto to : world.citations().references(work))
    if (to < world.list().works.size()) ++bodies[world.list().works[to].body], ++n;
  std::vector<uint64_t> counts;
  for (const auto& [body, count] : bodies) counts.push_back(count);
  const auto value = simpson_unbiased(counts);
  if (n < kRivalReferences || !value)
    return missing(kName, fmt::format("{} to texts on record", counted(n, "reference", "references")));
  return part(kName, *value, mean_share_interval(*value, std::floor(static_cast<double>(n) / 2)),
              fmt::format("references to {}", counted(bodies.size(), "body", "bodies")));
}

SuccessPart disruption_part(const std::optional<Disruption>& d) {
  constexpr const char* kName = "disruption";
  if (!d)
    return missing(kName,
                   fmt::format("no references, or under {} texts in {} years", kLeastCiting, kCitingYears));
  return part(kName, (1 + d->cd) / 2, Interval{(1 + d->interval.low) / 2, (1 + d->interval.high) / 2},
              fmt::format("CD {:.2f}: {} alone, {} with its basis, {} basis only", d->cd, d->alone,
                          d->together, d->around));
}

// Many texts are like it, most of them later: ask for more until one is earlier. Where none of the many is,
// the last of them bounds what is left.
SuccessPart words(const SuccessWorld& world, uint32_t work) {
  constexpr const char* kName = "words";
  if (world.words()[work].empty()) return missing(kName, "title and abstract say nothing");
  NeighbourIndex::Scratch scratch;
  double bound = 0;
  for (const size_t most : {size_t{20}, size_t{400}}) {
    const auto near =
        world.near_words().nearest(world.words()[work], NeighbourIndex::kNobody, most, 0, scratch);
    for (const auto& other : near)
      if (other.item != work && earlier(world, other.item, work))
        return part(
            kName, 1 - other.cosine, std::nullopt,
            fmt::format("nearest: {}, {:.2f} alike", world.list().works[other.item].key, other.cosine));
    bound = near.size() < most ? 0 : near.back().cosine;
    if (near.size() < most) break;
  }
  return part(
      kName, 1 - bound, std::nullopt,
      bound == 0 ? "no earlier text shares a word" : fmt::format("no earlier text is {:.2f} alike", bound));
}

Judged not_applicable(std::string why) {
  Judged out;
  out.state = SuccessState::kNotApplicable, out.why = std::move(why);
  return out;
}

}  // namespace

Judged originality(const SuccessWorld& world, uint32_t work, const std::optional<Disruption>& disruption) {
  if (world.succession().revises(work)) {
    const auto& before = world.succession().before[work].front();
    return not_applicable("not applicable: revises " + world.list().works[before.work].key);
  }
  if (const auto original = world.original(work))
    return not_applicable("not applicable: the same text as the earlier " +
                          world.list().works[*original].key);
  return mean_of(
      {references(world, work), breadth(world, work), disruption_part(disruption), words(world, work)});
}

}  // namespace plenary::success

#include "advise/subject_guess.h"

#include <algorithm>
#include <map>

#include "stats/parallel.h"

namespace plenary {
namespace {

// A body's texts without a group are one group.
uint32_t group_of(const WorkList& list, const Work& work) {
  return work.group.value_or(static_cast<uint32_t>(list.groups.size()) + work.body);
}

std::vector<uint32_t> voters(const WorkList& list, std::span<const std::optional<uint32_t>> known) {
  std::vector<uint32_t> out;
  for (size_t w = 0; w < known.size(); ++w)
    out.push_back(known[w] ? group_of(list, list.works[w]) : NeighbourIndex::kNobody);
  return out;
}

}  // namespace

SubjectGuesser::SubjectGuesser(const WorkList& list, const TextSpace& space,
                               std::vector<std::optional<uint32_t>> known)
    : space_(space),
      known_(std::move(known)),
      owners_(voters(list, known_)),
      index_(space_.vectors(), owners_, space_.terms()) {}

std::optional<uint32_t> SubjectGuesser::guess(uint32_t work, std::span<const uint32_t> allowed,
                                              uint32_t owner, NeighbourIndex::Scratch& scratch) const {
  std::map<uint32_t, double> votes;
  double all = 0, elsewhere = 0;
  size_t voters = 0;
  for (const auto& near : index_.nearest(space_.vectors()[work], owner, kVoters + 1, kLeastCosine, scratch)) {
    const auto subject = *known_[near.item];
    if (near.item == work) continue;
    if (!allowed.empty() && std::ranges::find(allowed, subject) == allowed.end()) {
      elsewhere += near.cosine;
      continue;
    }
    votes[subject] += near.cosine;
    all += near.cosine, ++voters;
  }
  if (voters < kLeastVoters || elsewhere > all) return std::nullopt;
  const auto best = std::ranges::max_element(votes, {}, [](const auto& vote) { return vote.second; });
  return best->second >= kMajority * all ? std::optional(best->first) : std::nullopt;
}

std::vector<GuessQuality> guess_quality(const WorkList& list, const SubjectGuesser& guesser) {
  const auto& known = guesser.known();
  std::vector<std::optional<uint32_t>> guessed(known.size());
  in_parallel(known.size(), [&] {
    return [&, scratch = NeighbourIndex::Scratch()](size_t w) mutable {
      if (known[w])
        guessed[w] = guesser.guess(static_cast<uint32_t>(w), {}, group_of(list, list.works[w]), scratch);
    };
  });
  std::vector<GuessQuality> out;
  for (const auto& body : list.bodies) out.push_back({body, 0, 0, 0});
  for (size_t w = 0; w < known.size(); ++w) {
    if (!known[w]) continue;
    auto& quality = out[list.works[w].body];
    ++quality.texts;
    quality.guessed += guessed[w] ? 1 : 0;
    quality.right += guessed[w] == known[w] ? 1 : 0;
  }
  std::erase_if(out, [](const GuessQuality& q) { return q.texts == 0; });
  return out;
}

}  // namespace plenary

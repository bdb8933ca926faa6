// The subject of a text whose group says nothing of it: that of the texts nearest to it in words. A guess,
// told apart from what groups say; how often it is right is measured with each body's texts as if they were
// unknown (bench/overlap, docs/competence.md).
#pragma once
#include <span>

#include "advise/text_space.h"
#include "stats/neighbours.h"

namespace plenary {

class SubjectGuesser {
 public:
  static constexpr size_t kVoters = 15, kLeastVoters = 3;
  static constexpr double kLeastCosine = 0.3;
  static constexpr double kMajority = 0.75;  ///< of the votes, each as heavy as the text is near

  /// `known` has the one subject of each work whose group works in one subject only; these vote.
  SubjectGuesser(const WorkList& list, const TextSpace& space, std::vector<std::optional<uint32_t>> known);

  /// Returns the subject that most of the nearest texts have, among `allowed` (empty: all); nothing when too
  /// few are near, they disagree, or most of their votes are for others than those allowed. Texts of `owner`
  /// do not vote (NeighbourIndex::kNobody: all do).
  std::optional<uint32_t> guess(uint32_t work, std::span<const uint32_t> allowed, uint32_t owner,
                                NeighbourIndex::Scratch& scratch) const;

  const std::vector<std::optional<uint32_t>>& known() const { return known_; }

 private:
  const TextSpace& space_;
  std::vector<std::optional<uint32_t>> known_;
  std::vector<uint32_t> owners_;
  NeighbourIndex index_;
};

/// How the guesses of a body's texts fare when no text of the same group votes.
struct GuessQuality {
  std::string body;
  size_t texts = 0, guessed = 0, right = 0;
};
std::vector<GuessQuality> guess_quality(const WorkList& list, const SubjectGuesser& guesser);

}  // namespace plenary

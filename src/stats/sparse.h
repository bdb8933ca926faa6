// Texts as sparse vectors: which terms, each with a weight. Two texts are as alike as the cosine of their
// vectors.
#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace plenary {

struct SparseVector {
  std::vector<uint32_t> terms;  ///< rising
  std::vector<float> weights;   ///< one a term, above zero; the squares add up to 1

  bool empty() const { return terms.empty(); }
};

/// Makes a vector of unit length of terms and weights in any order; of a term given twice the weights add up.
/// Weights that are not above zero take no part.
SparseVector unit_vector(std::vector<std::pair<uint32_t, double>> weights);

/// Returns the cosine of two vectors, 0 to 1; 0 when one is empty. Of vectors whose weights are all equal
/// this is Salton's measure |A and B| / sqrt(|A| |B|) (Salton and McGill 1983).
double cosine(const SparseVector& a, const SparseVector& b);

/// The terms that two vectors share, each with its part of the cosine, the largest part first.
std::vector<std::pair<uint32_t, double>> shared_terms(const SparseVector& a, const SparseVector& b);

/// How often a text says each term; the source is the body whose text it is.
struct TermCounts {
  std::vector<std::pair<uint32_t, double>> counts;
  uint32_t source = 0;
};

/// Returns ln(1 / share) of each term below `terms`: the share of texts that say it, or that share in the
/// source where it is most common when it has at least 100 texts. "Recommendation" says nothing in a
/// catalogue of recommendations, however rare it is elsewhere. A term that nobody says is as rare as one said
/// once. After Sparck Jones 1972; the greatest over sources is ours.
std::vector<double> term_rarity(std::span<const TermCounts> texts, size_t terms, size_t sources);

/// Weighs a text: (1 + ln count) times the rarity, the `most` heaviest terms.
SparseVector weigh(const TermCounts& text, std::span<const double> rarity, size_t most);

}  // namespace plenary

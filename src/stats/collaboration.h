#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace plenary {

/// The organizations (numbers from 0) of each document; one named twice counts once, a document without any
/// is left out everywhere.
using Documents = std::span<const std::vector<uint32_t>>;

/// How often documents are joint work.
struct CollaborationIndices {
  double mean_size = 0;    ///< CI: organizations a document
  double joint_share = 0;  ///< DC: share of documents with more than one (Subramanyam 1983)
  double coefficient = 0;  ///< CC: 1 - mean of 1/k (Ajiferuke, Burell and Tague 1988); 0 is all alone
  std::optional<double>
      modified;  ///< MCC: CC * N/(N-1) over N documents (Savanur and Srikanth 2010); needs two
};

/// Nothing when no document has an organization.
std::optional<CollaborationIndices> collaboration_indices(Documents documents);

/// Returns each organization's credit, 1/k of every document of k: the credits add up to the documents.
/// Nothing when a document names an organization that is not below `organizations`.
std::optional<std::vector<double>> fractional_credit(Documents documents, size_t organizations);

/// What one document of k organizations adds to each of its pairs.
enum class PairCounting {
  kFull,        ///< 1
  kFractional,  ///< 1/(k-1): each organization gets links of 1 in all (Newman 2001)
};

/// Two organizations with joint documents.
struct PairStrength {
  uint32_t a = 0, b = 0;  ///< a < b
  double joint = 0;       ///< documents of both
  double links = 0;       ///< observed c_ab
  double expected = 0;    ///< s_a s_b / 2m with s the sum of an organization's links and 2m that of all s
  double ratio =
      0;  ///< links / expected: 1 is as expected from their sizes; with little expected it is noise
  double association = 0;  ///< c_ab / (d_a d_b), d the number of documents of each (van Eck and Waltman 2009)
  double salton = 0;       ///< c_ab / sqrt(d_a d_b)
  double jaccard = 0;      ///< joint documents / documents of either
};

/// Returns the pairs with a joint document, by a and b. `links`, `expected` and `ratio` follow the counting;
/// `joint` and the last three always count documents fully. None when no document is joint. Time and memory
/// grow with the square of the organizations of one document.
std::vector<PairStrength> pair_strengths(Documents documents, PairCounting counting);

/// What flows from one to another: normative references, people.
struct Flow {
  uint32_t from = 0, to = 0;
  double amount = 0;
  double expected = 0;  ///< out_from * in_to / total
  double ratio = 0;     ///< amount / expected
};

/// Flows with what each would be if only the sizes mattered, and how mutual they are.
struct Flows {
  std::vector<Flow> pairs;  ///< by from and to, each once
  double reciprocity = 0;   ///< sum of the smaller over sum of the larger direction of each pair, 0..1
};

/// Adds up amounts of the same direction. What flows from one to itself is left out: it has no other side.
/// Nothing when an amount is negative or not finite, or nothing flows.
std::optional<Flows> flow_ratios(std::span<const Flow> flows);

}  // namespace plenary

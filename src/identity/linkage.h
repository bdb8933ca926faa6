// Probabilistic record linkage after Fellegi and Sunter (1969), as Splink does it: a pair of names is
// compared in several ways, each way gives a level, and each level says how much more often it is seen among
// names of one entity (m) than among names of two (u). log2(m/u) are the bits of evidence; bits add up.
//
// The comparisons, their levels, prior m and u, the blocking bounds and the thresholds stand in one file of
// data/ (linkage_organization.csv, linkage_person.csv). On the names given, m and u are estimated again by
// expectation maximization. The file's values count as `prior_pairs` pairs, and as `prior_ratio` pairs for
// each pair of the list: the list moves them, and can never turn them over.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary {

inline constexpr size_t kMaxComparisons = 8;

/// Stands for the last level of each comparison, "not asked": there was nothing to compare (no country said).
inline constexpr uint8_t kNotAsked = 0xFF;
inline constexpr std::string_view kNotAskedName = "not asked";

/// The level that each comparison of a model found for one pair.
using Pattern = std::array<uint8_t, kMaxComparisons>;

struct Level {
  std::string name;
  double m = 0, u = 0;
  std::string says;  ///< a phrase for reasons: "the same words"
};

struct Comparison {
  std::string name;
  std::vector<Level> levels;

  const Level& level(uint8_t found) const { return found == kNotAsked ? levels.back() : levels[found]; }
};

struct LinkageModel {
  std::vector<Comparison> comparisons;
  std::map<std::string, double> settings;  ///< join, review, prior_pairs, prior_match, block_size ...

  /// The value of a setting; the readers made sure that those the program uses are there.
  double setting(const std::string& name) const { return settings.at(name); }
};

/// Reads a model from CSV (part,name,level,m,u,says). `levels` names the comparisons and levels that the
/// program computes, in its order; the file must have exactly these, each comparison with "not asked" as its
/// last level, and the settings named.
Result<LinkageModel> read_linkage(std::string_view csv,
                                  const std::vector<std::pair<std::string, std::vector<std::string>>>& levels,
                                  const std::vector<std::string>& settings);

/// How often each pattern was seen among the candidate pairs.
using PatternCounts = std::map<Pattern, uint64_t>;

/// Re-estimates m, u and the share of matches by expectation maximization; deterministic.
void estimate(LinkageModel& model, const PatternCounts& seen);

/// Bits of evidence for one entity: the prior of a candidate pair and log2(m/u) of each level.
double bits(const LinkageModel& model, const Pattern& pattern);

/// The probability that these bits mean: 2^bits / (1 + 2^bits).
double probability(double bits);

/// One step of the waterfall: what was compared, what was found, its bits.
struct Evidence {
  std::string comparison, level, says;
  double bits = 0;
};

/// The prior (with what the comparisons that could not be asked add), then each comparison that was.
std::vector<Evidence> waterfall(const LinkageModel& model, const Pattern& pattern);

}  // namespace plenary

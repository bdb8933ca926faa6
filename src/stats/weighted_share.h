// Shares of a sample that stands for a frame: units with weights, and how sure their weighted share is.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "stats/interval.h"

namespace plenary {

/// Returns Kish's effective sample size (1965): (sum of weights)^2 / sum of squares. A sample of that many
/// equal weights would be as sure. Nothing where no weight is above zero, or one is negative or not finite.
std::optional<double> effective_sample(std::span<const double> weights);

struct WeightedShare {
  double share = 0;
  Interval interval;     ///< Wilson's, of the effective sample
  double effective = 0;  ///< Kish's effective sample size
  bool operator==(const WeightedShare&) const = default;
};

/// Returns the weighted mean of values in 0..1. A unit may lie between no and yes (two of its three
/// respondents agree); such values vary less than yes or no, so the interval is wide enough. The weights are
/// taken as given. Nothing for sizes that differ, values beyond 0..1, or as effective_sample.
std::optional<WeightedShare> weighted_share(std::span<const double> values, std::span<const double> weights);

/// A difference with its interval.
struct Difference {
  double difference = 0;
  Interval interval;
};

/// Returns a - b of two samples, its interval from theirs by the method of variance estimates recovery (Zou
/// and Donner 2008); of equal weights that is Newcombe's method 10 (1998). It takes the samples for
/// independent: where the same units answered twice it is rather too wide.
Difference difference_of(const WeightedShare& a, const WeightedShare& b);

/// A stratum of a frame.
struct Stratum {
  std::vector<std::string> values;  ///< of the variables by which the frame is cut, as many for all strata
  double frame = 0;                 ///< units that there are
  double responded = 0;             ///< of these, that answered
};

struct PostStratum {
  size_t cell = 0;    ///< strata with one number were joined
  double weight = 0;  ///< what each respondent of it stands for: frame / responded of the cell; 0 without any
};

/// A cell needs so many respondents, else it is joined with another.
inline constexpr double kLeastInCell = 5;

/// Weighs respondents up to the frame, stratum by stratum. A cell of fewer than kLeastInCell respondents is
/// joined, the smallest first, with one of those that share most of its values, of these the one whose
/// response rate is nearest; until all are large enough or one is left. Cells are numbered as their first
/// stratum stands. Weights are not trimmed.
std::vector<PostStratum> post_stratify(std::span<const Stratum> strata);

}  // namespace plenary

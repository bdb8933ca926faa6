#pragma once
#include <optional>
#include <span>
#include <vector>

namespace plenary {

/// Ranks from 1; equal values share the mean of their ranks. NaN must have been left out.
std::vector<double> mid_ranks(std::span<const double> values);

/// Returns the product-moment correlation. Nothing for fewer than two pairs, sizes that differ, numbers that
/// are not finite, or a side on which all are equal (also up to rounding).
std::optional<double> pearson(std::span<const double> x, std::span<const double> y);

/// Returns Spearman's rank correlation: Pearson's of the mid-ranks, which is right with ties. Nothing as
/// pearson.
std::optional<double> spearman(std::span<const double> x, std::span<const double> y);

/// Returns Kendall's tau-b, which corrects for ties on both sides, in time n log n (Knight 1966). Nothing as
/// pearson.
std::optional<double> kendall(std::span<const double> x, std::span<const double> y);

/// Returns the correlation of x and y that the controls leave: Pearson's of what remains of x and y after
/// linear regression on all controls. Without controls it is pearson. Nothing as pearson, or when the
/// controls explain x or y wholly.
std::optional<double> partial_pearson(std::span<const double> x, std::span<const double> y,
                                      std::span<const std::vector<double>> controls);

/// Returns partial_pearson of the mid-ranks of all.
std::optional<double> partial_spearman(std::span<const double> x, std::span<const double> y,
                                       std::span<const std::vector<double>> controls);

/// Returns what linear regression on the controls leaves of x, about zero and of length one. Nothing as
/// pearson, or when the controls explain x wholly.
std::optional<std::vector<double>> residuals(std::span<const double> x,
                                             std::span<const std::vector<double>> controls);

/// What regression on other columns explains of one.
struct Explained {
  double share = 0;     ///< R2
  double adjusted = 0;  ///< R2 less what as many columns explain by chance (Wherry 1931), not below 0
  size_t columns = 0;   ///< those that say something which the ones before them do not
};

/// Returns the share of x that linear regression on the controls explains. Nothing as pearson, or when there
/// are not more than two values beyond the columns.
std::optional<Explained> explained(std::span<const double> x, std::span<const std::vector<double>> controls);

/// Returns the chance that a positive case scores above a negative one, ties counting half (area under the
/// ROC curve; Mann-Whitney U / n1 n0). 0.5 is no better than chance. Nothing when the sizes differ, a score
/// is not finite, or one of the two kinds is missing.
std::optional<double> auc(std::span<const double> scores, const std::vector<bool>& positive);

/// Returns the same from the mid-ranks of the scores.
std::optional<double> auc_of_ranks(std::span<const double> ranks, const std::vector<bool>& positive);

}  // namespace plenary

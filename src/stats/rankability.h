#pragma once
#include <optional>
#include <span>

namespace plenary {

/// Returns the share of what units differ in that is no chance: tau2 / (tau2 + median of the units' sampling
/// variances), with tau2 = max(0, variance of the values - mean of the sampling variances) (Van Houwelingen,
/// as in hospital comparisons; moments instead of a fitted model). 1: an order of the units means something;
/// 0: it is drawn by lot. Nothing for fewer than three units, sizes that differ, numbers that are not finite,
/// a variance below zero, or when neither the units nor chance vary.
std::optional<double> rankability(std::span<const double> values, std::span<const double> variances);

/// Returns the sampling variance of a value that is made of parts, from the values without each of them:
/// (n - 1)/n times the sum of squares about their mean (Tukey's jackknife). Nothing for fewer than two, or
/// for one that is not finite.
std::optional<double> jackknife_variance(std::span<const double> without_each);

}  // namespace plenary

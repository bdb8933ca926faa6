#pragma once
#include <optional>
#include <span>
#include <vector>

namespace plenary {

/// Adjusts the p values of many tests made at once (Benjamini and Hochberg 1995; R's p.adjust method "BH"),
/// in the order given. Those whose adjusted value is at most q hold a share of false discoveries of at most q
/// when the tests are independent or depend positively. Nothing when a value is not within 0..1; none give
/// none. Ties get the same value.
std::optional<std::vector<double>> adjust_p_values(std::span<const double> p_values);

}  // namespace plenary

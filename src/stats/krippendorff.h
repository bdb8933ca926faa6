// How far coders agree who put answers into categories.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace plenary {

/// Krippendorff's alpha for categories without an order.
struct CoderAgreement {
  double alpha = 0;   ///< 1: they agree in all; 0: as chance would; below: less than that
  size_t units = 0;   ///< coded by two coders or more
  size_t values = 0;  ///< categories that came up
};

/// Computes alpha of units, each with the categories that its coders gave; a unit that fewer than two coded
/// does not count (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", C). Nothing without such
/// units, or where only one category came up: then there is nothing to tell apart.
std::optional<CoderAgreement> krippendorff_alpha(std::span<const std::vector<std::string>> units);

}  // namespace plenary

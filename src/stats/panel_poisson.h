#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "stats/interval.h"

namespace plenary {

/// What was counted of one unit in one period, beside the number that is to explain it.
struct PanelCell {
  uint32_t unit = 0, period = 0;
  double count = 0;     ///< at least zero
  double exposure = 1;  ///< what the count is in proportion to; at least zero
  double x = 0;
  std::array<double, 4> controls{};  ///< what x is held against: their part is taken out first
};

/// A Poisson regression of counts on x (and on the controls, where they vary) with an effect of each unit and
/// of each period, so that only changes within a unit, beyond what changes for all, are compared.
struct PanelFit {
  double slope = 0;  ///< exp(slope): by how much the expected count is multiplied when x rises by one
  size_t units = 0, periods = 0, cells = 0;  ///< those that say anything
  std::vector<double> scores, information;   ///< of the slope, one a unit
};

/// Fits by maximum likelihood (Hausman, Hall and Griliches 1984), by weighted regression within units and
/// periods (Correia, Guimarães and Zylkin 2020). The slope is right whatever the scatter of the counts, as
/// long as their mean is (Wooldridge 1999); take intervals from resampling units. Units and periods without
/// any count say nothing and are left out, as are cells without exposure. Nothing when a number is negative
/// or not finite, x does not vary within units and periods, or there is no finite maximum.
std::optional<PanelFit> fit_panel_poisson(std::span<const PanelCell> cells);

/// A slope with an interval and a test that suppose no distribution.
struct PanelAssociation {
  double ratio = 1;    ///< exp(slope)
  Interval interval;   ///< 95 %, of the ratio: units are drawn anew, one step of the fit each (Kline and
                       ///< Santos 2012), BCa
  double p_value = 1;  ///< two-sided: how often as large a score comes about when the units' histories of x
                       ///< are dealt out anew among the units (a permutation test of the score)
  size_t units = 0, periods = 0, cells = 0;
};

/// Nothing as fit_panel_poisson, or for fewer than two units. `permutations` is at least 99.
std::optional<PanelAssociation> panel_association(std::span<const PanelCell> cells, size_t permutations,
                                                  uint64_t seed);

}  // namespace plenary

#include "stats/panel_poisson.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "stats/bootstrap.h"
#include "stats/random.h"

namespace plenary {
namespace {

constexpr int kMostSteps = 100, kMostSweeps = 2000;
constexpr double kEnough = 1e-10;

// The cells that say something, units and periods numbered anew from zero.
struct Panel {
  std::vector<PanelCell> cells;
  size_t units = 0, periods = 0;
};

bool is_sound(const PanelCell& c) {
  return std::isfinite(c.count) && std::isfinite(c.exposure) && std::isfinite(c.x) &&
         std::ranges::all_of(c.controls, [](double z) { return std::isfinite(z); }) && c.count >= 0 &&
         c.exposure >= 0;
}

// Drops cells until each unit and period that is left has a count.
void drop_silent(std::vector<PanelCell>& cells) {
  for (size_t before = cells.size() + 1; cells.size() < before;) {
    before = cells.size();
    std::map<uint32_t, double> units, periods;
    for (const auto& c : cells) units[c.unit] += c.count, periods[c.period] += c.count;
    std::erase_if(cells, [&](const PanelCell& c) { return units[c.unit] == 0 || periods[c.period] == 0; });
  }
}

std::optional<Panel> prepare(std::span<const PanelCell> given) {
  if (!std::ranges::all_of(given, is_sound)) return std::nullopt;
  Panel out{{given.begin(), given.end()}, 0, 0};
  std::erase_if(out.cells, [](const PanelCell& c) { return c.exposure == 0; });
  drop_silent(out.cells);
  std::map<uint32_t, uint32_t> units, periods;
  for (auto& c : out.cells) {
    c.unit = units.try_emplace(c.unit, static_cast<uint32_t>(units.size())).first->second;
    c.period = periods.try_emplace(c.period, static_cast<uint32_t>(periods.size())).first->second;
  }
  out.units = units.size(), out.periods = periods.size();
  return out.cells.empty() ? std::nullopt : std::optional(std::move(out));
}

// Takes off each cell the weighted mean of its unit and period, until there is nothing left to take.
class Sweeper {
 public:
  Sweeper(const Panel& panel, const std::vector<double>& weights) : panel_(panel), weights_(weights) {
    unit_weight_.assign(panel.units, 0), period_weight_.assign(panel.periods, 0);
    for (size_t i = 0; i < weights.size(); ++i)
      unit_weight_[panel.cells[i].unit] += weights[i], period_weight_[panel.cells[i].period] += weights[i];
  }

  void sweep(std::vector<double>& values) const {
    double largest = 0;
    for (const double v : values) largest = std::max(largest, std::abs(v));
    for (int i = 0; i < kMostSweeps; ++i) {
      const double moved =
          std::max(once(values, unit_weight_, [](const PanelCell& c) { return c.unit; }),
                   once(values, period_weight_, [](const PanelCell& c) { return c.period; }));
      if (moved <= kEnough * (largest + kEnough)) return;
    }
  }

 private:
  template <class Of>
  double once(std::vector<double>& values, const std::vector<double>& total, Of of) const {
    std::vector<double> mean(total.size());
    for (size_t i = 0; i < values.size(); ++i) mean[of(panel_.cells[i])] += weights_[i] * values[i];
    double most = 0;
    for (size_t k = 0; k < mean.size(); ++k) mean[k] /= total[k], most = std::max(most, std::abs(mean[k]));
    for (size_t i = 0; i < values.size(); ++i) values[i] -= mean[of(panel_.cells[i])];
    return most;
  }

  const Panel& panel_;
  const std::vector<double>& weights_;
  std::vector<double> unit_weight_, period_weight_;
};

using Column = std::vector<double>;

double product(const Column& weights, const Column& a, const Column& b) {
  double sum = 0;
  for (size_t i = 0; i < weights.size(); ++i) sum += weights[i] * a[i] * b[i];
  return sum;
}

// A column less its effects; empty where nothing is left of it.
Column within(const Sweeper& sweeper, const Column& weights, Column column) {
  const double all = product(weights, column, column);
  sweeper.sweep(column);
  return product(weights, column, column) > 1e-9 * all ? column : Column();
}

// Takes the part of `by` off a column; returns how much of it there was.
double take_off(const Column& weights, const Column& by, Column& values) {
  const double slope = product(weights, by, values) / product(weights, by, by);
  for (size_t i = 0; i < values.size(); ++i) values[i] -= slope * by[i];
  return slope;
}

// What the fit ends with, cell by cell: the mean, and x less effects and controls.
struct Solution {
  double slope = 0;
  Column mean, x;
};

// The controls less their effects, each less those before it; those of which nothing is left are left out.
std::vector<Column> controls_of(const Panel& panel, const Sweeper& sweeper, const Column& weights) {
  std::vector<Column> out;
  for (size_t k = 0; k < PanelCell().controls.size(); ++k) {
    Column values;
    for (const auto& c : panel.cells) values.push_back(c.controls[k]);
    auto left = within(sweeper, weights, std::move(values));
    if (left.empty()) continue;
    const double before = product(weights, left, left);
    for (const auto& earlier : out) take_off(weights, earlier, left);
    if (product(weights, left, left) > 1e-9 * before) out.push_back(std::move(left));
  }
  return out;
}

// One step of weighted least squares: `left` is the working response, then what is left of it. False where
// there is nothing to fit.
bool step(const Panel& panel, bool with_x, Solution& s, Column& left) {
  const Sweeper sweeper(panel, s.mean);
  sweeper.sweep(left);
  const auto controls = controls_of(panel, sweeper, s.mean);
  for (const auto& control : controls) take_off(s.mean, control, left);
  if (!with_x) return true;
  Column values;
  for (const auto& c : panel.cells) values.push_back(c.x);
  s.x = within(sweeper, s.mean, std::move(values));
  if (s.x.empty()) return false;
  const double before = product(s.mean, s.x, s.x);
  for (const auto& control : controls) take_off(s.mean, control, s.x);
  if (!(product(s.mean, s.x, s.x) > 1e-9 * before)) return false;
  s.slope = take_off(s.mean, s.x, left);
  return std::isfinite(s.slope) && std::abs(s.slope) < 50;
}

// Weighted least squares again and again; without `with_x` effects and controls alone.
std::optional<Solution> solve(const Panel& panel, bool with_x) {
  const size_t n = panel.cells.size();
  double average = 0;
  for (const auto& c : panel.cells) average += c.count / static_cast<double>(n);
  Solution s{0, Column(n), {}};
  Column eta(n), working(n), left;
  for (size_t i = 0; i < n; ++i) eta[i] = std::log((panel.cells[i].count + average) / 2);
  for (int steps = 0; steps < kMostSteps; ++steps) {
    for (size_t i = 0; i < n; ++i) {
      s.mean[i] = std::exp(eta[i]);
      if (!(s.mean[i] > 0) || !std::isfinite(s.mean[i])) return std::nullopt;
      working[i] =
          eta[i] - std::log(panel.cells[i].exposure) + (panel.cells[i].count - s.mean[i]) / s.mean[i];
    }
    left = working;
    if (!step(panel, with_x, s, left)) return std::nullopt;
    double moved = 0;
    for (size_t i = 0; i < n; ++i) {
      const double next = working[i] - left[i] + std::log(panel.cells[i].exposure);
      moved = std::max(moved, std::abs(next - eta[i]));
      eta[i] = next;
    }
    if (moved < 1e-9) break;
  }
  return s;
}

// The score of x where it explains nothing, with each unit's history of x handed to another one. Without a
// sign; `x` is by unit, then period, zero where there is no cell.
double dealt_score(const Panel& panel, const std::vector<double>& residuals, const std::vector<double>& x,
                   const std::vector<uint32_t>& dealt) {
  double score = 0;
  for (size_t i = 0; i < panel.cells.size(); ++i)
    score += residuals[i] * x[dealt[panel.cells[i].unit] * panel.periods + panel.cells[i].period];
  return std::abs(score);
}

double permutation_p(const Panel& panel, const Solution& null, size_t permutations, uint64_t seed) {
  std::vector<double> residuals(panel.cells.size()), x(panel.units * panel.periods);
  for (size_t i = 0; i < panel.cells.size(); ++i) {
    residuals[i] = panel.cells[i].count - null.mean[i];
    x[panel.cells[i].unit * panel.periods + panel.cells[i].period] = panel.cells[i].x;
  }
  std::vector<uint32_t> dealt(panel.units);
  for (uint32_t i = 0; i < dealt.size(); ++i) dealt[i] = i;
  const double seen = dealt_score(panel, residuals, x, dealt) * (1 - 1e-12);
  CounterRandom random(seed, 1);
  size_t as_large = 1;
  for (size_t i = 0; i < permutations; ++i) {
    shuffle(std::span(dealt), random);
    as_large += dealt_score(panel, residuals, x, dealt) >= seen;
  }
  return static_cast<double>(as_large) / static_cast<double>(permutations + 1);
}

PanelFit fit_of(const Panel& panel, const Solution& s) {
  PanelFit out{s.slope, panel.units, panel.periods, panel.cells.size(), {}, {}};
  out.scores.assign(panel.units, 0), out.information.assign(panel.units, 0);
  for (size_t i = 0; i < panel.cells.size(); ++i) {
    const auto unit = panel.cells[i].unit;
    out.scores[unit] += s.x[i] * (panel.cells[i].count - s.mean[i]);
    out.information[unit] += s.mean[i] * s.x[i] * s.x[i];
  }
  return out;
}

}  // namespace

std::optional<PanelFit> fit_panel_poisson(std::span<const PanelCell> cells) {
  const auto panel = prepare(cells);
  const auto solution = panel ? solve(*panel, true) : std::nullopt;
  return solution ? std::optional(fit_of(*panel, *solution)) : std::nullopt;
}

std::optional<PanelAssociation> panel_association(std::span<const PanelCell> cells, size_t permutations,
                                                  uint64_t seed) {
  const auto panel = prepare(cells);
  const auto solution = panel ? solve(*panel, true) : std::nullopt;
  const auto null = solution ? solve(*panel, false) : std::nullopt;
  if (!null || permutations < 99) return std::nullopt;
  const auto fit = fit_of(*panel, *solution);
  const auto one_step = [&fit](std::span<const uint32_t> units) -> std::optional<double> {
    double score = 0, information = 0;
    for (const uint32_t unit : units) score += fit.scores[unit], information += fit.information[unit];
    if (!(information > 0)) return std::nullopt;
    return fit.slope + score / information;
  };
  const auto drawn = bootstrap(fit.units, one_step, {.replicates = 1000, .seed = seed, .threads = 1});
  if (!drawn) return std::nullopt;
  return PanelAssociation{std::exp(fit.slope),
                          {std::exp(drawn->interval.low), std::exp(drawn->interval.high)},
                          permutation_p(*panel, *null, permutations, seed),
                          fit.units,
                          fit.periods,
                          fit.cells};
}

}  // namespace plenary

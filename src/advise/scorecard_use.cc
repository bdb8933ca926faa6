// Can a metric be used: who is missing from it, what of it may be shown, and who can cheat.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "advise/scorecard_criteria.h"
#include "metric/disclosure.h"
#include "stats/correlation.h"
#include "stats/quantile.h"

namespace plenary {
namespace {

using Units = std::span<const uint32_t>;

constexpr size_t kLeastMissing = 5;  // below, no pattern can be told
constexpr size_t kSizeClasses = 3;

// Whether an organization has a value, and of which kind it is: a region and a third of the sizes.
struct Presence {
  std::vector<bool> there;
  std::vector<size_t> cell;
  size_t cells = 0;

  // The share missing of a unit's cell among the other half of the organizations: what is learnt from one
  // half is tried on the other, or every pattern would seem to be one.
  std::vector<double> expected(Units units) const {
    std::array<std::vector<double>, 2> gone, all;
    double missing = 0;
    for (size_t half : {0, 1}) gone[half].assign(cells, 0), all[half].assign(cells, 0);
    for (const uint32_t unit : units) {
      const double is = there[unit] ? 0 : 1;
      missing += is;
      gone[unit % 2][cell[unit]] += is, ++all[unit % 2][cell[unit]];
    }
    const double overall = missing / static_cast<double>(units.size());
    std::vector<double> out;
    for (const uint32_t unit : units) {
      const size_t other = 1 - unit % 2, at = cell[unit];
      out.push_back((gone[other][at] + overall) / (all[other][at] + 1));
    }
    return out;
  }

  std::optional<double> coverage(Units units) const {
    std::vector<bool> missing;
    for (const uint32_t unit : units) missing.push_back(!there[unit]);
    const auto gone = static_cast<size_t>(std::ranges::count(missing, true)), here = units.size() - gone;
    const double share = static_cast<double>(here) / static_cast<double>(units.size());
    if (std::min(gone, here) < kLeastMissing) return share;
    const auto told = auc(expected(units), missing);
    return share * (1 - std::max(0.0, 2 * told.value_or(0.5) - 1));
  }
};

Presence presence_of(const ScorecardScene& scene, const std::vector<bool>& there) {
  const auto sizes = scene.sizes();
  const double small = *quantile(sizes, 1.0 / 3), large = *quantile(sizes, 2.0 / 3);
  Presence out{there, {}, 0};
  for (size_t unit = 0; unit < sizes.size(); ++unit) {
    const size_t size = sizes[unit] <= small ? 0 : sizes[unit] <= large ? 1 : 2;
    out.cell.push_back(static_cast<size_t>(scene.world.region[unit] + 1) * kSizeClasses + size);
    out.cells = std::max(out.cells, out.cell.back() + 1);
  }
  return out;
}

// What stands behind a cell of a public table.
struct Behind {
  int64_t organizations = 0;
  double persons = 0;
};

struct Shown {
  double told = 0, all = 0;
};

// Of each organization its records, and those in cells that may be shown. A cell is shown or not as the
// records are: organizations that are drawn twice are no protection.
std::vector<Shown> shown_records(const ScorecardScene& scene, size_t metric) {
  const auto& reading = scene.readings[metric];
  const auto& country = scene.world.country;
  const size_t periods = scene.world.periods.count();
  std::vector<Behind> table(static_cast<size_t>(std::ranges::max(country) + 2) * periods);
  const auto cell = [&](size_t unit, size_t t) -> Behind& {
    return table[static_cast<size_t>(country[unit] + 1) * periods + t];
  };
  const auto each = [&](auto f) {
    for (size_t unit = 0; unit < country.size(); ++unit)
      for (size_t t = 0; t < periods; ++t)
        if (const size_t at = unit * periods + t; reading.periods[at].records > 0) f(unit, t, at);
  };
  each([&](size_t unit, size_t t, size_t at) {
    ++cell(unit, t).organizations;
    cell(unit, t).persons += reading.persons[at];
  });
  std::vector<Shown> out(country.size());
  each([&](size_t unit, size_t t, size_t at) {
    const auto& behind = cell(unit, t);
    const auto records = static_cast<double>(reading.periods[at].records);
    out[unit].all += records;
    if (!too_few(reading.metric, static_cast<int64_t>(behind.persons), behind.organizations))
      out[unit].told += records;
  });
  return out;
}

// Where the attackers stand before an attack and after it, among all organizations as they are. All values of
// both times are numbered in order, so that a place among any of them is found by counting.
struct Gain {
  std::vector<size_t> before, after;  // place of a unit's value
  std::vector<bool> there, attacker;
  size_t places = 0;

  size_t attackers() const {
    size_t out = 0;
    for (size_t unit = 0; unit < there.size(); ++unit) out += there[unit] && attacker[unit] ? 1 : 0;
    return out;
  }

  /// Sum over the attackers of percentiles won, and how many they are.
  std::pair<double, double> won(Units units) const {
    std::vector<double> below(places + 1);  // first how many have a place, then how many are below it
    double all = 0, sum = 0, attackers = 0;
    for (const uint32_t unit : units)
      if (there[unit]) ++below[before[unit] + 1], ++all;
    std::partial_sum(below.begin(), below.end(), below.begin());
    if (all < 2) return {0, 0};
    const auto rank = [&](size_t place, size_t own) {  // of others, those equal by half
      const double lower = below[place] - (own < place ? 1 : 0);
      const double equal = below[place + 1] - below[place] - (own == place ? 1 : 0);
      return (lower + equal / 2) / (all - 1);
    };
    for (const uint32_t unit : units)
      if (there[unit] && attacker[unit]) {
        sum += std::max(0.0, rank(after[unit], before[unit]) - rank(before[unit], before[unit]));
        ++attackers;
      }
    return {sum, attackers};
  }
};

std::vector<double> wanted(const ScorecardScene& scene, size_t metric, const std::vector<Amount>& amounts) {
  std::vector<double> out;
  for (size_t unit = 0; unit < amounts.size(); ++unit)
    out.push_back(scene.sign(metric) * scene.readings[metric].value(amounts[unit], unit));
  return out;
}

Gain gain_of(const ScorecardScene& scene, size_t metric, size_t attack) {
  const auto& attacked = scene.assault.metrics[metric];
  auto before = wanted(scene, metric, attacked.before), after = wanted(scene, metric, attacked.after[attack]);
  Gain out;
  out.attacker = scene.assault.attackers[attack];
  std::vector<double> all;
  for (size_t unit = 0; unit < before.size(); ++unit) {
    out.there.push_back(std::isfinite(before[unit]) && std::isfinite(after[unit]));
    if (out.there.back()) all.insert(all.end(), {before[unit], after[unit]});
  }
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  out.places = all.size();
  const auto place = [&](double value) {
    return static_cast<size_t>(std::ranges::lower_bound(all, value) - all.begin());
  };
  for (size_t unit = 0; unit < before.size(); ++unit) {
    out.before.push_back(out.there[unit] ? place(before[unit]) : 0);
    out.after.push_back(out.there[unit] ? place(after[unit]) : 0);
  }
  return out;
}

std::vector<uint32_t> everybody(const ScorecardScene& scene) {
  std::vector<uint32_t> out(scene.world.count());
  std::iota(out.begin(), out.end(), uint32_t{0});
  return out;
}

}  // namespace

Judgement judge_coverage(const ScorecardScene& scene, size_t metric) {
  const auto& reading = scene.readings[metric];
  std::vector<bool> there;
  for (const double value : scene.scaled(metric)) there.push_back(std::isfinite(value));
  Judgement out;
  out.organizations = scene.world.count();
  out.data =
      fmt::format("{} of {} have a value; {:.0f} % of {} records known", std::ranges::count(there, true),
                  out.organizations,
                  100.0 * static_cast<double>(reading.known) / static_cast<double>(reading.all), reading.all);
  out.statistic = [p = presence_of(scene, there)](Units units) { return p.coverage(units); };
  return out;
}

Judgement judge_publishability(const ScorecardScene& scene, size_t metric) {
  const auto& reading = scene.readings[metric];
  const auto shown = shown_records(scene, metric);
  Judgement out;
  out.organizations = static_cast<size_t>(
      std::ranges::count_if(reading.whole, [](const Amount& amount) { return amount.records > 0; }));
  out.data = fmt::format("{} organizations, by country and period", out.organizations);
  out.statistic = [shown](Units units) -> std::optional<double> {
    double told = 0, all = 0;
    for (const uint32_t unit : units) told += shown[unit].told, all += shown[unit].all;
    return all > 0 ? std::optional(told / all) : std::nullopt;
  };
  return out;
}

std::optional<double> attack_gain(const ScorecardScene& scene, size_t metric, size_t attack) {
  if (scene.assault.metrics[metric].after[attack].empty()) return std::nullopt;
  const auto [sum, attackers] = gain_of(scene, metric, attack).won(everybody(scene));
  return attackers > 0 ? std::optional(sum / attackers) : std::nullopt;
}

Judgement judge_gaming(const ScorecardScene& scene, size_t metric) {
  Judgement out;
  std::vector<Gain> gains;
  for (size_t attack = 0; attack < scene.library.size(); ++attack)
    if (!scene.assault.metrics[metric].after[attack].empty()) gains.push_back(gain_of(scene, metric, attack));
  if (gains.empty()) {
    out.why = "no attack of the library adds what it counts";
    return out;
  }
  for (const auto& gain : gains) out.organizations = std::max(out.organizations, gain.attackers());
  out.data = fmt::format("{} attackers each; {} of {} attacks change it", out.organizations, gains.size(),
                         scene.library.size());
  out.statistic = [gains, attacks = scene.library.size()](Units units) -> std::optional<double> {
    double sum = 0;
    for (const auto& gain : gains) {
      const auto [won, many] = gain.won(units);
      if (many == 0) return std::nullopt;
      sum += won / many;
    }
    return 1 - sum / static_cast<double>(attacks);
  };
  return out;
}

}  // namespace plenary

#include "advise/base_rate.h"

#include <algorithm>
#include <map>

#include "stats/distribution.h"
#include "stats/shrinkage.h"

namespace plenary {
namespace {

constexpr double kDaysInYear = 365.25;
constexpr double kHorizon = kOutcomeYears * kDaysInYear;
constexpr size_t kBins = 5;
constexpr double kTail = 0.025;  // beyond either end of an interval

struct Cell {
  size_t works = 0, published = 0;
};

// Recent works by group of which the end was known on a day.
struct Known {
  std::map<std::string, Cell> groups;
  Cell all;
};

bool in_time(const PastWork& w) { return w.end == WorkEnd::kPublished && w.days <= kHorizon; }

// Works are followed on a day when the horizon was over then, and their body's records go on that long.
bool followed_on(const PastWork& w, Day day) { return w.followed() && day.days - w.begun.days >= kHorizon; }

Known known_on(std::span<const PastWork> works, Day day) {
  Known out;
  for (const auto& w : works) {
    if (!followed_on(w, day) || day.days - w.begun.days > kHorizon + kRateYears * kDaysInYear) continue;
    for (auto* cell : {&out.all, &out.groups[w.group]}) ++cell->works, cell->published += in_time(w) ? 1 : 0;
  }
  return out;
}

std::optional<BaseRate> plain_of(const Known& known, const std::string& group) {
  if (known.all.works < kLeastWorks) return std::nullopt;
  const auto found = known.groups.find(group);
  const auto& cell = found != known.groups.end() ? found->second : known.all;
  return BaseRate{.probability = static_cast<double>(cell.published) / static_cast<double>(cell.works),
                  .interval = *wilson_interval(cell.published, cell.works),
                  .works = found != known.groups.end() ? cell.works : 0,
                  .published = found != known.groups.end() ? cell.published : 0,
                  .body_works = known.all.works,
                  .body_published = known.all.published,
                  .weight = found != known.groups.end() ? 1.0 : 0.0};
}

// How far a group may be from its body of which nothing is known yet: the beta of all groups.
Interval of_unseen(const ShrunkRates& rates, const Interval& of_body) {
  if (rates.between <= 0) return of_body;
  const double size = rates.mean * (1 - rates.mean) / rates.between - 1;
  if (!(size > 0)) return {0, 1};
  return {beta_quantile(rates.mean * size, (1 - rates.mean) * size, kTail),
          beta_quantile(rates.mean * size, (1 - rates.mean) * size, 1 - kTail)};
}

// A group of which nothing is known yet is drawn all the way.
std::optional<BaseRate> rate_of(const Known& known, const std::string& group) {
  auto out = plain_of(known, group);
  if (!out) return out;
  std::vector<double> observed, exposure;
  std::optional<size_t> place;
  for (const auto& [name, cell] : known.groups) {
    if (name == group) place = observed.size();
    observed.push_back(static_cast<double>(cell.published)),
        exposure.push_back(static_cast<double>(cell.works));
  }
  const auto shrunk = shrink_shares(observed, exposure);
  if (!shrunk) return out;
  if (!place) {
    out->interval = of_unseen(*shrunk, out->interval);
    return out;
  }
  out->probability = shrunk->shrunk[*place], out->interval = shrunk->interval[*place];
  out->weight = shrunk->weight[*place];
  return out;
}

}  // namespace

std::optional<BaseRate> base_rate(std::span<const PastWork> works, const std::string& group, Day day) {
  return rate_of(known_on(works, day), group);
}

std::optional<BaseRate> plain_rate(std::span<const PastWork> works, const std::string& group, Day day) {
  return plain_of(known_on(works, day), group);
}

std::optional<RateTrial> try_base_rate(std::span<const PastWork> works, Day day) {
  std::map<int, std::vector<const PastWork*>> years;
  for (const auto& w : works)
    if (followed_on(w, day)) years[civil(w.begun).year].push_back(&w);
  std::vector<Forecast> rates, plain;
  RateTrial out;
  for (const auto& [year, begun] : years) {
    const auto known = known_on(works, make_day(year, 1, 1));
    if (known.all.works < kLeastWorks) continue;
    out.first_year = rates.empty() ? year : out.first_year, out.last_year = year;
    for (const auto* w : begun) {
      rates.push_back({rate_of(known, w->group)->probability, in_time(*w), static_cast<uint32_t>(year)});
      plain.push_back({plain_of(known, w->group)->probability, in_time(*w), static_cast<uint32_t>(year)});
    }
  }
  if (rates.empty()) return std::nullopt;
  out.works = rates.size();
  out.brier = *brier_score(rates), out.plain_brier = *brier_score(plain);
  out.difference = brier_difference(rates, plain);
  out.curve = calibration_curve(rates, kBins), out.plain_curve = calibration_curve(plain, kBins);
  return out;
}

}  // namespace plenary

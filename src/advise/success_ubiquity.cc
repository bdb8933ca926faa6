// Ubiquity: it is used in many sectors, countries and kinds of code, and other bodies refer to it.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "advise/success_parts.h"

namespace plenary::success {
namespace {

constexpr const char* kSpreadNames[kSpreads] = {"sectors", "countries", "ecosystems"};

SuccessPart spread(const SuccessWorld& world, uint32_t work, size_t over) {
  const char* name = kSpreadNames[over];
  const auto& cohort = *world.cohort(work);
  const double most = cohort.most_spread[over];
  if (most < kLeastSpread) return missing(name, "no use of its cohort spreads over two");
  if (cohort.size < kLeastCohort) return missing(name, fmt::format("a cohort of {} only", cohort.size));
  const auto& counts = world.counts(work);
  const auto sight = std::max(world.uses().code[work], world.uses().implementations[work]);
  if (counts.adopters == 0 && sight != Sight::kSees) return missing(name, unseen(sight));
  if (counts.adopters == 0) return part(name, 0, std::nullopt, "no use seen where others' is");
  const auto& own = counts.spread[over];
  if (!own) return missing(name, fmt::format("no source says the {} of its use", name));
  return part(name, own->number / most, Interval{own->interval.low / most, own->interval.high / most},
              fmt::format("{:.1f} effective, at most {:.1f} in its cohort", own->number, most));
}

SuccessPart referring(const SuccessWorld& world, uint32_t work) {
  constexpr const char* kName = "other bodies";
  const auto& cohort = *world.cohort(work);
  const auto most = static_cast<double>(cohort.most_referring);
  if (most < kLeastSpread) return missing(kName, "no two other bodies refer to any of its cohort");
  if (cohort.size < kLeastCohort) return missing(kName, fmt::format("a cohort of {} only", cohort.size));
  const auto n = world.counts(work).referring_bodies;
  const auto range = poisson_interval(n);
  return part(kName, static_cast<double>(n) / most, Interval{range.low / most, range.high / most},
              fmt::format("{} to it, at most {} in its cohort", counted(n, "refers", "refer"),
                          cohort.most_referring));
}

// Wide in one respect and narrow in another is not wide: the geometric mean of those that are known.
std::optional<double> geometric(const std::vector<SuccessPart>& parts, double (*end)(const SuccessPart&)) {
  double logs = 0, n = 0;
  for (const auto& p : parts)
    if (p.value) logs += std::log(end(p)), ++n;
  if (n == 0) return std::nullopt;
  return std::exp(logs / n);
}

}  // namespace

Judged ubiquity(const SuccessWorld& world, uint32_t work) {
  std::vector<SuccessPart> parts;
  for (size_t over = 0; over < kSpreads; ++over) parts.push_back(spread(world, work, over));
  const auto value = geometric(parts, [](const SuccessPart& p) { return *p.value; });
  const auto low =
      geometric(parts, [](const SuccessPart& p) { return p.interval ? p.interval->low : *p.value; });
  const auto high =
      geometric(parts, [](const SuccessPart& p) { return p.interval ? p.interval->high : *p.value; });
  const auto others = referring(world, work);
  auto out =
      mean_of({value ? part("spread", *value, Interval{*low, *high}, "") : missing("spread", ""), others});
  parts.push_back(others);
  out.parts = std::move(parts);
  return out;
}

}  // namespace plenary::success

// Practicality: it can be built and is, and needs little repair.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "advise/success_parts.h"
#include "stats/quantile.h"

namespace plenary::success {
namespace {

// Two implementations are half of the way: what RFC 6410 asked for to call a standard proven.
double half_at_two(double implementers) { return implementers / (implementers + 2); }

SuccessPart implementations(const SuccessWorld& world, uint32_t work) {
  constexpr const char* kName = "implementations";
  const auto n = world.counts(work).implementers;
  const auto sight = world.uses().implementations[work];
  if (n == 0 && sight != Sight::kSees) return missing(kName, unseen(sight));
  const auto range = poisson_interval(n);
  auto out = part(kName, half_at_two(static_cast<double>(n)),
                  Interval{half_at_two(range.low), half_at_two(range.high)},
                  counted(n, "organization", "organizations"));
  out.named = n;
  return out;
}

// A count's place among those of its cohort, with the places of the ends of its interval: as counts, since a
// rate of a fortieth is above all who have none, and a count of one could well have been none.
SuccessPart placed(const char* name, size_t count, const std::vector<double>& cohort, bool few_is_good,
                   const std::string& what) {
  const auto range = poisson_interval(count);
  const auto place = [&](double x) {
    return few_is_good ? 1 - middle_rank(cohort, x) : middle_rank(cohort, x);
  };
  const double low = place(std::floor(range.low)), high = place(std::ceil(range.high));
  return part(name, place(static_cast<double>(count)), Interval{std::min(low, high), std::max(low, high)},
              fmt::format("{}: place among {} texts", what, cohort.size()));
}

SuccessPart code(const SuccessWorld& world, uint32_t work) {
  constexpr const char* kName = "code";
  const auto& cohort = *world.cohort(work);
  const auto n = world.counts(work).code_owners;
  const auto sight = world.uses().code[work];
  if (n == 0 && sight != Sight::kSees) return missing(kName, unseen(sight));
  if (cohort.code_owners.back() == 0) return missing(kName, "no code on record cites a text of its cohort");
  if (cohort.size < kLeastCohort) return missing(kName, fmt::format("a cohort of {} only", cohort.size));
  return placed(kName, n, cohort.code_owners, false, counted(n, "owner of code", "owners of code"));
}

SuccessPart corrections(const SuccessWorld& world, uint32_t work) {
  constexpr const char* kName = "few corrections";
  const auto& cohort = *world.cohort(work);
  if (!world.body_corrects(work)) return missing(kName, "no corrigendum of the body is on record");
  if (cohort.size < kLeastCohort) return missing(kName, fmt::format("a cohort of {} only", cohort.size));
  if (cohort.corrections.back() == 0) return missing(kName, "no corrigendum of its cohort is on record");
  const auto n = world.counts(work).corrections;
  return placed(kName, n, cohort.corrections, true, counted(n, "correction", "corrections"));
}

}  // namespace

Judged practicality(const SuccessWorld& world, uint32_t work) {
  return mean_of({implementations(world, work), code(world, work), corrections(world, work)});
}

}  // namespace plenary::success

#include "advise/localization_lag.h"

#include <algorithm>

namespace plenary {
namespace {

constexpr double kYear = 365.25;

struct Share {
  std::optional<double> share;
  std::optional<Interval> interval;
};

Share adopted_by(const Survival& curve, std::span<const Lifetime> texts, double days) {
  Share out;
  if (std::ranges::none_of(texts, [days](const Lifetime& l) { return l.time >= days; })) return out;
  out.share = 0;
  for (const auto& step : curve.steps) {
    if (step.time > days) break;
    out.share = 1 - step.survival, out.interval.reset();
    if (step.interval) out.interval = Interval{1 - step.interval->high, 1 - step.interval->low};
  }
  return out;
}

}  // namespace

void time_adoption(std::span<const Lifetime> texts, LocalizedBody& body) {
  body.published = static_cast<int64_t>(texts.size());
  body.adopted = std::ranges::count_if(texts, [](const Lifetime& l) { return l.cause != 0; });
  const auto curve = kaplan_meier(texts);
  if (!curve) return;
  body.half = survival_quantile(*curve, 0.5);
  const auto one = adopted_by(*curve, texts, kYear), three = adopted_by(*curve, texts, 3 * kYear);
  body.in_year = one.share, body.in_year_interval = one.interval;
  body.in_three_years = three.share, body.in_three_interval = three.interval;
}

}  // namespace plenary

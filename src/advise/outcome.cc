#include "advise/outcome.h"

#include <algorithm>

#include "stats/quantile.h"

namespace plenary {

Outcome outcome_of(const std::vector<const PastWork*>& works, bool uses) {
  Outcome out;
  std::vector<Lifetime> lifetimes;
  std::vector<double> adopters;
  for (const auto* w : works) {
    ++out.works;
    lifetimes.push_back({w->days, static_cast<int>(w->end)});
    out.longest = std::max(out.longest, w->days);
    out.open += w->end == WorkEnd::kOpen ? 1 : 0;
    out.followed += w->followed() ? 1 : 0, out.in_time += w->published_in_time() ? 1 : 0;
    if (!uses || w->end != WorkEnd::kPublished) continue;
    ++out.published;
    if (w->adopters > 0) ++out.used, adopters.push_back(static_cast<double>(w->adopters));
  }
  out.in_time_share = wilson_interval(out.in_time, out.followed);
  out.used_share = wilson_interval(out.used, out.published);
  out.adopters = median(std::move(adopters));
  if (const auto steps = aalen_johansen(lifetimes); steps && !steps->empty()) {
    out.curve = steps->front();
    out.quarter_published = incidence_quantile(out.curve, 0.25);
    out.half_published = incidence_quantile(out.curve, 0.5);
  }
  return out;
}

std::optional<IncidenceStep> published_by(const Outcome& outcome, double days) {
  if (outcome.curve.empty() || days > outcome.longest) return std::nullopt;
  IncidenceStep out{.time = days};
  for (const auto& step : outcome.curve)
    if (step.time <= days) out = step;
  return out;
}

bool any_use(std::span<const PastWork> works, const std::string& body) {
  return std::ranges::any_of(works, [&](const PastWork& w) { return w.body == body && w.adopters > 0; });
}

std::vector<PastWork> known_at(std::span<const PastWork> works, Day day) {
  std::vector<PastWork> out;
  for (const auto& w : works) {
    if (w.begun >= day) continue;
    auto& known = out.emplace_back(w);
    if (day >= w.last) continue;
    const double seen = day.days - w.begun.days;
    if (known.days > seen) known.end = WorkEnd::kOpen, known.days = seen;
    known.last = day;
  }
  return out;
}

}  // namespace plenary

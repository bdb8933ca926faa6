#include "advise/success.h"

#include <fmt/format.h>

#include <algorithm>

#include "advise/success_parts.h"

namespace plenary {
namespace success {

SuccessPart part(const char* name, double value, std::optional<Interval> interval, std::string basis) {
  const auto cut = [](double x) { return std::clamp(x, 0.0, 1.0); };
  if (interval) interval = Interval{cut(interval->low), cut(interval->high)};
  return {name, cut(value), interval, std::move(basis)};
}

SuccessPart missing(const char* name, std::string why) {
  return {name, std::nullopt, std::nullopt, std::move(why)};
}

std::string unseen(Sight sight) {
  constexpr const char* kWhy[] = {"no such channel is on record",
                                  "not visible: channels do not see its subject",
                                  "not known whether a channel could see it", ""};
  return kWhy[static_cast<size_t>(sight)];
}

std::string counted(size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

Judged mean_of(std::vector<SuccessPart> parts) {
  Judged out;
  double value = 0, low = 0, high = 0, n = 0;
  bool chance = false;
  for (const auto& p : parts) {
    if (!p.value) continue;
    ++n, value += *p.value;
    low += p.interval ? p.interval->low : *p.value, high += p.interval ? p.interval->high : *p.value;
    chance |= p.interval.has_value();
  }
  out.parts = std::move(parts);
  if (n == 0) {
    out.why = out.parts.size() == 1 ? out.parts.front().basis : "nothing on record that could tell";
    return out;
  }
  out.state = SuccessState::kValue, out.value = value / n;
  if (chance) out.interval = Interval{low / n, high / n};
  return out;
}

}  // namespace success

namespace {

constexpr const char* kNames[kSuccessIndicators] = {"practicality", "originality", "ubiquity", "singularity"};

double days_between(Day from, Day to) { return to.days - from.days; }

std::optional<Disruption> disruption_of(const SuccessWorld& world, uint32_t work, Day since) {
  const auto out = cd_index(world.citations(), work, [&](uint32_t other) {
    const auto day = world.since(other);
    return day && !world.kin(work, other) && *day > since &&
           days_between(since, *day) <= kCitingYears * kDaysInYear;
  });
  if (out && out->alone + out->together + out->around < kLeastCiting) return std::nullopt;
  return out;
}

// First days of the adopters that did not write the texts, rising.
std::vector<Day> independent_days(const SuccessWorld& world, const std::vector<uint32_t>& works) {
  std::map<uint32_t, Day> first;
  for (const auto work : works)
    for (const auto& use : world.uses().of[work]) {
      if (!use.day || world.uses().authors[work].contains(use.adopter)) continue;
      const auto [at, is_new] = first.try_emplace(use.adopter, *use.day);
      if (!is_new) at->second = std::min(at->second, *use.day);
    }
  std::vector<Day> out;
  for (const auto& [adopter, day] : first) out.push_back(day);
  std::ranges::sort(out);
  return out;
}

// A text with all that it replaced and all that replaced it.
std::vector<uint32_t> family_of(const SuccessWorld& world, uint32_t work) {
  std::set<uint32_t> met{work};
  std::vector<uint32_t> out{work};
  const auto& succession = world.succession();
  for (size_t at = 0; at < out.size(); ++at)
    for (const auto* lists : {&succession.before, &succession.after})
      for (const auto& step : (*lists)[out[at]])
        if (step.whole && met.insert(step.work).second) out.push_back(step.work);
  return out;
}

void judge_family(const SuccessWorld& world, uint32_t work, Success& out) {
  const auto family = family_of(world, work);
  std::set<uint32_t> adopters;
  std::optional<Day> since;
  for (const auto member : family) {
    for (const auto& use : world.uses().of[member]) adopters.insert(use.adopter);
    if (const auto day = world.since(member)) since = std::min(since.value_or(*day), *day);
  }
  out.family = family.size(), out.family_adopters = adopters.size();
  const auto days = independent_days(world, family);
  if (since && !days.empty()) out.family_days_to_first = days_between(*since, days.front());
}

std::vector<Rival> used(const SuccessWorld& world, const std::vector<uint32_t>& cluster) {
  std::vector<Rival> out;
  if (cluster.size() < 2) return out;
  for (const auto work : cluster) out.push_back({work, world.counts(work).adopters});
  std::ranges::stable_sort(out, std::greater(), &Rival::adopters);
  return out;
}

void refuse(Success& success, SuccessState state, const std::string& why) {
  for (auto& judged : success.indicators) judged.state = state, judged.why = why;
}

}  // namespace

const char* to_string(SuccessIndicator indicator) { return kNames[static_cast<size_t>(indicator)]; }

const char* to_string(SuccessState state) {
  constexpr const char* kStates[] = {"value", "too early", "n/a", "no data"};
  return kStates[static_cast<size_t>(state)];
}

Result<SuccessIndicator> parse_success_indicator(std::string_view name) {
  const auto at = std::ranges::find(kNames, name);
  if (at == std::end(kNames))
    return fail(ErrorKind::kUsage,
                fmt::format("there is no indicator '{}'; there are: {}", name, fmt::join(kNames, ", ")));
  return static_cast<SuccessIndicator>(at - std::begin(kNames));
}

size_t Judged::known() const {
  return static_cast<size_t>(
      std::ranges::count_if(parts, [](const SuccessPart& p) { return p.value.has_value(); }));
}

void Judged::need_parts() {
  if (state != SuccessState::kValue || known() * kPartsForOne >= parts.size()) return;
  state = SuccessState::kNoData, value = 0, interval.reset();
  why = fmt::format("too little known: {} of {} parts", known(), parts.size());
}

Result<Success> SuccessJudge::judge(uint32_t work) {
  Success out;
  out.since = world_.since(work);
  out.counts = world_.counts(work);
  judge_family(world_, work, out);
  if (!clusters_.contains(work)) PLENARY_TRY(success::find_rivals(world_, work, clusters_));
  out.rivals = used(world_, *clusters_.at(work));
  if (!out.since) {
    refuse(out, SuccessState::kNoData, "no source says when it was published");
    return out;
  }
  out.cohort = world_.cohort(work)->size;
  const auto days = independent_days(world_, {work});
  if (!days.empty()) out.days_to_first = days_between(*out.since, days[0]);
  if (days.size() >= 10) out.days_to_tenth = days_between(*out.since, days[9]);
  out.disruption = disruption_of(world_, work, *out.since);
  if (days_between(*out.since, world_.known_to()) < kLeastAge * kDaysInYear) {
    refuse(out, SuccessState::kTooEarly, fmt::format("too early: younger than {} years", kLeastAge));
    return out;
  }
  out.indicators = {success::practicality(world_, work), success::originality(world_, work, out.disruption),
                    success::ubiquity(world_, work), success::singularity(world_, work, out.rivals)};
  for (auto& judged : out.indicators) judged.need_parts();
  return out;
}

}  // namespace plenary

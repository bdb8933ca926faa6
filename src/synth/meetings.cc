// The calendar: plenaries of the upper groups, more and smaller meetings further down, remote since 2020,
// then mixed. Each meeting gets its part of the rows, so that they add up to what was asked for, exactly.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "synth/bodies.h"
#include "synth/world.h"

namespace plenary::synth {
namespace {

constexpr std::array<double, 3> kPerYear{2, 3, 4};  // meetings a year, by level
constexpr std::array<double, 3> kSize{3, 1.5, 1};   // rows, by level, relative
constexpr std::array<int, 3> kLongest{10, 5, 2};    // days, by level

const char* mode_of(Random& random, Day day, int level) {
  const auto [year, month, d] = civil(day);
  const double u = random.unit();
  if (day >= make_day(2020, 3, 10) && day < make_day(2022, 4, 1)) return "remote";
  if (year >= 2022) return u < (level == 2 ? 0.45 : 0.1) ? "remote" : u < 0.9 ? "hybrid" : "in person";
  const double remote = level == 2 ? std::clamp(0.02 * (year - 2008), 0.0, 0.25) : 0.0;
  return u < remote ? "remote" : "in person";
}

struct Planned {
  Meeting meeting;
  double weight;
};

Planned plan(World& world, Random& random, uint32_t at, int year) {
  const Team& team = world.teams[at];
  const auto& body = kBodies[team.body];
  Meeting meeting{};
  meeting.team = at;
  meeting.from = {make_day(year, 1, 15).days + static_cast<int32_t>(random.below(320))};
  meeting.to = {meeting.from.days + random.between(0, kLongest[team.level] - 1)};
  meeting.mode = mode_of(random, meeting.from, team.level);
  const double u = random.unit();
  meeting.kind = u < 0.93 ? "meeting" : u < 0.97 ? "workshop" : "webinar";
  if (u >= 0.97) meeting.mode = "remote";
  Wheel hosts;
  for (const auto& country : countries())
    hosts.add(body.home && *body.home != country.region ? 0 : std::sqrt(country.weight));
  meeting.country = static_cast<uint8_t>(hosts.pick(random));
  const double size = std::exp(0.7 * (random.unit() + random.unit() + random.unit() - 1.5));
  return {meeting, body.share * std::exp(body.growth * (year - 2015)) * activity_level(year) *
                       kSize[team.level] * size};
}

std::vector<Planned> plan_all(World& world, Random& random) {
  double usual = 0;
  for (const auto& team : world.teams) usual += kPerYear[team.level] * world.options.years;
  const double factor = world.scale.meetings / usual;
  std::vector<Planned> all;
  for (uint32_t at = 0; at < world.teams.size(); ++at) {
    const Team& team = world.teams[at];
    for (int year = civil(team.from).year; year <= civil(team.to.value_or(world.last_day())).year; ++year) {
      const int count = static_cast<int>(kPerYear[team.level] * factor + random.unit());
      for (int i = 1; i <= count; ++i) {
        all.push_back(plan(world, random, at, year));
        all.back().meeting.key = fmt::format("{}:{}:{}-{}", kBodies[team.body].key, team.key, year, i);
      }
    }
  }
  if (all.empty()) {
    all.push_back(plan(world, random, 0, world.options.first_year));
    all.back().meeting.key =
        fmt::format("{}:{}:{}-1", kBodies[0].key, world.teams[0].key, world.options.first_year);
  }
  return all;
}

}  // namespace

void make_meetings(World& world) {
  Random random(world.options.seed, kMeetingStream, 0);
  auto all = plan_all(world, random);
  std::ranges::stable_sort(all, {}, [&](const Planned& p) {
    return std::tuple(world.teams[p.meeting.team].body, p.meeting.from, p.meeting.team);
  });
  double total = 0, sum = 0;
  for (const auto& planned : all) total += planned.weight;
  uint64_t row = 0;
  world.meetings.reserve(all.size());
  for (size_t i = 0; i < all.size(); ++i) {
    sum += all[i].weight;
    const auto end =
        i + 1 == all.size()
            ? world.options.activities
            : std::min(world.options.activities,
                       static_cast<uint64_t>(sum / total * static_cast<double>(world.options.activities)));
    Meeting& meeting = all[i].meeting;
    meeting.first_row = row;
    meeting.rows = end - row;
    row = end;
    world.meetings.push_back(std::move(meeting));
  }
}

}  // namespace plenary::synth

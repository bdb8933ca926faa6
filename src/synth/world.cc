// Sizes, and the small look-ups that all steps share.
#include "synth/world.h"

#include <algorithm>
#include <cmath>

#include "synth/bodies.h"

namespace plenary::synth {

// Exponents below one: a body with ten times the activity has 3.5 times the organizations and 5 times the
// people. The anchors are at ten million activities: 6,000 organizations, 150,000 people, 20,000 meetings.
Scale scale_of(const SynthOptions& options) {
  const double n = static_cast<double>(options.activities) / 1e7;
  const double group_years = 24.0 * kBodies.size() * options.years;
  const double meetings = std::max(20000 * std::pow(n, 0.7), std::min(group_years, n * 4e5));
  Scale scale{};
  scale.firms = static_cast<uint32_t>(std::clamp(6000 * std::pow(n, 0.55), 60.0, 2.5e4));
  scale.people = static_cast<uint32_t>(std::clamp(150000 * std::pow(n, 0.7), 400.0, 1e6));
  scale.meetings = static_cast<uint32_t>(std::max(1.0, meetings));
  scale.sections = static_cast<uint32_t>(std::clamp(meetings / (group_years * 34 / 24), 1.0, 12.0));
  scale.deliverables = static_cast<uint32_t>(std::max(12.0, 25000 * std::pow(n, 0.6)));
  scale.contacts = std::clamp(1.4 + 0.5 * std::log10(n * 100), 1.0, 3.0);
  return scale;
}

double activity_level(int year) {
  const double dip = year == 2020 ? 0.72 : year == 2021 ? 0.82 : year == 2022 ? 0.93 : 1;
  return std::exp(0.04 * (year - 2015)) * dip;
}

size_t World::pool_index(uint8_t body, uint32_t section, int year) const {
  const auto y = static_cast<size_t>(std::clamp(year - options.first_year, 0, options.years - 1));
  return (y * kBodies.size() + body) * (scale.sections + 1) + section;
}

const Pool& World::pool(uint8_t body, uint32_t section, int year) const {
  return pools[pool_index(body, section, year)];
}

const Job& World::job(const Person& person, Day day) const {
  uint32_t i = person.jobs + person.job_count - 1;
  while (i > person.jobs && jobs[i].from > day) --i;
  return jobs[i];
}

uint32_t World::firm_on(uint32_t firm, Day day) const {
  return firms[firm].successor != kNone && firms[firm].changed <= day ? firms[firm].successor : firm;
}

World make_world(const SynthOptions& options) {
  World world;
  world.options = options;
  world.scale = scale_of(options);
  make_firms(world);
  make_teams(world);
  make_people(world);
  make_meetings(world);
  make_deliverables(world);
  make_posts(world);
  return world;
}

}  // namespace plenary::synth

// Groups: a tree of three levels a body. Most last; some questions open later or close early.
#include <fmt/core.h>

#include "synth/bodies.h"
#include "synth/world.h"

namespace plenary::synth {
namespace {

uint32_t add_team(World& world, Random& random, uint8_t body, uint32_t parent, uint16_t section, int number) {
  const auto& plan = kBodies[body];
  Team team;
  team.body = body;
  team.section = section;
  team.parent = parent;
  team.level = parent == kNone ? 0 : static_cast<uint8_t>(world.teams[parent].level + 1);
  team.kind = plan.units[team.level];
  const auto own = fmt::format("{}{}", plan.unit_keys[team.level], number);
  team.key = parent == kNone ? own : fmt::format("{}-{}", world.teams[parent].key, own);
  std::string title = invent_title(random);
  team.name = fmt::format("SYNTHETIC {} {}: {}", team.kind, number, title.substr(title.rfind(" for ") + 5));
  team.from = world.first_day();
  const int years = world.options.years;
  if (team.level == 2 && years > 4 && random.chance(0.25))
    team.from = make_day(world.options.first_year + random.between(1, years - 2), 1, 1);
  if (team.level == 2 && years > 4 && random.chance(0.2))
    team.to = make_day(
        std::min(civil(team.from).year + random.between(2, 8), world.options.first_year + years - 1), 12, 31);
  world.teams.push_back(std::move(team));
  return static_cast<uint32_t>(world.teams.size() - 1);
}

}  // namespace

void make_teams(World& world) {
  Random random(world.options.seed, kTeamStream, 0);
  for (uint8_t body = 0; body < kBodies.size(); ++body)
    for (uint16_t section = 0; section < world.scale.sections; ++section) {
      const uint32_t top = add_team(world, random, body, kNone, section, section + 1);
      for (int party = 0, parties = random.between(2, 3); party < parties; ++party) {
        const uint32_t middle = add_team(world, random, body, top, section, party + 1);
        for (int question = 0, questions = random.between(2, 3); question < questions; ++question)
          add_team(world, random, body, middle, section, question + 1);
      }
    }
}

}  // namespace plenary::synth

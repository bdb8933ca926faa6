// What the groups publish, and who holds a post in them.
#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"
#include "synth/bodies.h"
#include "synth/world.h"

namespace plenary::synth {
namespace {

// A deliverable is approved at the end of a meeting of its group.
Deliverable make_deliverable(const World& world, Random& random, uint32_t number, uint32_t meeting) {
  const Meeting& at = world.meetings[meeting];
  const auto& body = kBodies[world.teams[at.team].body];
  Deliverable paper;
  paper.team = at.team, paper.meeting = meeting, paper.day = at.to;
  const double u = random.unit();
  paper.type = u < 0.7 ? body.deliverables[0] : u < 0.88 ? body.deliverables[1] : body.deliverables[2];
  paper.status = random.chance(0.88) ? "in force" : "superseded";
  paper.path = body.path;
  paper.work = fmt::format("{}:{}-{}", body.key, paper.type[0], number + 1000);
  paper.key = fmt::format("{}@{}", paper.work, civil(paper.day).year);
  paper.name =
      fmt::format("{} {}.{} ({})", ascii_upper(body.key), static_cast<char>(paper.type[0] - 'a' + 'A'),
                  number + 1000, civil(paper.day).year);
  std::string title = invent_title(random);
  paper.title =
      "SYNTHETIC " + title.substr(title.rfind(" for ") + 5) + ": " + title.substr(0, title.rfind(" for "));
  return paper;
}

class PostMaker {
 public:
  explicit PostMaker(World& world) : world_(world), random_(world.options.seed, kPostStream, 0) {}

  void run() {
    world_.team_posts.resize(world_.teams.size());
    for (uint32_t at = 0; at < world_.teams.size(); ++at)
      for (Day from = world_.teams[at].from; from <= end_of(at);) {
        const Day to = {std::min(from.days + 4 * 365, end_of(at).days)};
        const bool low = world_.teams[at].level == 2;
        add(at, from, to, low ? "rapporteur" : "chair");
        if (!low || random_.chance(0.5)) add(at, from, to, low ? "associate rapporteur" : "vice-chair");
        if (world_.teams[at].level == 0) add(at, from, to, "vice-chair");
        from = {to.days + 1};
      }
  }

 private:
  Day end_of(uint32_t at) const { return world_.teams[at].to.value_or(world_.last_day()); }

  // Who leaves early leaves the post early; it stays empty for the rest of the term.
  void add(uint32_t at, Day from, Day to, const char* role) {
    const Team& team = world_.teams[at];
    const Pool& pool = world_.pool(team.body, team.section, civil(from).year);
    for (int i = 0; i < 60 && !pool.people.empty(); ++i) {
      const uint32_t person = pool.people[pool.wheel.pick(random_)];
      const Person& p = world_.people[person];
      const bool busy = std::ranges::any_of(world_.team_posts[at], [&](uint32_t post) {
        return world_.posts[post].person == person && world_.posts[post].to >= from;
      });
      if (busy || p.from > from || p.to.days < from.days + 180) continue;
      world_.team_posts[at].push_back(static_cast<uint32_t>(world_.posts.size()));
      world_.posts.push_back({at, person, role, from, std::min(to, p.to)});
      return;
    }
  }

  World& world_;
  Random random_;
};

}  // namespace

void make_deliverables(World& world) {
  Random random(world.options.seed, kDeliverableStream, 0);
  world.section_deliverables.resize(kBodies.size() * world.scale.sections);
  std::vector<uint32_t> meetings;
  for (uint32_t i = 0; i < world.scale.deliverables; ++i)
    meetings.push_back(random.below(world.meetings.size()));
  std::ranges::sort(meetings);
  for (uint32_t i = 0; i < meetings.size(); ++i) {
    world.deliverables.push_back(make_deliverable(world, random, i, meetings[i]));
    const Team& team = world.teams[world.deliverables.back().team];
    world.section_deliverables[world.section_index(team.body, team.section)].push_back(i);
  }
  for (auto& list : world.section_deliverables)
    std::ranges::stable_sort(list, {}, [&](uint32_t i) { return world.deliverables[i].day; });
}

void make_posts(World& world) { PostMaker(world).run(); }

}  // namespace plenary::synth

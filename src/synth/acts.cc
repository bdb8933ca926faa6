// The order inside a meeting's share of rows: who came, who chaired, contributions until a fifth is used,
// then the rest. When fewer people are to be met than a meeting has rows for, the rest of the rows are
// contributions and comments.
#include "synth/acts.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "synth/bodies.h"

namespace plenary::synth {
namespace {

class ActMaker {
 public:
  ActMaker(const World& world, uint32_t at, Acts& out)
      : world_(world),
        meeting_(world.meetings[at]),
        team_(world.teams[meeting_.team]),
        out_(out),
        random_(world.options.seed, kActStream, at),
        year_(civil(meeting_.from).year) {
    out.acts.clear(), out.contributions.clear();
  }

  void run() {
    if (meeting_.rows == 0) return;
    gather();
    chair();
    contribute(meeting_.rows * 85 / 100);
    rest();
  }

 private:
  bool full() const { return out_.acts.size() >= meeting_.rows; }

  // Somebody of the section (or of the body) who is around on the day; failing that, in the year; in the
  // smallest of worlds, anybody.
  uint32_t somebody() {
    const double near = team_.level == 0 ? 0.6 : 0.85;
    uint32_t person = kNone;
    for (int i = 0; i < 12; ++i) {
      const uint32_t section = random_.chance(near) ? team_.section : world_.scale.sections;
      const Pool& pool = world_.pool(team_.body, section, year_);
      if (pool.people.empty()) continue;
      person = pool.people[pool.wheel.pick(random_)];
      if (world_.people[person].from <= meeting_.to && meeting_.from <= world_.people[person].to)
        return person;
    }
    return person == kNone ? random_.below(world_.people.size()) : person;
  }

  Act& add(ActKind kind, uint32_t person, Day day) {
    const Person& p = world_.people[person];
    const Job& job = world_.job(p, day);
    const uint32_t firm = world_.firm_on(job.firm, day);
    const auto& spellings = world_.firms[firm].spellings;
    Act act{};
    act.day = day, act.kind = kind, act.person = person;
    act.contribution = act.deliverable = kNone;
    act.mode = act.role = "";
    act.firm = random_.chance(kMissingOrganization) ? kNone : firm;
    // Habit, now and then another hand at the registration desk.
    act.spelling = random_.chance(0.06) ? static_cast<uint8_t>(random_.below(spellings.size()))
                                        : static_cast<uint8_t>(job.spelling % spellings.size());
    act.country = world_.firms[firm].country;
    act.country_said = !random_.chance(kMissingCountry);
    act.mail = !random_.chance(kMissingMail);
    act.style = random_.chance(0.06) ? static_cast<NameStyle>(random_.below(6)) : p.style;
    out_.acts.push_back(act);
    return out_.acts.back();
  }

  // In mixed meetings those from other regions stay at home more often.
  const char* mode(uint8_t country) {
    const bool far = countries()[country].region != countries()[meeting_.country].region;
    const char* mode = meeting_.mode;
    if (*mode == 'h') mode = random_.chance(far ? 0.6 : 0.35) ? "remote" : "in person";
    return random_.chance(kMissingMode) ? "" : mode;
  }

  void gather() {
    const uint64_t wanted = std::max<uint64_t>(1, meeting_.rows * 62 / 100);
    std::unordered_set<uint32_t> seen;
    for (uint64_t i = 0; i < wanted * 3 && people_.size() < wanted; ++i) {
      const uint32_t person = somebody();
      if (!seen.insert(person).second) continue;
      if (random_.chance(0.015)) {
        add(ActKind::kAbsent, person, meeting_.from);
      } else {
        Act& act = add(ActKind::kAttended, person, meeting_.from);
        act.mode = mode(act.country);
      }
      people_.push_back(person);
      colleagues_[world_.firm_on(world_.job(world_.people[person], meeting_.from).firm, meeting_.from)]
          .push_back(person);
    }
  }

  void chair() {
    for (const uint32_t at : world_.team_posts[meeting_.team]) {
      const Post& post = world_.posts[at];
      if (full() || post.from > meeting_.from || post.to < meeting_.to || random_.chance(0.15)) continue;
      Act& act = add(ActKind::kChaired, post.person, meeting_.from);
      act.role = post.role;
      act.mode = mode(act.country);
    }
  }

  const char* outcome() {
    const double u = random_.unit();
    return u < 0.45   ? "agreed"
           : u < 0.78 ? "noted"
           : u < 0.86 ? "rejected"
           : u < 0.91 ? "late"
           : u < 0.94 ? "unknown"
                      : "";
  }

  // One to six organizations, one or more people of each; the first act makes the document.
  void contribute(uint64_t until) {
    while (out_.acts.size() < until) {
      const char* result = outcome();
      const bool late = result[0] == 'l';
      const Day day{meeting_.from.days - (late ? random_.between(0, 3) : random_.between(8, 13))};
      const auto number = static_cast<uint32_t>(out_.contributions.size());
      out_.contributions.push_back({day, result});
      int submitters = 1;
      while (submitters < 6 && random_.chance(0.5)) ++submitters;
      std::vector<uint32_t> firms;
      for (int i = 0;
           i < submitters * 3 && static_cast<int>(firms.size()) < submitters && out_.acts.size() < until;
           ++i) {
        const uint32_t person = random_.one_of(people_);
        const uint32_t firm = world_.firm_on(world_.job(world_.people[person], day).firm, day);
        if (std::ranges::find(firms, firm) != firms.end()) continue;
        firms.push_back(firm);
        sign(number, day, person, firm, until);
      }
    }
  }

  // The contact and, the larger the body, colleagues of the same firm.
  void sign(uint32_t number, Day day, uint32_t person, uint32_t firm, uint64_t until) {
    add(ActKind::kContributed, person, day).contribution = number;
    const auto& colleagues = colleagues_[firm];
    if (colleagues.empty()) return;
    const size_t first = random_.below(colleagues.size());
    double more = world_.scale.contacts - 1;
    for (size_t i = 0; i < colleagues.size() && more > 0 && out_.acts.size() < until; ++i, more -= 1) {
      const uint32_t other = colleagues[(first + i) % colleagues.size()];
      if (other == person || !random_.chance(more)) continue;
      if (world_.firm_on(world_.job(world_.people[other], day).firm, day) != firm) continue;
      add(ActKind::kContributed, other, day).contribution = number;
    }
  }

  Day some_day() { return {random_.between(meeting_.from.days, meeting_.to.days)}; }

  // One of the deliverables that the section is to approve next, or nothing.
  uint32_t next_deliverable(Day day) {
    const auto& list = world_.section_deliverables[world_.section_index(team_.body, team_.section)];
    const auto at =
        std::ranges::lower_bound(list, day, {}, [&](uint32_t i) { return world_.deliverables[i].day; });
    const auto left = std::min<size_t>(20, static_cast<size_t>(list.end() - at));
    return left == 0 ? kNone : at[random_.below(left)];
  }

  void rest() {
    while (!full()) {
      const double u = random_.unit();
      const Day day = some_day();
      const uint32_t deliverable = next_deliverable(day);
      if (u < 0.35 && !out_.contributions.empty()) {
        Act& act = add(ActKind::kPresented, random_.one_of(people_), day);
        act.contribution = random_.below(out_.contributions.size());
        act.mode = mode(act.country);
      } else if (u < 0.9 && deliverable != kNone) {
        const auto kind = u < 0.6    ? ActKind::kCommented
                          : u < 0.75 ? ActKind::kReviewed
                          : u < 0.83 ? ActKind::kEdited
                                     : ActKind::kAuthored;
        Act& act = add(kind, random_.one_of(people_), day);
        act.deliverable = deliverable;
        if (kind == ActKind::kEdited) act.role = "editor";
      } else if (u < 0.9 && !out_.contributions.empty()) {
        add(ActKind::kCommented, random_.one_of(people_), day).contribution =
            random_.below(out_.contributions.size());
      } else {
        add(ActKind::kLiaised, random_.one_of(people_), day);
      }
    }
  }

  const World& world_;
  const Meeting& meeting_;
  const Team& team_;
  Acts& out_;
  Random random_;
  int year_;
  std::vector<uint32_t> people_;                                    // who came or sent apologies
  std::unordered_map<uint32_t, std::vector<uint32_t>> colleagues_;  // the same, by firm
};

}  // namespace

void make_acts(const World& world, uint32_t meeting, Acts& out) { ActMaker(world, meeting, out).run(); }

}  // namespace plenary::synth

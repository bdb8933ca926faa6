// Contributions: 3,000 a year over the meetings of the groups, written by those who came, one in three with
// partners from other organizations. Some come late, some have no recorded outcome.
#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "synth/office_acts.h"

namespace plenary::synth {
namespace {

constexpr int kPapersAYear = 3000;

const char* outcome(Random& random, bool late) {
  if (late) return random.chance(0.7) ? "Late, not considered" : "Noted";
  const double u = random.unit();
  return u < 0.27   ? "Agreed"
         : u < 0.36 ? "Agreed with changes"
         : u < 0.83 ? "Noted"
         : u < 0.88 ? "Not agreed"
         : u < 0.92 ? "Carried forward"
                    : "";
}

class Writers {
 public:
  Writers(const Office& office, const Registrations& registrations)
      : office_(office), registrations_(registrations) {}

  std::vector<Paper> run() {
    for (int year = office_.first_year(); year <= kLastRehearsalYear; ++year) {
      std::vector<uint32_t> meetings;
      for (uint32_t e = 0; e < office_.events.size(); ++e)
        if (office_.events[e].kind == EventKind::kGroup && civil(office_.events[e].from).year == year &&
            !registrations_[e].empty())
          meetings.push_back(e);
      spread(meetings);
    }
    return std::move(papers_);
  }

 private:
  // The year's papers by the share of the group; what rounding leaves goes to the last.
  void spread(const std::vector<uint32_t>& meetings) {
    double total = 0, sum = 0;
    for (const auto e : meetings) total += share(e);
    int done = 0;
    for (const auto e : meetings) {
      sum += share(e);
      const int upto = e == meetings.back() ? kPapersAYear : static_cast<int>(kPapersAYear * sum / total);
      write(e, upto - done);
      done = upto;
    }
  }

  double share(uint32_t e) const { return office_.sections[office_.events[e].section].share; }

  void write(uint32_t e, int count) {
    Random random(office_.options.seed, kContributionStream, e);
    const auto& there = registrations_[e];
    Wheel wheel;
    for (const auto& r : there) wheel.add(office_.people[r.person].weight);
    const auto& event = office_.events[e];
    const auto& section = office_.sections[event.section];
    for (int i = 0; i < count; ++i) {
      Paper paper{e, there[wheel.pick(random)].person, {}, event.from, "", 0, 0, invent_title(random)};
      const bool late = random.chance(0.06);
      const int before = late ? random.between(0, 6) : random.between(12, 40);
      paper.received = {std::max(event.from.days - before, office_.first_day().days)};
      paper.outcome = outcome(random, late);
      if (section.questions > 0 && random.chance(0.95)) paper.question = random.between(1, section.questions);
      paper.number = ++numbers_[{event.section, period(event.from)}];
      const auto own = office_.job(office_.people[paper.person], event.from).entity;
      for (int more = random.chance(0.33) ? random.between(1, 3) : 0; more > 0; --more) {
        const auto other = office_.job(office_.people[there[wheel.pick(random)].person], event.from).entity;
        if (other != own && std::ranges::find(paper.partners, other) == paper.partners.end())
          paper.partners.push_back(other);
      }
      papers_.push_back(std::move(paper));
    }
  }

  size_t period(Day day) const {
    size_t i = 0;
    while (i + 1 < office_.periods.size() && office_.periods[i].to < day) ++i;
    return i;
  }

  const Office& office_;
  const Registrations& registrations_;
  std::map<std::pair<uint16_t, size_t>, int> numbers_;
  std::vector<Paper> papers_;
};

}  // namespace

std::vector<Paper> make_papers(const Office& office, const Registrations& registrations) {
  return Writers(office, registrations).run();
}

std::string question_key(const Office& office, uint16_t section, int question) {
  const auto& of = office.sections[section];
  return question == 0 ? of.key : fmt::format("Q{}/{}", question, of.number);
}

}  // namespace plenary::synth

// Registrations. Before 2008 nobody asked how people took part; remote participation grows slowly, is all
// there is in the pandemic, and stays at two in five. When travel is no hurdle, a third more come.
#include <algorithm>
#include <string_view>

#include "synth/office_acts.h"

namespace plenary::synth {
namespace {

constexpr std::string_view kRemote = "Remote";

class Desk {
 public:
  explicit Desk(const Office& office)
      : office_(office), sections_(people_by_section(office)), seen_(office.people.size()) {}

  Registrations run() {
    Registrations all(office_.events.size());
    for (uint32_t e = 0; e < all.size(); ++e) register_for(e, all[e]);
    add_the_missing(all);
    return all;
  }

 private:
  void register_for(uint32_t e, std::vector<Registration>& out) {
    Random random(office_.options.seed, kAttendanceStream, e);
    const auto& event = office_.events[e];
    const bool own = event.kind == EventKind::kGroup || event.kind == EventKind::kRapporteurs;
    const auto consider = [&](uint32_t p) {
      const auto& person = office_.people[p];
      if (person.from <= event.from && event.from <= person.to && random.chance(chance(event, person)))
        out.push_back(make(random, event, p, out.size()));
    };
    if (own)
      std::ranges::for_each(sections_[event.section], consider);
    else
      for (uint32_t p = 0; p < office_.people.size(); ++p) consider(p);
  }

  double chance(const Happening& event, const Delegate& person) const {
    const double easy = event.mode == kRemote ? 1.35 : 1;
    const double often = person.weight * easy;
    switch (event.kind) {
      case EventKind::kGroup:
        return std::min(0.95, 0.5 * often);
      case EventKind::kRapporteurs:
        return std::min(0.8, 0.2 * often);
      case EventKind::kAssembly:
        return std::min(0.6, 0.06 * often);
      case EventKind::kExecutives:
        return std::string_view(office_.job(person, event.from).level) == "C-level" ? 0.4 : 0.0;
      case EventKind::kWorkshop:
      case EventKind::kWebinar:
        return std::min(0.5, (person.section == event.section ? 0.12 : 0.012) * easy);
    }
    return 0;
  }

  const char* mode_of(Random& random, const Happening& event, const Delegate& person) const {
    if (event.mode == kRemote) return "Remote";
    const int year = civil(event.from).year;
    if (year < 2008) return "";
    if (random.chance(0.02)) return "";
    const bool host = office_.entities[office_.job(person, event.from).entity].country == event.country;
    const double remote = year >= 2022   ? 0.45 - 0.02 * (year - 2022)
                          : year >= 2020 ? 0.12
                                         : 0.02 + 0.008 * (year - 2008);
    return random.chance(host ? remote / 4 : remote) ? "Remote" : "On site";
  }

  Registration make(Random& random, const Happening& event, uint32_t p, size_t before) {
    const bool own = event.kind == EventKind::kGroup || event.kind == EventKind::kRapporteurs;
    const bool talks = event.kind == EventKind::kWorkshop || event.kind == EventKind::kWebinar;
    const char* role = own ? "Delegate" : "Participant";
    if (talks && before < 14 && random.chance(0.4)) role = before == 0 ? "Moderator" : "Speaker";
    const bool came = talks && role[0] != 'P' ? true : random.chance(0.93);
    if (came) seen_[p] = true;
    return {p, mode_of(random, event, office_.people[p]), role, came};
  }

  // Who was never drawn comes to the first meeting of the section that the stay allows, else to the last one.
  void add_the_missing(Registrations& all) {
    for (uint32_t p = 0; p < seen_.size(); ++p) {
      if (seen_[p]) continue;
      const auto& person = office_.people[p];
      uint32_t at = 0;
      for (uint32_t e = 0; e < office_.events.size(); ++e) {
        const auto& event = office_.events[e];
        if (event.kind != EventKind::kGroup || event.from > person.to) continue;
        if (event.from < person.from || event.section == person.section || event.section == 0) at = e;
        if (event.from >= person.from && event.section == person.section) break;
      }
      const auto there = std::ranges::find(all[at], p, &Registration::person);
      if (there != all[at].end()) {  // registered, and did not come at first
        there->came = true;
        continue;
      }
      Random random(office_.options.seed, kAttendanceStream, 1000000 + p);
      all[at].push_back({p, mode_of(random, office_.events[at], person), "Delegate", true});
    }
  }

  const Office& office_;
  std::vector<std::vector<uint32_t>> sections_;
  std::vector<bool> seen_;
};

}  // namespace

std::vector<std::vector<uint32_t>> people_by_section(const Office& office) {
  std::vector<std::vector<uint32_t>> all(office.sections.size());
  for (uint32_t p = 0; p < office.people.size(); ++p) all[office.people[p].section].push_back(p);
  return all;
}

Registrations make_registrations(const Office& office) { return Desk(office).run(); }

}  // namespace plenary::synth

// Delegates: 600 come in a year, half of them for one or two meetings only. Who sends them is drawn from the
// members of the year; one member in five sends nobody (the silent ones), one delegate in twenty is a guest.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/text.h"
#include "synth/office.h"

namespace plenary::synth {
namespace {

// The members of one year, as wheels of states and of others, and guests.
struct Employers {
  std::vector<uint32_t> states, others, guests;
  Wheel state_wheel, other_wheel, guest_wheel;
};

class Personnel {
 public:
  explicit Personnel(Office& office) : office_(office), by_year_(static_cast<size_t>(office.options.years)) {
    Random random(office.options.seed, kDelegateStream, ~0u);
    std::vector<bool> silent(office.entities.size());
    for (size_t i = 0; i < silent.size(); ++i) silent[i] = random.chance(i < office.states ? 0.3 : 0.2);
    for (int y = 0; y < office.options.years; ++y)
      fill(by_year_[static_cast<size_t>(y)], office.first_year() + y, silent);
    for (const auto& section : office.sections) sections_.add(section.share);
  }

  Delegate make(uint32_t number) {
    Random random(office_.options.seed, kDelegateStream, number);
    Delegate person;
    // Those who were there before the first year come with it.
    const int year =
        number % 9 == 0 ? 0 : static_cast<int>(random.below(static_cast<uint64_t>(office_.options.years)));
    person.from = {make_day(office_.first_year() + year, 1, 1).days +
                   static_cast<int32_t>(year == 0 ? 0 : random.below(365))};
    person.brief = random.chance(0.45);
    const double years = person.brief ? 0.3 + random.unit() : 1 + random.exponential(6);
    person.to = {std::min(person.from.days + static_cast<int32_t>(years * 365), office_.last_day().days)};
    person.weight = person.brief ? 0.5 : std::min(6.0, 0.6 * std::pow(1 - random.unit(), -0.5));
    person.section = static_cast<uint16_t>(sections_.pick(random));
    work(person, random, year);
    const auto& first = office_.entities[person.jobs[0].entity];
    const auto culture = random.chance(0.08) ? random.one_of(countries()).culture : first.culture;
    person.name = invent_person(random, culture);
    person.mail = mail(person, first.domain);
    return person;
  }

 private:
  void fill(Employers& to, int year, const std::vector<bool>& silent) {
    std::vector<bool> member(office_.entities.size());
    for (const auto& line : office_.lines)
      if (line.from <= make_day(year, 12, 31) && (!line.to || *line.to >= make_day(year, 1, 1)))
        member[line.entity] = true;
    for (uint32_t i = 0; i < office_.entities.size(); ++i) {
      const auto& entity = office_.entities[i];
      const bool gone = entity.successor != kNobody && entity.changed < make_day(year, 1, 1);
      auto& list = i < office_.states ? to.states : member[i] ? to.others : to.guests;
      auto& wheel = i < office_.states ? to.state_wheel : member[i] ? to.other_wheel : to.guest_wheel;
      list.push_back(i);
      wheel.add(gone || (member[i] && silent[i]) ? 0 : entity.weight);
    }
  }

  uint32_t employer(Random& random, int year) {
    const auto& list = by_year_[static_cast<size_t>(std::clamp(year, 0, office_.options.years - 1))];
    const double u = random.unit();
    if (u < 0.24) return list.states[list.state_wheel.pick(random)];
    if (u < 0.95 || list.guest_wheel.total() <= 0) return list.others[list.other_wheel.pick(random)];
    return list.guests[list.guest_wheel.pick(random)];
  }

  static const char* level(Random& random) {
    const double u = random.unit();
    return u < 0.03 ? "C-level" : u < 0.15 ? "Director" : u < 0.4 ? "Manager" : u < 0.85 ? "Expert" : "";
  }

  void work(Delegate& person, Random& random, int year) {
    person.jobs.push_back({employer(random, year), person.from, level(random)});
    for (Day next = person.from;;) {
      next = {next.days + 300 + static_cast<int32_t>(random.exponential(6) * 365)};
      if (next >= person.to) return;
      const int in = civil(next).year - office_.first_year();
      const auto& country = office_.entities[person.jobs.back().entity].country;
      uint32_t entity = employer(random, in);
      for (int i = 0; i < 30 && office_.entities[entity].country != country; ++i)
        entity = employer(random, in);
      if (entity == person.jobs.back().entity) continue;
      person.jobs.push_back({entity, next, level(random)});
    }
  }

  // Namesakes get numbers, so that an address belongs to one person.
  std::string mail(const Delegate& person, const std::string& domain) {
    auto handle = fold(person.name.given) + "." + fold(person.name.family);
    std::erase(handle, ' ');
    const int before = namesakes_[handle]++;
    return fmt::format("{}{}@{}", handle, before == 0 ? "" : std::to_string(before + 1), domain);
  }

  Office& office_;
  std::vector<Employers> by_year_;
  Wheel sections_;
  std::unordered_map<std::string, int> namesakes_;
};

}  // namespace

void make_delegates(Office& office) {
  Personnel personnel(office);
  const auto count = static_cast<uint32_t>(600 * office.options.years);
  office.people.reserve(count);
  for (uint32_t i = 0; i < count; ++i) office.people.push_back(personnel.make(i));
}

}  // namespace plenary::synth

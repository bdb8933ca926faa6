// People: they come by the growth of the years and the trends of the regions, join firms by weight, move on
// every few years, mostly in their country, and are seen mostly in one section of one body. Activity is
// skewed like a Pareto law.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/text.h"
#include "synth/bodies.h"
#include "synth/world.h"

namespace plenary::synth {
namespace {

constexpr int kEarlier = 8;  // years before the first in which some of the people came

class PersonMaker {
 public:
  explicit PersonMaker(World& world) : world_(world) {
    const int first = world_.options.first_year - kEarlier;
    for (int year = first; year < world_.options.first_year + world_.options.years; ++year) {
      arrivals_.add(activity_level(year));
      Wheel firms;
      for (const auto& firm : world_.firms)
        firms.add(firm.weight * std::exp(trend(countries()[firm.country].region, year)));
      firms_.push_back(std::move(firms));
    }
  }

  Person make(uint32_t number) {
    Random random(world_.options.seed, kPersonStream, number);
    Person person;
    const int arrival = static_cast<int>(arrivals_.pick(random));
    // A person of earlier years is here for at least some of the first.
    const bool brief = random.chance(0.3);
    const double years = brief ? 0.2 + random.unit() : 1 + random.exponential(7);
    person.from = {make_day(world_.options.first_year - kEarlier + arrival, 1, 1).days +
                   static_cast<int>(random.below(365))};
    person.to = {person.from.days + static_cast<int32_t>(years * 365)};
    if (person.to < world_.first_day()) {
      const int32_t shift = world_.first_day().days - person.to.days + random.between(30, 900);
      person.from.days += shift, person.to.days += shift;
    }
    person.weight = brief ? 0.6f : static_cast<float>(std::min(40.0, std::pow(1 - random.unit(), -0.6)));
    work(person, random);
    person.country = world_.firms[world_.jobs[person.jobs].firm].country;
    // One in twelve lives or was born elsewhere than where the employer is.
    const auto culture =
        random.chance(0.08) ? random.one_of(countries()).culture : countries()[person.country].culture;
    person.name = invent_person(random, culture);
    person.handle = handle(person.name);
    person.style = random.chance(0.8) ? NameStyle::kPlain : static_cast<NameStyle>(random.below(6));
    if (random.chance(0.3) && (culture == Culture::kChinese || culture == Culture::kKorean))
      person.style = NameStyle::kFamilyFirst;
    person.body = home(random, world_.firms[world_.jobs[person.jobs].firm].focus, person.country);
    person.section = static_cast<uint16_t>(random.below(world_.scale.sections));
    return person;
  }

 private:
  // Positions between jobs are rare enough to leave out: the next job starts the day the last one ends.
  void work(Person& person, Random& random) {
    person.jobs = static_cast<uint32_t>(world_.jobs.size());
    uint32_t firm = pick_firm(random, person.from);
    for (Day from = person.from; from <= person.to && world_.jobs.size() - person.jobs < 5;) {
      Job job{firm,
              from,
              {from.days + 200 + static_cast<int32_t>(random.exponential(5) * 365)},
              spelling(random, firm),
              "unknown"};
      if (job.to > person.to || world_.jobs.size() - person.jobs == 4) job.to = person.to;
      const double u = random.unit();
      job.level = u < 0.03 ? "C-level" : u < 0.15 ? "director" : u < 0.8 ? "other" : "unknown";
      world_.jobs.push_back(job);
      from = {job.to.days + 1};
      firm = next_firm(random, firm, from);
    }
    person.job_count = static_cast<uint32_t>(world_.jobs.size()) - person.jobs;
  }

  uint32_t pick_firm(Random& random, Day day) {
    const int year = civil(day).year - (world_.options.first_year - kEarlier);
    return firms_[static_cast<size_t>(std::clamp(year, 0, static_cast<int>(firms_.size()) - 1))].pick(random);
  }

  uint32_t next_firm(Random& random, uint32_t firm, Day day) {
    const bool abroad = random.chance(0.15);
    uint32_t next = pick_firm(random, day);
    for (int i = 0;
         i < 40 && (next == firm || (!abroad && world_.firms[next].country != world_.firms[firm].country));
         ++i)
      next = pick_firm(random, day);
    return next;
  }

  uint8_t spelling(Random& random, uint32_t firm) {
    return random.chance(0.6) ? 0 : static_cast<uint8_t>(random.below(world_.firms[firm].spellings.size()));
  }

  // Namesakes get numbers, so that a mail address belongs to one person.
  std::string handle(const FullName& name) {
    std::string out = fold(name.given) + "." + fold(name.family);
    std::erase(out, ' ');
    const uint32_t before = namesakes_[out]++;
    return before == 0 ? out : fmt::format("{}{}", out, before + 1);
  }

  uint8_t home(Random& random, uint8_t focus, uint8_t country) {
    Wheel wheel;
    for (uint8_t at = 0; at < kBodies.size(); ++at) {
      const auto& body = kBodies[at];
      const double near = !body.home ? 1.0 : *body.home == countries()[country].region ? 2.0 : 0.3;
      wheel.add(body.share * near * (at == focus ? 25 : 1));
    }
    return static_cast<uint8_t>(wheel.pick(random));
  }

  World& world_;
  Wheel arrivals_;
  std::vector<Wheel> firms_;  // by year
  std::unordered_map<std::string, uint32_t> namesakes_;
};

void add_to_pool(Pool& pool, uint32_t person, double weight) {
  pool.people.push_back(person);
  pool.wheel.add(weight);
}

void fill_pools(World& world) {
  world.pools.resize(static_cast<size_t>(world.options.years) * kBodies.size() * (world.scale.sections + 1));
  const int last = world.options.first_year + world.options.years - 1;
  for (uint32_t i = 0; i < world.people.size(); ++i) {
    const Person& person = world.people[i];
    Random random(world.options.seed, kMemberStream, i);
    // One in seven is also seen in another body.
    const auto second = static_cast<uint8_t>(random.below(kBodies.size()));
    const bool both = random.chance(0.15) && second != person.body;
    for (int year = std::max(civil(person.from).year, world.options.first_year);
         year <= std::min(civil(person.to).year, last); ++year) {
      add_to_pool(world.pools[world.pool_index(person.body, person.section, year)], i, person.weight);
      add_to_pool(world.pools[world.pool_index(person.body, world.scale.sections, year)], i, person.weight);
      if (both)
        add_to_pool(world.pools[world.pool_index(second, world.scale.sections, year)], i,
                    person.weight * 0.4);
    }
  }
}

}  // namespace

void make_people(World& world) {
  PersonMaker maker(world);
  world.people.reserve(world.scale.people);
  for (uint32_t i = 0; i < world.scale.people; ++i) world.people.push_back(maker.make(i));
  fill_pools(world);
}

}  // namespace plenary::synth

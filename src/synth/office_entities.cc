// Organizations: an administration for each of ITU's real Member States (the countries are real so that
// regions mean something; every name is invented), then firms, universities and others from make_firms. About
// six in a hundred are merged into a larger one of their kind, some take a new name.
#include <fmt/core.h>

#include <cmath>
#include <set>

#include "base/embedded.h"
#include "base/text.h"
#include "synth/office.h"
#include "synth/world.h"

namespace plenary::synth {
namespace {

// The cells of a line of a reviewed table; none of the tables read here has quoted cells.
std::vector<std::vector<std::string_view>> table_of(const char* path) {
  std::vector<std::vector<std::string_view>> rows;
  for (const auto line : split(embedded(path).value_or(""), '\n'))
    if (!line.empty()) rows.push_back(split(line, ','));
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}

Culture culture_of_region(std::string_view region) {
  if (region == "Africa") return Culture::kAfrican;
  if (region == "Americas") return Culture::kRomance;
  if (region == "Arab States") return Culture::kArabic;
  if (region == "CIS") return Culture::kTurkic;
  return region == "Europe" ? Culture::kSlavic : Culture::kMalay;
}

const Country* known(std::string_view code) {
  for (const auto& country : countries())
    if (country.code == code) return &country;
  return nullptr;
}

// States that the table of weights does not know are small; the least developed come least, as they do.
void make_states(Office& office, const std::set<std::string_view>& least, std::set<std::string>& stems) {
  Random random(office.options.seed, kStateStream, 0);
  for (const auto& cells : table_of("data/countries.csv")) {
    if (cells.size() < 10 || cells[9] != "yes") continue;
    const auto* country = known(cells[0]);
    std::string stem;
    do stem = invent_word(random);
    while (!stems.insert(stem).second);
    Entity state;
    state.name = fmt::format("{} {}", stem,
                             random.chance(0.5) ? "Ministry of Communications" : "Telecom Administration");
    state.other_name = state.name;
    state.country = cells[3], state.domain = ascii_lower(stem) + ".example";
    state.culture = country != nullptr ? country->culture : culture_of_region(cells[4]);
    state.least_developed = least.contains(cells[0]);
    state.kind = "government", state.segment = "administration", state.size = "";
    state.weight = std::sqrt(country != nullptr ? country->weight : 2.0) * (state.least_developed ? 0.25 : 1);
    office.entities.push_back(std::move(state));
  }
  office.states = office.entities.size();
}

// The firms of a world of the same seed, with 27 new ones a year besides those of the beginning.
void make_others(Office& office, const std::set<std::string_view>& least, std::set<std::string>& stems) {
  World world;
  world.options.seed = office.options.seed;
  world.options.first_year = office.first_year(), world.options.years = office.options.years;
  world.scale.firms = static_cast<uint32_t>(440 + 27 * office.options.years);
  make_firms(world);
  for (const auto& firm : world.firms) {
    const auto& country = countries()[firm.country];
    Entity entity;
    entity.name = firm.spellings[0].text;
    entity.other_name = firm.spellings[firm.spellings.size() > 1 ? 1 : 0].text;
    entity.country = country.name, entity.domain = firm.domain, entity.culture = country.culture;
    entity.least_developed = least.contains(country.code);
    entity.kind = firm.kind, entity.segment = firm.segment, entity.size = firm.size_class;
    entity.weight = firm.weight * (entity.least_developed ? 0.25 : 1);
    if (firm.successor != kNone) {
      entity.successor = static_cast<uint32_t>(office.states) + firm.successor;
      entity.changed = firm.changed, entity.merged = firm.merged;
    }
    stems.insert(firm.stem);
    office.entities.push_back(std::move(entity));
  }
}

// A smaller one goes into a larger one that has not gone itself: the larger stand first.
void merge_some(Office& office) {
  Random random(office.options.seed, kStateStream, 1);
  const auto first = static_cast<uint32_t>(office.states);
  const auto count = static_cast<uint32_t>(office.entities.size()) - first;
  const int32_t span = office.last_day().days - office.first_day().days;
  for (uint32_t wanted = count * 6 / 100; wanted > 0; --wanted) {
    const uint32_t at = first + 20 + random.below(count - 20), into = first + random.below(at - first);
    Entity& entity = office.entities[at];
    const Entity& larger = office.entities[into];
    if (entity.successor != kNobody || larger.successor != kNobody) continue;
    if (std::string_view(entity.kind) != larger.kind || std::string_view(entity.kind) != "company") continue;
    entity.successor = into, entity.merged = true;
    entity.changed = {office.first_day().days +
                      static_cast<int32_t>(random.below(static_cast<uint64_t>(span)))};
  }
}

}  // namespace

void make_entities(Office& office) {
  std::set<std::string_view> least;
  for (const auto& cells : table_of("data/country_groups.csv"))
    if (cells.size() >= 4 && cells[0] == "LDC" && cells[3].empty()) least.insert(cells[1]);
  std::set<std::string> stems;
  make_states(office, least, stems);
  make_others(office, least, stems);
  merge_some(office);
}

}  // namespace plenary::synth

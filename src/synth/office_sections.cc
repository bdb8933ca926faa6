// Study periods and study groups. The assemblies are where those of the model were, the pandemic's delay
// included; one group is founded and one closed on the way.
#include <fmt/core.h>

#include <array>

#include "synth/office.h"

namespace plenary::synth {
namespace {

constexpr std::array kTitles{"Advisory group",
                             "Services and numbering",
                             "Tariff and policy",
                             "Environment and climate",
                             "Access and home",
                             "Protocols and testing",
                             "Performance and quality",
                             "Future networks",
                             "Transport and optics",
                             "Multimedia",
                             "Security",
                             "Things and cities"};

}  // namespace

void make_sections(Office& office) {
  const std::array<Day, 7> assemblies{make_day(2004, 10, 15), make_day(2008, 10, 31), make_day(2012, 11, 30),
                                      make_day(2016, 11, 4),  make_day(2022, 3, 10),  make_day(2024, 10, 25),
                                      make_day(2028, 10, 31)};
  for (size_t i = 0; i + 1 < assemblies.size(); ++i) {
    if (assemblies[i + 1] < office.first_day()) continue;
    office.periods.push_back(
        {{assemblies[i].days + 1},
         assemblies[i + 1],
         fmt::format("{}-{}", civil(assemblies[i]).year + 1, civil(assemblies[i + 1]).year)});
  }
  Random random(office.options.seed, kSectionStream, 0);
  for (size_t i = 0; i < kTitles.size(); ++i) {
    Section section;
    section.number = static_cast<int>(i);
    section.key = i == 0 ? "AG" : fmt::format("SG{}", i);
    section.title = kTitles[i];
    section.from = make_day(1997, 1, 1);
    section.parties = i == 0 ? 0 : random.between(2, 4);
    section.questions = i == 0 ? 0 : random.between(6, 14);
    section.share = i == 0 ? 0.5 : 0.5 + random.unit();
    if (i == 3) section.to = assemblies[5];
    if (i == 11) section.from = {make_day(2015, 6, 5)};
    office.sections.push_back(std::move(section));
  }
}

}  // namespace plenary::synth

// The calendar: study groups meet twice a year for a week or more, rapporteurs in between, workshops and
// (more since 2020) webinars beside, executives once a year, an assembly at the end of each study period.
// From 10 March 2020 to the end of March 2022 everything is remote; afterwards most is mixed.
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "synth/office.h"

namespace plenary::synth {
namespace {

struct Pattern {
  EventKind kind;
  const char *letter, *title;
  int shortest, longest;  ///< days
};
constexpr std::array<Pattern, 6> kPatterns{{{EventKind::kGroup, "", "meeting", 5, 10},
                                            {EventKind::kRapporteurs, "R", "rapporteur group meeting", 1, 3},
                                            {EventKind::kWorkshop, "W", "Workshop", 1, 2},
                                            {EventKind::kWebinar, "E", "Webinar", 1, 1},
                                            {EventKind::kExecutives, "X", "Executives' meeting", 1, 1},
                                            {EventKind::kAssembly, "A", "Assembly", 9, 10}}};

class Planner {
 public:
  explicit Planner(Office& office) : office_(office), random_(office.options.seed, kCalendarStream, 0) {
    for (const auto& country : countries()) hosts_.add(country.weight < 20 ? 2 : 5 + country.weight / 50);
  }

  void run() {
    for (int year = office_.first_year(); year <= kLastRehearsalYear; ++year) plan_year(year);
    for (const auto& period : office_.periods)
      if (period.to >= make_day(office_.first_year(), 1, 15) && period.to <= office_.last_day())
        add(EventKind::kAssembly, 0, {period.to.days - 9});
    std::ranges::stable_sort(office_.events, {}, [](const Happening& h) { return h.from; });
    number();
  }

 private:
  void plan_year(int year) {
    const bool after = year >= 2020;
    for (uint16_t s = 0; s < office_.sections.size(); ++s) {
      add(EventKind::kGroup, s, day_in(year, 15, 150));
      if (s == 0) continue;
      add(EventKind::kGroup, s, day_in(year, 200, 330));
      for (int i = random_.between(2, 4); i > 0; --i) add(EventKind::kRapporteurs, s, day_in(year, 15, 345));
    }
    for (int i = random_.between(9, 14); i > 0; --i)
      add(EventKind::kWorkshop, section(), day_in(year, 15, 345));
    for (int i = after ? random_.between(18, 26) : year < 2012 ? 0 : random_.between(1, 4); i > 0; --i)
      add(EventKind::kWebinar, section(), day_in(year, 15, 345));
    if (year >= 2009) add(EventKind::kExecutives, 0, day_in(year, 250, 330));
  }

  Day day_in(int year, int first, int last) {
    return {make_day(year, 1, 1).days + random_.between(first, last)};
  }
  uint16_t section() { return static_cast<uint16_t>(random_.below(office_.sections.size())); }

  const char* mode_of(EventKind kind, Day day) {
    if (kind == EventKind::kWebinar) return "Remote";
    if (day >= make_day(2020, 3, 10) && day < make_day(2022, 4, 1)) return "Remote";
    const int year = civil(day).year;
    if (kind == EventKind::kRapporteurs)
      return random_.chance(year < 2010 ? 0.2 : year < 2020 ? 0.5 : 0.8) ? "Remote" : "On site";
    if (year >= 2022) return random_.chance(0.85) ? "Hybrid" : "On site";
    return year >= 2014 && random_.chance(0.3) ? "Hybrid" : "On site";
  }

  void add(EventKind kind, uint16_t section, Day from) {
    const auto& of = office_.sections[section];
    if (from < of.from || (of.to && from > *of.to)) return;
    const auto& pattern = kPatterns[static_cast<size_t>(kind)];
    Happening event{.kind = kind, .mode = mode_of(kind, from), .section = section, .from = from};
    event.to = {from.days + random_.between(pattern.shortest, pattern.longest) - 1};
    const bool home = random_.chance(kind == EventKind::kGroup      ? 0.7
                                     : kind == EventKind::kWorkshop ? 0.3
                                                                    : 0.5);
    const auto town = invent_word(random_);
    const auto& host = countries()[hosts_.pick(random_)];
    event.place = home ? "Geneva" : town;
    event.country = home ? "Switzerland" : std::string(host.name);
    if (std::string_view(event.mode) == "Remote") event.place = event.country = "";
    event.title = kind == EventKind::kGroup || kind == EventKind::kRapporteurs
                      ? fmt::format("{} {}", of.key, pattern.title)
                  : kind == EventKind::kAssembly || kind == EventKind::kExecutives
                      ? std::string(pattern.title)
                      : fmt::format("{}: {}", pattern.title, invent_title(random_));
    office_.events.push_back(std::move(event));
  }

  // "SG5-2017-01": the group, or a letter for what belongs to none, the year, and the number in it.
  void number() {
    std::vector<std::pair<std::string, int>> last;
    for (auto& event : office_.events) {
      const bool of_group = event.kind == EventKind::kGroup || event.kind == EventKind::kRapporteurs;
      const auto* letter = kPatterns[static_cast<size_t>(event.kind)].letter;
      const auto stem = fmt::format("{}{}-{}", of_group ? office_.sections[event.section].key : "", letter,
                                    civil(event.from).year);
      auto found = std::ranges::find(last, stem, &std::pair<std::string, int>::first);
      if (found == last.end()) found = last.insert(last.end(), {stem, 0});
      event.code = fmt::format("{}-{:02}", stem, ++found->second);
    }
  }

  Office& office_;
  Random random_;
  Wheel hosts_;
};

}  // namespace

void make_calendar(Office& office) { Planner(office).run(); }

}  // namespace plenary::synth

// The work programme, those who hold offices, and what countries took over. Five in six Recommendations are
// approved by the alternative path (AAP), which takes months where the traditional one (TAP) takes a year.
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "synth/office_acts.h"

namespace plenary::synth {
namespace {

struct Kind {
  const char* name;
  double share;
};
constexpr std::array<Kind, 6> kKinds{{{"Recommendation", 0.68},
                                      {"Amendment", 0.10},
                                      {"Corrigendum", 0.04},
                                      {"Supplement", 0.08},
                                      {"Technical report", 0.08},
                                      {"Handbook", 0.02}}};

const char* kind_of(Random& random) {
  Wheel wheel;
  for (const auto& kind : kKinds) wheel.add(kind.share);
  return kKinds[wheel.pick(random)].name;
}

// The people of a section who are there on a day for some time, by weight.
std::vector<uint32_t> steady(const Office& office, const std::vector<uint32_t>& people, Day day) {
  std::vector<uint32_t> out;
  for (const auto p : people) {
    const auto& person = office.people[p];
    if (!person.brief && person.from <= day && day.days + 200 <= person.to.days) out.push_back(p);
  }
  std::ranges::stable_sort(out, std::greater(), [&](uint32_t p) { return office.people[p].weight; });
  return out;
}

class Programme {
 public:
  explicit Programme(const Office& office) : office_(office), sections_(people_by_section(office)) {}

  std::vector<WorkItem> run() {
    for (int year = office_.first_year(); year <= kLastRehearsalYear; ++year)
      for (uint16_t s = 1; s < office_.sections.size(); ++s) start(s, year);
    return std::move(items_);
  }

 private:
  void start(uint16_t s, int year) {
    Random random(office_.options.seed, kWorkItemStream, static_cast<uint64_t>(year) << 8 | s);
    const auto& section = office_.sections[s];
    for (int i = static_cast<int>(random.between(12, 22) * section.share); i > 0; --i) {
      const Day day{make_day(year, 1, 1).days + static_cast<int32_t>(random.below(365))};
      if (day < section.from || (section.to && day > *section.to)) continue;
      const auto there = steady(office_, sections_[s], day);
      if (there.empty()) continue;
      items_.push_back(item(random, s, day, there));
    }
  }

  WorkItem item(Random& random, uint16_t s, Day day, const std::vector<uint32_t>& there) {
    WorkItem item{s,
                  random.between(1, office_.sections[s].questions),
                  ++numbers_[s],
                  invent_title(random),
                  kind_of(random),
                  "",
                  {},
                  day,
                  {},
                  {},
                  {},
                  {}};
    const std::string_view type = item.type;
    const bool normative = type == "Recommendation" || type == "Amendment" || type == "Corrigendum";
    item.path = !normative ? "Agreement" : random.chance(0.84) ? "AAP" : "TAP";
    for (int n = random.chance(0.4) ? 2 : 1; n > 0; --n) {
      const auto who = there[random.below(std::min<size_t>(there.size(), 40))];
      if (std::ranges::find(item.editors, who) == item.editors.end()) item.editors.push_back(who);
    }
    const auto after = [&](Day from, double mean, int least) {
      return Day{from.days + least + static_cast<int32_t>(random.exponential(mean))};
    };
    if (random.chance(0.08)) {
      item.deleted = still(after(day, 900, 200));
      return item;
    }
    item.agreed = still(after(day, normative ? 620 : 380, 120));
    if (item.agreed)
      item.approved = still(after(*item.agreed, std::string_view(item.path) == "TAP" ? 120 : 30,
                                  std::string_view(item.path) == "TAP" ? 150 : 28));
    if (item.approved) item.published = still(after(*item.approved, 60, 20));
    return item;
  }

  // What lies after the last day has not happened.
  std::optional<Day> still(Day day) const {
    return day <= office_.last_day() ? std::optional(day) : std::nullopt;
  }

  const Office& office_;
  std::vector<std::vector<uint32_t>> sections_;
  std::array<int, 16> numbers_{};
  std::vector<WorkItem> items_;
};

void appoint(const Office& office, const Period& period, const std::vector<uint32_t>& there, size_t& next,
             const char* role, std::string group, std::vector<Term>& out) {
  if (there.empty()) return;
  const auto who = there[next++ % there.size()];
  out.push_back({role, who, std::move(group), period.from, std::min(period.to, office.people[who].to)});
}

}  // namespace

std::vector<WorkItem> make_work_items(const Office& office) { return Programme(office).run(); }

std::vector<std::vector<Term>> make_terms(const Office& office) {
  const auto sections = people_by_section(office);
  std::vector<std::vector<Term>> all;
  for (size_t i = 0; i < office.periods.size(); ++i) {
    const auto& period = office.periods[i];
    auto& out = all.emplace_back();
    Random random(office.options.seed, kOfficerStream, i);
    const Day begin = std::max(period.from, office.first_day());
    for (uint16_t s = 0; s < office.sections.size(); ++s) {
      const auto& section = office.sections[s];
      if (section.from > period.from || (section.to && *section.to < period.from)) continue;
      const auto there = steady(office, sections[s], begin);
      size_t next = 0;
      const auto add = [&](const char* role, std::string group) {
        appoint(office, period, there, next, role, std::move(group), out);
      };
      add("Chair", section.key);
      for (int n = random.between(5, 9); n > 0; --n) add("Vice-chair", section.key);
      for (int w = 1; w <= section.parties; ++w) add("Chair", fmt::format("WP{}/{}", w, section.number));
      for (int q = 1; q <= section.questions; ++q) {
        add("Rapporteur", question_key(office, s, q));
        if (random.chance(0.6)) add("Associate rapporteur", question_key(office, s, q));
      }
    }
  }
  return all;
}

std::vector<Localization> make_localizations(const Office& office, const std::vector<WorkItem>& items) {
  struct Taker {
    const char *name, *prefix, *language;
  };
  static constexpr std::array<Taker, 12> kTakers{{{"China", "SX/T", "Chinese"},
                                                  {"Korea, Republic of", "SK", "Korean"},
                                                  {"Japan", "SJ", "Japanese"},
                                                  {"India", "SI", "English"},
                                                  {"Brazil", "SB", "Portuguese"},
                                                  {"Egypt", "SE", "Arabic"},
                                                  {"Saudi Arabia", "SS", "Arabic"},
                                                  {"Viet Nam", "SV", "Vietnamese"},
                                                  {"Kenya", "SY", "English"},
                                                  {"Tunisia", "ST", "French"},
                                                  {"Kazakhstan", "SZ", "Russian"},
                                                  {"Colombia", "SC", "Spanish"}}};
  std::vector<Localization> out;
  Random random(office.options.seed, kWorkItemStream, 0);
  for (uint32_t i = 0; i < items.size(); ++i) {
    if (!items[i].published || std::string_view(items[i].type) != "Recommendation" || !random.chance(0.3))
      continue;
    const size_t first = random.below(kTakers.size());
    for (size_t n = 0, count = 1 + random.below(3); n < count; ++n) {
      const auto& taker = kTakers[(first + n * 5) % kTakers.size()];
      const Day day{items[i].published->days + 90 + static_cast<int32_t>(random.exponential(700))};
      if (day > office.last_day()) continue;
      out.push_back({i, taker.name, taker.prefix, random.chance(0.6) ? "adoption" : "translation",
                     taker.language, day});
    }
  }
  return out;
}

}  // namespace plenary::synth

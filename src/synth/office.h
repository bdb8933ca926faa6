// The world behind the rehearsal body's files (rehearsal.h): who is a member when, who works where, which
// group meets when. Made in the order of the functions at the end, each in its own file; what people did at
// events and what they wrote is made when the files are (office_acts.h).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "synth/names.h"
#include "synth/random.h"
#include "synth/rehearsal.h"

namespace plenary::synth {

inline constexpr uint32_t kNobody = ~0u;

/// An organization. Member States' administrations come first.
struct Entity {
  std::string name, other_name;  ///< as registered, and as some write it
  std::string country, domain;
  Culture culture = Culture::kAnglo;
  bool least_developed = false;
  const char *kind = "", *segment = "", *size = "";
  double weight = 1;             ///< of people joining
  uint32_t successor = kNobody;  ///< what it became on `changed`
  bool merged = false;           ///< else it took a new name
  Day changed;
};

/// A line of the register: a member in one category and class.
struct MemberLine {
  uint32_t entity;
  const char *category, *units;
  Day from;
  std::optional<Day> to;
  const char* remark = "";
};

/// A study period: from the day after an assembly to the end of the next.
struct Period {
  Day from, to;
  std::string name;  ///< "2017-2021"
};

/// A study group (or the advisory group, the first) with its questions.
struct Section {
  std::string key, title;
  int number = 0;
  Day from;
  std::optional<Day> to;
  int parties = 0, questions = 0;
  double share = 1;  ///< of people and papers
};

struct Employment {
  uint32_t entity;
  Day from;
  const char* level;
};

struct Delegate {
  FullName name;
  std::string mail;
  uint16_t section = 0;
  Day from, to;
  bool brief = false;            ///< comes once or twice
  double weight = 1;             ///< how often seen
  std::vector<Employment> jobs;  ///< by day, the first from the beginning
};

enum class EventKind : uint8_t { kGroup, kRapporteurs, kWorkshop, kWebinar, kExecutives, kAssembly };

struct Happening {
  EventKind kind;
  std::string code, title, place, country;
  const char* mode;
  uint16_t section = 0;
  Day from, to;
};

struct Office {
  RehearsalOptions options;
  std::vector<Entity> entities;
  size_t states = 0;  ///< how many of the entities are Member States
  std::vector<MemberLine> lines;
  std::vector<Period> periods;
  std::vector<Section> sections;
  std::vector<Delegate> people;
  std::vector<Happening> events;  ///< by day

  int first_year() const { return kLastRehearsalYear - options.years + 1; }
  Day first_day() const { return make_day(first_year(), 1, 1); }
  Day last_day() const { return make_day(kLastRehearsalYear, 12, 31); }
  /// Returns the employment on that day.
  const Employment& job(const Delegate& person, Day day) const;
  /// Returns what an organization is on that day: itself or what it became.
  uint32_t entity_on(uint32_t entity, Day day) const;
};

/// Sorts of random streams; a new one goes to the end.
enum OfficeSort : uint64_t {
  kStateStream = 64,
  kRegisterStream,
  kSectionStream,
  kDelegateStream,
  kCalendarStream,
  kAttendanceStream,
  kContributionStream,
  kWorkItemStream,
  kOfficerStream,
  kSlipStream
};

Office make_office(const RehearsalOptions& options);

/// The steps of make_office, in its order.
void make_entities(Office& office);
void make_register(Office& office);
void make_sections(Office& office);
void make_delegates(Office& office);
void make_calendar(Office& office);

}  // namespace plenary::synth

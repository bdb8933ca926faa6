// What happened in the rehearsal body: who registered for what, who contributed what, what was worked on, who
// held which office, and where results were taken over.
#pragma once
#include "synth/office.h"

namespace plenary::synth {

struct Registration {
  uint32_t person;
  const char *mode, *role;  ///< "" is not said
  bool came;
};
/// The registrations of an event, by event.
using Registrations = std::vector<std::vector<Registration>>;

struct Paper {
  uint32_t event, person;
  std::vector<uint32_t> partners;  ///< other organizations behind it
  Day received;
  const char* outcome;
  int question = 0;  ///< 0: all of the group
  int number = 0;    ///< in the study period and group
  std::string title;
};

struct WorkItem {
  uint16_t section;
  int question, number;
  std::string title;
  const char *type, *path;
  std::vector<uint32_t> editors;
  Day started;
  std::optional<Day> agreed, approved, published, deleted;  ///< agreed: consented or determined
};

struct Term {
  const char* role;
  uint32_t person;
  std::string group;
  Day from, to;
};

struct Localization {
  uint32_t item;
  const char *country, *prefix, *type, *language;
  Day day;
};

/// Everybody comes at least once.
Registrations make_registrations(const Office& office);
/// 3,000 a year, written by people who registered.
std::vector<Paper> make_papers(const Office& office, const Registrations& registrations);
std::vector<WorkItem> make_work_items(const Office& office);
/// One list of terms a study period.
std::vector<std::vector<Term>> make_terms(const Office& office);
std::vector<Localization> make_localizations(const Office& office, const std::vector<WorkItem>& items);

/// The people of a section, by number: those that `make_delegates` put there.
std::vector<std::vector<uint32_t>> people_by_section(const Office& office);

/// "Q5/3" or, for question 0, "SG3".
std::string question_key(const Office& office, uint16_t section, int question);

}  // namespace plenary::synth

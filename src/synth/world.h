// What is settled before the first activity is made: who is where when, which group meets when, and how many
// rows each meeting yields. It fits in memory at any size (people grow slower than activities); activities
// themselves are made meeting by meeting (acts.h), each from its own random stream.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "synth/names.h"
#include "synth/random.h"
#include "synth/synth.h"

namespace plenary::synth {

inline constexpr uint32_t kNone = ~0u;

/// Sorts of random streams; a new one goes to the end.
enum Sort : uint64_t {
  kFirmStream,
  kTeamStream,
  kPersonStream,
  kMeetingStream,
  kDeliverableStream,
  kPostStream,
  kActStream,
  kMemberStream
};

/// How many of each there are: all grow more slowly than activities do.
struct Scale {
  uint32_t firms, people, meetings, sections, deliverables;
  double contacts;  ///< people named by each organization behind a contribution, on average
};
Scale scale_of(const SynthOptions& options);

struct Spelling {
  std::string text;
  const char* reason;  ///< why it differs from the registered name: "case", "misspelling" ...
};

/// An organization as an entity in one country.
struct Firm {
  std::string stem, domain;
  const char* kind;
  const char* segment;
  const char* size_class;
  uint8_t country;
  uint8_t focus;               ///< the body that it follows most
  double weight;               ///< of its people joining
  uint32_t parent = kNone;     ///< the holding
  uint32_t successor = kNone;  ///< what it became, by a new name or a merger, on `changed`
  bool merged = false;
  Day changed;
  std::vector<Spelling> spellings;  ///< the registered name first
};

/// A group; level 0 is right below the body.
struct Team {
  uint8_t body, level;
  uint16_t section;  ///< the level 0 group it belongs to, counted in the body
  uint32_t parent = kNone;
  std::string key, name, kind;
  Day from;
  std::optional<Day> to;
};

struct Job {
  uint32_t firm;
  Day from, to;
  uint8_t spelling;  ///< how this person usually writes the firm
  const char* level;
};

struct Person {
  FullName name;
  std::string handle;  ///< left of the @, ASCII
  uint8_t country;
  NameStyle style;
  float weight;  ///< how often seen
  Day from, to;
  uint32_t jobs, job_count;  ///< in World::jobs, by date
  uint8_t body;              ///< where mostly seen
  uint16_t section;
};

struct Meeting {
  uint32_t team;
  Day from, to;
  std::string key;
  const char* mode;
  const char* kind;
  uint8_t country;
  uint64_t first_row, rows;  ///< its part of all activities
};

struct Deliverable {
  uint32_t team, meeting;
  Day day;
  std::string key, work, name, title;
  const char* type;
  const char* status;
  const char* path;
};

/// A term of office.
struct Post {
  uint32_t team, person;
  const char* role;
  Day from, to;
};

/// The people to be met in one section of one body in one year.
struct Pool {
  std::vector<uint32_t> people;
  Wheel wheel;
};

struct World {
  SynthOptions options;
  Scale scale;
  std::vector<Firm> firms;
  std::vector<Team> teams;  ///< by body
  std::vector<Person> people;
  std::vector<Job> jobs;
  std::vector<Meeting> meetings;  ///< by body and day; first_row counts in this order
  std::vector<Deliverable> deliverables;
  std::vector<Post> posts;
  std::vector<std::vector<uint32_t>> team_posts;            ///< by team
  std::vector<std::vector<uint32_t>> section_deliverables;  ///< by body and section, by day

  Day first_day() const { return make_day(options.first_year, 1, 1); }
  Day last_day() const { return make_day(options.first_year + options.years - 1, 12, 31); }

  /// Returns the pool of a section, or of the whole body for section == scale.sections.
  const Pool& pool(uint8_t body, uint32_t section, int year) const;
  std::vector<Pool> pools;

  const Job& job(const Person& person, Day day) const;
  /// Returns what the firm is on that day: itself or what it became.
  uint32_t firm_on(uint32_t firm, Day day) const;
  size_t section_index(uint8_t body, uint32_t section) const {
    return body * size_t{scale.sections} + section;
  }
  size_t pool_index(uint8_t body, uint32_t section, int year) const;
};

World make_world(const SynthOptions& options);

/// The steps of make_world, in its order; each is one file.
void make_firms(World& world);
void make_teams(World& world);
void make_people(World& world);
void make_meetings(World& world);
void make_deliverables(World& world);
void make_posts(World& world);

/// Growth of all activity over the years, with the dip of a pandemic in 2020 and 2021.
double activity_level(int year);

}  // namespace plenary::synth

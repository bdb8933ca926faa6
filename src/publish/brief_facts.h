// What a brief tells of whom, as lists: a fact is one question of the catalogue and how its answer is said.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "publish/brief.h"

namespace plenary {

/// Over which time a fact is asked.
enum class BriefWindow {
  kYear,        ///< the last whole year on record
  kThreeYears,  ///< that and the two before
  kDay,         ///< how things stand at the end of that year
  kAll,         ///< all that is on record until then
};

/// How an answer is said.
enum class Telling {
  kTotal,   ///< one number
  kEach,    ///< all values of a slice with their numbers, in the order of the alphabet
  kMost,    ///< the greatest three with their numbers
  kNames,   ///< the values of a slice without numbers
  kChange,  ///< the year beside the one before
  kPairs,   ///< of a network: with whom most, five
  kBelow,   ///< which units take part less than their share of the members
  kAbsent,  ///< which of a country's kinds of organizations are not there
};

/// In which part of the records.
enum class Within { kHost, kAllBodies };

struct FactSpec {
  const char* key;
  const char* metric;
  std::vector<std::string> by;
  Telling telling;
  BriefWindow window;
  Within within;
  const char* text;                        ///< {name}, {host}, {when}, and {value} or {list}
  const char* none = "";                   ///< what is said of nothing; empty: it is left out
  std::optional<BriefReader> reader = {};  ///< told to such readers alone
  size_t part = 0;                         ///< of the measure's parts
};

struct FactSection {
  const char* key;
  const char* heading;
  std::vector<FactSpec> facts;
};

/// The sections of a brief on an organization, country, group, body or subject, by the name of its slice.
const std::vector<FactSection>& brief_facts(std::string_view slice);

// The parts of it, by file.
const std::vector<FactSection>& brief_facts_of_organization();
const std::vector<FactSection>& brief_facts_of_country();
FactSection brief_changes(std::vector<const char*> metrics);

/// When a rule for a step holds of a fact.
enum class StepWhen { kNone, kSome, kTold, kFewer, kOne };

/// A step that may be suggested: which fact must be how, and what is said then.
struct StepSpec {
  std::vector<BriefStanding> standings;  ///< none: of any
  const char* fact;
  StepWhen when;
  const char* text;                        ///< {name}, {host}, {first}, {list}
  std::optional<BriefReader> reader = {};  ///< who hears it before others
};

/// In the order in which they are suggested.
const std::vector<StepSpec>& brief_steps(std::string_view slice);

}  // namespace plenary

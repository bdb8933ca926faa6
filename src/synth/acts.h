// What people did at and for one meeting: attendance, contributions with their co-submitters, presentations,
// chairing, comments, reviews and editing of deliverables, liaison. As small numbers; words are found when
// rows are written.
#pragma once
#include <vector>

#include "synth/world.h"

namespace plenary::synth {

enum class ActKind : uint8_t {
  kAttended,
  kAbsent,
  kPresented,
  kContributed,
  kChaired,
  kCommented,
  kReviewed,
  kEdited,
  kAuthored,
  kLiaised
};
inline constexpr std::array kActNames{"attended",  "absent",   "presented", "contributed", "chaired",
                                      "commented", "reviewed", "edited",    "authored",    "liaised"};

/// A document submitted to a meeting.
struct Contribution {
  Day day;
  const char* outcome;  ///< "" is not known
};

struct Act {
  Day day;
  ActKind kind;
  uint32_t person;
  uint32_t firm;  ///< kNone: not said
  uint8_t spelling;
  uint8_t country;                ///< of the entity acted for
  uint32_t contribution = kNone;  ///< of the meeting
  uint32_t deliverable = kNone;
  NameStyle style;
  bool mail, country_said;
  const char* mode = "";
  const char* role = "";
};

struct Acts {
  std::vector<Act> acts;                    ///< as many as the meeting's rows
  std::vector<Contribution> contributions;  ///< each has at least one act
};

/// Makes the acts of one meeting; depends on nothing but the world and the meeting's number.
void make_acts(const World& world, uint32_t meeting, Acts& out);

}  // namespace plenary::synth

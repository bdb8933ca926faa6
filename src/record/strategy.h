// What a company wants where: the strategy that its standards lead keeps.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace plenary {

/// How much of a part a company has, or means to have.
enum class Footing : uint8_t { kAbsent, kMonitor, kParticipate, kLead };

/// The footing of a word of a strategy: lead, participate, else monitor.
inline Footing footing_of(std::string_view word) {
  return word == "lead" ? Footing::kLead : word == "participate" ? Footing::kParticipate : Footing::kMonitor;
}

/// One line of a strategy: in a body, or only in a group or a subject of it.
struct Aim {
  std::string body, group, subject;  ///< as written; group and subject may be empty
  Footing level = Footing::kMonitor;
  std::optional<Date> from, to;  ///< while it holds, both inclusive; nothing: open
  std::string why;
  std::string place;  ///< in the file, for messages
};

struct Strategy {
  std::string organization;        ///< empty: not said
  std::vector<std::string> peers;  ///< with whom it compares itself
  std::vector<Aim> aims;
};

}  // namespace plenary

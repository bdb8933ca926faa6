#pragma once
#include <vector>

#include "advise/work_links.h"

namespace plenary {

/// What stands before and after each text: it replaces or updates the one, the other replaces or updates it.
struct Succession {
  struct Step {
    uint32_t work = 0;
    bool whole = false;  ///< replaced; else updated, and both stand
    auto operator<=>(const Step&) const = default;
  };
  std::vector<std::vector<Step>> before, after;  ///< of each work, rising, each once
  std::vector<uint32_t> family;  ///< of each work the number of its family: what replaced each other

  /// True for a text that replaces or updates another one.
  bool revises(uint32_t work) const { return !before[work].empty(); }
};

/// Reads who replaces whom, as sources say it. Editions of one text are one text here.
Result<Succession> read_succession(duck::Connection& connection, const WorkList& list);

}  // namespace plenary

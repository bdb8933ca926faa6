// Works of the past with what was known of them soon after they began, and what became of them: what a bar
// for new work is tried on.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "advise/bar.h"
#include "duck/duck.h"

namespace plenary {

/// Who stood behind a work so many days after it began counts as known at its beginning: bodies write
/// supporters and editors down with some delay. What came later is hindsight.
inline constexpr int kEarlyDays = 180;
/// After how many years a work's end is asked for.
inline constexpr int kOutcomeYears = 3;

enum class WorkEnd : uint8_t { kOpen, kPublished, kDropped };
const char* to_string(WorkEnd end);

struct PastWork {
  std::string key, name, title, body, group, type;
  Day begun, last;  ///< last: the newest stage of its body that is on record
  WorkEnd end = WorkEnd::kOpen;
  double days = 0;          ///< until its end, or until `last`
  BackingCounts backing{};  ///< as far as known kEarlyDays after it began
  int64_t adopters = 0;

  /// Whether it is on record what the bar asks for: nobody known so early is no data, and not zero.
  bool judged_by(const Bar& bar) const;
  /// Whether the records go on kOutcomeYears after its beginning. One that ended sooner says nothing of its
  /// year: those of its year that last are not told yet.
  bool followed() const;
  /// Followed, and published within kOutcomeYears.
  bool published_in_time() const;
};

/// Reads the works of a body (empty: of all) whose beginning is known, the oldest first; with `used_by` only
/// adopters that were seen by then count. Errors: none is.
Result<std::vector<PastWork>> read_past_works(duck::Connection& connection, const std::string& body,
                                              std::optional<Day> used_by = {});

}  // namespace plenary

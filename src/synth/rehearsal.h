// The rehearsal body: a standards body shaped like ITU-T that never was, as the files that its secretariat
// would have. Where `write_synth` makes large and even tables for measurements, this makes a small office:
// workbooks with titles and totals, lists with slips of the pen, a register in which members come, change
// their category and leave. For officers to practise on, and for every figure to have something to show.
#pragma once
#include <cstdint>
#include <string>

#include "base/result.h"

namespace plenary::synth {

struct RehearsalOptions {
  std::string folder;  ///< made when it is not there; must be empty
  uint64_t seed = 1;   ///< the same seed and years give the same bytes
  int years = 20;      ///< 2 to 20, the last is kLastRehearsalYear
};

inline constexpr int kLastRehearsalYear = 2025;

/// What was made.
struct RehearsalCounts {
  size_t members = 0;  ///< organizations that are or were members
  size_t people = 0, events = 0, registrations = 0, contributions = 0, work_items = 0;
};

/// Writes the files, one folder a desk (register, structure, calendar, registrations, contributions,
/// work-programme), the mapping of each beside it, and README.txt. Twenty years: 900 members, 12,000
/// people, 60,000 contributions. Errors: kUsage (years, a folder that is not empty), kIo.
Result<RehearsalCounts> write_rehearsal(const RehearsalOptions& options);

}  // namespace plenary::synth

// A standards world that never was: bodies, groups, organizations, people, meetings, documents and what was
// done, from a seed. For rehearsals, tests and measurements; everything it writes says SYNTHETIC, mail
// domains end in ".example".
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "base/result.h"

namespace plenary::synth {

struct SynthOptions {
  std::string folder;       ///< made when it is not there; must be empty
  uint64_t activities = 0;  ///< rows of the activity table, exactly; 1 to a thousand million
  uint64_t seed = 1;        ///< the same seed and sizes give the same bytes
  int first_year = 2006;    ///< 1870 to 2150
  int years = 20;           ///< 1 to 50
  int threads = 0;          ///< 0: as many as the machine has; has no influence on what is written
};

/// Shares of rows without a field that they could have (docs/synth.md). Mode is one of meetings only.
inline constexpr double kMissingOrganization = 0.07;
inline constexpr double kMissingCountry = 0.12;
inline constexpr double kMissingMail = 0.60;
inline constexpr double kMissingMode = 0.20;

/// Rows of one file of activities, at most.
inline constexpr uint64_t kShardRows = 250'000;

/// Is told how many activities are written, of how many; says whether to go on. Never called by two threads
/// at once.
using Progress = std::function<bool(uint64_t done, uint64_t total)>;

/// Writes the world as files that the `table` format reads: one folder of Parquet files and one mapping a
/// noun, and README.txt, last. Errors: kUsage (sizes, a folder that is not empty, stopped by `progress`),
/// kIo, kEngine.
Status write_synth(const SynthOptions& options, const Progress& progress = {});

}  // namespace plenary::synth

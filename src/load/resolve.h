#pragma once
#include "base/progress.h"
#include "base/result.h"
#include "store/store.h"

namespace plenary {

/// What a resolve pass did.
struct ResolveReport {
  uint64_t references = 0;  ///< names of organizations and people decided anew
  uint64_t rows_again = 0;  ///< earlier activities whose meaning changed
};

/// Turns merged records into resolved ones: dimensions, decisions on names, activities. The writer has
/// merged. Reads top to bottom; each pass may rely on those before it.
Result<ResolveReport> resolve(Writer& writer, ProgressLine& progress);

}  // namespace plenary

// The sheet on which experts rate standards by the four indicators: as a table and as a web form that saves
// the same table. Both come back by `plenary import table FOLDER --mapping ratings.mapping.toml`.
#pragma once
#include <string>
#include <vector>

#include "store/store.h"

namespace plenary {

/// A standard to be rated.
struct RatedStandard {
  std::string document, name, title;
};

/// The lowest and the highest score, as the mapping says it.
inline constexpr const char* kRatingScale = "1-5";

/// Four rows a standard, scores and rationale empty (RFC 4180).
std::string ratings_csv(const std::vector<RatedStandard>& standards, const Snapshot& snapshot);

/// One HTML file without network or cookies: what is filled in leaves it as a file that the rater saves.
std::string ratings_form(const std::vector<RatedStandard>& standards, const Snapshot& snapshot);

/// How the table importer reads a filled sheet; rows without a score say nothing.
std::string ratings_mapping();

}  // namespace plenary

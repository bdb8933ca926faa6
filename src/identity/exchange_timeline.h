// Formats that allow one employer at a time need a person's enrollments laid end to end.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "identity/exchange.h"

namespace plenary {

struct Stay {
  std::string organization;        ///< empty: nobody knows
  std::optional<Day> from, until;  ///< `until` is the first day that is no longer in it
};

/// Returns the stays from the beginning to the end of time, none overlapping, gaps included: where
/// enrollments overlap, the one that began last holds. Nothing for no enrollments.
std::vector<Stay> timeline(const std::vector<Identities::Enrollment>& enrollments);

/// True for the words by which gitdm's tables say that an employer was looked for and not found.
bool employer_unknown(std::string_view employer);

/// Returns the address with CNCF's '!' for '@' turned back.
std::string with_at(std::string_view mail);

}  // namespace plenary

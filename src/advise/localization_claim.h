// A claim put to the test: that localizations and downloads foretell how much an industry takes part and uses
// standards. Fields (groups of a body, as one country's interest in them) are followed over years, with an
// effect of each field and of each year taken out; what came before is set against what came after, which
// can foretell nothing. An association is no cause.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "advise/localization.h"
#include "stats/panel_poisson.h"

namespace plenary {

enum class ClaimReading {
  kTracksLater,  ///< associated with what comes later, and not in the same way with what came before
  kTogether,     ///< associated with both: they move together, none comes first
  kOpposite,     ///< more of the one, less of the other later
  kNotSeen,      ///< nothing that chance does not make
  kTooFew,       ///< fewer years or fields than a test needs
  kNoData        ///< one of the two is not on record
};
const char* to_string(ClaimReading reading);

/// One pair: what may foretell, and what is foretold.
struct ClaimTest {
  std::string of, on;  ///< "localizations", "downloads"; "contributions", "organizations", "users"
  ClaimReading reading = ClaimReading::kNoData;
  std::optional<PanelAssociation> later;  ///< by how much the outcome changes where twice as many came in the
                                          ///< three years before
  std::optional<PanelAssociation> placebo;  ///< the same with the three years after, held against each before
  double q_value = 1;                       ///< of later, among all tests of the answer (Benjamini, Hochberg)
};

/// A test needs at least this many years and fields.
inline constexpr size_t kClaimYears = 5, kClaimFields = 8;

/// What happened in a field (a group), seen from a country ("" for all), year by year.
using FieldYears = std::map<std::pair<std::string, int64_t>, std::map<int, double>>;

/// Sets one against the other in both directions; what that says is read when all tests are made. Years count
/// where three before (after) lie within the country's records of `before`.
ClaimTest compare_years(std::string of, const FieldYears& before, std::string on, const FieldYears& after);

/// Reads tests that were made together: what is seen in one must stand among all.
void read_together(std::vector<ClaimTest>& tests);

/// Tests all pairs within a scope (its window counts for all records).
Result<std::vector<ClaimTest>> test_claim(duck::Connection& connection, const NationalScope& scope);

}  // namespace plenary

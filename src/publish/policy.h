// The policy of the gate: what each audience may see. One file, data/policy.toml or the workspace's own
// policy.toml, says all of it.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "metric/disclosure.h"
#include "store/store.h"

namespace plenary {

/// For whom an answer is. The owner of a workspace at his own terminal is the secretariat.
enum class Audience { kPublic, kMember, kSecretariat, kAdministrator };
inline constexpr std::array kAudiences{Audience::kPublic, Audience::kMember, Audience::kSecretariat,
                                       Audience::kAdministrator};

/// Reads "public", "member", "secretariat", "administrator".
Result<Audience> parse_audience(std::string_view name);
const char* to_string(Audience audience);

/// Whether an audience works with the records themselves.
constexpr bool is_staff(Audience audience) { return audience >= Audience::kSecretariat; }

/// Whose names an audience sees.
enum class NamesShown { kNone, kOptIn, kCredited, kAll };

/// What one audience may see. 0 is no rule.
struct AudienceRules {
  bool organizations = true;   ///< figures may name organizations
  int64_t least_holdings = 0;  ///< behind a figure about organizations or people
  int64_t least_persons = 0;   ///< behind a figure about people
  double dominance = 0;        ///< p of the p% rule
  int64_t slices = 0;          ///< most by which a figure is cut or filtered at once
  bool whole_years = false;    ///< windows are calendar years, nothing is cut finer
  bool roll_up = false;        ///< rows that cannot be shown are put together
  bool zeros = true;           ///< that nobody takes part is shown
  NamesShown names = NamesShown::kAll;

  /// Whether a judgement that passes no table of the gate (a level, a rating, a standing) rests on too few; a
  /// policy may ask for more than the defaults, never for less.
  bool few_holdings(size_t holdings) const { return holdings < judged_holdings(); }
  bool few_persons(size_t persons) const {
    return persons < static_cast<size_t>(std::max(least_persons, kLeastPersons));
  }
  size_t judged_holdings() const {
    return static_cast<size_t>(std::max(least_holdings, kLeastOrganizations));
  }
};

/// With how much noise counts of access logs leave. Losses in thousandths.
struct UsageRules {
  int64_t loss = 0;           ///< of one release
  int64_t budget = 0;         ///< of all releases of one year's records
  int64_t contributions = 0;  ///< most counts of one user on one day
};

/// A body that publishes figures itself: they are exact for everyone.
struct Published {
  std::string body;
  std::vector<std::string> metrics;  ///< "*" is all
  std::string source;                ///< where
};

struct Policy {
  std::array<AudienceRules, kAudiences.size()> rules;
  UsageRules usage;
  std::vector<Published> published;

  const AudienceRules& of(Audience audience) const { return rules[static_cast<size_t>(audience)]; }
  /// The bodies that publish what a metric counts.
  std::vector<std::string> publishers(std::string_view metric) const;
};

/// Reads a policy; `path` is for messages, which name the line. Every rule of every audience must be there.
Result<Policy> parse_policy(std::string_view path, std::string_view text);

/// The policy of a reader's workspace.
Result<Policy> policy_of(const Reader& reader);

/// An error where the policy of a reader's workspace names no organizations to an audience.
Status may_see_organizations(const Reader& reader, Audience audience);

}  // namespace plenary

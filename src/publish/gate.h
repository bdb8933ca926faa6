// The gate: the policy applied to an answer before it leaves. What it withholds follows from the tables
// behind the answer (gate_tables.h), never from the answer alone.
#pragma once
#include <map>
#include <string>

#include "publish/gate_tables.h"
#include "publish/policy.h"

namespace plenary {

/// What the gate kept back from one answer.
struct Withholdings {
  std::map<Reason, int64_t> rows;  ///< by reason
  int64_t merged = 0;              ///< of these: shown together as kMerged
  int64_t cells = 0;               ///< values that are not shown
};

/// Whether an audience's rules keep anything of a metric back.
bool guards(const AudienceRules& rules, const Metric& metric);

/// Refuses questions that are finer than the audience may ask: periods within a year, windows that cut one.
Status check_grain(const AudienceRules& rules, const MeasureQuery& query);

/// Applies the policy: rows that may not be shown lose their values and say why in `withheld`; those named
/// after organizations are taken out; where the rules roll up, rows together make one more.
Result<Withholdings> withhold(Reader& reader, const Policy& policy, Audience audience,
                              const MeasureQuery& query, MeasureResult& result);

/// One sentence a reason, for people: "8 rest on fewer than 3 holdings or 5 persons".
std::string reason_text(Reason reason, const AudienceRules& rules, const Metric& metric);

/// A word a reason, for tables: "few".
const char* reason_word(Reason reason);

}  // namespace plenary

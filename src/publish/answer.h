// A finished answer: what was counted, cut by what, with coverage and provenance, after the audience's rules.
#pragma once
#include <string>
#include <vector>

#include "metric/run.h"
#include "publish/gate.h"
#include "publish/render.h"

namespace plenary {

struct Answer {
  MeasureQuery query;
  MeasureResult result;
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
  AudienceRules rules;         ///< of the policy that was applied
  Withholdings withheld = {};  ///< what the audience does not see
};

/// Asks and applies the audience's rules.
Result<Answer> answer(Reader& reader, const MeasureQuery& query, Audience audience);

/// The answer as a table: a column a slice, a column a part, then state, records and coverage where `full`.
duck::Table to_table(const Answer& answer, bool full);

/// Prints the answer for people: question, table, and under it coverage, gaps, limits and provenance.
std::string render_text(const Answer& answer);

/// The members of an object that say what was asked and what it rests on; neither snapshot nor rows.
std::string json_head(const Answer& answer);

/// One object: metric, window, coverage, snapshot, rows.
std::string render_json(const Answer& answer);

/// The records behind the answer; refused to audiences that may not see persons.
Result<duck::Table> answer_records(Reader& reader, const MeasureQuery& query, Audience audience,
                                   int64_t limit);

/// Words for a missing value: "no data", "none", "n/a", "suppressed".
const char* to_string(CellState state);

}  // namespace plenary

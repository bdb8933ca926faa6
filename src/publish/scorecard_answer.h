// The scorecard as an answer: after the audience's rules, with window, notes and snapshot. It is about
// metrics: no organization is named or ranked in it, whoever asks.
#pragma once
#include <string>
#include <vector>

#include "advise/scorecard.h"
#include "publish/answer.h"
#include "publish/section.h"

namespace plenary {

struct ScorecardAnswer {
  Scorecard scorecard;
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;

  /// What a mark is computed from counts organizations and records: that stays with the secretariat.
  bool tells_data() const { return is_staff(audience); }
};

Result<ScorecardAnswer> scorecard_answer(Reader& reader, const ScorecardQuestion& question,
                                         Audience audience);

/// One row a metric and criterion, all columns: what CSV and Parquet give.
duck::Table scorecard_table(const ScorecardAnswer& answer);

/// What there is to see: for a terminal one table of all metrics, or of a metric's marks when one or two were
/// asked for; everything for JSON.
std::vector<Section> scorecard_sections(const ScorecardAnswer& answer, bool terminal);

/// Prints sections between what was asked and what it rests on.
std::string render_scorecard_text(const ScorecardAnswer& answer);
std::string render_scorecard_json(const ScorecardAnswer& answer);

}  // namespace plenary

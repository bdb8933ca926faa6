// The engagement index as an answer: after the audience's rules, with window, coverage, notes and snapshot.
#pragma once
#include <string>
#include <vector>

#include "advise/engagement_index.h"
#include "publish/answer.h"
#include "publish/section.h"

namespace plenary {

struct IndexAnswer {
  EngagementIndex index;
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
  AudienceRules rules = {};

  /// Scores and ranks name single organizations and rest on records of persons: they stay with the
  /// secretariat.
  bool names_organizations() const { return is_staff(audience); }
};

Result<IndexAnswer> index_answer(Reader& reader, const IndexQuestion& question, Audience audience);

/// The table of scores, one row an organization; for audiences that see no organization, of levels by
/// category.
duck::Table index_table(const IndexAnswer& answer);

/// What there is to see: everything for JSON, the first rows of each table for a terminal.
std::vector<Section> index_sections(const IndexAnswer& answer, bool terminal);

/// Why an organization has its score: one row a dimension and an indicator, contributions adding up to the
/// score. For a terminal the commands that open the numbers stand under the table. Refused to audiences that
/// see no organization.
Result<Section> index_explanation(const IndexAnswer& answer, const std::string& organization, bool terminal);

/// Prints sections between what was asked and what it rests on.
std::string render_index_text(const IndexAnswer& answer, const std::vector<Section>& sections);
std::string render_index_json(const IndexAnswer& answer, const std::vector<Section>& sections);

}  // namespace plenary

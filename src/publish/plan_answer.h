// An action plan as an answer after the audience's rules: its indicators judged by the records, what changed,
// which statements it answers and which it leaves open, what its documents are on record as.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "advise/plan_coverage.h"
#include "import/action_plan.h"
#include "publish/plan_indicator.h"
#include "publish/public_names.h"
#include "publish/section.h"

namespace plenary {

struct PlanQuestion {
  ActionPlan plan;
  std::string body;          ///< in place of the plan's own; empty: that
  Day day;                   ///< as things stood
  std::optional<Day> since;  ///< changes since; nothing: the last meeting of the plan's group
  bool coverage = false;     ///< with every statement
  Day today;
};

struct PlanAnswer {
  PlanQuestion question;
  std::optional<Day> since;
  std::string meeting;  ///< that was the last, where it says since when
  std::vector<IndicatorAnswer> indicators;
  PlanCoverage coverage;
  std::vector<PlanTie> ties;
  Snapshot snapshot;
  Audience audience = Audience::kSecretariat;
  PublicNames names = {};

  const ActionPlan& plan() const { return question.plan; }
  /// Who said something is for the secretariat, and for others where that person let it be.
  bool names_speaker(const std::string& speaker) const;
  /// What records of meetings say word for word, and notes of work, stay with the secretariat.
  bool shows_statements() const { return is_staff(audience); }
};

/// Evaluates a plan. An error says the place in the plan: an indicator that is not there, a target that
/// cannot be, a body or group that nobody knows.
Result<PlanAnswer> plan_answer(Reader& reader, PlanQuestion question, Audience audience);

/// The indicators, a row each; with the question's `coverage` the statements.
duck::Table plan_table(const PlanAnswer& answer);

/// What there is to see: everything for JSON, by objective for a terminal.
std::vector<Section> plan_sections(const PlanAnswer& answer);
std::vector<Section> plan_terminal_sections(const PlanAnswer& answer);

std::string render_plan_text(const PlanAnswer& answer);
std::string render_plan_json(const PlanAnswer& answer);

/// How the plan stands in a sentence or two, and what a reader must know.
std::vector<std::string> plan_notes(const PlanAnswer& answer);

}  // namespace plenary

// What the store knows of a plan: the statements on record that it answers or leaves open, the documents that
// its actions rest on, the meetings of its group.
#pragma once
#include "duck/duck.h"
#include "record/action_plan.h"

namespace plenary {

/// A statement on record.
struct PlanStatement {
  std::string document, section, person, organization, view, text;
  std::optional<Day> day;
  std::vector<std::string> actions;  ///< that answer it
};

/// A document that an action names.
struct PlanTie {
  std::string action, asked;            ///< as written in the plan
  bool found = false;                   ///< on record
  std::string document, title, status;  ///< as on record
  std::optional<Day> day;
  int64_t decisions = 0;  ///< about it
  std::string decision;   ///< the last one: its kind
  std::optional<Day> decided;
};

struct PlanCoverage {
  std::vector<PlanStatement> statements;   ///< of the plan's documents, by document, section and place
  std::vector<size_t> answers;             ///< how many of them each entry of `answered` meets
  std::vector<std::string> not_on_record;  ///< documents of the plan without any statement in the store
};

/// Whether an entry of the plan speaks of a statement: the same section; the same speaker, where both say
/// who; and where the plan quotes, half of the words of the shorter one in the other.
bool answers(const PlanAnswered& answered, const PlanStatement& statement);

/// Reads the statements of the documents that the plan names or cites, and matches them.
Result<PlanCoverage> plan_coverage(duck::Connection& connection, const ActionPlan& plan);

/// Looks the documents of all actions up, by any name on record.
Result<std::vector<PlanTie>> plan_ties(duck::Connection& connection, const ActionPlan& plan);

/// The last day of the last meeting of a group with those below it, or of a body, before a day.
struct PlanMeeting {
  std::string name;
  Day last;
};
Result<std::optional<PlanMeeting>> last_meeting(duck::Connection& connection, const std::string& body,
                                                const std::string& group, Day before);

}  // namespace plenary

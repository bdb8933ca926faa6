// An action plan: objectives, the actions that serve them with who does what by when, the statements that an
// action answers, and key outcome indicators. Every entry knows the places of its fields in the file, so that
// whoever finds a fault later can still say where it is.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"

namespace plenary {

/// What every entry has. `places`: "plan.toml line 12" or "plan.xlsx sheet 'Actions' cell C7" by field; "" is
/// the entry itself.
struct PlanItem {
  std::string id, title;
  bool quoted = false;            ///< the title stands so in a document; all else is what the plan proposes
  std::string document, section;  ///< of the quotation
  std::map<std::string, std::string, std::less<>> places;

  const std::string& place(std::string_view field) const {
    const auto found = places.find(field);
    return found != places.end() ? found->second : places.find("")->second;
  }
};

struct PlanObjective : PlanItem {};

enum class ActionStatus { kPlanned, kRunning, kDone, kDropped };

/// Whom an action addresses.
enum class ActionReach { kMembers, kNonMembers, kBoth };

struct PlanAction : PlanItem {
  std::string objective;
  std::vector<std::string> responsible, collaborating, enablers;
  std::string strategy, reporting;  ///< how it is done; where and how often it is told of
  ActionReach reach = ActionReach::kBoth;
  ActionStatus status = ActionStatus::kPlanned;
  std::optional<Date> since;  ///< since when it has the status
  std::optional<Date> start, due;
  std::vector<std::string> after;      ///< actions that come before
  std::vector<std::string> documents;  ///< that it rests on or makes
};

struct PlanMilestone : PlanItem {
  std::string action;
  Date due;
  std::optional<Date> done;
};

/// A statement that an action answers.
struct PlanAnswered : PlanItem {
  std::string action, speaker, quote;  ///< document and section are those of the statement
};

struct PlanNote : PlanItem {
  std::string action;  ///< the title is the note
  Date day;
};

/// A key outcome indicator: a metric of the catalogue with a slice, a baseline and a target.
struct PlanIndicator : PlanItem {
  std::string objective, metric, part, unit, direction;
  std::string period = "year";     ///< year, half, quarter, month
  std::vector<std::string> where;  ///< "region=Africa"
  std::optional<double> baseline;  ///< nothing: as measured in the period of that date
  Date baseline_on;
  double target = 0;
  Date due;
};

struct ActionPlan : PlanItem {
  std::string body, group;
  std::vector<std::string> documents;  ///< whose statements it is to answer
  std::vector<PlanObjective> objectives;
  std::vector<PlanAction> actions;
  std::vector<PlanMilestone> milestones;
  std::vector<PlanAnswered> answered;
  std::vector<PlanNote> notes;
  std::vector<PlanIndicator> indicators;
};

}  // namespace plenary

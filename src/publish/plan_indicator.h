// A key outcome indicator asked like any other question: its values by period, and whether it is on its way.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "advise/plan_binding.h"
#include "advise/plan_state.h"
#include "publish/answer.h"

namespace plenary {

struct IndicatorAnswer {
  PlanIndicator said;
  std::string question, unit;
  std::vector<std::string> where;  ///< the conditions in force, the body's among them
  std::vector<PlanPoint> points;   ///< by period up to the day
  std::optional<PlanAim> aim;      ///< nothing where the baseline is not known
  bool measured = false;           ///< the baseline is
  PlanVerdict verdict;
  std::optional<PlanVerdict> before;  ///< on the day since when changes are told
  std::string note;                   ///< what was left out, or why it is withheld
  std::string command;                ///< that gives the same numbers
};

struct IndicatorQuestion {
  const PlanIndicator& said;
  std::string body;  ///< empty: all
  Day day;
  std::optional<Day> since;
  Day today;
};

/// Asks for the audience and judges. An error says the place in the plan.
Result<IndicatorAnswer> ask_indicator(Reader& reader, const IndicatorQuestion& question, Audience audience);

}  // namespace plenary

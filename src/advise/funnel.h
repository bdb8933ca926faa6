// From being reached by a body to working in it: reached, responded, took part (in a focus group, or in any
// of its work), member, contributor. What came of outreach is told beside what became of the others; that it
// came of it nobody claims.
//
// Each company enters with its first outreach of the window. A step is judged over those who had not taken
// it: the chance to take it within kFunnelYears, where leaving, a lapsed membership and going to another body
// compete (Aalen and Johansen 1978); where nobody is lost from sight before, it is the plain share (Wilson
// 1927).
#pragma once
#include <array>
#include <functional>

#include "advise/outreach_past.h"
#include "stats/competing.h"
#include "stats/stratified.h"

namespace plenary {

enum class FunnelStage : uint8_t { kReached, kResponded, kFocusGroup, kTookPart, kMember, kContributor };
inline constexpr size_t kFunnelStages = 6;
/// "reached", "responded", "focus group" ...
const char* to_string(FunnelStage stage);

/// How a company stood to the body when it was reached; unknown where the body has no register.
enum class FunnelSide : uint8_t { kOutside, kMember, kUnknown };
inline constexpr std::array kFunnelSides{FunnelSide::kOutside, FunnelSide::kMember, FunnelSide::kUnknown};
/// "non-members", "members", "membership unknown".
const char* to_string(FunnelSide side);

/// What ends the way to a stage. Causes of lifetimes begin with 1, which is the stage itself.
enum class FunnelExit : uint8_t { kLapsed, kElsewhere, kSilent };
inline constexpr size_t kFunnelExits = 3;

/// One company and what became of it after a day on which it was reached.
struct FunnelCourse {
  int64_t company = 0;
  size_t action = 0;
  Day reached;
  FunnelSide side = FunnelSide::kUnknown;
  OutreachReply reply = OutreachReply::kUnknown;
  std::array<std::optional<Day>, kFunnelStages> at =
      {};                                       ///< by stage: when it got there; of no interest if before
  std::array<bool, kFunnelStages> before = {};  ///< it was there in the years before
};

struct FunnelStep {
  FunnelStage from = FunnelStage::kReached, to = FunnelStage::kResponded;
  FunnelSide side = FunnelSide::kUnknown;
  size_t entered = 0;  ///< were at `from`
  size_t before = 0;   ///< of these, were at `to` before, or came to both in the other order: not counted on
  size_t unknown = 0;  ///< of these, of whom nobody knows whether they answered: not counted on either
  size_t at_risk = 0;
  size_t came = 0;                              ///< within kFunnelYears, before any exit
  size_t later = 0;                             ///< after an exit or after these years: told, not counted
  size_t followed = 0;                          ///< seen to the end of these years, or to an end
  std::array<size_t, kFunnelExits> exits = {};  ///< within these years
  std::optional<double> share;                  ///< nothing where nobody was watched for so long
  std::optional<Interval> interval;
  std::optional<double> median_days;  ///< of those who came

  bool all_followed() const { return followed == at_risk; }
};

/// The steps over courses of one value of a slice.
struct FunnelCut {
  std::string by, value;  ///< "region", "Africa"
  FunnelSide side = FunnelSide::kUnknown;
  size_t reached = 0;
  std::vector<FunnelStep> steps;
};

/// One action and what became of those whom it reached, in kFunnelYears or so far.
struct FunnelAction {
  size_t action = 0;
  size_t reached = 0, members = 0, answered = 0, attended = 0;
  size_t took_part = 0, joined = 0, contributed = 0;  ///< who did not before
  std::vector<int64_t> joined_who, contributed_who, took_part_who;
};

/// Those reached beside those alike who were not.
struct FunnelComparison {
  FunnelSide side = FunnelSide::kUnknown;
  FunnelStage to = FunnelStage::kMember;
  size_t reached = 0, reached_came = 0, others = 0, others_came = 0;
  std::optional<StratifiedDifference>
      difference;  ///< over kinds and regions; nothing: nobody to compare with
};

struct FunnelQuestion {
  int64_t body = 0;
  std::optional<Day> from, until;  ///< of outreach
  Day to;                          ///< what came later is not looked at
  std::function<bool(const Company&)> keep;
};

struct Funnel {
  OutreachPast past;
  std::map<int64_t, Company> companies;
  std::vector<FunnelCourse> courses;  ///< one a company: of its first outreach in the window
  std::vector<FunnelStep> steps;
  std::vector<FunnelCut> cuts;
  std::vector<FunnelAction> actions;  ///< the latest first
  std::vector<FunnelComparison> compared;
};

Result<Funnel> find_funnel(duck::Connection& connection, const FunnelQuestion& question);

/// What became of a company after a day.
FunnelCourse course_of(const OutreachPast& past, int64_t company, Day reached);

/// One step over courses of one side; `to`: the last day that is seen.
FunnelStep step_of(const OutreachPast& past, const std::vector<const FunnelCourse*>& courses, FunnelSide side,
                   FunnelStage from, FunnelStage stage, Day to);

/// Compares those reached with those alike, by kind and region, who never were: for non-members with
/// companies that worked in other bodies in the two years before, for members with members. Each of these
/// stands for one day on which others were reached, so that no company counts twice.
std::vector<FunnelComparison> compare_funnel(const Funnel& funnel, const FunnelQuestion& question);

}  // namespace plenary

// The tables of a plan: one function each, and the words that they share.
#pragma once
#include "publish/number_text.h"
#include "publish/plan_answer.h"

namespace plenary::plan_tables {

Section objectives(const PlanAnswer& a);
Section indicators(const PlanAnswer& a);
Section history(const PlanAnswer& a);
Section actions(const PlanAnswer& a);
Section milestones(const PlanAnswer& a);
Section answered(const PlanAnswer& a);
Section notes(const PlanAnswer& a);
Section ties(const PlanAnswer& a);
Section changes(const PlanAnswer& a);
Section statement_counts(const PlanAnswer& a);
Section statements(const PlanAnswer& a);
Section actions_without_statement(const PlanAnswer& a);

/// "quoted: IEW-2024, 7" or "proposed".
std::string source_text(const PlanItem& item);
/// The title, between quotation marks where it is quoted.
std::string title_text(const PlanItem& item);
const char* to_string(ActionStatus status);
const char* to_string(ActionReach reach);

/// How an action stands: its status, and whether it is late or waits for others.
std::string standing(const PlanAnswer& a, const PlanAction& action);

NumberKind kind_of(const IndicatorAnswer& indicator, double value);
/// "2025: 0.37 (95 % 0.33 to 0.43)".
std::string value_text(const IndicatorAnswer& indicator, const PlanVerdict& verdict);
/// Why an indicator has its state, in a sentence.
std::string reason_text(const IndicatorAnswer& indicator, const PlanVerdict& verdict);

}  // namespace plenary::plan_tables

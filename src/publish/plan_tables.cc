// What the plan's file says, and what the records say of its indicators, as tables.
#include "publish/plan_tables.h"

#include <fmt/format.h>

#include <algorithm>

#include "publish/index_cells.h"

namespace plenary::plan_tables {
namespace {

using namespace index_cells;
using duck::Value;

duck::Column date(std::string name) { return text(std::move(name)); }

Value day_or_none(const std::optional<Date>& day) { return said(day ? plenary::to_string(*day) : ""); }
Value day_or_none(const std::optional<Day>& day) { return said(day ? plenary::to_string(*day) : ""); }

std::string joined(const std::vector<std::string>& list) { return fmt::format("{}", fmt::join(list, "; ")); }

void add_source(std::vector<Value>& row, const PlanItem& item) {
  row.insert(row.end(),
             {std::string(item.quoted ? "quoted" : "proposed"), said(item.document), said(item.section)});
}

Value statements_of(const PlanAnswer& a, const std::string& action) {
  return count(static_cast<size_t>(std::ranges::count(a.plan().answered, action, &PlanAnswered::action)));
}

const PlanPoint* judged(const IndicatorAnswer& i) {
  return i.verdict.point && i.verdict.state != PlanState::kWithheld ? &i.points[*i.verdict.point] : nullptr;
}

Value value_of(const PlanPoint* point) {
  const bool known = point != nullptr && point->known == PlanPoint::Known::kValue;
  return maybe(known ? std::optional(point->value) : std::nullopt);
}

Value end_of(const PlanPoint* point, double Interval::*end) {
  const bool known = point != nullptr && point->interval;
  return maybe(known ? std::optional((*point->interval).*end) : std::nullopt);
}

std::vector<Value> indicator_row(const IndicatorAnswer& i) {
  const auto* now = judged(i);
  std::vector<Value> row{i.said.id, i.said.objective, i.said.title};
  add_source(row, i.said);
  row.insert(row.end(), {std::string(to_string(i.verdict.state)),
                         reason_text(i, i.verdict),
                         i.said.metric,
                         fmt::format("{}", fmt::join(i.where, "; ")),
                         said(i.said.part),
                         i.unit,
                         i.said.period,
                         now != nullptr ? said(now->period) : Value(),
                         value_of(now),
                         end_of(now, &Interval::low),
                         end_of(now, &Interval::high),
                         maybe(now != nullptr ? std::optional(i.verdict.path) : std::nullopt),
                         maybe(i.aim ? std::optional(i.aim->baseline) : std::nullopt),
                         plenary::to_string(i.said.baseline_on),
                         i.measured,
                         i.said.target,
                         plenary::to_string(i.said.due),
                         said(i.aim ? i.aim->more ? "more" : "less" : ""),
                         said(i.before ? to_string(i.before->state) : ""),
                         said(i.note),
                         i.command});
  return row;
}

}  // namespace

Section objectives(const PlanAnswer& a) {
  duck::Table table{{text("id"), text("title"), text("source"), text("document"), text("section")}, {}};
  for (const auto& o : a.plan().objectives) {
    auto& row = table.rows.emplace_back(std::vector<Value>{o.id, o.title});
    add_source(row, o);
  }
  return {"objectives", "Objectives", "", std::move(table)};
}

Section indicators(const PlanAnswer& a) {
  duck::Table table{
      {text("id"),           text("objective"),   text("title"),
       text("source"),       text("document"),    text("section"),
       text("state"),        text("reason"),      text("metric"),
       text("where"),        text("part"),        text("unit"),
       text("every"),        text("period"),      real("value"),
       real("low"),          real("high"),        real("path"),
       real("baseline"),     date("baseline_on"), {"baseline_measured", duck::Type::kBool, "BOOLEAN"},
       real("target"),       date("due"),         text("better"),
       text("state_before"), text("note"),        text("command")},
      {}};
  for (const auto& i : a.indicators) table.rows.push_back(indicator_row(i));
  return {"indicators", "Key outcome indicators", "", std::move(table)};
}

Section history(const PlanAnswer& a) {
  duck::Table table{{text("indicator"), text("period"), date("from_day"), date("to_day"), real("value"),
                     real("low"), real("high"), real("path"), text("state")},
                    {}};
  for (const auto& i : a.indicators)
    for (const auto& p : i.points) {
      const bool known = p.known == PlanPoint::Known::kValue;
      const bool on_path = i.aim && p.last >= i.aim->baseline_last;
      table.rows.push_back({i.said.id, p.period, plenary::to_string(p.first), plenary::to_string(p.last),
                            value_of(&p), end_of(&p, &Interval::low), end_of(&p, &Interval::high),
                            maybe(on_path ? std::optional(path_at(*i.aim, p.last)) : std::nullopt),
                            std::string(known                                    ? "value"
                                        : p.known == PlanPoint::Known::kWithheld ? "suppressed"
                                                                                 : "no data")});
    }
  return {"history", "Values by period", "", std::move(table)};
}

Section actions(const PlanAnswer& a) {
  duck::Table table{{text("id"), text("objective"), text("title"), text("source"), text("document"),
                     text("section"), text("for"), text("responsible"), text("collaborating"),
                     text("enablers"), text("strategy"), text("reporting"), text("status"), text("standing"),
                     date("since"), date("start"), date("due"), text("after"), whole("statements")},
                    {}};
  for (const auto& x : a.plan().actions) {
    auto& row = table.rows.emplace_back(std::vector<Value>{x.id, x.objective, x.title});
    add_source(row, x);
    row.insert(row.end(),
               {std::string(to_string(x.reach)), said(joined(x.responsible)), said(joined(x.collaborating)),
                said(joined(x.enablers)), said(x.strategy), said(x.reporting),
                std::string(to_string(x.status)), standing(a, x), day_or_none(x.since), day_or_none(x.start),
                day_or_none(x.due), said(joined(x.after)), statements_of(a, x.id)});
  }
  return {"actions", "Actions", "", std::move(table)};
}

Section milestones(const PlanAnswer& a) {
  duck::Table table{{text("action"), text("title"), date("due"), date("done"), text("state")}, {}};
  for (const auto& m : a.plan().milestones) {
    const char* state = m.done && m.done->day <= a.question.day ? "done"
                        : m.due.last() < a.question.day         ? "late"
                                                                : "to come";
    table.rows.push_back(
        {m.action, m.title, plenary::to_string(m.due), day_or_none(m.done), std::string(state)});
  }
  return {"milestones", "Milestones", "", std::move(table)};
}

Section answered(const PlanAnswer& a) {
  duck::Table table{
      {text("action"), text("document"), text("section"), text("speaker"), text("quote"), whole("on_record")},
      {}};
  for (size_t i = 0; i < a.plan().answered.size(); ++i) {
    const auto& x = a.plan().answered[i];
    table.rows.push_back({x.action, x.document, x.section,
                          a.names_speaker(x.speaker) ? said(x.speaker) : Value(), said(x.quote),
                          a.shows_statements() ? count(a.coverage.answers[i]) : Value()});
  }
  return {"answers", "Statements that the actions answer", "", std::move(table)};
}

Section notes(const PlanAnswer& a) {
  duck::Table table{{text("action"), date("day"), text("note")}, {}};
  if (a.shows_statements())
    for (const auto& n : a.plan().notes) table.rows.push_back({n.action, plenary::to_string(n.day), n.title});
  return {"notes", "Notes", "", std::move(table)};
}

Section ties(const PlanAnswer& a) {
  duck::Table table{{text("action"), text("document"), text("on_record"), text("title"), text("status"),
                     date("day"), whole("decisions"), text("last_decision"), date("decided")},
                    {}};
  for (const auto& t : a.ties)
    table.rows.push_back({t.action, t.asked, t.found ? said(t.document) : Value(std::string("not on record")),
                          said(t.title), said(t.status), day_or_none(t.day),
                          t.found ? Value(t.decisions) : Value(), said(t.decision), day_or_none(t.decided)});
  return {"documents", "Documents and decisions", "", std::move(table)};
}

}  // namespace plenary::plan_tables

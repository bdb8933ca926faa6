#include "publish/plan_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "metric/periods.h"
#include "publish/figure.h"
#include "publish/notice.h"
#include "publish/plan_tables.h"

namespace plenary {
namespace {

using namespace plan_tables;

Value value_of(const PlanPoint& p) {
  if (p.known == PlanPoint::Known::kValue) return Value::of(p.value, p.interval);
  return p.known == PlanPoint::Known::kWithheld ? Value::suppressed("not shown to this audience")
                                                : Value::no_data();
}

// The value by period, and the path on to the day on which the target is due.
TimeLines lines_of(const IndicatorAnswer& i) {
  TimeLines out{.unit = i.unit, .kind = kind_of(i, i.points.back().value)};
  TimeLines::Series value{.label = "value", .values = {}, .accent = true},
      path{.label = "path", .values = {}};
  const auto add = [&](const std::string& period, Value now, Day last) {
    out.periods.push_back(period);
    value.values.push_back(std::move(now));
    path.values.push_back(last < i.aim->baseline_last ? Value::not_applicable()
                                                      : Value::of(path_at(*i.aim, last)));
  };
  for (const auto& p : i.points) add(p.period, value_of(p), p.last);
  const int a_year = 12 / months_of(**find_slice(i.said.period));
  const auto now = period_number(i.points.back().period, a_year);
  for (int n = *now + 1;; ++n) {
    const int month = n * (12 / a_year);
    const Day last{make_day((month + 12 / a_year) / 12, (month + 12 / a_year) % 12 + 1, 1).days - 1};
    if (last > i.aim->due) break;
    add(period_name(n, a_year), Value::no_data("to come"), last);
  }
  out.series = {std::move(value), std::move(path)};
  return out;
}

DataTable table_of(const IndicatorAnswer& i, const Snapshot& snapshot) {
  DataTable table{.columns = {{"Period"}, {i.unit, kind_of(i, 0.5)}, {"Path", kind_of(i, 0.5)}}};
  if (snapshot.synthetic) table.columns.push_back({kSynthetic});
  for (const auto& p : i.points) {
    auto& row = table.rows.emplace_back();
    row.emplace_back(p.period);
    row.emplace_back(value_of(p));
    row.emplace_back(i.aim && p.last >= i.aim->baseline_last ? Value::of(path_at(*i.aim, p.last))
                                                             : Value::not_applicable());
    if (snapshot.synthetic) row.emplace_back(std::string(kSynthetic));
  }
  return table;
}

Figure indicator_figure(const PlanAnswer& a, const IndicatorAnswer& i, const std::vector<Citation>& sources) {
  Figure figure{.title = title_text(i.said)};
  figure.slice = fmt::format("{} · {} · target {} by {}", source_text(i.said), i.unit,
                             number_text(i.said.target, kind_of(i, i.said.target)), to_string(i.said.due));
  const auto value = value_text(i, i.verdict);
  figure.sentence = fmt::format("{}: {}{}.", to_string(i.verdict.state), value == "-" ? "" : value + "; ",
                                reason_text(i, i.verdict));
  if (i.aim && !i.points.empty()) figure.chart = lines_of(i);
  figure.definition = i.question + (i.note.empty() ? "" : " " + i.note + ".");
  figure.sources = sources;
  figure.command = i.command;
  if (is_staff(a.audience)) figure.records_command = i.command + " --records";
  figure.table = table_of(i, a.snapshot);
  return figure;
}

// The columns of an objective's actions that a page has room for.
Figure action_table(const PlanAnswer& a, const PlanObjective& objective) {
  duck::Table table;
  for (const char* name :
       {"Action", "Source", "For", "Responsible", "With", "Enablers", "How", "Reporting", "Due", "Status"})
    table.columns.push_back({name, duck::Type::kText, ""});
  const auto list = [](const std::vector<std::string>& x) { return fmt::format("{}", fmt::join(x, "; ")); };
  for (const auto& x : a.plan().actions)
    if (x.objective == objective.id)
      table.rows.push_back({title_text(x), source_text(x), std::string(plan_tables::to_string(x.reach)),
                            list(x.responsible), list(x.collaborating), list(x.enablers), x.strategy,
                            x.reporting, x.due ? to_string(*x.due) : std::string(), standing(a, x)});
  mark(table, a.snapshot);
  return table_figure("Actions", "", table);
}

ReportSection objective_section(const PlanAnswer& a, const PlanObjective& objective,
                                const std::vector<Citation>& sources) {
  ReportSection section{.heading = title_text(objective),
                        .prose = objective.quoted ? fmt::format("Quoted from {}, section {}.",
                                                                objective.document, objective.section)
                                                  : "Proposed."};
  for (const auto& i : a.indicators)
    if (i.said.objective == objective.id) section.figures.push_back(indicator_figure(a, i, sources));
  if (std::ranges::find(a.plan().actions, objective.id, &PlanAction::objective) != a.plan().actions.end())
    section.figures.push_back(action_table(a, objective));
  return section;
}

}  // namespace

std::vector<ReportSection> plan_report_sections(const PlanAnswer& a, const std::vector<Citation>& sources) {
  std::vector<ReportSection> out;
  for (const auto& objective : a.plan().objectives) out.push_back(objective_section(a, objective, sources));
  ReportSection rest{.heading = "How the plan stands", .prose = {}};
  for (const auto& note : plan_notes(a)) rest.prose += note + "\n\n";
  for (auto section : {milestones(a), changes(a), answered(a), ties(a), statement_counts(a)}) {
    if (section.table.rows.empty()) continue;
    mark(section.table, a.snapshot);
    rest.figures.push_back(table_figure(section.title, section.note, section.table));
  }
  out.push_back(std::move(rest));
  return out;
}

}  // namespace plenary

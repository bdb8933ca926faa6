// The plan in words: how it stands by objective, what changed, what it leaves open.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/json.h"
#include "publish/index_cells.h"
#include "publish/notice.h"
#include "publish/plan_tables.h"

namespace plenary {
namespace {

using namespace index_cells;
using namespace plan_tables;

constexpr size_t kMostRows = 20;  // of a list on a terminal

// A mark beside the word, so that a list can be looked over without colour.
const char* mark_of(PlanState state) {
  constexpr const char* kMarks[] = {"●", "▲", "▼", "◌", "∅", "◇"};
  return kMarks[static_cast<size_t>(state)];
}

std::string sparkline(const IndicatorAnswer& i) {
  constexpr std::array kBars{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  double least = 0, most = 0;
  for (const auto& p : i.points)
    if (p.known == PlanPoint::Known::kValue) most = std::max(most, p.value), least = std::min(least, p.value);
  std::string out;
  for (const auto& p : i.points) {
    if (p.known != PlanPoint::Known::kValue)
      out += "·";
    else
      out += kBars[most > least ? static_cast<size_t>(7 * (p.value - least) / (most - least)) : 0];
  }
  return out;
}

Section indicator_rows(const PlanAnswer& a, const PlanObjective& objective) {
  duck::Table table{{text("State"), text("Indicator"), text("Source"), text("Now (95 %)"), text("Path"),
                     text("Target"), text("Due"), text("By period")},
                    {}};
  std::string why;
  for (const auto& i : a.indicators) {
    if (i.said.objective != objective.id) continue;
    const bool judged = value_text(i, i.verdict) != "-";
    const auto number = [&](double x) { return number_text(x, kind_of(i, x)); };
    table.rows.push_back({fmt::format("{} {}", mark_of(i.verdict.state), to_string(i.verdict.state)),
                          title_text(i.said), source_text(i.said), value_text(i, i.verdict),
                          judged ? number(i.verdict.path) : "-", number(i.said.target), to_string(i.said.due),
                          sparkline(i)});
    why += fmt::format("  {}: {}{}\n    {}\n", i.said.id, reason_text(i, i.verdict),
                       i.note.empty() ? "" : "; " + i.note, i.command);
  }
  return {"indicators", fmt::format("{} ({})", title_text(objective), source_text(objective)), why,
          std::move(table)};
}

Section action_rows(const PlanAnswer& a, const PlanObjective& objective) {
  duck::Table table{{text("Status"), text("Action"), text("Source"), text("For"), text("Who"), text("Due"),
                     whole("Statements")},
                    {}};
  for (const auto& x : a.plan().actions)
    if (x.objective == objective.id)
      table.rows.push_back(
          {standing(a, x), title_text(x), source_text(x), std::string(plan_tables::to_string(x.reach)),
           fmt::format("{}", fmt::join(x.responsible, "; ")), x.due ? to_string(*x.due) : "",
           count(static_cast<size_t>(std::ranges::count(a.plan().answered, x.id, &PlanAnswered::action)))});
  return {"actions", "Actions", "", std::move(table)};
}

void add(std::vector<Section>& out, Section section, bool whole) {
  if (section.table.rows.empty()) return;
  if (!whole) section.note = cut(section.table, kMostRows) + section.note;
  out.push_back(std::move(section));
}

Section open_statements(const PlanAnswer& a) {
  auto section = statements(a);
  std::erase_if(section.table.rows, [](const auto& row) { return !duck::to_text(row.back()).empty(); });
  section.table.columns.pop_back();
  for (auto& row : section.table.rows) row.pop_back();
  section.key = "open_statements", section.title = "Statements that no action answers";
  return section;
}

std::string counts_text(const PlanAnswer& a) {
  std::array<size_t, 6> states{};
  for (const auto& i : a.indicators) ++states[static_cast<size_t>(i.verdict.state)];
  std::string out;
  for (size_t s = 0; s < states.size(); ++s)
    if (states[s] > 0)
      out += fmt::format("{}{} {}", out.empty() ? "" : ", ", states[s], to_string(static_cast<PlanState>(s)));
  return out;
}

}  // namespace

std::vector<Section> plan_sections(const PlanAnswer& a) {
  std::vector<Section> out{objectives(a),
                           indicators(a),
                           history(a),
                           actions(a),
                           milestones(a),
                           answered(a),
                           notes(a),
                           ties(a),
                           changes(a),
                           statement_counts(a),
                           actions_without_statement(a)};
  if (a.question.coverage) out.push_back(statements(a));
  for (auto& section : out) mark(section.table, a.snapshot);
  return out;
}

duck::Table plan_table(const PlanAnswer& a) {
  auto out = a.question.coverage ? statements(a).table : indicators(a).table;
  mark(out, a.snapshot);
  return out;
}

std::vector<Section> plan_terminal_sections(const PlanAnswer& a) {
  std::vector<Section> out;
  for (const auto& objective : a.plan().objectives) {
    auto indicators = indicator_rows(a, objective), actions = action_rows(a, objective);
    if (indicators.table.rows.empty()) actions.title = indicators.title;
    add(out, std::move(indicators), true);
    add(out, std::move(actions), true);
  }
  add(out, milestones(a), false);
  add(out, changes(a), false);
  add(out, ties(a), false);
  add(out, statement_counts(a), true);
  if (a.question.coverage) {
    add(out, open_statements(a), true);
    add(out, actions_without_statement(a), true);
  }
  for (auto& section : out) mark(section.table, a.snapshot);
  return out;
}

std::vector<std::string> plan_notes(const PlanAnswer& a) {
  std::vector<std::string> out;
  if (!a.indicators.empty()) out.push_back(fmt::format("Indicators: {}.", counts_text(a)));
  out.emplace_back(
      "Between “ ” stand titles quoted from the document that is named; all else is what the plan proposes.");
  if (!a.since)
    out.emplace_back("No meeting of the group is on record before that day: name one with since.");
  if (a.since && changes(a).table.rows.empty())
    out.push_back(fmt::format("Nothing changed since {}{}.", to_string(*a.since),
                              a.meeting.empty() ? "" : " (" + a.meeting + ")"));
  if (!a.shows_statements()) {
    out.emplace_back("Statements word for word, who said them and notes are for the secretariat.");
    return out;
  }
  for (const auto& document : a.coverage.not_on_record)
    out.push_back(fmt::format("No statement of {} is on record: what it says is not counted.", document));
  for (size_t i = 0; i < a.plan().answered.size(); ++i)
    if (a.coverage.answers[i] == 0 &&
        std::ranges::find(a.coverage.not_on_record, a.plan().answered[i].document) ==
            a.coverage.not_on_record.end())
      out.push_back(fmt::format("{} cites a statement that is not on record: {}, section {}.",
                                a.plan().answered[i].action, a.plan().answered[i].document,
                                a.plan().answered[i].section));
  return out;
}

std::string render_plan_text(const PlanAnswer& a) {
  const auto& plan = a.plan();
  std::string out = notice(a.snapshot);
  out += fmt::format("{}\n{}{}as of {}\n", plan.title, plan.body.empty() ? "" : "Body " + plan.body + ", ",
                     plan.group.empty() ? "" : "group " + plan.group + ", ", to_string(a.question.day));
  out += sections_text(plan_terminal_sections(a)) + "\n";
  for (const auto& note : plan_notes(a)) out += note + "\n";
  return out + fmt::format("Snapshot {} of {}\n", a.snapshot.hash.substr(0, 12), a.snapshot.made_at);
}

std::string render_plan_json(const PlanAnswer& a) {
  const auto& plan = a.plan();
  const auto maybe_text = [](const std::string& x) { return x.empty() ? "null" : json_string(x); };
  return fmt::format(
      "{{\n  \"plan\": {},\n  \"body\": {},\n  \"group\": {},\n  \"day\": {},\n  \"since\": {},\n  "
      "\"meeting\": {},\n  \"audience\": {},\n  \"notes_for_readers\": {},\n  \"snapshot\": {},\n  "
      "\"made_at\": {},\n  \"notice\": {}{}\n}}\n",
      json_string(plan.title), maybe_text(plan.body), maybe_text(plan.group),
      json_string(to_string(a.question.day)), a.since ? json_string(to_string(*a.since)) : "null",
      maybe_text(a.meeting), json_string(to_string(a.audience)), json_list(plan_notes(a)),
      json_string(a.snapshot.hash), json_string(a.snapshot.made_at),
      a.snapshot.synthetic ? json_string(kSynthetic) : "null", sections_json(plan_sections(a)));
}

}  // namespace plenary

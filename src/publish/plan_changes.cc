// What became of a plan since a day, and what it leaves open.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "publish/index_cells.h"
#include "publish/plan_tables.h"

namespace plenary::plan_tables {
namespace {

using namespace index_cells;
using duck::Value;

// Changes from a day on that are known on another.
class Changes {
 public:
  explicit Changes(const PlanAnswer& a) : a_(a) {}

  duck::Table table() {
    add_indicators();
    add_actions();
    add_milestones();
    if (a_.shows_statements())
      for (const auto& n : a_.plan().notes)
        if (within(n.day)) add("note", n.action, n.title, "", plenary::to_string(n.day));
    for (const auto& t : a_.ties)
      if (t.decided && within(Date{*t.decided})) add("decision", t.action, t.asked, "", t.decision);
    return std::move(out_);
  }

 private:
  bool within(const std::optional<Date>& date) const {
    return date && *a_.since < date->last() && date->day <= a_.question.day;
  }

  void add(const char* what, const std::string& id, const std::string& title, std::string before,
           std::string now) {
    out_.rows.push_back({std::string(what), id, title, said(before), said(now)});
  }

  void add_indicators() {
    for (const auto& i : a_.indicators)
      if (i.before && (i.before->state != i.verdict.state || i.before->point != i.verdict.point))
        add("indicator", i.said.id, title_text(i.said), with_value(i, *i.before), with_value(i, i.verdict));
  }

  static std::string with_value(const IndicatorAnswer& i, const PlanVerdict& verdict) {
    const auto value = value_text(i, verdict);
    return to_string(verdict.state) + (value == "-" ? "" : ", " + value);
  }

  void add_actions() {
    for (const auto& x : a_.plan().actions) {
      if (within(x.since))
        add("status", x.id, title_text(x), "",
            fmt::format("{} since {}", to_string(x.status), plenary::to_string(*x.since)));
      if (x.due && within(*x.due) && standing(a_, x).contains("late"))
        add("late", x.id, title_text(x), "", "was due " + plenary::to_string(*x.due));
    }
  }

  void add_milestones() {
    for (const auto& m : a_.plan().milestones) {
      if (within(m.done)) add("milestone", m.action, m.title, "", "done " + plenary::to_string(*m.done));
      if (!m.done && m.due.last() < a_.question.day && within(m.due))
        add("milestone", m.action, m.title, "", "was due " + plenary::to_string(m.due));
    }
  }

  const PlanAnswer& a_;
  duck::Table out_{{text("what"), text("id"), text("title"), text("before"), text("now")}, {}};
};

}  // namespace

Section changes(const PlanAnswer& a) {
  if (!a.since) return {"changes", "", "", {}};
  const auto title = fmt::format("What changed since {}{}", to_string(*a.since),
                                 a.meeting.empty() ? "" : " (" + a.meeting + ")");
  return {"changes", title, "", Changes(a).table()};
}

Section statement_counts(const PlanAnswer& a) {
  std::map<std::string, std::pair<size_t, size_t>> views;
  for (const auto& s : a.shows_statements() ? a.coverage.statements : std::vector<PlanStatement>()) {
    auto& [all, met] = views[s.view.empty() ? "(not said)" : s.view];
    ++all, met += s.actions.empty() ? 0 : 1;
  }
  duck::Table table{{text("view"), whole("statements"), whole("answered"), whole("open")}, {}};
  for (const auto& [view, counts] : views)
    table.rows.push_back(
        {view, count(counts.first), count(counts.second), count(counts.first - counts.second)});
  return {"coverage", "Statements on record that an action answers", "", std::move(table)};
}

Section statements(const PlanAnswer& a) {
  duck::Table table{{text("document"), text("section"), text("speaker"), text("organization"), text("view"),
                     text("statement"), text("actions")},
                    {}};
  if (a.shows_statements())
    for (const auto& s : a.coverage.statements)
      table.rows.push_back({s.document, s.section, said(s.person), said(s.organization), said(s.view), s.text,
                            said(fmt::format("{}", fmt::join(s.actions, ", ")))});
  return {"statements", "Statements on record", "", std::move(table)};
}

Section actions_without_statement(const PlanAnswer& a) {
  duck::Table table{{text("action"), text("title")}, {}};
  for (const auto& x : a.plan().actions)
    if (std::ranges::find(a.plan().answered, x.id, &PlanAnswered::action) == a.plan().answered.end())
      table.rows.push_back({x.id, title_text(x)});
  return {"without_statement", "Actions that answer no statement", "", std::move(table)};
}

}  // namespace plenary::plan_tables

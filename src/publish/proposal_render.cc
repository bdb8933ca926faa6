// An assessment in words, for machines, and as a report to hand in.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/json.h"
#include "publish/figure.h"
#include "publish/notice.h"
#include "publish/proposal_tables.h"
#include "publish/report.h"

namespace plenary {
namespace {

using namespace proposal_tables;

std::string counts_text(const ProposalAnswer& a) {
  const auto number = [&](CheckState state) { return std::ranges::count(a.checks, state, &Checked::state); };
  return fmt::format("{} met, {} not met, {} without evidence", number(CheckState::kMet),
                     number(CheckState::kNotMet), number(CheckState::kNoEvidence));
}

std::string heading(const ProposalAnswer& a) {
  const auto& f = a.facts;
  std::string out = f.proposal.title + "\n";
  out += f.proposal.body.empty() ? "No body on record" : "Body " + f.proposal.body;
  if (!f.group.empty()) out += ", group " + f.group;
  if (!f.proposal.type.empty()) out += ", " + f.proposal.type;
  return out + fmt::format(", {} {}\n", f.document.empty() ? "as known on" : "as it was known by",
                           to_string(f.day));
}

// Whole sentences: what a cell of a table would cut is what one has to read.
std::string faults_text(const ProposalAnswer& a) {
  std::string out = a.faults.empty() ? "" : "\nWhat is missing or contradicts itself\n";
  for (const auto& f : a.faults) out += fmt::format("  {}: {}; {}\n", f.place, f.what, f.instead);
  return out;
}

std::string checklist_text(const ProposalAnswer& a) {
  constexpr const char* kMarks[] = {"●", "○", "∅"};
  std::string out, set;
  for (const auto& c : a.checks) {
    if (c.set != set) {
      set = c.set;
      out += fmt::format("\n{}\n", std::ranges::find(a.sets, set, &CriteriaSet::name)->title);
    }
    out += fmt::format("  {} {:<12} {}: {}\n", kMarks[static_cast<size_t>(c.state)], to_string(c.state),
                       c.criterion.title, c.why);
    if (!c.behind.empty()) out += fmt::format("                 {}\n", fmt::join(c.behind, "; "));
  }
  return out;
}

Value curve_value(const std::vector<duck::Value>& row) {
  const auto* low = std::get_if<double>(&row[3]);
  const auto* high = std::get_if<double>(&row[4]);
  const bool both = low != nullptr && high != nullptr;
  return Value::of(std::get<double>(row[2]), both ? std::optional(Interval{*low, *high}) : std::nullopt);
}

// The chance to be published by months, of the body and of the group.
TimeLines curve_lines(const ProposalAnswer& a) {
  TimeLines out{.unit = "published", .kind = NumberKind::kShare};
  for (const auto& row : curve(a).table.rows) {
    const auto of = duck::to_text(row[0]), period = fmt::format("{} months", std::get<int64_t>(row[1]));
    if (std::ranges::find(out.periods, period) == out.periods.end()) out.periods.push_back(period);
    if (out.series.empty() || out.series.back().label != of)
      out.series.push_back({.label = of, .values = {}, .accent = !out.series.empty()});
    out.series.back().values.push_back(curve_value(row));
  }
  for (auto& series : out.series)
    while (series.values.size() < out.periods.size()) series.values.push_back(Value::no_data());
  return out;
}

Figure curve_figure(const ProposalAnswer& a) {
  Figure out{.title = "By when such works are published"};
  out.sentence = rate_text(a) + ".";
  out.definition =
      "Cumulative incidence after Aalen and Johansen: dropped works are never published, open ones count as "
      "long as "
      "they were watched.";
  if (auto lines = curve_lines(a); !lines.series.empty()) out.chart = std::move(lines);
  return out;
}

void add_tables(std::vector<Section> sections, const ProposalAnswer& a, ReportSection& to) {
  for (auto& section : sections) {
    if (section.table.rows.empty()) continue;
    mark(section.table, a.snapshot);
    to.figures.push_back(table_figure(section.title, section.note, section.table));
  }
}

void add(std::vector<Section>& out, Section section, bool terminal) {
  if (!terminal || !section.table.rows.empty()) out.push_back(std::move(section));
}

}  // namespace

std::vector<Section> proposal_sections(const ProposalAnswer& a, bool terminal) {
  std::vector<Section> out;
  if (!terminal) out.push_back(faults(a, false)), out.push_back(checklist(a, false));
  add(out, parties(a, terminal), terminal), add(out, editors(a, terminal), terminal);
  add(out, near(a, terminal), terminal), add(out, dependents(a, terminal), terminal);
  add(out, alike(a, terminal), terminal);
  if (!terminal) out.push_back(rate(a)), out.push_back(curve(a));
  add(out, calibration(a, terminal), terminal);
  for (auto& section : out) mark(section.table, a.snapshot);
  return out;
}

std::vector<std::string> proposal_notes(const ProposalAnswer& a) {
  std::vector<std::string> out{counts_text(a), rate_text(a)};
  if (const auto trial = trial_text(a); !trial.empty()) out.push_back(trial);
  out.emplace_back(
      "No evidence is neither yes nor no. No sum is made of the lines, and none of them decides: this is "
      "evidence for those who do");
  if (!a.facts.document.empty())
    out.push_back(fmt::format(
        "Nothing that is dated after {} is used; abstracts and the words of other texts are those "
        "of today",
        to_string(a.facts.day)));
  if (!a.facts.document.empty() && !a.facts.begun)
    out.emplace_back("No source says when this work began: it is seen from its first day on record");
  if (a.hides_people)
    out.emplace_back("What people wrote before is for the secretariat, and for others where they let it be");
  return out;
}

duck::Table proposal_table(const ProposalAnswer& a) {
  auto out = checklist(a, false).table;
  mark(out, a.snapshot);
  return out;
}

std::string render_proposal_text(const ProposalAnswer& a) {
  std::string out = notice(a.snapshot) + heading(a) + faults_text(a) + checklist_text(a) +
                    sections_text(proposal_sections(a, true)) + "\n";
  for (const auto& note : proposal_notes(a)) out += note + ".\n";
  return out +
         fmt::format("Snapshot {} of {} ({})\n", a.snapshot.hash, a.snapshot.made_at, a.snapshot.program);
}

std::string render_proposal_json(const ProposalAnswer& a) {
  const auto maybe_text = [](const std::string& x) { return x.empty() ? "null" : json_string(x); };
  const auto& f = a.facts;
  return fmt::format(
      "{{\n  \"title\": {},\n  \"body\": {},\n  \"group\": {},\n  \"document\": {},\n  \"day\": {},\n  "
      "\"begun\": {},\n"
      "  \"texts_compared\": {},\n  \"outcome_years\": {},\n  \"audience\": {},\n  \"notes\": {},\n  "
      "\"snapshot\": {},\n  "
      "\"made_at\": {},\n  \"notice\": {}{}\n}}\n",
      json_string(f.proposal.title), maybe_text(f.proposal.body), maybe_text(f.group), maybe_text(f.document),
      json_string(to_string(f.day)), f.begun ? json_string(to_string(*f.begun)) : "null", f.texts,
      kOutcomeYears, json_string(to_string(a.audience)), json_list(proposal_notes(a)),
      json_string(a.snapshot.hash), json_string(a.snapshot.made_at),
      a.snapshot.synthetic ? json_string(kSynthetic) : "null", sections_json(proposal_sections(a, false)));
}

Report proposal_report(const ProposalAnswer& a, Day today) {
  auto report = empty_report(a.snapshot, a.audience, today);
  report.title = a.facts.proposal.title;
  report.subtitle = "Assessment of a proposal of new work: evidence for those who decide, and no verdict";
  ReportSection what{.heading = "The checklist", .prose = heading(a)};
  for (const auto& note : proposal_notes(a)) what.prose += "\n\n" + note + ".";
  add_tables({faults(a, true), checklist(a, true)}, a, what);
  ReportSection behind{.heading = "What stands behind it", .prose = {}};
  add_tables({parties(a, true), editors(a, true), near(a, true), dependents(a, true)}, a, behind);
  ReportSection past{.heading = "What became of works alike", .prose = {}};
  past.figures.push_back(curve_figure(a));
  add_tables({alike(a, true), calibration(a, true)}, a, past);
  ReportSection origin{.heading = "Where the criteria come from", .prose = {}};
  for (const auto& set : a.sets)
    for (const auto& c : set.criteria) origin.prose += fmt::format("{}: {}.\n\n", c.title, origin_text(c));
  report.sections = {std::move(what), std::move(behind), std::move(past), std::move(origin)};
  std::erase_if(report.sections, [](const ReportSection& s) { return s.prose.empty() && s.figures.empty(); });
  return report;
}

}  // namespace plenary

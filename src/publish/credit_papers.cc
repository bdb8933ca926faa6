#include "publish/credit_papers.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>

#include "publish/credit_words.h"
#include "publish/figure.h"
#include "publish/index_cells.h"
#include "publish/notice.h"
#include "publish/report.h"

namespace plenary {
namespace {

struct Thing {
  const char* word;
  const char* one;
  const char* many;
};
constexpr std::array kThings{Thing{"document", "text", "texts"}, Thing{"group", "group", "groups"},
                             Thing{"event", "meeting", "meetings"}, Thing{"body", "body", "bodies"}};

std::string counted(size_t n, const Thing& thing) {
  return fmt::format("{} {}", n, n == 1 ? thing.one : thing.many);
}

// "edited 3 texts (RFC 1, RFC 2 and 1 more)"
std::string did(const CreditAnswer& a, const CreditKind& kind) {
  std::string out;
  for (const auto& thing : kThings) {
    std::vector<std::string> names;
    for (const auto& e : a.ledger.entries)
      if (e.credit == kind.key && e.thing == thing.word && a.shows(e)) names.push_back(e.label);
    if (names.empty()) continue;
    out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", counted(names.size(), thing), some_of(names));
  }
  return out.empty() ? "" : fmt::format("{} {}", kind.did, out);
}

std::string period(const CreditAnswer& a) {
  const auto span = years_of(a.ledger.entries);
  return span.empty() ? "" : " (" + span + ")";
}

std::string summary(const CreditAnswer& a) {
  std::set<std::string> bodies;
  for (const auto& e : a.ledger.entries)
    if (!e.body.empty() && a.shows(e)) bodies.insert(e.body_name.empty() ? e.body : e.body_name);
  std::string out =
      fmt::format("To whom it may concern.\n\nThe records of {} show what {} contributed to standards{}:\n\n",
                  fmt::join(bodies, ", "), a.person.name, period(a));
  for (const auto& kind : credit_kinds())
    if (const auto what = did(a, kind); !what.empty()) out += fmt::format("{} {}.\n\n", a.person.name, what);
  return out;
}

constexpr const char* kHow =
    "Each line above is what one person did of one kind for one thing, however many records say so. Presence "
    "at "
    "meetings is no contribution and not listed. The kinds are those of CRediT (ANSI/NISO Z39.104-2022), "
    "with "
    "those that standards work has besides. What is missing or wrong is corrected by the secretariat, and a "
    "dispute is recorded with its reason.\n\nFor the secretariat:  ______________________________";

void add_sections(const CreditAnswer& a, const std::string& command, ReportSection& to) {
  for (auto& one : credit_sections(a, true)) {
    auto figure = table_figure(one.title, one.note, one.table);
    figure.command = command;
    to.figures.push_back(std::move(figure));
  }
}

// What fits on a sheet: what it was, for whom, when.
duck::Table letter_table(const CreditAnswer& a) {
  using namespace index_cells;
  duck::Table out{{text("Credit"), text("For"), text("Organization"), text("Years"), text("Roles")}, {}};
  for (const auto& e : a.ledger.entries) {
    if (!a.shows(e)) continue;
    const auto years = years_of(std::span(&e, 1));
    out.rows.push_back({e.credit, e.title.empty() ? e.label : fmt::format("{}: {}", e.label, e.title),
                        said(a.rules.organizations ? e.organization : ""),
                        said(!e.last && e.evidence == "post" ? years + " to today" : years), said(e.roles)});
  }
  mark(out, a.snapshot);
  return out;
}

}  // namespace

Report credit_letter(const CreditAnswer& a, Day today) {
  auto report = empty_report(a.snapshot, a.audience, today);
  report.title = credit_heading(a);
  report.subtitle = "What the records of standards bodies say" + period(a);
  ReportSection said{.heading = "Contributions", .prose = summary(a)};
  auto table = table_figure("What the records say", "", letter_table(a));
  table.command = fmt::format("plenary credit '{}'", a.person.name);
  said.figures.push_back(std::move(table));
  report.sections.push_back(std::move(said));
  report.sections.push_back({.heading = "How this was made", .prose = kHow});
  return report;
}

Report credit_report(const CreditAnswer& a, Day today) {
  auto report = empty_report(a.snapshot, a.audience, today);
  report.title = credit_heading(a);
  report.subtitle = "Who contributed, and how: alphabetical, without ranks" + period(a);
  ReportSection section{.heading = "Recognition", .prose = {}};
  for (const auto& note : credit_notes(a)) section.prose += note + ".\n\n";
  add_sections(a,
               a.question.group.empty() ? "plenary credit --body " + a.question.body
                                        : "plenary credit --group " + a.question.group,
               section);
  report.sections.push_back(std::move(section));
  return report;
}

}  // namespace plenary

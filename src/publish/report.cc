#include "publish/report.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "metric/side.h"
#include "publish/brief.h"
#include "publish/credit_papers.h"
#include "publish/figure.h"
#include "publish/notice.h"
#include "publish/number_text.h"
#include "publish/plan_file.h"
#include "publish/plan_report.h"
#include "publish/proposal_answer.h"
#include "publish/prospects_report.h"
#include "publish/report_sections.h"
#include "publish/standard_answer.h"
#include "publish/voices_report.h"

namespace plenary {
namespace {

constexpr std::array kTemplates{
    ReportTemplate{"engagement", "", "who takes part, contributes, leads, stays; what comes out; how fast"},
    ReportTemplate{"region", "region", "a region: its countries, members, contributions, who is missing"},
    ReportTemplate{"organization", "organization",
                   "an organization: where it takes part, contributes, leads"},
    ReportTemplate{"group", "group", "a group with those below it: who takes part, output, speed"},
    ReportTemplate{"standard", "standard", "a standard: what it is, who wrote it, who uses it, how it fares"},
    ReportTemplate{"credit", "body or group",
                   "recognition: who contributed, by kind, in the order of the alphabet"},
    ReportTemplate{"assess", "work",
                   "a work of the past against criteria and history, as known at its beginning"},
    ReportTemplate{"prospects", "body", "who does a body's work elsewhere; for staff also who may leave"},
    ReportTemplate{"return", "organization", "an organization's effort beside its outcome, era by era"},
    ReportTemplate{"national", "country or national body",
                   "what it adopts of standards, downloads, proposals, workshops, and what that foretells"},
    ReportTemplate{"survey", "survey", "a survey of the workspace, weighed to those it was meant for"},
    ReportTemplate{"executives", "body", "meetings of CTOs and other executives, and what follows them"},
    ReportTemplate{"funnel", "body",
                   "what became of those whom a body reached: from outreach to contribution"},
    ReportTemplate{"tracker", "organization", "a company's strategy beside its footing, peers and years"},
    ReportTemplate{"brief", "organization, country, group, body or subject",
                   "two pages for a meeting: presence, strengths, changes, partners, gaps, steps"},
    ReportTemplate{"plan", "", "the workspace's action plan: its indicators on their way, actions, changes"}};

// Reports of one answer of several tables.
constexpr std::pair<std::string_view, decltype(&return_report)> kAnswerReports[] = {
    {"prospects", prospects_report},  {"return", return_report},     {"funnel", funnel_report},
    {"tracker", tracker_report},      {"national", national_report}, {"survey", survey_report},
    {"executives", executives_report}};

Result<std::vector<Citation>> citations(Reader& reader) {
  std::vector<Citation> sources;
  PLENARY_TRY(reader.connection().each_row(

      "SELECT format, CASE WHEN count(*) > 1 THEN concat(regexp_extract(min(locator), '([^/]*)/[^/]*$', 1), "
      "'/ (', count(*), ' tables)') "
      "ELSE regexp_extract(min(locator), '[^/]*/?[^/]*$') END, max(imported_at) FROM source "
      "GROUP BY format, CASE WHEN format = 'table' THEN regexp_replace(locator, '[^/]*$', '') ELSE locator "
      "END ORDER BY 1, 2",
      {}, [&](const auto&, const auto& row) {
        sources.push_back({.name = fmt::format("{} ({})", duck::to_text(row[1]), duck::to_text(row[0])),
                           .date = duck::to_text(row[2]).substr(0, 10)});
        return true;
      }));
  if (sources.size() > 5) {  // a page of citations under each figure helps nobody
    const auto more = sources.size() - 4;
    sources.resize(4);
    sources.push_back({.name = fmt::format("and {} more: plenary status", more)});
  }
  return sources;
}

// From when the records are; where most have no date, that is what a reader must know.
std::string period_note(const MeasureResult& result) {
  for (const auto& c : result.coverage)
    if (c.field == "day" && c.known * 2 < c.all)
      return fmt::format(
          "{} of them dated",
          number_text(static_cast<double>(c.known) / static_cast<double>(c.all), NumberKind::kShare));
  if (!result.first_day || !result.last_day) return "";
  const int first = civil(*result.first_day).year, last = civil(*result.last_day).year;
  return first == last ? fmt::format("{}", first) : fmt::format("{} to {}", first, last);
}

Result<std::vector<Tile>> tiles(Reader& reader, const ReportContents& contents, const MeasureQuery& window,
                                Audience audience) {
  std::vector<Tile> all;
  for (const auto& spec : contents.tiles) {
    auto query = window;
    query.metric = spec.metric;
    PLENARY_LET(a, answer(reader, query, audience));
    const bool share = a.result.parts[0].unit.starts_with("share");
    Tile tile{.label = spec.label,
              .value = to_value(a.result.rows.at(0).values.at(0)),
              .kind = share ? NumberKind::kShare : NumberKind::kCount};
    tile.note = period_note(a.result);
    all.push_back(std::move(tile));
  }
  return all;
}

Result<Side> find_region(duck::Connection& connection, const std::string& text) {
  PLENARY_LET(all,
              connection.query("SELECT DISTINCT region FROM country WHERE region IS NOT NULL ORDER BY 1"));
  std::string known;
  for (const auto& row : all.rows) {
    auto name = duck::to_text(row[0]);
    if (ascii_lower(name) == ascii_lower(trim(text))) return Side{"region", std::move(name)};
    known += (known.empty() ? "" : ", ") + name;
  }
  return fail(ErrorKind::kUsage,
              fmt::format("there is no region '{}'; there are: {}", printable(text), known));
}

Result<Report> recognition_report(Reader& reader, const ReportQuestion& question, Audience audience) {
  CreditQuestion credit{.from = question.window.from, .to = question.window.to};
  (question.subject.contains('/') ? credit.group : credit.body) = question.subject;
  PLENARY_LET(a, credit_answer(reader, credit, audience));
  PLENARY_LET(sources, citations(reader));
  auto report = credit_report(a, question.window.today);
  for (auto& section : report.sections)
    for (auto& figure : section.figures) figure.sources = sources;
  return report;
}

std::string period_of(const MeasureQuery& window) {
  std::string text;
  if (window.from) text += ", from " + to_string(*window.from);
  if (window.to) text += ", to " + to_string(*window.to);
  return text;
}

Status fill(Reader& reader, const ReportQuestion& question, const MeasureQuery& window, Audience audience,
            Report& report) {
  const auto& contents = contents_of(question.report->name);
  PLENARY_LET(sources, citations(reader));
  for (const auto& spec : contents.sections) {
    ReportSection section{.heading = spec.heading, .prose = spec.prose};
    for (const auto& one : spec.figures) {
      auto figure = make_figure(reader, one, window, audience, sources);
      // A population may have no word for a filter of the report: then nothing can be set against it.
      if (!figure && !one.against.empty() && figure.error().kind == ErrorKind::kUsage) continue;
      if (!figure) return std::unexpected(figure.error());
      if (*figure) section.figures.push_back(std::move(**figure));
    }
    if (!section.figures.empty()) report.sections.push_back(std::move(section));
  }
  if (report.sections.empty() && !question.subject.empty())
    return fail(ErrorKind::kNotFound,
                fmt::format("nothing that this audience may see is on record of the {} '{}'",
                            question.report->subject, question.subject));
  PLENARY_LET(big, tiles(reader, contents, window, audience));
  report.tiles = std::move(big);
  return {};
}

Result<Report> standard_report(Reader& reader, const ReportQuestion& question, Audience audience) {
  PLENARY_LET(a, standard_answer(reader, {.key = question.subject}, audience, question.window.today));
  PLENARY_LET(sources, citations(reader));
  auto report = empty_report(reader.snapshot(), audience, question.window.today);
  report.title = standard_heading(a);
  report.subtitle = "What it is, who wrote it, who uses it where, and how it fares";
  ReportSection section{.heading = "What is on record", .prose = {}};
  for (const auto& note : standard_notes(a)) section.prose += note + ".\n\n";
  for (auto& one : standard_answer_sections(a, true)) {
    auto figure = table_figure(one.title, one.note, one.table);
    figure.sources = sources;
    figure.command = "plenary standard " + question.subject;
    section.figures.push_back(std::move(figure));
  }
  report.sections.push_back(std::move(section));
  return report;
}

Result<Report> assess_report(Reader& reader, const ReportQuestion& question, Audience audience) {
  const auto today = question.window.today;
  PLENARY_LET(a, proposal_answer(reader, {.document = question.subject, .today = today}, audience));
  PLENARY_LET(sources, citations(reader));
  auto report = proposal_report(a, today);
  for (auto& section : report.sections)
    for (auto& figure : section.figures)
      figure.sources = sources, figure.command = "plenary assess --document '" + question.subject + "'";
  return report;
}

// The body that filters name; none where there are none.
Result<std::string> body_of_filters(const MeasureQuery& window, const char* otherwise) {
  std::string body;
  for (const auto& filter : window.where) {
    if (filter.slice != "body" || filter.negate || filter.values.size() != 1)
      return fail(ErrorKind::kUsage, otherwise);
    body = filter.values.front();
  }
  return body;
}

Result<Report> brief_of(Reader& reader, const ReportQuestion& question, Audience audience) {
  BriefQuestion asked;
  asked.subject = question.subject, asked.today = question.window.today, asked.as_of = question.window.as_of;
  PLENARY_LET(host, body_of_filters(question.window, "a brief is of one thing: give a body at most"));
  asked.body = std::move(host);
  PLENARY_LET(a, brief_answer(reader, asked, audience));
  return brief_report(a, question.window.today);
}

// The body of a filter is whose records the indicators are judged by; other filters a plan does not know.
Result<Report> plan_report(Reader& reader, const MeasureQuery& window, Audience audience) {
  PLENARY_LET(own, workspace_plan({reader.folder()}));
  PlanQuestion asked{std::move(own.file.plan), {}, window.today, {}, false, window.today};
  PLENARY_LET(
      body, body_of_filters(window, "the indicators of a plan have their own filters: give a body at most"));
  asked.body = std::move(body);
  if (window.to) asked.day = std::min(window.to->last(), window.today);
  if (window.as_of) asked.day = *window.as_of;
  if (window.from) asked.since = window.from->day;
  PLENARY_LET(a, plan_answer(reader, std::move(asked), audience));
  PLENARY_LET(sources, citations(reader));
  auto report = empty_report(reader.snapshot(), audience, window.today);
  report.title = a.plan().title;
  report.subtitle = fmt::format("Action plan, as of {}", to_string(a.question.day));
  report.sections = plan_report_sections(a, sources);
  return report;
}

}  // namespace

Report empty_report(const Snapshot& snapshot, Audience audience, Day today) {
  Report report;
  report.snapshot = snapshot.hash;
  report.version = snapshot.program.substr(snapshot.program.find(' ') + 1);
  report.created = to_string(today);
  report.audience = to_string(audience);
  if (snapshot.synthetic) report.notice = kSynthetic;
  return report;
}

std::span<const ReportTemplate> report_templates() { return kTemplates; }

Result<const ReportTemplate*> find_report_template(std::string_view name) {
  std::string known;
  for (const auto& one : kTemplates) {
    if (one.name == name) return &one;
    known += fmt::format("{}{}", known.empty() ? "" : ", ", one.name);
  }
  return fail(ErrorKind::kUsage, fmt::format("unknown template '{}'; there are: {}", name, known));
}

Result<Report> make_report(Reader& reader, const ReportQuestion& question, Audience audience) {
  const std::string_view subject = question.report->subject, name = question.report->name;
  if (subject.empty() != question.subject.empty())
    return fail(ErrorKind::kUsage, subject.empty()
                                       ? fmt::format("the {} report is about everybody: it takes no subject",
                                                     question.report->name)
                                       : fmt::format("say of which {} the report is", subject));
  if (subject == "body or group") return recognition_report(reader, question, audience);
  if (subject == "work") return assess_report(reader, question, audience);
  if (name == "brief") return brief_of(reader, question, audience);
  if (name == "plan") return plan_report(reader, question.window, audience);
  for (const auto& [of, make] : kAnswerReports) {
    if (name != of) continue;
    PLENARY_LET(sources, citations(reader));
    return make(reader, question, audience, sources);
  }
  if (subject == "standard") return standard_report(reader, question, audience);
  auto report = empty_report(reader.snapshot(), audience, question.window.today);
  auto window = question.window;
  report.title = "Who takes part in standards bodies";
  report.subtitle = "Participation, contribution and output, from the records in this workspace";
  if (!subject.empty()) {
    PLENARY_LET(side, subject == "region"
                          ? find_region(reader.connection(), question.subject)
                          : find_side(reader.connection(), question.subject, std::string(subject)));
    window.where.push_back({side.slice, {side.label}, false});
    report.title = subject == "group" ? "The work of " + side.label : side.label + " in standards bodies";
  }
  report.subtitle += period_of(window);
  PLENARY_TRY(fill(reader, question, window, audience, report));
  return report;
}

}  // namespace plenary

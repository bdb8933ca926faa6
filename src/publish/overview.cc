#include "publish/overview.h"

#include <fmt/format.h>

#include <array>

#include "publish/figure.h"
#include "publish/notice.h"
#include "publish/number_text.h"

namespace plenary {
namespace {

struct SectionSpec {
  const char* heading;
  const char* prose;
  std::vector<FigureSpec> figures;
};

SectionSpec speed() {
  return {"How fast work goes",
          "From the beginning of a work to its publication; works that were dropped count as not published, "
          "open ones as long as they were watched. Only bodies whose records say when work began are shown.",
          {{"By when is half of all works published?",
            "publication_time",
            {"body", "approval-path"},
            Shape::kBars},
           {"How many works are under way?", "works_open", {"body", "year"}, Shape::kLines},
           {"How long does a work stay in a stage?", "stage_time", {"stage"}, Shape::kBars},
           {"How many days did people spend in meetings?", "meeting_load", {"body", "year"}, Shape::kLines}}};
}

// The report as a list: what is asked in which order.
const std::vector<SectionSpec>& plan() {
  static const std::vector<SectionSpec> sections{
      {"Who takes part",
       "An organization or a person is active when at least one act is recorded: attending, contributing, "
       "authoring, editing, chairing.",
       {{"In which bodies do organizations take part?", "organizations_active", {"body"}, Shape::kBars},
        {"In which bodies do people take part?", "people_active", {"body"}, Shape::kBars},
        {"From which countries do organizations act?", "organizations_active", {"country"}, Shape::kBars},
        {"How has the number of active organizations changed?",
         "organizations_active",
         {"body", "year"},
         Shape::kLines},
        // Bars, not shares: who acts from two regions is counted in both, so these do not add up to a whole.
        {"From which regions do organizations act?", "organizations_active", {"region"}, Shape::kBars},
        {"What kind of organizations are they?", "organizations_active", {"body", "kind"}, Shape::kShares},
        {"How often were meetings attended?", "attendance", {"body", "year"}, Shape::kLines},
        {"In person or remotely?", "attendance", {"body", "mode"}, Shape::kShares}}},
      {"Who is a member",
       "What registers of members say. A member is silent when nobody acted for it for 24 months, although "
       "it may "
       "attend or contribute; those that have been members for a shorter time are not.",
       {{"How has the number of members changed?", "memberships", {"body", "year"}, Shape::kLines},
        {"In which categories are they?", "memberships", {"body", "category"}, Shape::kShares},
        {"Which share of the members is silent?", "silent_member_share", {"body", "year"}, Shape::kLines},
        {"Which share of the member companies is small?",
         "small_company_share",
         {"body", "year"},
         Shape::kLines}}},
      {"Who comes to events",
       "A person at an event is counted once, sessions included. Newcomers are counted from 24 months after "
       "the "
       "first record on, and those whose own 24 months are not over are left out of the share that came "
       "back.",
       {{"Which events do people come to?", "event_attendance", {"body", "event-kind"}, Shape::kShares},
        {"How many people came for the first time?", "first_time_attendees", {"body", "year"}, Shape::kLines},
        {"Which share of them came back?", "first_timer_return", {"body", "year"}, Shape::kLines},
        {"For what kind of organizations do speakers speak?", "speakers", {"kind"}, Shape::kBars}}},
      {"Who contributes and who leads",
       "Contributions are counted fractionally: a text of three organizations gives each a third.",
       {{"To which bodies were texts contributed?", "contributions_fractional", {"body"}, Shape::kBars},
        {"From which regions do contributions come?",
         "contributions_fractional",
         {"body", "region"},
         Shape::kShares},
        {"On how many organizations does the work rest, in effect?",
         "contribution_concentration",
         {"body"},
         Shape::kBars,
         2},
        {"How many leadership posts are held?", "leadership_posts", {"body"}, Shape::kBars}}},
      {"What comes out",
       "Deliverables of every type count, not only standards.",
       {{"How many deliverables were published?", "deliverables", {"body"}, Shape::kBars},
        {"How has publication changed?", "deliverables", {"body", "year"}, Shape::kLines},
        {"What types of deliverables are they?", "deliverables", {"body", "type"}, Shape::kShares},
        {"How many deliverables credit an author or editor?",
         "deliverables_credited",
         {"body"},
         Shape::kBars}}},
      speed(),
      {"Who stays",
       "Between one calendar year and the year before.",
       {{"Which share of the organizations came back the year after?",
         "organization_turnover",
         {"body", "year"},
         Shape::kLines,
         5},
        {"Which share of the people came back the year after?",
         "people_turnover",
         {"body", "year"},
         Shape::kLines,
         5}}},
      {"What is not known",
       "Unknown is a share of its own. It is never dropped and never divided among the known.",
       {{"For which share of the acts is the organization unknown?",
         "share_unknown",
         {"body"},
         Shape::kBars}}}};
  return sections;
}

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

Result<std::vector<Tile>> tiles(Reader& reader, Audience audience, Day today) {
  struct Spec {
    const char *metric, *label;
  };
  static constexpr std::array kTiles{Spec{"organizations_active", "organizations took part"},
                                     Spec{"people_active", "people took part"},
                                     Spec{"deliverables", "deliverables were published"},
                                     Spec{"share_unknown", "of the acts name no known organization"}};
  std::vector<Tile> all;
  for (const auto& spec : kTiles) {
    MeasureQuery query;
    query.metric = spec.metric;
    query.today = today;
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

}  // namespace

Result<Report> overview_report(Reader& reader, Audience audience, Day today) {
  Report report;
  report.title = "Who takes part in standards bodies";
  report.subtitle = "Participation, contribution and output, from the records in this workspace";
  report.snapshot = reader.snapshot().hash;
  report.version = reader.snapshot().program.substr(reader.snapshot().program.find(' ') + 1);
  report.created = to_string(today);
  if (reader.snapshot().synthetic) report.notice = kSynthetic;
  report.audience = audience == Audience::kPublic   ? "public"
                    : audience == Audience::kMember ? "member"
                                                    : "secretariat";
  PLENARY_LET(big, tiles(reader, audience, today));
  report.tiles = std::move(big);
  PLENARY_LET(sources, citations(reader));
  for (const auto& spec : plan()) {
    ReportSection section{.heading = spec.heading, .prose = spec.prose};
    for (const auto& one : spec.figures) {
      PLENARY_LET(figure, make_figure(reader, one, audience, today, sources));
      if (figure) section.figures.push_back(std::move(*figure));
    }
    if (!section.figures.empty()) report.sections.push_back(std::move(section));
  }
  return report;
}

}  // namespace plenary

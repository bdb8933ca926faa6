#include "publish/report_sections.h"

#include <map>

namespace plenary {
namespace {

constexpr const char* kActiveMeans =
    "An organization or a person is active when at least one act is recorded: attending, contributing, "
    "authoring, editing, chairing.";

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

std::vector<SectionSpec> engagement() {
  return {
      {"Who takes part",
       kActiveMeans,
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
}

constexpr const char* kStayMeans = "Between one calendar year and the year before.";

SectionSpec who_stays(std::vector<std::string> by) {
  return {"Who stays",
          kStayMeans,
          {{"Which share of the organizations came back the year after?", "organization_turnover", by,
            Shape::kLines, 5},
           {"Which share of the people came back the year after?", "people_turnover", by, Shape::kLines, 5}}};
}

std::vector<SectionSpec> region() {
  return {
      {"Who takes part",
       kActiveMeans,
       {{"From which countries do organizations act?", "organizations_active", {"country"}, Shape::kBars},
        {"In which bodies do organizations take part?", "organizations_active", {"body"}, Shape::kBars},
        {"How has the number of active organizations changed?",
         "organizations_active",
         {"body", "year"},
         Shape::kLines},
        {"How has the number of active people changed?", "people_active", {"body", "year"}, Shape::kLines},
        {"What kind of organizations are they?", "organizations_active", {"body", "kind"}, Shape::kShares},
        {"In person or remotely?", "attendance", {"body", "mode"}, Shape::kShares}}},
      {"Who is missing",
       "Countries of the region beside those whose organizations take part. A country of which nothing is on "
       "record is a row of its own.",
       {{"Which countries have no active organization?",
         "organizations_active",
         {"country"},
         Shape::kTable,
         0,
         "economies"}}},
      {"Who is a member",
       "What registers of members say.",
       {{"How has the number of members changed?", "memberships", {"body", "year"}, Shape::kLines},
        {"In which countries are the members?", "memberships", {"country"}, Shape::kBars},
        {"Which share of the members is silent?", "silent_member_share", {"body", "year"}, Shape::kLines}}},
      {"Who contributes and who leads",
       "Contributions are counted fractionally: a text of three organizations gives each a third.",
       {{"How have contributions changed?", "contributions_fractional", {"body", "year"}, Shape::kLines},
        {"From which countries do contributions come?",
         "contributions_fractional",
         {"country"},
         Shape::kBars},
        {"How many leadership posts are held?", "leadership_posts", {"body"}, Shape::kBars}}},
      who_stays({"body", "year"}),
      {"Where standards are used",
       "Only evidence of use that names a country counts here.",
       {{"Which bodies' standards does each channel show in use?",
         "uses",
         {"body", "channel"},
         Shape::kShares}}}};
}

std::vector<SectionSpec> organization() {
  return {
      {"Where it takes part",
       kActiveMeans,
       {{"In which bodies are its people active?", "people_active", {"body"}, Shape::kBars},
        {"In which groups do its people attend?", "attendance", {"group-only"}, Shape::kBars},
        {"How has its attendance changed?", "attendance", {"body", "year"}, Shape::kLines},
        {"How has the number of its active people changed?",
         "people_active",
         {"body", "year"},
         Shape::kLines}}},
      {"What it contributes and leads",
       "Contributions are counted fractionally: a text of three organizations gives each a third.",
       {{"To which bodies does it contribute?", "contributions_fractional", {"body"}, Shape::kBars},
        {"How have its contributions changed?", "contributions_fractional", {"body", "year"}, Shape::kLines},
        {"Which leadership posts do its people hold?", "leadership_posts", {"body", "role"}, Shape::kShares},
        {"How many texts do its people edit?", "texts_edited", {"body"}, Shape::kBars}}},
      {"Whom it works with",
       "Organizations that contributed to the same texts.",
       {{"With how many organizations did it contribute?", "partners", {"body"}, Shape::kBars}}},
      {"Which standards it implements",
       "As sources on record say; no evidence is not no use.",
       {{"Of which bodies does it implement texts?", "implementations", {"body"}, Shape::kBars}}}};
}

std::vector<SectionSpec> group() {
  return {{"Who takes part",
           kActiveMeans,
           {{"How has the number of active organizations changed?",
             "organizations_active",
             {"year"},
             Shape::kLines},
            {"How has the number of active people changed?", "people_active", {"year"}, Shape::kLines},
            {"From which regions do organizations act?", "organizations_active", {"region"}, Shape::kBars},
            {"What kind of organizations are they?", "organizations_active", {"kind"}, Shape::kShares},
            {"How often were meetings attended?", "attendance", {"year"}, Shape::kLines},
            {"In person or remotely?", "attendance", {"year", "mode"}, Shape::kShares}}},
          {"Who contributes and who leads",
           "Contributions are counted fractionally: a text of three organizations gives each a third.",
           {{"How have contributions changed?", "contributions_fractional", {"year"}, Shape::kLines},
            {"From which regions do contributions come?",
             "contributions_fractional",
             {"year", "region"},
             Shape::kShares},
            {"On how many organizations does the work rest, in effect?",
             "contribution_concentration",
             {"year"},
             Shape::kLines,
             2},
            {"Which leadership posts are held?", "leadership_posts", {"role"}, Shape::kBars}}},
          {"How fast work goes",
           "From the beginning of a work to its publication; works that were dropped count as not published, "
           "open ones as long as they were watched.",
           {{"How many works are under way?", "works_open", {"year"}, Shape::kLines},
            {"By when is half of all works published?", "publication_time", {"approval-path"}, Shape::kBars},
            {"How many deliverables were published?", "deliverables", {"year"}, Shape::kLines},
            {"How many days of meetings were held?", "meeting_days", {"year"}, Shape::kLines}}},
          who_stays({"year"})};
}

}  // namespace

const ReportContents& contents_of(std::string_view report_template) {
  static const std::vector<TileSpec> kTakingPart{{"organizations_active", "organizations took part"},
                                                 {"people_active", "people took part"},
                                                 {"deliverables", "deliverables were published"},
                                                 {"share_unknown", "of the acts name no known organization"}};
  static const std::map<std::string_view, ReportContents> kContents{
      {"engagement", {kTakingPart, engagement()}},
      {"region",
       {{{"organizations_active", "organizations took part"},
         {"people_active", "people took part"},
         {"contributions_fractional", "contributions were made"},
         {"memberships", "memberships are held"}},
        region()}},
      {"organization",
       {{{"people_active", "of its people took part"},
         {"events_attended", "events were attended"},
         {"contributions_fractional", "contributions were made"},
         {"leadership_posts", "leadership posts are held"}},
        organization()}},
      {"group",
       {{{"organizations_active", "organizations took part"},
         {"people_active", "people took part"},
         {"contributions_fractional", "contributions were made"},
         {"deliverables", "deliverables were published"}},
        group()}}};
  return kContents.at(report_template);
}

}  // namespace plenary

#include "serve/routes.h"

#include <array>

namespace plenary::serve {
namespace {

constexpr Parameter kOffset{"offset", "N", "leave out so many rows at the beginning"};
constexpr Parameter kLimit{"limit", "N", "at most so many rows (default 100, at most 10000)"};
constexpr Parameter kSearch{"search", "TEXT", "only what holds this text"};
constexpr Parameter kBody{"body", "BODY", "only of this body"};
constexpr Parameter kBy{"by", "SLICES", "cut by these, separated by commas: region,year"};
constexpr Parameter kWhere{
    "where", "SLICE=VALUES",
    "only these: body=itu-t,itu-r; also != ; repeatable; 'unknown' is the absence of a "
    "value; \"a, b\" is one value",
    true};
constexpr Parameter kFrom{"from", "DATE", "first day, month or year of the window"};
constexpr Parameter kTo{"to", "DATE", "last day, month or year of the window, inclusive"};
constexpr Parameter kAsOf{"as-of", "DAY", "members, affiliations and roles as they were on that day"};

constexpr std::array kValues{
    kSearch,
    kBody,
    kWhere,
    Parameter{"metric", "METRIC",
              "only values of its records (default: the first metric that has the slice)"},
    kOffset,
    kLimit};
constexpr std::array kMeasure{kBy,
                              kWhere,
                              kBody,
                              kFrom,
                              kTo,
                              kAsOf,
                              Parameter{"intervals", "", "95 % intervals of counts too"},
                              Parameter{"trend", "", "what becomes of it over the periods of by"},
                              Parameter{"curve", "", "how what lasts comes to its end, point by point"},
                              Parameter{"against", "METRIC", "set the counts beside a population"},
                              kOffset,
                              Parameter{"limit", "N", "at most so many rows, in their order (default: all)"}};
constexpr std::array kRecords{kWhere, kBody, kFrom, kTo, kAsOf, kOffset, kLimit};

constexpr std::array kOrganizations{
    kSearch,
    Parameter{"kind", "KIND", "only of this kind: company, government ..."},
    Parameter{"country", "CODE", "only of this country (ISO 3166-1)"},
    Parameter{"region", "REGION", "only of this ITU region: Africa, Americas ..."},
    kBody,
    kOffset,
    kLimit};
constexpr std::array kOfBody{kBody};
constexpr std::array kStandards{
    kBody,
    Parameter{"by", "INDICATOR",
              "the greatest first: practicality, originality, ubiquity, singularity (default: adopters)"},
    Parameter{"top", "N", "so many (default 20)"}};
constexpr std::array kStandard{
    Parameter{"top", "N", "so many places (default 10)"},
    Parameter{"records", "", "also the places where it is used, for the secretariat"},
    Parameter{"cohort", "", "also how the other texts of its body, class and years fare, without names"}};
constexpr Parameter kOfGroup{"group", "G", "only in this group and those below it: itu-t/sg13"};
constexpr Parameter kOfText{"document", "ID", "only for this text, whatever its edition"};
constexpr std::array kCredit{kOfText, kOfGroup, kBody, kFrom, kTo};
constexpr std::array kLetter{
    Parameter{"format", "F", "html (default), docx, pdf, md"}, kOfText, kOfGroup, kBody, kFrom, kTo};
constexpr Parameter kForReader{"for", "READER",
                               "operator, vendor, sme, academia, administration (default: by register)"},
    kOfSlice{"of", "SLICE", "organization, country, group, body, subject, where a name is ambiguous"},
    kHostBody{"body", "BODY", "in whose name one speaks (default: the only one with a register)"};
constexpr std::array kBrief{kForReader, kOfSlice, kHostBody, kAsOf};
constexpr std::array kBriefDocument{Parameter{"format", "F", "html (default), docx, pdf, md"}, kForReader,
                                    kOfSlice, kHostBody, kAsOf};
constexpr std::array kIndex{
    Parameter{"profile", "P", "what the index is for: tracking (default), equal, inclusiveness ..."},
    Parameter{"body", "BODY", "of which body; needed where there are several"},
    Parameter{"group", "G", "only this group and those below it"},
    Parameter{"sensitivity", "", "what decides the ranks: all weights and choices tried"},
    Parameter{"from", "DATE", "one index a year back to here: trends, and moves between levels"},
    Parameter{"to", "DATE", "the day of the index (default: the last that the records tell of)"},
    Parameter{"as-of", "DAY", "the same as to"}};
constexpr std::array kCompare{
    Parameter{"a", "NAME", "a body, a group (body/group) or an organization, by any name on record"},
    Parameter{"b", "NAME", "what to set beside it, of the same sort"},
    Parameter{"of", "SLICE", "what both are, where a name is ambiguous: holding, country, segment"},
    Parameter{"metrics", "METRICS", "only these, separated by commas"},
    kWhere,
    kFrom,
    kTo,
    kAsOf,
    kBody};
constexpr std::array kOverlap{
    Parameter{"body", "A[,B]", "only pairs with a text of A; of several, pairs among these"},
    Parameter{"group", "G", "only pairs with a text of this group or one below it: itu-t/sg15"},
    Parameter{"document", "ID", "only pairs with this text"},
    Parameter{"between", "B", "bodies (default), or groups"},
    Parameter{"limit", "N", "so many pairs of each sort (default 10)"}};
constexpr std::array kCompetence{
    Parameter{"subject", "S", "the bodies in this subject and those below it, side by side"},
    Parameter{"body", "BODY", "this body in all subjects"}};
constexpr std::array kScorecard{
    Parameter{"metric", "METRIC", "this metric; two are compared, none means all", true}, kBody,
    Parameter{"from", "DATE", "first day of the window (default: six years before the last)"}, kTo};
constexpr Parameter kCriteria{"criteria", "SETS", "instead of general and the body's own: 3gpp,ieee"};
constexpr std::array kAssess{
    Parameter{"bar", "BAR", "what a work had to have, joined by and: supporters>=4 and regions>=2"}, kBody,
    Parameter{"document", "ID", "a work of the past, as it was known soon after it began"}, kCriteria};
constexpr std::array kProposal{kCriteria};
constexpr Parameter kOfRegion{"region", "R", "only of this ITU region; unknown: of which nobody knows"};
constexpr Parameter kOfSegment{"segment", "S", "only of this segment, as a register says it"};
constexpr Parameter kOfKind{"kind", "KIND", "only of this kind: company, academia, government ..."};
constexpr Parameter kOfSize{"size", "Z", "only of this size class, as a register says it"};
constexpr Parameter kTop{"top", "N", "so many (default 20)"};
constexpr std::array kProspects{
    kBody,     Parameter{"explain", "ORG", "one of them: why it would come, with all its evidence"},
    kOfRegion, kOfSegment,
    kOfKind,   kOfSize,
    kFrom,     kTo,
    kAsOf,     kTop};
constexpr std::array kLeaving{kBody, kOfRegion, kOfSegment, kOfKind, kOfSize, kTo, kAsOf, kTop};
constexpr std::array kNational{
    Parameter{"of", "WHO", "a country (Japan, JP) or a national or regional body (default: all)"},
    Parameter{"body", "BODY", "only what concerns standards of this body"}, kFrom, kTo};
constexpr std::array kReturn{
    kBody,
    Parameter{"eras", "E", "years each (5y, the default), or the years in which eras begin: 2005,2015"}, kTo};
constexpr std::array kSurvey{
    Parameter{"by", "GROUPS",
              "compare groups: member, region, kind, segment, size, wave, or a question with one choice"},
    Parameter{"wave", "W", "this wave (default: the last)"}};
constexpr std::array kExecutives{
    kBody, Parameter{"group", "G", "the meetings of this group, instead of those whose kind or name says so"},
    kFrom, kTo};
constexpr std::array kFunnel{kBody, kOfRegion, kOfSegment, kOfKind, kOfSize, kFrom, kTo, kAsOf, kTop};
constexpr std::array kTracker{
    Parameter{"peers", "A,B", "two to stand beside (default: those of the strategy, else the most alike)"},
    kTo};
constexpr std::array kPlan{
    Parameter{"body", "BODY", "judge its indicators by this body's records instead of the plan's own"},
    Parameter{"as-of", "DAY", "as things stood on that day (default: today)"},
    Parameter{"since", "DAY", "what changed since (default: the last meeting of its group on record)"},
    Parameter{"coverage", "", "with every statement on record of its documents"}};
constexpr std::array kReport{
    Parameter{"of", "NAME", "of which region, organization, group (body/group), body or standard"},
    Parameter{"format", "F", "html (default), docx, pdf, md"},
    kWhere,
    kBody,
    kFrom,
    kTo,
    kAsOf};
constexpr std::array kPaged{kOffset, kLimit};
constexpr std::array kPart{
    Parameter{"offset", "N", "where in the file these bytes begin: where the last ended"},
    Parameter{"of", "N", "bytes of the whole file"}};

constexpr std::array kSignIn{Parameter{"to", "PAGE", "of the dashboard, such as /members?body=itu-t"}};

constexpr bool kTable = true;
constexpr auto kPublic = Audience::kPublic, kMember = Audience::kMember,
               kSecretariat = Audience::kSecretariat;
constexpr auto kLong = Cost::kLong;

constexpr bool kPersons = true;
constexpr const char *kGet = "GET", *kPost = "POST", *kDelete = "DELETE";
constexpr auto kQuick = Cost::kQuick;

// A list: one row a route. Those of the common case leave out what they do not need.
constexpr std::array kRoutes{
    Route{
        kGet, "/status", "what is in the workspace: bodies, sources, freshness, coverage", {}, answer_status},
    Route{kGet,
          "/nouns",
          "what records can be of, and their fields: the words of a mapping",
          {},
          answer_nouns,
          kTable},
    Route{kGet, "/slices", "the slices by which metrics are cut", {}, answer_slices, kTable},
    Route{kGet, "/slices/{slice}/values", "the values of a slice, for a picker", kValues, answer_slice_values,
          kTable},
    Route{kGet, "/metrics", "the catalogue of metrics", {}, answer_metrics, kTable},
    Route{kGet, "/metrics/{metric}", "one metric: definition, limits, slices, SQL", {}, answer_metric},
    Route{kGet, "/measure/{metric}", "a metric counted, cut by anything", kMeasure, answer_measure, kTable},
    Route{kGet, "/measure/{metric}/records", "the records behind a number", kRecords, answer_measure_records,
          kTable, kSecretariat, kQuick, kPersons},
    Route{kGet, "/organizations", "the organizations on record", kOrganizations, answer_organizations, kTable,
          kMember},
    Route{kGet,
          "/organizations/{name}",
          "one organization: memberships, roles, bodies, people",
          {},
          answer_organization,
          !kTable,
          kMember,
          kQuick,
          kPersons},
    Route{kGet, "/bodies", "the bodies on record", {}, answer_bodies, kTable},
    Route{kGet, "/groups", "the groups of a body with parents, dates and officers", kOfBody, answer_groups,
          kTable, kPublic, kQuick, kPersons},
    Route{kGet, "/standards", "the standards of a body with their indicators", kStandards, answer_standards,
          kTable, kPublic, kLong},
    Route{kGet, "/standards/{id}", "everything known of one standard", kStandard, answer_standard, kTable,
          kPublic, kLong, kPersons},
    Route{kGet, "/credit", "who contributed to a text, in a group, in a body: names by kind of credit",
          kCredit, answer_credit, kTable, kPublic, kQuick, kPersons},
    Route{kGet, "/credit/{person}", "what one person contributed, by name or #number", kCredit, answer_credit,
          kTable, kPublic, kQuick, kPersons},
    Route{kGet, "/credit/{person}/letter", "a letter on it for an employer or university", kLetter,
          answer_credit_letter, !kTable, kPublic, kLong, kPersons},
    Route{kGet, "/credit/{person}/record", "the same for machines, in the shapes of ORCID", kCredit,
          answer_credit_record, !kTable, kPublic, kQuick, kPersons},
    Route{kGet, "/briefs/{about}",
          "two pages for a meeting: statements, steps, and where each number comes from", kBrief,
          answer_brief, kTable, kPublic, kLong},
    Route{kGet, "/briefs/{about}/document", "the same as a document", kBriefDocument, answer_brief_document,
          !kTable, kPublic, kLong},
    Route{kGet, "/index", "the engagement index of a body", kIndex, answer_index, kTable, kPublic, kLong},
    Route{kGet, "/index/{organization}", "why an organization has its score", kIndex, answer_index_of_one,
          kTable, kSecretariat, kLong},
    Route{kGet, "/compare", "two bodies, groups or organizations side by side", kCompare, answer_compare,
          kTable, kPublic, kLong},
    Route{kGet, "/overlap", "texts of different bodies on the same subject", kOverlap, answer_overlap, kTable,
          kPublic, kLong},
    Route{kGet, "/competence", "where bodies lead, subject by subject", kCompetence, answer_competence,
          kTable, kPublic, kLong},
    Route{kGet, "/scorecard", "how good the metrics are", kScorecard, answer_scorecard, kTable, kPublic,
          kLong},
    Route{kGet, "/assess",
          "new work: a bar tried on the past, or a work of the past against criteria and history", kAssess,
          answer_assess, kTable, kMember, kLong, kPersons},
    Route{kPost, "/assess",
          "a proposal against criteria and history: {\"name\": \"proposal.toml\", \"text\"} (or \"base64\" "
          "of a .docx); "
          "it is not kept",
          kProposal, nullptr, !kTable, kMember, kLong, kPersons, take_proposal},
    Route{kGet, "/prospects", "who does a body's work elsewhere and is not there, with evidence", kProspects,
          answer_prospects, kTable, kPublic, kLong},
    Route{kGet, "/leaving", "who is at risk of leaving a body, and how many of those like them left",
          kLeaving, answer_leaving, kTable, kSecretariat, kLong},
    Route{kGet, "/organizations/{name}/return", "its effort beside its outcome, era by era", kReturn,
          answer_return, kTable, kMember, kLong},
    Route{kGet, "/national",
          "what countries and national bodies adopt, download and propose, and whether that foretells more",
          kNational, answer_national, kTable, kPublic, kLong},
    Route{kGet, "/surveys", "the questionnaires of the workspace", {}, answer_surveys, kTable},
    Route{kGet, "/surveys/{name}", "what a survey says, weighed to its frame", kSurvey, answer_survey, kTable,
          kPublic, kLong},
    Route{kGet, "/executives", "meetings of executives: who came, what was decided, before and after",
          kExecutives, answer_executives, kTable, kPublic, kLong},
    Route{kGet, "/funnel", "from outreach to contribution, step by step, with what ended the way", kFunnel,
          answer_funnel, kTable, kMember, kLong},
    Route{kGet, "/organizations/{name}/tracker",
          "its strategy beside its footing, its peers, and its staff's credit", kTracker, answer_tracker,
          kTable, kMember, kLong, kPersons},
    Route{kGet, "/plan", "the workspace's action plan, judged by the records", kPlan, answer_plan, kTable,
          kPublic, kLong, kPersons},
    Route{kPost,
          "/plan/edits",
          "change the plan: {\"version\", \"edits\": [{what, of, title, value}]}; what: status, note, "
          "milestone, "
          "target, or undo with the id of an edit; they wait for the next import or resolve",
          {},
          nullptr,
          !kTable,
          kSecretariat,
          kLong,
          !kPersons,
          take_plan_edits},
    Route{kGet, "/review", "pairs of names that wait for somebody to decide", kPaged, answer_review, kTable,
          kSecretariat, kQuick, kPersons},
    Route{kPost,
          "/decisions",
          "decide on names: {\"decisions\": [{verb, about, subject, object, from, to, reason}]}; they wait "
          "for the next import or resolve",
          {},
          nullptr,
          !kTable,
          kSecretariat,
          kQuick,
          kPersons,
          take_decisions},
    Route{kPost,
          "/decisions/apply",
          "follow all that waits, now ({} is handed in)",
          {},
          nullptr,
          !kTable,
          kSecretariat,
          kLong,
          kPersons,
          take_apply},
    Route{kPost,
          "/people",
          "whom a name fits, for what follows: {\"who\": \"Jo Doe <jo@example.org>\"}",
          {},
          nullptr,
          !kTable,
          kSecretariat,
          kLong,
          kPersons,
          take_people},
    Route{kPost,
          "/people/requests",
          "what a person asks: {\"who\", \"verb\"}; hide, show, name (may stand in public), unname; erase "
          "for the "
          "administrator, with the name as \"confirm\"",
          {},
          nullptr,
          !kTable,
          kSecretariat,
          kLong,
          kPersons,
          take_person_request},
    Route{kGet, "/reports", "the reports that can be made", {}, answer_reports, kTable},
    Route{kGet, "/reports/{template}", "a report as a file", kReport, answer_report, !kTable, kPublic, kLong},
    Route{kPost,
          "/uploads",
          "a file is to come: {\"name\": \"members.xlsx\"}; gives its id",
          {},
          nullptr,
          !kTable,
          kSecretariat,
          kQuick,
          !kPersons,
          take_upload},
    Route{kPost, "/uploads/{id}/part",
          "bytes of the file (application/octet-stream), at most 1 MiB at a time", kPart, nullptr, !kTable,
          kSecretariat, kQuick, !kPersons, take_upload_part},
    Route{kPost,
          "/uploads/{id}/suggestion",
          "its format and a first mapping ({} is handed in)",
          {},
          nullptr,
          !kTable,
          kSecretariat,
          kLong,
          kPersons,
          take_upload_suggestion},
    Route{kPost,
          "/uploads/{id}/trial",
          "what an import would read and leave out: {\"format\": \"table\", \"mapping\": \"...\"}",
          {},
          nullptr,
          !kTable,
          kSecretariat,
          kLong,
          kPersons,
          take_upload_trial},
    Route{kPost,
          "/uploads/{id}/import",
          "import the file: {\"format\": \"table\", \"mapping\": \"...\"}",
          {},
          nullptr,
          !kTable,
          kSecretariat,
          kLong,
          !kPersons,
          take_upload_import},
    Route{kGet, "/sign-in", "sends a browser to the provider, to come back to a page", kSignIn, nullptr,
          !kTable, kPublic, kLong},
    Route{kGet, "/signed-in", "where the provider sends it back", {}, nullptr, !kTable, kPublic, kLong},
    Route{kGet, "/session", "who you are here, and how one comes in", {}, nullptr},
    Route{kPost, "/session", "a token for a cookie: {\"token\": \"...\"}", {}, nullptr},
    Route{kDelete, "/session", "the end of a session", {}, nullptr},
};

}  // namespace

std::span<const Route> routes() { return kRoutes; }

}  // namespace plenary::serve

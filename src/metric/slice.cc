#include "metric/slice.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace plenary {
namespace {

constexpr const char* kOrganization = "LEFT JOIN organization so ON so.organization_id = f.organization_id";
constexpr const char* kCountry = "LEFT JOIN country sc ON sc.country = f.country";
constexpr const char* kHoldingChanges =
    "SELECT from_day FROM organization_holding UNION SELECT to_day FROM organization_holding";
constexpr const char* kBody = "LEFT JOIN body sb ON sb.body_id = f.body_id";

#define PLENARY_CHANGES_OF_GROUP(GROUP)                          \
  "SELECT from_day FROM country_group WHERE \"group\" = '" GROUP \
  "' UNION SELECT to_day FROM country_group WHERE \"group\" = '" GROUP "'"
#define PLENARY_GROUP_OF_COUNTRIES(GROUP)                                                                   \
  "LEFT JOIN country_group s" GROUP " ON s" GROUP ".country = f.country AND s" GROUP ".\"group\" = '" GROUP \
  "' AND s" GROUP ".from_day <= {day} AND {day} < s" GROUP ".to_day",                                       \
      "CASE WHEN f.country IS NULL THEN NULL WHEN s" GROUP ".country IS NULL THEN 'other' ELSE '" GROUP     \
      "' END"

// A list: one row a slice. Long lines are SQL.
constexpr std::array kSlices{
    Slice{"body", "Body", "body_id", kBody, "sb.body", false, false, "standards body"},
    Slice{"body-kind", "Kind of body", "body_id", kBody, "sb.kind", false, false,
          "standards organization, national, regional, consortium, multi-source agreement, open-source "
          "foundation"},
    Slice{"group", "Group", "group_id",
          "LEFT JOIN group_ancestor sga ON sga.group_id = f.group_id LEFT JOIN groups sg ON sg.group_id = "
          "sga.ancestor_id "
          "LEFT JOIN body sgb ON sgb.body_id = sg.body_id",
          "CASE WHEN sg.group_id IS NOT NULL THEN concat(sgb.body, '/', sg.\"group\") END", false, true,
          "group with all groups below it (roll-up of the tree)"},
    Slice{"group-only", "Group", "group_id",
          "LEFT JOIN groups sh ON sh.group_id = f.group_id LEFT JOIN body shb ON shb.body_id = sh.body_id",
          "CASE WHEN sh.group_id IS NOT NULL THEN concat(shb.body, '/', sh.\"group\") END", false, false,
          "group itself, without those below it"},
    Slice{"region", "ITU region", "country", kCountry, "sc.region", false, false,
          "Africa, Americas, Arab States, Asia-Pacific, CIS, Europe: of the entity's country"},
    Slice{"radio-region", "Radio Region", "country", kCountry, "sc.radio_region", false, false,
          "ITU radio Region 1, 2 or 3"},
    Slice{"m49-region", "M49 region", "country", kCountry, "sc.m49_region", false, false, "UN M49 region"},
    Slice{"m49-subregion", "M49 sub-region", "country", kCountry, "sc.m49_subregion", false, false,
          "UN M49 sub-region"},
    Slice{"country", "Country", "country", "", "f.country", false, false,
          "ISO 3166-1 code of the entity's country at the act"},
    Slice{"seat", "Country of the seat", "organization_id", kOrganization, "so.seat", false, false,
          "ISO 3166-1 code of the organization's seat"},
    Slice{"development", "Development", "country", kCountry, "sc.development", false, false,
          "developed, developing (UN M49)"},
    Slice{"ldc", "Least developed", "country", PLENARY_GROUP_OF_COUNTRIES("LDC"), false, false,
          "least developed countries on that day", false, PLENARY_CHANGES_OF_GROUP("LDC")},
    Slice{"lldc", "Landlocked developing", "country", PLENARY_GROUP_OF_COUNTRIES("LLDC"), false, false,
          "landlocked developing countries", false, PLENARY_CHANGES_OF_GROUP("LLDC")},
    Slice{"sids", "Small island", "country", PLENARY_GROUP_OF_COUNTRIES("SIDS"), false, false,
          "small island developing states", false, PLENARY_CHANGES_OF_GROUP("SIDS")},
    Slice{"organization", "Organization", "organization_id", kOrganization, "so.name", false, false,
          "organization (entity)"},
    Slice{"holding", "Holding", "organization_id",
          "LEFT JOIN organization_holding sw ON sw.organization_id = f.organization_id AND sw.from_day <= "
          "{day} AND {day} < sw.to_day "
          "LEFT JOIN organization swo ON swo.organization_id = COALESCE(sw.holding_id, f.organization_id)",
          "swo.name", false, false, "group of companies to which the organization belonged on that day",
          false, kHoldingChanges},
    Slice{"kind", "Kind of organization", "organization_id", kOrganization, "so.kind", false, false,
          "company, government, academia, standards body, foundation, individual: reviewed or from a "
          "register, never guessed"},
    Slice{"segment", "Segment", "organization_id", kOrganization, "so.segment", false, false,
          "from a register or a reviewed table only"},
    Slice{"size", "Size class", "organization_id", kOrganization, "so.size_class", false, false,
          "from a register or a reviewed table only"},
    Slice{"category", "Membership category", "organization_id",
          "LEFT JOIN member_span sm ON sm.organization_id = f.organization_id AND sm.body_id = f.body_id AND "
          "sm.from_day <= {day} AND {day} < sm.to_day "
          "LEFT JOIN (SELECT DISTINCT body_id FROM membership) smb ON smb.body_id = f.body_id",
          "CASE WHEN smb.body_id IS NULL THEN '(no register)' WHEN f.organization_id IS NULL THEN NULL ELSE "
          "COALESCE(sm.category, '(not a member)') END",
          false, true, "category of membership in that body on that day"},
    Slice{"category-before", "Category before", "category_before", "", "f.category_before", false, false,
          "category of membership that was left for another"},
    Slice{"contributory-class", "Contributory class", "contributory_class", "", "f.contributory_class", false,
          false, "class of contribution of the membership, as the register writes it"},
    Slice{"strategy", "Declared strategy", "strategy", "", "f.strategy", false, false,
          "what the member says that it wants in the body: lead, participate, monitor"},
    Slice{"job-level", "Job level", "job_level", "", "f.job_level", false, false,
          "C-level, director, other: of the affiliation on that day"},
    Slice{"event-kind", "Kind of event", "event_kind", "", "f.event_kind", false, false,
          "meeting, workshop, webinar ... as the source names it"},
    Slice{"place", "Country of the place", "place_country", "", "f.place_country", false, false,
          "ISO 3166-1 code of the country in which the event was"},
    Slice{"place-region", "ITU region of the place", "place_country",
          "LEFT JOIN country spc ON spc.country = f.place_country", "spc.region", false, false,
          "Africa, Americas, Arab States, Asia-Pacific, CIS, Europe: of the country in which the event was"},
    Slice{"mode", "Mode", "mode", "", "f.mode", false, false, "in person, remote, recording"},
    Slice{"role", "Role", "role", "", "f.role", false, false, "role in the act, as the source names it"},
    Slice{"act", "Act", "act", "", "f.act", false, false,
          "attended, presented, contributed, authored, edited, chaired ..."},
    Slice{"type", "Class of deliverable", "class", "", "f.class", false, false,
          "standard, supplement, report, guideline"},
    Slice{"deliverable-type", "Deliverable type", "type", "", "f.type", false, false,
          "the body's own type of deliverable"},
    Slice{"approval-path", "Approval path", "approval_path", "", "f.approval_path", false, false,
          "procedure by which it is approved, as the source names it (AAP, TAP; the stream of an RFC)"},
    Slice{"stage", "Stage", "stage", "", "f.stage", false, false,
          "milestone from which time is counted: begun, adopted, agreed, approved"},
    Slice{"ended-as", "Ended as", "ended_as", "", "f.ended_as", false, false,
          "published, dropped, or open: how a work ended so far"},
    Slice{"supporters", "Supporters", "supporters", "",
          "CASE WHEN f.supporters = 1 THEN '1' WHEN f.supporters <= 3 THEN '2-3' WHEN f.supporters <= 7 THEN "
          "'4-7' "
          "WHEN f.supporters > 7 THEN '8 or more' END",
          false, false, "organizations that contributed to the work, authored or edited it"},
    Slice{"region-mix", "Region mix", "regions", "",
          "CASE WHEN f.regions = 1 THEN 'one region' WHEN f.regions = 2 THEN 'two regions' WHEN f.regions > "
          "2 THEN "
          "'three or more' END",
          false, false, "ITU regions of the work's supporters"},
    Slice{
        "backing", "Backing", "backing", "", "f.backing", false, false,
        "government, industry (companies), government and industry, or neither: among the work's supporters "
        "whose kind is known"},
    Slice{"repository", "Repository", "repository", "",
          "CASE WHEN f.repository = 1 THEN 'used' WHEN f.repository = 0 THEN 'none on record' END", false,
          false,
          "whether a source names a repository of the work; unknown where no source does for its body"},
    Slice{"decision-kind", "Kind of decision", "decision_kind", "", "f.decision_kind", false, false,
          "consensus, vote, objection"},
    Slice{"body-before", "Body before", "body_before_id",
          "LEFT JOIN body sbb ON sbb.body_id = f.body_before_id",
          "CASE WHEN f.body_before_id = 0 THEN '(nowhere on record)' ELSE sbb.body END", false, true,
          "body in which somebody new acted in the 24 months before"},
    Slice{"group-before", "Group before", "group_before_id",
          "LEFT JOIN groups sgf ON sgf.group_id = f.group_before_id LEFT JOIN body sgfb ON sgfb.body_id = "
          "sgf.body_id",
          "CASE WHEN f.group_before_id = 0 THEN '(nowhere on record)' ELSE concat(sgfb.body, '/', "
          "sgf.\"group\") END",
          false, true, "group in which somebody new acted in the 24 months before"},
    Slice{"relation", "Relation", "relation", "", "f.relation", false, false,
          "what a source says of two texts: cites, basedOn, sameAs, adoptedAs ..."},
    Slice{"document", "Text", "work_id", "LEFT JOIN document sdw ON sdw.document_id = f.work_id",
          "sdw.document", false, false, "key of the text, all its editions together: itu-t:g.709"},
    Slice{"channel", "Channel", "channel", "", "f.channel", false, false,
          "kind of evidence that a text is used: source-code, declared, certified, devices ..."},
    Slice{"evidence", "Evidence", "evidence", "", "f.evidence", false, false,
          "what the evidence is, as its channel says it: identifier, comment, shipped ..."},
    Slice{"ecosystem", "Ecosystem", "ecosystem", "", "f.ecosystem", false, false,
          "where a package or product is published: debian, npm, python, web, yang ..."},
    Slice{"language", "Language", "language", "", "f.language", false, false,
          "language of the file that cites, by its name"},
    Slice{"sector", "Sector", "sector", "", "f.sector", false, false,
          "sector in which a text is used, as the source says it"},
    Slice{"product", "Product", "product", "", "f.product", false, false,
          "package, browser, system or national edition in which a text is used"},
    Slice{"source", "Source", "source_name", "", "f.source_name", false, false, "who declares a number"},
    Slice{"counted", "Counted", "thing", "", "f.thing", false, false, "what a declared number counts"},
    Slice{"sender", "Sender", "sender_id", "LEFT JOIN body sls ON sls.body_id = f.sender_id", "sls.body",
          false, false, "body from which a liaison statement came"},
    Slice{"move", "Move", "move", "", "f.move", false, true,
          "new (nowhere on record before), shared (acts in the former place too), left (no longer)"},
    // Whole years as days, so that an anniversary is never a day late.
    Slice{
        "years-since-first", "Years since the first act", "person_id",
        "LEFT JOIN person_first spf ON spf.person_id = f.person_id LEFT JOIN (VALUES (-999999, 730, "
        "'00-01'), "
        "(730, 1826, '02-04'), (1826, 3652, '05-09'), (3652, 7305, '10-19'), (7305, 999999, '20 or more')) "
        "spc(least, most, name) ON date_diff('day', spf.first_day, {day}) >= spc.least AND date_diff('day', "
        "spf.first_day, {day}) < spc.most",
        "spc.name", false, false,
        "since the person's first act that is on record in any body, on that day; never an age"},
    Slice{"subject", "Subject", "group_id",
          "LEFT JOIN group_subject ss ON ss.group_id = f.group_id LEFT JOIN subject sst ON sst.subject = "
          "ss.subject",
          "sst.name", false, true, "technology domain of the group (reviewed)"},
    Slice{
        "events-ago", "Events ago", "group_id",
        "LEFT JOIN group_round sr ON sr.series = COALESCE(f.group_id, -1 - f.body_id) AND sr.after_day < "
        "f.day "
        "AND f.day <= sr.to_day LEFT JOIN group_round sl ON sl.series = COALESCE(f.group_id, -1 - f.body_id) "
        "AND sl.to_day <= {day} AND {day} < sl.next_day",
        "CAST(sl.round - sr.round AS INTEGER)", false, false,
        "how many events its group has held since: 0 is the last one that was over on the day of --as-of",
        true},
    Slice{"year", "Year", "day", "", "CAST(extract(year FROM f.day) AS INTEGER)", true, false,
          "calendar year"},
    Slice{"half", "Half-year", "day", "",
          "CASE WHEN f.day IS NOT NULL THEN concat(CAST(extract(year FROM f.day) AS VARCHAR), CASE WHEN "
          "extract(month FROM f.day) <= 6 THEN '-H1' ELSE '-H2' END) END",
          true, false, "half of a calendar year"},
    Slice{"quarter", "Quarter", "day", "",
          "CASE WHEN f.day IS NOT NULL THEN concat(CAST(extract(year FROM f.day) AS VARCHAR), '-Q', "
          "CAST(extract(quarter FROM f.day) AS VARCHAR)) END",
          true, false, "calendar quarter"},
    Slice{"month", "Month", "day", "", "substr(CAST(f.day AS VARCHAR), 1, 7)", true, false, "calendar month"},
};

}  // namespace

std::span<const Slice> slices() { return kSlices; }

Result<const Slice*> find_slice(std::string_view name) {
  std::string names;
  for (const auto& slice : kSlices) {
    if (name == slice.name) return &slice;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", slice.name);
  }
  return fail(ErrorKind::kUsage, fmt::format("there is no slice '{}'; there are: {}", name, names));
}

int months_of(const Slice& time) {
  const std::string_view name = time.name;
  return name == "year" ? 12 : name == "half" ? 6 : name == "quarter" ? 3 : 1;
}

const Slice* as_said(const Slice* slice, std::span<const std::string> columns) {
  static constexpr Slice kCategory{
      "category", "Membership category",       "category", "", "f.category", false,
      false,      "category of the membership"};
  const bool said = std::ranges::find(columns, kCategory.needs) != columns.end();
  return said && std::string_view(slice->name) == kCategory.name ? &kCategory : slice;
}

}  // namespace plenary

#include <map>

#include "publish/brief_facts.h"

namespace plenary {
namespace {

using enum Telling;
using enum BriefWindow;
using enum BriefReader;
constexpr auto kHost = Within::kHost, kEverywhere = Within::kAllBodies;

// Of whom a whole group, body or subject consists.
FactSection who_takes_part(const char* heading) {
  return {"presence",
          heading,
          {{"organizations",
            "organizations_active",
            {},
            kTotal,
            kYear,
            kHost,
            "{value} organizations were active {when}.",
            "No organization was active {when}."},
           {"people", "people_active", {}, kTotal, kYear, kHost, "{value} people were active {when}."},
           {"regions",
            "organizations_active",
            {"region"},
            kEach,
            kYear,
            kHost,
            "Organizations by region: {list}."},
           {"kinds", "organizations_active", {"kind"}, kEach, kYear, kHost, "By kind: {list}."},
           {"newcomers",
            "first_time_attendees",
            {},
            kTotal,
            kYear,
            kHost,
            "{value} people came to their first event {when}.",
            "",
            kAcademia},
           {"remote", "attendance", {"mode"}, kEach, kYear, kHost, "How people attended: {list}.", "", kSme},
           {"segments",
            "organizations_active",
            {"segment"},
            kEach,
            kYear,
            kHost,
            "By segment: {list}.",
            "",
            kOperator},
           {"development",
            "organizations_active",
            {"development"},
            kEach,
            kYear,
            kHost,
            "By development: {list}.",
            "",
            kAdministration}}};
}

FactSection output(const char* heading) {
  return {"strengths",
          heading,
          {{"published",
            "deliverables",
            {},
            kTotal,
            kThreeYears,
            kHost,
            "{value} deliverables were published {when}.",
            "Nothing was published {when}."},
           {"open", "works_open", {}, kTotal, kYear, kHost, "{value} works were under way {when}."},
           {"time",
            "publication_time",
            {},
            kTotal,
            kAll,
            kHost,
            "Half of all works are published within {value} months of their beginning."},
           {"contributors",
            "contributions_fractional",
            {"organization"},
            kMost,
            kThreeYears,
            kHost,
            "Most contributions came from {list}, each text counted once {when}."},
           {"rests",
            "contribution_concentration",
            {},
            kTotal,
            kThreeYears,
            kHost,
            "In effect the work rests on {value} organizations.",
            "",
            {},
            2}}};
}

FactSection used() {
  return {"use",
          "Where its standards are used",
          {{"uses", "implementations", {}, kTotal, kAll, kHost, "Of {value} texts a use is on record."},
           {"implementers",
            "implementers",
            {},
            kTotal,
            kAll,
            kHost,
            "{value} organizations are named as implementers."},
           {"uses-texts",
            "implementers",
            {"document"},
            kMost,
            kAll,
            kHost,
            "The most implementers have {list}.",
            "",
            kVendor},
           {"taking-part",
            "implementers_taking_part",
            {},
            kTotal,
            kAll,
            kHost,
            "Of those who implement its texts {value} take part in it."}}};
}

std::vector<FactSection> group() {
  return {
      who_takes_part("Who takes part"),
      output("What comes out"),
      brief_changes({"organizations_active", "people_active", "attendance", "contributions", "deliverables"}),
      used(),
      {"partners",
       "Whom it works with",
       {{"partners",
         "organization_links",
         {"group-only"},
         kPairs,
         kThreeYears,
         kEverywhere,
         "It shares most organizations {when} with {list}."},
        {"people-links",
         "people_links",
         {"group-only"},
         kPairs,
         kThreeYears,
         kEverywhere,
         "It shares most people with {list}."}}},
      {"gaps",
       "Who is missing",
       {{"below",
         "organizations_active",
         {"region"},
         kBelow,
         kYear,
         kHost,
         "Regions with less than their share of the members: {list}."}}}};
}

std::vector<FactSection> body() {
  return {
      who_takes_part("Who takes part"),
      output("What comes out"),
      brief_changes({"memberships", "organizations_active", "attendance", "contributions", "deliverables"}),
      used(),
      {"partners",
       "Whom it works with",
       {{"partners",
         "organization_links",
         {"body"},
         kPairs,
         kThreeYears,
         kEverywhere,
         "It shares most organizations {when} with {list}."},
        {"references",
         "reference_links",
         {"body"},
         kPairs,
         kAll,
         kEverywhere,
         "Its texts and those of others refer to each other most with {list}."}}},
      {"gaps",
       "Who is missing",
       {{"below",
         "organizations_active",
         {"region"},
         kBelow,
         kYear,
         kHost,
         "Regions with less than their share of the members: {list}."},
        {"silent",
         "silent_member_share",
         {},
         kTotal,
         kDay,
         kHost,
         "{value} of the members had done nothing for 24 months {when}."},
        {"small",
         "small_company_share",
         {},
         kTotal,
         kDay,
         kHost,
         "{value} of the member companies are small.",
         "",
         kSme}}}};
}

std::vector<FactSection> subject() {
  auto out = std::vector{
      who_takes_part("Who takes part"), output("What comes out"),
      brief_changes({"organizations_active", "people_active", "attendance", "contributions", "deliverables"}),
      used()};
  out[0].facts.insert(out[0].facts.begin(), {"bodies",
                                             "organizations_active",
                                             {"body"},
                                             kEach,
                                             kThreeYears,
                                             kEverywhere,
                                             "Organizations that worked on it {when}, by body: {list}."});
  out.push_back({"partners",
                 "Which groups work on it",
                 {{"partners",
                   "contributions",
                   {"group-only"},
                   kMost,
                   kThreeYears,
                   kHost,
                   "Most texts {when} were contributed to {list}."}}});
  out.push_back({"gaps",
                 "Who is missing",
                 {{"below",
                   "organizations_active",
                   {"region"},
                   kBelow,
                   kYear,
                   kHost,
                   "Regions with less than their share of the members: {list}."}}});
  return out;
}

}  // namespace

FactSection brief_changes(std::vector<const char*> metrics) {
  FactSection out{"changed", "What changed in a year", {}};
  static const std::map<std::string_view, const char*> kSaid{
      {"attendance", "Attendances at meetings: {value}."},
      {"people_active", "People who were active: {value}."},
      {"organizations_active", "Organizations that were active: {value}."},
      {"contributions", "Texts contributed to: {value}."},
      {"groups_active", "Groups in which somebody was active: {value}."},
      {"deliverables", "Deliverables published: {value}."},
      {"leadership_posts", "Leadership posts at the end of the year: {value}."},
      {"memberships", "Members at the end of the year: {value}."}};
  for (const auto* metric : metrics)
    out.facts.push_back({metric, metric, {}, kChange, kYear, kHost, kSaid.at(metric)});
  return out;
}

const std::vector<FactSection>& brief_facts(std::string_view slice) {
  static const std::map<std::string_view, std::vector<FactSection>> kFacts{
      {"organization", brief_facts_of_organization()},
      {"country", brief_facts_of_country()},
      {"group", group()},
      {"body", body()},
      {"subject", subject()}};
  return kFacts.at(slice);
}

}  // namespace plenary

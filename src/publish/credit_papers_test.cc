#include "publish/credit_papers.h"

#include <gtest/gtest.h>

#include "publish/credit_words.h"

namespace plenary {
namespace {

CreditEntry entry(const char* credit, const char* about, std::optional<Day> first, std::optional<Day> last,
                  const char* thing = "document") {
  CreditEntry e;
  e.person = 1, e.name = "Jo <Doe>", e.credit = credit, e.about = e.label = about, e.thing = thing,
  e.body = "ietf";
  e.first = first, e.last = last, e.evidence = "document", e.records = 1;
  return e;
}

CreditAnswer answer(std::vector<CreditEntry> entries) {
  CreditAnswer a;
  a.question.person = a.person.name = "Jo <Doe>";
  a.ledger.entries = std::move(entries);
  return a;
}

TEST(CreditWords, NameThreeAndCountTheRest) {
  EXPECT_EQ(some_of({"a", "b"}), "a, b");
  EXPECT_EQ(some_of({"a", "b", "c", "d", "e"}), "a, b, c and 2 more");
  EXPECT_EQ(some_of({}), "");
}

TEST(CreditWords, YearsSpanWhatIsKnown) {
  const std::vector all{entry("editing", "x", make_day(2012, 3, 1), make_day(2015, 1, 1)),
                        entry("editing", "y", std::nullopt, make_day(2010, 1, 1))};
  EXPECT_EQ(years_of(all), "2010 to 2015");
  EXPECT_EQ(years_of(std::span(all).first(1).subspan(0, 0)), "");
  const std::vector one{entry("editing", "x", make_day(2012, 3, 1), make_day(2012, 9, 1))};
  EXPECT_EQ(years_of(one), "2012");
}

TEST(CreditBadges, OneAKindAndBody) {
  const auto day = make_day(2020, 1, 1);
  const auto badges =
      credit_badges(answer({entry("editing", "RFC 1", day, day), entry("editing", "RFC 2", day, day),
                            entry("authoring", "RFC 1", day, day)}));
  ASSERT_EQ(badges.size(), 2u);
  EXPECT_EQ(badges[0].file, "jo-doe-authoring-ietf.svg");
  EXPECT_EQ(badges[1].file, "jo-doe-editing-ietf.svg");
  EXPECT_TRUE(badges[1].svg.contains("RFC 1, RFC 2, 2020")) << badges[1].svg;
}

TEST(CreditBadges, AHostileNameStaysText) {
  const auto day = make_day(2020, 1, 1);
  const auto badges = credit_badges(answer({entry("editing", "<script>x</script>", day, day)}));
  ASSERT_EQ(badges.size(), 1u);
  EXPECT_FALSE(badges[0].svg.contains("<script>")) << badges[0].svg;
  EXPECT_FALSE(badges[0].svg.contains("<Doe>"));
}

TEST(CreditRecord, ATextOfSeveralRolesIsOneWork) {
  const auto day = make_day(2020, 1, 31);
  const auto json =
      credit_record(answer({entry("authoring", "RFC 1", day, day), entry("editing", "RFC 1", day, day),
                            entry("chairing", "ietf/httpbis", day, std::nullopt, "group")}));
  EXPECT_EQ(json.find("technical-standard"), json.rfind("technical-standard")) << json;
  EXPECT_TRUE(json.contains("contributor-roles/writing-original-draft/"));
  EXPECT_TRUE(json.contains("contributor-roles/writing-review-editing/"));
  EXPECT_TRUE(json.contains(
      R"("start-date": {"year": {"value": "2020"}, "month": {"value": "01"}, "day": {"value": "31"}})"));
  EXPECT_FALSE(json.contains("end-date")) << "a post that lasts has no end";
}

TEST(CreditLetter, SaysWhatWasDoneInWords) {
  const auto day = make_day(2020, 1, 1);
  const auto letter = credit_letter(answer({entry("editing", "RFC 1", day, day)}), make_day(2026, 1, 1));
  ASSERT_EQ(letter.sections.size(), 2u);
  EXPECT_TRUE(letter.sections[0].prose.contains("Jo <Doe> edited 1 text (RFC 1)."))
      << letter.sections[0].prose;
  EXPECT_EQ(letter.sections[0].figures[0].table.rows.size(), 1u);
}

TEST(CreditAnswer, OthersThanStaffSeeWhoAgreedOnly) {
  auto a = answer({});
  const auto e = entry("editing", "RFC 1", std::nullopt, std::nullopt);
  EXPECT_TRUE(a.shows(e));
  a.audience = Audience::kPublic, a.rules.organizations = false;
  EXPECT_FALSE(a.shows(e));
  CreditEntry organization;
  organization.organization = "Acme", organization.credit = "implementing";
  EXPECT_FALSE(a.shows(organization));
}

}  // namespace
}  // namespace plenary

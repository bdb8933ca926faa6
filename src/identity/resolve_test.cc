// Whole lists, organizations and people: what belongs together, what must not, whatever the order of rows.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "identity/resolve_organizations.h"
#include "identity/resolve_people.h"

namespace plenary {
namespace {

const OrganizationKnowledge& organizations() {
  static const OrganizationKnowledge kKnowledge = organization_knowledge().value();
  return kKnowledge;
}
const PersonKnowledge& people() {
  static const PersonKnowledge kKnowledge = person_knowledge().value();
  return kKnowledge;
}

std::map<std::string, NameDecision> resolved(const std::vector<std::string>& names) {
  std::vector<NameRow> rows;
  for (const auto& n : names) rows.push_back({n, "", "", ""});
  const auto resolution = resolve_organizations(rows, organizations());
  std::map<std::string, NameDecision> out;
  for (size_t i = 0; i < names.size(); ++i) out[names[i]] = resolution.decisions[i];
  return out;
}

std::map<std::string, NameDecision> persons(const std::vector<std::string>& names) {
  std::vector<PersonRow> rows;
  for (const auto& n : names) rows.push_back({n, "", "", {}, ""});
  const auto resolution = resolve_people(rows, people());
  std::map<std::string, NameDecision> out;
  for (size_t i = 0; i < names.size(); ++i) out[names[i]] = resolution.decisions[i];
  return out;
}

bool one_organization(const std::string& a, const std::string& b) {
  const auto d = resolved({a, b});
  return d.at(a).entity == d.at(b).entity;
}

bool one_person(const std::string& a, const std::string& b) {
  const auto d = persons({a, b});
  return d.at(a).entity == d.at(b).entity;
}

TEST(ResolveOrganizations, WaysToWriteOneNameAreOne) {
  EXPECT_TRUE(one_organization("Zorblax Inc.", "ZORBLAX GmbH"));
  EXPECT_TRUE(one_organization("Zorblax", "Zorblax Technologies"));
  EXPECT_TRUE(one_organization("Université de Zimbalu", "Zimbalu University"));
  EXPECT_TRUE(one_organization("Quantum Telegraphy Board (QTB)", "QTB"));
}

TEST(ResolveOrganizations, DifferentCountriesInBracketsAreTwo) {
  EXPECT_FALSE(one_organization("Zorblax (Latvia)", "Zorblax (Spain)"));
}

TEST(ResolveOrganizations, GeneralWordsAloneJoinNobody) {
  EXPECT_FALSE(one_organization("Ministry of Education and Research",
                                "Ministry of Higher Education and Scientific Research"));
  EXPECT_FALSE(one_organization("Internet Solutions", "Internet Brands"));
  EXPECT_FALSE(one_organization("University of Zimbalu", "University of Medicine"));
}

TEST(ResolveOrganizations, TradeWordsTellArmsOfACompanyApart) {
  EXPECT_TRUE(one_organization("Zorblax", "Zorblax Solutions"));
  EXPECT_FALSE(one_organization("Zorblax Chemical (Japan)", "Zorblax (Japan)"));
  EXPECT_FALSE(one_organization("Zorblax Insurance", "Zorblax Foods"));
}

TEST(ResolveOrganizations, PartBetweenCommasOrDashesIsTheWholeName) {
  EXPECT_TRUE(one_organization("Zorblax", "Zorblax - Open Wharf"));
  EXPECT_TRUE(one_organization("Grusk University", "Grusk University, Marlonix Campus"));
}

TEST(ResolveOrganizations, ReviewedNameOfTwoCountriesInBracketsIsTwoEntities) {
  const auto d = resolved({"Huawei (China)", "Huawei Technologies (China)", "Huawei (Germany)"});
  EXPECT_EQ(d.at("Huawei (China)").entity, "huawei");
  EXPECT_EQ(d.at("Huawei Technologies (China)").entity, "huawei");
  EXPECT_EQ(d.at("Huawei (Germany)").entity, "huawei-de");
}

TEST(ResolveOrganizations, InstitutesAreOneInTwoLanguages) {
  EXPECT_TRUE(one_organization("Zimbaler Institut für Landwirtschaft", "Zimbaler Institute of Agriculture"));
  EXPECT_TRUE(one_organization("Grusk-Institut Wien", "Grusk Institute Vienna"));
}

TEST(ResolveOrganizations, LookAlikeIsForAPerson) {
  const auto d = resolved({"Zorblax", "Zоrblax"});  // the second with a Cyrillic o
  EXPECT_NE(d.at("Zorblax").entity, d.at("Zоrblax").entity);
  EXPECT_EQ(d.at("Zоrblax").decision, "review");
}

TEST(ResolveOrganizations, ReviewedNamesWinOverTheModel) {
  const auto d = resolved({"Huawei Technologies Co., Ltd.", "Huawei", "n/a", "Independent"});
  EXPECT_EQ(d.at("Huawei").entity, "huawei");
  EXPECT_EQ(d.at("Huawei Technologies Co., Ltd.").entity, "huawei");
  EXPECT_EQ(d.at("Huawei").decision, "reviewed");
  EXPECT_EQ(d.at("Huawei").canonical, "Huawei");
  EXPECT_EQ(d.at("n/a").entity, "");
  EXPECT_EQ(d.at("n/a").decision, "none");
  EXPECT_EQ(d.at("Independent").canonical, "individual");
}

TEST(ResolveOrganizations, ReasonIsTheEvidence) {
  const auto d = resolved({"Zorblax", "Zorblax Technologies"});
  EXPECT_NE(d.at("Zorblax").reason.find("with \"Zorblax Technologies\": "), std::string::npos);
  EXPECT_NE(d.at("Zorblax").reason.find(" bits"), std::string::npos);
  EXPECT_GT(d.at("Zorblax").confidence, 0.94);
}

TEST(ResolveOrganizations, OrderOfRowsDoesNotMatter) {
  std::vector<std::string> names{"Zorblax Inc.",
                                 "Zorblax GmbH",
                                 "Zorblax Networks",
                                 "Zimbalu University",
                                 "University of Zimbalu",
                                 "Marlonix (Latvia)",
                                 "Marlonix",
                                 "Marlonix (Spain)",
                                 "QTB",
                                 "Quantum Telegraphy Board (QTB)",
                                 "Grusk Grusk",
                                 "Grusk",
                                 "Gruska Holding",
                                 "n/a",
                                 "Huawei Tech"};
  const auto first = resolved(names);
  std::mt19937 random(1);  // NOLINT: the same shuffles at every run
  for (int round = 0; round < 10; ++round) {
    std::ranges::shuffle(names, random);
    for (const auto& [name, d] : resolved(names)) {
      EXPECT_EQ(d.entity, first.at(name).entity) << name;
      EXPECT_EQ(d.canonical, first.at(name).canonical) << name;
      EXPECT_EQ(d.reason, first.at(name).reason) << name;
    }
  }
}

TEST(ResolveOrganizations, EmptyListAndHostileNamesAreAnswered) {
  EXPECT_TRUE(resolve_organizations({}, organizations()).decisions.empty());
  const auto d = resolved(
      {std::string(10'000, 'x'), std::string("a\0b", 3), "\xFF\xFF", "", "((((", "\u202E\u202E", "🙂"});
  EXPECT_EQ(d.size(), 7u);
  EXPECT_EQ(d.at("").decision, "none");
}

TEST(ResolveOrganizations, ExplanationAddsUp) {
  const std::vector<NameRow> rows{{"Zorblax", "", "", ""}, {"Zorblax Technologies", "", "", ""}};
  const auto found = explain_organization("Zorblax", rows, organizations(), 5);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].b, "Zorblax Technologies");
  double sum = 0;
  for (const auto& step : found[0].steps) sum += step.bits;
  EXPECT_NEAR(sum, found[0].bits, 1e-4);
}

TEST(ResolvePeople, SameAddressIsOnePerson) {
  EXPECT_TRUE(one_person("Ada Example <ada.example@sample.org>", "<Ada.Example@sample.org>"));
  EXPECT_TRUE(one_person("Ada Example 0000-0002-1825-0097", "A. Ex 0000-0002-1825-0097"));
}

TEST(ResolvePeople, SameFullNameIsOnePersonUnlessManyHaveIt) {
  EXPECT_TRUE(one_person("Ottilie Grusk <ottilie@sample.org>", "Ottilie Grusk <og1234@example.com>"));
  EXPECT_TRUE(one_person("Ottilie Grusk", "GRUSK, Ottilie"));
  EXPECT_FALSE(one_person("Wei Wang <ww77@sample.org>", "Wei Wang <dragon@example.com>"));
}

TEST(ResolvePeople, TellingLocalPartMeetsAcrossDomains) {
  EXPECT_TRUE(one_person("<ottilie.grusk@sample.org>", "<ottiliegrusk@example.com>"));
  EXPECT_TRUE(one_person("<og93783@a.example.com>", "<og93783@b.sample.org>"));
}

TEST(ResolvePeople, FirstNamesRolesAndLookAlikesJoinNobody) {
  EXPECT_FALSE(one_person("dave", "Dave"));
  EXPECT_FALSE(one_person("<dave@sample.org>", "<dave@example.com>"));
  EXPECT_FALSE(one_person("<info@sample.org>", "<info@example.com>"));
  EXPECT_FALSE(one_person("Ottilie Grusk", "Оttilie Grusk"));  // Cyrillic O
  EXPECT_FALSE(one_person("<haiyue.wang@sample.org>", "<hao.wang@example.com>"));
}

TEST(ResolvePeople, SharedAddressIsNobodys) {
  EXPECT_FALSE(one_person("Ottilie Grusk <noreply@example.com>", "Bertram Malk <noreply@example.com>"));
}

TEST(ResolvePeople, OrderOfRowsDoesNotMatter) {
  std::vector<std::string> names{"Ottilie Grusk <ottilie.grusk@sample.org>",
                                 "<ottilie.grusk@example.com>",
                                 "Ottilie Grusk",
                                 "O. Grusk",
                                 "Bertram Malk <bmalk@sample.org>",
                                 "Bert Malk <bmalk@example.com>",
                                 "Wei Wang <w1@a.org>",
                                 "Wei Wang <w2@b.org>",
                                 "dave",
                                 "Dave",
                                 "info@example.com",
                                 ""};
  const auto first = persons(names);
  std::mt19937 random(1);  // NOLINT: the same shuffles at every run
  for (int round = 0; round < 10; ++round) {
    std::ranges::shuffle(names, random);
    for (const auto& [name, d] : persons(names)) EXPECT_EQ(d.entity, first.at(name).entity) << name;
  }
}

}  // namespace
}  // namespace plenary

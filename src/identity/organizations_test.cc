#include "identity/organizations.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

OrganizationTables tables() {
  OrganizationTables t;
  for (const char* form : {"AB", "Ltd", "Co", "Co Ltd", "Inc", "Corporation"}) t.add_legal_form(form);
  t.add_name("Huawei", "huawei", "");
  t.add_name("Huawei Technologies", "huawei", "");
  t.add_name("Ericsson AB", "ericsson", "SE");
  t.domains = {{"huawei.com", "huawei"}};
  t.placeholders = {{"independent", "individual"}, {"n a", "unknown"}};
  t.countries = {{"china", "CN"}, {"sweden", "SE"}, {"ca", "CA"}};
  t.free_mail = {"gmail.com"};
  return t;
}

OrganizationDecision decided(std::string name, std::string country = "", std::string domain = "") {
  return decide({7, std::move(name), std::move(country), std::move(domain)}, tables());
}

TEST(Organizations, ReviewedNameIsTakenAsWritten) {
  const auto d = decided("  HUAWEI ");
  EXPECT_EQ(d.ref, 7);
  EXPECT_EQ(d.key, "huawei");
  EXPECT_EQ(d.rule, "name");
  EXPECT_EQ(d.country, "");
}

TEST(Organizations, LegalFormsAndBracketedCountryComeOff) {
  const auto d = decided("Huawei Technologies Co., Ltd. (China)");
  EXPECT_EQ(d.key, "huawei");
  EXPECT_EQ(d.rule, "name without legal form");
  EXPECT_EQ(d.country, "CN");
}

TEST(Organizations, SaidCountryComesBeforeTheBracketAndTheTable) {
  EXPECT_EQ(decided("Huawei (China)", "Sweden").country, "SE");
  EXPECT_EQ(decided("Ericsson AB", "CA").country, "CA");
  EXPECT_EQ(decided("Ericsson AB").country, "SE");
}

TEST(Organizations, BracketThatIsNoCountryStays) {
  EXPECT_EQ(decided("Acme (Research)").key, "acme-research");
  EXPECT_EQ(decided("(China)").key, "china");
}

TEST(Organizations, NameWithoutFormInTheTableMatchesOtherForms) {
  EXPECT_EQ(decided("Ericsson").key, "ericsson");
  EXPECT_EQ(decided("The Ericsson Corporation").key, "ericsson");
}

TEST(Organizations, SpellingsOfAnUnknownNameStandTogether) {
  for (const char* name :
       {"Example Telecom", "EXAMPLE TELECOM, Inc.", "The Example-Telecom Ltd", "Example Télécom"}) {
    EXPECT_EQ(decided(name).key, "example-telecom") << name;
    EXPECT_EQ(decided(name).rule, "itself") << name;
  }
}

TEST(Organizations, LegalFormAloneIsTheWholeName) {
  EXPECT_EQ(decided("AB").key, "ab");
  EXPECT_EQ(decided("Co., Ltd.").key, "co");
  EXPECT_EQ(decided("The").key, "the");
}

TEST(Organizations, PlaceholderIsNobody) {
  for (const char* name : {"Independent", "N/A", "independent, Inc."}) {
    EXPECT_EQ(decided(name).key, "") << name;
    EXPECT_EQ(decided(name).rule, "placeholder") << name;
  }
}

TEST(Organizations, PlaceholderDoesNotFallBackToTheDomain) {
  EXPECT_EQ(decided("Independent", "", "huawei.com").key, "");
}

TEST(Organizations, NothingSaidDecidesNothing) {
  EXPECT_EQ(decided("").key, "");
  EXPECT_EQ(decided("").rule, "nothing said");
  EXPECT_EQ(decided(" ()., ").rule, "nothing said");
}

TEST(Organizations, DomainAndItsSubdomainsAreTheirs) {
  EXPECT_EQ(decided("", "", "huawei.com").key, "huawei");
  EXPECT_EQ(decided("", "", "Mail.Research.HUAWEI.com").rule, "domain");
}

TEST(Organizations, DomainThatOnlyEndsAlikeIsNotTheirs) {
  EXPECT_EQ(decided("", "", "nothuawei.com").key, "");
  EXPECT_EQ(decided("", "", "huawei.com.example").rule, "unknown domain");
}

TEST(Organizations, FreeMailIsNobodys) {
  EXPECT_EQ(decided("", "", "gmail.com").key, "");
  EXPECT_EQ(decided("", "", "gmail.com").rule, "placeholder");
}

TEST(Organizations, DomainEndingInDotsEnds) {
  EXPECT_EQ(decided("", "", "huawei.com.").key, "");
  EXPECT_EQ(decided("", "", "....").key, "");
}

TEST(Organizations, CyrillicLookAlikeIsNotMerged) {
  const auto d = decided("\u041d\u0443awei");  // Cyrillic en and u
  EXPECT_NE(d.key, "huawei");
  EXPECT_EQ(d.rule, "itself");
}

TEST(Organizations, RightToLeftNameStandsForItself) {
  EXPECT_EQ(decided("\u0634\u0631\u0643\u0629 \u0627\u062a\u0635\u0627\u0644\u0627\u062a").key,
            "\u0634\u0631\u0643\u0629-\u0627\u062a\u0635\u0627\u0644\u0627\u062a");
}

TEST(Organizations, LongNamesAreDecidedWhole) {
  const std::string name(10'000, 'a');
  EXPECT_EQ(decided(name).key, name);
  std::string forms = "Huawei";
  for (int i = 0; i < 3'000; ++i) forms += " Ltd";
  EXPECT_EQ(decided(forms).key, "huawei");
}

TEST(Organizations, FirstOfTwoReviewedNamesCounts) {
  auto t = tables();
  t.add_name("Huawei", "other", "CN");
  EXPECT_EQ(decide({1, "Huawei", "", ""}, t).key, "huawei");
}

}  // namespace
}  // namespace plenary

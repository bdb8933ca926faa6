#include "identity/organization_name.h"

#include <gtest/gtest.h>

#include "identity/resolve_organizations.h"
#include "identity/script.h"

namespace plenary {
namespace {

const OrganizationKnowledge& knowledge() {
  static const OrganizationKnowledge kKnowledge = organization_knowledge().value();
  return kKnowledge;
}

ParsedOrganization parsed(std::string_view raw) { return parse_organization(raw, knowledge().words); }

// "word word": the words in the common language.
std::string words(std::string_view raw) {
  std::string out;
  for (const auto& w : parsed(raw).words) out += (out.empty() ? "" : " ") + w.text;
  return out;
}

TEST(OrganizationName, LegalFormsFallAway) {
  for (const char* raw : {"Zorblax Inc.", "Zorblax GmbH & Co. KG", "ZORBLAX, S.p.A.", "Zorblax Sp. z o.o.",
                          "The Zorblax Company", "Zorblax K.K.", "株式会社Zorblax", "Zorblax.com"})
    EXPECT_EQ(words(raw), "zorblax") << raw;
}

TEST(OrganizationName, GenericWordsAreOneLanguage) {
  EXPECT_EQ(words("Universität Zimbalu"), "university zimbalu");
  EXPECT_EQ(words("Université de Zimbalu"), "university zimbalu");
  EXPECT_EQ(words("Uniwersytet Zimbalu"), "university zimbalu");
  EXPECT_EQ(words("Univ. of Zimbalu"), "university zimbalu");
  EXPECT_EQ(words("Zorblax Technologies"), words("Zorblax Tech"));
}

TEST(OrganizationName, CommasDashesAndByPartAName) {
  const auto parts = [](std::string_view raw) {
    std::string out;
    for (const auto& w : parsed(raw).words) out += w.text + std::to_string(w.segment);
    return out;
  };
  EXPECT_EQ(parts("Zorblax - Grusk, Marlonix Ltd"), "zorblax0grusk1marlonix2");
  EXPECT_EQ(parts("Grusk by Zorblax"), "grusk0zorblax1");
  EXPECT_EQ(parts("Zorblax-Grusk, Inc."), "zorblax0grusk0");
  EXPECT_EQ(parts(", - , Zorblax"), "zorblax0");
}

TEST(OrganizationName, AbbreviationsStayWhole) {
  EXPECT_EQ(parsed("AT&T").letters, "att");
  EXPECT_EQ(parsed("Q.X.Z. Networks").letters, "qxznetworks");
  EXPECT_EQ(words("U.S. Zorblax"), words("United States Zorblax"));
  EXPECT_EQ(parsed("United States Geological Survey").initials, "usgs");
}

TEST(OrganizationName, BracketsSayCountryOrAcronym) {
  EXPECT_EQ(parsed("Zorblax (China)").seat, "CN");
  EXPECT_EQ(parsed("Zorblax (UK) Ltd.").seat, "");
  EXPECT_EQ(parsed("Quantum Telegraphy Board (QTB)").bracket, "qtb");
  EXPECT_EQ(words("(China)"), "cn");
}

TEST(OrganizationName, KindComesFromWords) {
  EXPECT_EQ(parsed("University of Zimbalu").kind, OrganizationKind::kAcademia);
  EXPECT_EQ(parsed("Ministry of Zimbalu Affairs").kind, OrganizationKind::kGovernment);
  EXPECT_EQ(parsed("Zorblax Foundation").kind, OrganizationKind::kFoundation);
  EXPECT_EQ(parsed("Zimbalu Standards Institution").kind, OrganizationKind::kStandards);
  EXPECT_EQ(parsed("Zorblax Ltd").kind, OrganizationKind::kCompany);
  EXPECT_EQ(parsed("Zorblax").kind, OrganizationKind::kUnknown);
}

TEST(OrganizationName, OtherAlphabetsAreWrittenInLatin) {
  EXPECT_EQ(words("Зорблакт"), "zorblakt");
  EXPECT_EQ(words("Ζορμπ"), "zormp");
  EXPECT_EQ(words("華為"), "華為");
}

TEST(OrganizationName, LookAlikeLettersAndHiddenCharactersAreTold) {
  EXPECT_TRUE(parsed("Нuawei").suspicious);          // Cyrillic en
  EXPECT_TRUE(parsed("Hua\u200Bwei").suspicious);    // zero-width space inside
  EXPECT_TRUE(parsed("Hua\u202Ewei").suspicious);    // direction override
  EXPECT_FALSE(parsed("Huawei\u200B").suspicious);   // a remain of copying
  EXPECT_FALSE(parsed("Яндекс Huawei").suspicious);  // two words, each of one script
  EXPECT_FALSE(parsed("株式会社NTTデータ").suspicious);
}

TEST(OrganizationName, TextEncodedTwiceIsRead) {
  EXPECT_EQ(words("WÃ¼rth"), "wurth");
  EXPECT_EQ(read_twice_encoded("São Paulo"), "São Paulo");
}

TEST(OrganizationName, NothingButLegalFormsIsTheName) {
  EXPECT_EQ(words("AG"), "ag");
  EXPECT_EQ(words("The"), "the");
  EXPECT_EQ(words(""), "");
  EXPECT_EQ(words("()., "), "");
}

TEST(OrganizationName, LongAndBrokenNamesAreBounded) {
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "w" + std::to_string(i) + ' ';
  EXPECT_LE(parsed(many).words.size(), 24u);
  EXPECT_FALSE(words(std::string(10'000, 'a')).empty());
  EXPECT_FALSE(words("\xFF\xFE zorblax").empty());
  EXPECT_EQ(words(std::string_view("zor\0blax", 8)), "zorblax");
}

}  // namespace
}  // namespace plenary

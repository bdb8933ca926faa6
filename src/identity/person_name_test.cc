#include "identity/person_name.h"

#include <gtest/gtest.h>

#include "identity/resolve_people.h"

namespace plenary {
namespace {

ParsedPerson parsed(std::string_view raw, std::string_view mail = "") {
  static const PersonKnowledge kKnowledge = person_knowledge().value();
  return parse_person(raw, mail, kKnowledge.words);
}

using Words = std::vector<std::string>;

TEST(PersonName, NameAndAddressComeApart) {
  const auto n = parsed("Dr. Ada B. Example <Ada.Example@mail.example.com>");
  EXPECT_EQ(n.words, (Words{"ada", "b", "example"}));
  EXPECT_EQ(n.mail, "ada.example@mail.example.com");
  EXPECT_EQ(n.parts, (Words{"ada", "example"}));
  EXPECT_EQ(n.domain, "mail.example.com");
}

TEST(PersonName, AddressAloneHasNoName) {
  EXPECT_TRUE(parsed("<ada@example.com>").words.empty());
  EXPECT_EQ(parsed("ada@example.com").local, "ada");
  EXPECT_EQ(parsed("Ada", "ada@example.com").mail, "ada@example.com");
}

TEST(PersonName, HandlesAreFound) {
  EXPECT_EQ(parsed("Ada Example [@AdaEx]").handle, "adaex");
  EXPECT_EQ(parsed("Ada Example [adaex]").handle, "adaex");
  EXPECT_EQ(parsed("Ada Example (@adaex)").handle, "adaex");
  EXPECT_EQ(parsed("<12345+adaex@users.noreply.github.com>").handle, "adaex");
}

TEST(PersonName, MaskedAddressesAreReadWhereTheySayAll) {
  EXPECT_EQ(parsed("ada at example dot com").mail, "ada@example.com");
  EXPECT_EQ(parsed("Ada Example ada(at)example.com").mail, "ada@example.com");
  EXPECT_EQ(parsed("a***@example.com").mail, "");
  EXPECT_EQ(parsed("a***@example.com").domain, "example.com");
  EXPECT_EQ(parsed("Ada Example at Sample").words, (Words{"ada", "example", "at", "sample"}));
}

TEST(PersonName, IdentifierIsAnOrcid) {
  const auto n = parsed("Ada Example https://orcid.org/0000-0002-1825-0097");
  EXPECT_EQ(n.identifier, "orcid:0000-0002-1825-0097");
  EXPECT_EQ(n.words, (Words{"ada", "example"}));
}

TEST(PersonName, SurnameInFrontIsTheSameWords) {
  EXPECT_EQ(parsed("EXAMPLE, Ada").words, (Words{"example", "ada"}));
  EXPECT_EQ(parsed("Ada O'Example Jr.").words, (Words{"ada", "oexample"}));
  EXPECT_EQ(parsed("Łukasz Żółć").words, (Words{"lukasz", "zolc"}));
  EXPECT_EQ(parsed("Ада Пример").words, (Words{"ada", "primer"}));
}

TEST(PersonName, RolesAndBotsAreToldFromPeople) {
  EXPECT_EQ(parsed("info@example.com").kind, PersonKind::kRole);
  EXPECT_EQ(parsed("<no-reply@example.com>").kind, PersonKind::kRole);
  EXPECT_EQ(parsed("dependabot[bot]").kind, PersonKind::kBot);
  EXPECT_EQ(parsed("Example Robot <x@example.com>").kind, PersonKind::kBot);
  EXPECT_EQ(parsed("Ada Example <info@example.com>").kind, PersonKind::kPerson);
  EXPECT_TRUE(parsed("Ada Example <info@example.com>").shared_address);
  EXPECT_EQ(parsed("").kind, PersonKind::kNobody);
}

TEST(PersonName, HostileTextIsBounded) {
  EXPECT_LE(parsed(std::string(10'000, 'a')).words[0].size(), 1000u);
  EXPECT_EQ(parsed(std::string_view("A\0da", 4)).words, (Words{"ada"}));
  EXPECT_TRUE(parsed("Аda Example").suspicious);  // Cyrillic A
  EXPECT_EQ(parsed("@").words, Words{});
  EXPECT_EQ(parsed("[]<>@@..").words, Words{});
}

}  // namespace
}  // namespace plenary

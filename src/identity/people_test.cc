#include "identity/people.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace plenary {
namespace {

std::map<int, PersonDecision> decided(const std::vector<PersonRef>& refs) {
  std::map<int, PersonDecision> by_ref;
  decide(refs, [&](const PersonDecision& d) { by_ref[d.ref] = d; });
  return by_ref;
}

bool same(const PersonRef& a, const PersonRef& b) {
  const auto d = decided({a, b});
  return d.at(a.ref).key == d.at(b.ref).key;
}

TEST(People, FullNameInOneBodyIsOnePerson) {
  const auto d = decided({{1, "Ada Example", "", "", "itu-t", {}}, {2, "ADA  EXAMPLE", "", "", "itu-t", {}}});
  EXPECT_EQ(d.at(1).key, d.at(2).key);
  EXPECT_EQ(d.at(1).rule, "name in body");
  EXPECT_EQ(d.at(2).rule, "name in body");
}

TEST(People, FirstNameAloneJoinsNobody) {
  EXPECT_FALSE(same({1, "dave", "", "", "ietf", {3}}, {2, "Dave", "", "", "ietf", {3}}));
}

TEST(People, FullNameInOtherBodyNeedsTheSameOrganization) {
  EXPECT_FALSE(same({1, "Ada Example", "", "", "itu-t", {}}, {2, "Ada Example", "", "", "ietf", {}}));
  EXPECT_FALSE(same({1, "Ada Example", "", "", "itu-t", {1}}, {2, "Ada Example", "", "", "ietf", {2}}));
  EXPECT_TRUE(same({1, "Ada Example", "", "", "itu-t", {1, 5}}, {2, "Ada Example", "", "", "ietf", {5}}));
}

TEST(People, InitialAcrossBodiesJoinsNobody) {
  EXPECT_FALSE(same({1, "A. Example", "", "", "itu-t", {5}}, {2, "A. Example", "", "", "ietf", {5}}));
}

TEST(People, SameMailIsOnePersonWhateverTheName) {
  const auto d = decided({{1, "Ada Example", "ada@example.com", "", "itu-t", {}},
                          {2, "A. Sample", "ADA@example.com", "", "ietf", {}}});
  EXPECT_EQ(d.at(1).key, d.at(2).key);
  EXPECT_EQ(d.at(1).rule, "mail");
}

TEST(People, MaskedMailJoinsNobody) {
  for (const char* mail :
       {"***@example.com", "a...@example.com", "<hidden>@example.com", "ada at example.com", "@example.com"})
    EXPECT_FALSE(same({1, "Ada Example", mail, "", "itu-t", {}}, {2, "Ben Sample", mail, "", "ietf", {}}))
        << mail;
}

TEST(People, RoleAccountJoinsNobody) {
  for (const char* mail : {"chair@example.com", "Secretariat@example.com", "no-reply@example.com"})
    EXPECT_FALSE(same({1, "Ada Example", mail, "", "itu-t", {}}, {2, "Ben Sample", mail, "", "ietf", {}}))
        << mail;
}

TEST(People, SameIdentifierIsOnePerson) {
  const auto d = decided(
      {{1, "ada", "", "github:ada", "graphql", {}}, {2, "Ada Example", "", "github:Ada", "ecma", {}}});
  EXPECT_EQ(d.at(1).key, d.at(2).key);
  EXPECT_EQ(d.at(2).rule, "identifier");
}

TEST(People, EvidenceChains) {
  const auto d = decided({{1, "Ada Example", "ada@example.com", "", "itu-t", {}},
                          {2, "", "ada@example.com", "orcid:1", "", {}},
                          {3, "Ada E.", "", "orcid:1", "ietf", {}}});
  EXPECT_EQ(d.at(1).key, d.at(2).key);
  EXPECT_EQ(d.at(1).key, d.at(3).key);
}

TEST(People, LoneReferenceSaysSo) {
  const auto d = decided({{9, "Ada Example", "", "", "itu-t", {}}});
  EXPECT_EQ(d.at(9).rule, "alone");
  EXPECT_EQ(d.at(9).confidence, 1);
}

TEST(People, TwoLonersHaveDifferentKeys) {
  EXPECT_FALSE(same({1, "Ada Example", "", "", "itu-t", {}}, {2, "Ada|Example", "", "", "ietf", {}}));
}

TEST(People, OrderOfInputDoesNotMatter) {
  std::vector<PersonRef> refs;
  for (int i = 0; i < 60; ++i)
    refs.push_back(
        {i,
         i % 3 == 0 ? "Ada Example" : "Ben Sample " + std::string(1, static_cast<char>('a' + i % 7)),
         i % 5 == 0 ? "m" + std::to_string(i % 10) + "@example.com" : "",
         i % 11 == 0 ? "orcid:" + std::to_string(i % 4) : "",
         i % 2 == 0 ? "itu-t" : "ietf",
         {i % 6}});
  const auto first = decided(refs);
  std::mt19937 random(1);  // NOLINT: the same shuffles at every run
  for (int round = 0; round < 5; ++round) {
    std::ranges::shuffle(refs, random);
    for (const auto& [ref, d] : decided(refs)) {
      EXPECT_EQ(d.key, first.at(ref).key) << ref;
      EXPECT_EQ(d.rule, first.at(ref).rule) << ref;
    }
  }
}

TEST(People, NobodyIsDecidedForNobody) { EXPECT_TRUE(decided({}).empty()); }

}  // namespace
}  // namespace plenary

#include "load/likely.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

Taken by_rule(std::string key) { return {std::move(key), "itself", "no reviewed name", 0.8}; }

NameDecision by_model(std::string entity, std::string rule = "linkage") {
  return {.entity = std::move(entity),
          .canonical = "Acme",
          .confidence = 0.97,
          .reason = "much alike",
          .rule = std::move(rule)};
}

std::vector<std::string> keys(const std::vector<Taken>& taken) {
  std::vector<std::string> out;
  for (const auto& t : taken) out.push_back(t.key);
  return out;
}

using Keys = std::vector<std::string>;

TEST(Likely, EntitiesThatTheModelJoinsBecomeOneWithItsReason) {
  std::vector<Taken> taken{by_rule("acme-tools"), by_rule("acme"), by_rule("other")};
  take_over({{by_model("a"), by_model("a"), by_model("b")}, {}}, {0, 1, 2}, {}, taken);
  EXPECT_EQ(keys(taken), (Keys{"acme", "acme", "other"}));
  EXPECT_EQ(taken[0].rule, "linkage");
  EXPECT_EQ(taken[0].reason, "much alike");
  EXPECT_EQ(taken[0].confidence, 0.97);
  EXPECT_EQ(taken[1].rule, "itself");  // the one that the others joined stands for itself
}

TEST(Likely, TheReviewedEntityGivesItsKey) {
  std::vector<Taken> taken{by_rule("a"), by_rule("zeta-reviewed")};
  take_over({{by_model("x"), by_model("x")}, {}}, {0, 1}, {"zeta-reviewed"}, taken);
  EXPECT_EQ(keys(taken), (Keys{"zeta-reviewed", "zeta-reviewed"}));
}

TEST(Likely, TwoReviewedEntitiesNeverBecomeOne) {
  std::vector<Taken> taken{by_rule("p"), by_rule("q"), by_rule("r")};
  take_over({{by_model("x"), by_model("x"), by_model("x")}, {}}, {0, 1, 2}, {"p", "q"}, taken);
  EXPECT_EQ(keys(taken), (Keys{"p", "q", "p"}));
}

TEST(Likely, WhatTheRulesJoinedStaysJoined) {
  std::vector<Taken> taken{by_rule("acme"), by_rule("acme"), by_rule("ac")};
  take_over({{by_model("x"), by_model("y", "itself"), by_model("x")}, {}}, {0, 1, 2}, {}, taken);
  EXPECT_EQ(keys(taken), (Keys{"ac", "ac", "ac"}));
  EXPECT_EQ(taken[1].reason, "no reviewed name; joined with others as \"Acme\"");
}

TEST(Likely, ReferencesThatWereNotAskedStayAsTheyAre) {
  std::vector<Taken> taken{by_rule(""), by_rule("acme-tools"), by_rule("acme")};
  take_over({{by_model("x"), by_model("x")}, {}}, {kNoRow, 0, 1}, {}, taken);
  EXPECT_EQ(keys(taken), (Keys{"", "acme", "acme"}));
}

TEST(Likely, ReferencesOfOneRowFollowIt) {
  std::vector<Taken> taken{by_rule("acme-tools"), by_rule("acme-tools"), by_rule("acme")};
  take_over({{by_model("x"), by_model("x")}, {}}, {0, 0, 1}, {}, taken);
  EXPECT_EQ(keys(taken), (Keys{"acme", "acme", "acme"}));
}

TEST(Likely, OrganizationsOfTheListAreJoinedAndDoubtsTold) {
  const std::vector<OrganizationRef> refs{
      {1, "Kelilmar Space Research Center", "", ""},
      {2, "Kelilmar Space Research Centre", "", ""},
      {3, "Kеlilmar Space Research Center", "", ""}};  // a Cyrillic letter
  std::vector<Taken> taken{by_rule("k-center"), by_rule("k-centre"), by_rule("cyrillic")};
  const auto doubts = join_likely(refs, taken);
  ASSERT_TRUE(doubts) << doubts.error().message;
  EXPECT_EQ(keys(taken), (Keys{"k-center", "k-center", "cyrillic"}));
  ASSERT_EQ(doubts->size(), 1u);
  EXPECT_EQ(doubts->at(0).a, 2u);
  EXPECT_EQ(doubts->at(0).b, 0u);
}

TEST(Likely, PeopleOfTheListAreJoined) {
  const std::vector<PersonRef> refs{{1, "Vexanderine Quollmar", "", "", "one-body", {7}},
                                    {2, "Quollmar Vexanderine", "", "", "one-body", {7}},
                                    {3, "Vexanderine", "", "", "one-body", {7}}};
  std::vector<Taken> taken{by_rule("a"), by_rule("b"), by_rule("c")};
  const auto doubts = join_likely(refs, taken);
  ASSERT_TRUE(doubts) << doubts.error().message;
  EXPECT_EQ(taken[0].key, taken[1].key);
  EXPECT_EQ(taken[2].key, "c");  // a single first name is never joined
}

}  // namespace
}  // namespace plenary

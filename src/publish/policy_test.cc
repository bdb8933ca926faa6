#include "publish/policy.h"

#include <gtest/gtest.h>

#include "base/embedded.h"

namespace plenary {
namespace {

std::string built_in() { return std::string(*embedded("data/policy.toml")); }

// The built-in policy with one text put for another, as an error or "".
std::string error_with(const std::string& what, const std::string& with) {
  auto text = built_in();
  const auto at = text.find(what);
  EXPECT_NE(at, text.npos) << what;
  text.replace(at, what.size(), with);
  const auto policy = parse_policy("policy.toml", text);
  return policy ? "" : policy.error().message;
}

TEST(Policy, TheBuiltInOneProtectsThreeHoldingsAndFivePersonsInPublic) {
  const auto policy = parse_policy("data/policy.toml", built_in());
  ASSERT_TRUE(policy) << policy.error().message;
  const auto& in_public = policy->of(Audience::kPublic);
  EXPECT_EQ(in_public.least_holdings, 3);
  EXPECT_EQ(in_public.least_persons, 5);
  EXPECT_EQ(in_public.dominance, 10);
  EXPECT_FALSE(in_public.organizations);
  EXPECT_EQ(in_public.names, NamesShown::kOptIn);
}

TEST(Policy, MembersSeeOneOrganizationButNotOnePerson) {
  const auto policy = parse_policy("data/policy.toml", built_in());
  ASSERT_TRUE(policy);
  EXPECT_EQ(policy->of(Audience::kMember).least_holdings, 0);
  EXPECT_EQ(policy->of(Audience::kMember).least_persons, 5);
  EXPECT_TRUE(policy->of(Audience::kMember).organizations);
}

TEST(Policy, ForStaffNothingIsWithheld) {
  const auto policy = parse_policy("data/policy.toml", built_in());
  ASSERT_TRUE(policy);
  for (const auto audience : {Audience::kSecretariat, Audience::kAdministrator}) {
    EXPECT_EQ(policy->of(audience).least_persons, 0);
    EXPECT_EQ(policy->of(audience).names, NamesShown::kAll);
  }
}

TEST(Policy, WhatABodyPublishesIsKnownByMetric) {
  const auto text = built_in() +
                    "[[published]]\nbody = \"ietf\"\nmetrics = [\"attendance\"]\nsource = \"a page\"\n"
                    "[[published]]\nbody = \"w3c\"\nmetrics = [\"*\"]\nsource = \"a page\"\n";
  const auto policy = parse_policy("policy.toml", text);
  ASSERT_TRUE(policy) << policy.error().message;
  EXPECT_EQ(policy->publishers("attendance"), (std::vector<std::string>{"ietf", "w3c"}));
  EXPECT_EQ(policy->publishers("contributions"), (std::vector<std::string>{"w3c"}));
}

TEST(Policy, FaultsAreToldWithFileAndLine) {
  EXPECT_EQ(error_with("holdings = 3", "holdings = -1"),
            "policy.toml line 18: holdings is a whole number from 0 to 1000");
  EXPECT_EQ(error_with("holdings = 3", "holdings = 2.5"),
            "policy.toml line 18: holdings is a whole number from 0 to 1000");
  EXPECT_EQ(error_with("dominance = 10", "dominance = \"ten\""),
            "policy.toml line 20: dominance is a number from 0 to 100");
  EXPECT_EQ(error_with("whole_years = true", "whole_years = 1"),
            "policy.toml line 22: whole_years is true or false");
  EXPECT_EQ(error_with("names = \"opt-in\"", "names = \"some\""),
            "policy.toml line 25: names is none, opt-in, credited or all");
  EXPECT_EQ(error_with("persons = 5\n", ""), "policy.toml line 16: persons is missing");
}

TEST(Policy, ALossIsAboveZeroAndInThousandths) {
  EXPECT_TRUE(error_with("loss = 0.25", "loss = 0").ends_with("loss is in thousandths, above zero"));
  EXPECT_TRUE(error_with("loss = 0.25", "loss = 0.0005").ends_with("loss is in thousandths, above zero"));
  EXPECT_TRUE(error_with("loss = 0.25", "loss = nan").ends_with("loss is a number from 0 to 100"));
  EXPECT_TRUE(error_with("contributions = 3", "contributions = 0").ends_with("contributions is above zero"));
  EXPECT_EQ(parse_policy("policy.toml", built_in())->usage.loss, 250);
}

TEST(Policy, ARuleThatNobodyKnowsIsNotPassedOver) {
  const auto error = error_with("persons = 5", "persons = 5\npeople = 5");
  EXPECT_TRUE(error.starts_with("policy.toml line 20: an audience has no key 'people'; there are: "))
      << error;
}

TEST(Policy, AnAudienceThatIsLeftOutIsNotGivenEverything) {
  EXPECT_EQ(parse_policy("policy.toml", "").error().message, "policy.toml line 1: [public] is missing");
}

TEST(Policy, ANarrowerCircleDoesNotSeeLess) {
  EXPECT_EQ(error_with("holdings = 3", "holdings = 0").substr(0, 12), "");
  const auto error = error_with("organizations = true\nholdings = 0", "organizations = true\nholdings = 4");
  EXPECT_EQ(error, "policy.toml line 27: member would see less than public");
}

TEST(Policy, APublisherOfAnUnknownMetricIsRefused) {
  const auto text =
      built_in() + "[[published]]\nbody = \"ietf\"\nmetrics = [\"attendence\"]\nsource = \"a page\"\n";
  const auto policy = parse_policy("policy.toml", text);
  ASSERT_FALSE(policy);
  EXPECT_NE(policy.error().message.find("attendence"), std::string::npos);
}

TEST(Policy, TextThatIsNoTomlIsToldWithItsLine) {
  const auto policy = parse_policy("policy.toml", "[public]\nholdings = = 3\n");
  ASSERT_FALSE(policy);
  EXPECT_TRUE(policy.error().message.starts_with("policy.toml line 2: ")) << policy.error().message;
}

}  // namespace
}  // namespace plenary

#include "advise/proposal_check.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

KnownParty party(const char* name, const char* region, const char* holding = "") {
  return {.said = name, .found = true, .name = name, .holding = holding, .kind = "company", .region = region};
}

ProposalFacts facts_with(std::vector<KnownParty> supporters) {
  ProposalFacts out;
  out.day = make_day(2026, 1, 1);
  out.supporters = std::move(supporters);
  return out;
}

Checked check(const ProposalFacts& facts, CriterionKind kind, int64_t least = 1, const char* field = "",
              const Outcome* alike = nullptr) {
  Criterion criterion;
  criterion.id = "c", criterion.kind = kind, criterion.least = least, criterion.field = field;
  const std::vector<CriteriaSet> sets{{"own", "Ours", "", {criterion}}};
  return check_proposal(facts, sets, alike).at(0);
}

TEST(ProposalCheck, SupportersAreCountedOnceAndTheirHoldingsTold) {
  const auto facts =
      facts_with({party("Acme", "Americas", "Acme Group"), party("Acme Japan", "Asia-Pacific", "Acme Group"),
                  party("acme", "Americas", "Acme Group")});
  const auto c = check(facts, CriterionKind::kSupporters, 3);
  EXPECT_EQ(c.state, CheckState::kNotMet);
  EXPECT_EQ(c.why, "2 named, 3 asked for; 3 of them on record; they belong to 1 holding");
  EXPECT_EQ(check(facts, CriterionKind::kSupporters, 2).state, CheckState::kMet);
}

TEST(ProposalCheck, WhatIsUnknownCouldBeEnoughOrNot) {
  const auto facts = facts_with({party("Acme", "Americas"), party("Beta", "Americas"), party("Gamma", "")});
  EXPECT_EQ(check(facts, CriterionKind::kRegions, 1).state, CheckState::kMet);
  EXPECT_EQ(check(facts, CriterionKind::kRegions, 2).state, CheckState::kNoEvidence);
  EXPECT_EQ(check(facts, CriterionKind::kRegions, 3).state, CheckState::kNotMet);
  EXPECT_EQ(check(facts, CriterionKind::kRegions, 2).why,
            "1 on record, 2 asked for; of 1 of 3 supporters no region is on record");
}

TEST(ProposalCheck, SilenceIsNoEvidence) {
  const auto c = check(facts_with({}), CriterionKind::kSupporters, 4);
  EXPECT_EQ(c.state, CheckState::kNoEvidence);
  EXPECT_EQ(c.why, "the proposal does not say");
  EXPECT_EQ(check(facts_with({}), CriterionKind::kStated, 1, "market").state, CheckState::kNoEvidence);
}

TEST(ProposalCheck, FewOnRecordOfTheDaysOfOldAreNotFew) {
  auto facts = facts_with({party("Acme", "Americas")});
  facts.document = "itu-t:x.1";
  const auto c = check(facts, CriterionKind::kSupporters, 4);
  EXPECT_EQ(c.state, CheckState::kNoEvidence);
  EXPECT_EQ(c.why, "1 on record, 4 asked for; it may not name all");
}

TEST(ProposalCheck, ACustomerWithoutARequirementDoesNotCount) {
  auto facts = facts_with({});
  facts.customers = {party("Operator A", "Europe"), party("Operator B", "Europe")};
  EXPECT_EQ(check(facts, CriterionKind::kCustomers).state, CheckState::kNotMet);
  facts.customers[0].note = "an alarm within a second";
  EXPECT_EQ(check(facts, CriterionKind::kCustomers).state, CheckState::kMet);
}

TEST(ProposalCheck, ATextAlikeThatIsNamedIsNoOverlap) {
  auto facts = facts_with({});
  EXPECT_EQ(check(facts, CriterionKind::kOverlap).state, CheckState::kNoEvidence);
  facts.texts = 10;
  EXPECT_EQ(check(facts, CriterionKind::kOverlap).state, CheckState::kMet);
  facts.near.push_back({.key = "etsi:1", .name = "ETSI 1", .words = 0.7});
  EXPECT_EQ(check(facts, CriterionKind::kOverlap).state, CheckState::kNotMet);
  facts.near[0].named = true;
  EXPECT_EQ(check(facts, CriterionKind::kOverlap).state, CheckState::kMet);
}

TEST(ProposalCheck, WhatRestsOnANamedTextMustBeTold) {
  auto facts = facts_with({});
  EXPECT_EQ(check(facts, CriterionKind::kConsequences).state, CheckState::kNoEvidence);
  facts.named = facts.named_on_record = {"itu-t:x.1"};
  EXPECT_EQ(check(facts, CriterionKind::kConsequences).state, CheckState::kNoEvidence);
  facts.dependents.push_back({"itu-t:x.1", "references", "itu-t:y.1", "T", "itu-t"});
  EXPECT_EQ(check(facts, CriterionKind::kConsequences).state, CheckState::kNotMet);
  facts.proposal.consequences = "Y.1 needs a new annex";
  EXPECT_EQ(check(facts, CriterionKind::kConsequences).state, CheckState::kMet);
}

TEST(ProposalCheck, DatesAreHeldAgainstWhatHistoryBears) {
  auto facts = facts_with({});
  EXPECT_EQ(check(facts, CriterionKind::kDates).why, "the proposal does not say");
  facts.proposal.end = Date{make_day(2026, 7, 1)};
  EXPECT_EQ(check(facts, CriterionKind::kDates).why, "no history says how long such works take");
  Outcome alike;
  alike.works = 40, alike.quarter_published.time = 365;
  EXPECT_EQ(check(facts, CriterionKind::kDates, 1, "", &alike).state, CheckState::kNotMet);
  facts.proposal.end = Date{make_day(2027, 7, 1)};
  const auto c = check(facts, CriterionKind::kDates, 1, "", &alike);
  EXPECT_EQ(c.state, CheckState::kMet);
  EXPECT_EQ(c.why, "a quarter of 40 works alike were published within 12 months");
  facts.proposal.end = Date{make_day(2025, 7, 1)};
  EXPECT_EQ(check(facts, CriterionKind::kDates, 1, "", &alike).why, "the planned end 2025-07-01 is over");
}

}  // namespace
}  // namespace plenary

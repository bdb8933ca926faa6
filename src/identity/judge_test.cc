#include "identity/judge.h"

#include <gtest/gtest.h>

#include <map>

namespace plenary {
namespace {

struct Ref {
  std::string name, mail, entity;
};

JournalEntry entry(Verb verb, std::string subject, std::string object) {
  return {"id",  "2026-11-21T10:00:00Z", "ada", true, verb, std::move(subject), std::move(object), {}, {},
          "seen"};
}

struct Outcome {
  std::map<std::string, std::string> entity, reason;  // by name and mail
  std::vector<std::string> conflicts;
};

Outcome judge(const std::vector<Ref>& refs, const std::vector<JournalEntry>& entries) {
  Judgements judgements;
  judgements.in_force = entries;
  Judge judge(judgements, true);
  for (const auto& r : refs) judge.see({r.name, r.mail, "", ""}, r.entity);
  judge.settle([](std::string_view name) { return name == "Known" ? "known" : ""; });
  Outcome out;
  for (const auto& r : refs) {
    const auto v = judge.verdict({r.name, r.mail, "", ""}, r.entity);
    out.entity[r.name + r.mail] = v ? v->entity : r.entity;
    if (v) out.reason[r.name + r.mail] = v->reason;
  }
  out.conflicts = judge.conflicts();
  return out;
}

const std::vector<Ref> kRefs{
    {"Jo Doe", "", "p1"}, {"J. Doe", "", "p2"}, {"J. Doe", "jd@x.org", "p2"}, {"Al", "", "p3"}};

TEST(Judge, WithoutDecisionsNothingIsTouched) { EXPECT_TRUE(judge(kRefs, {}).reason.empty()); }

TEST(Judge, SameJoinsTheWholeEntityToItsObject) {
  const auto out = judge(kRefs, {entry(Verb::kSame, "J. Doe", "Jo Doe")});
  EXPECT_EQ(out.entity.at("J. Doe"), "p1");
  EXPECT_EQ(out.entity.at("J. Doejd@x.org"), "p1");
  EXPECT_EQ(out.entity.at("Jo Doe"), "p1");
  EXPECT_EQ(out.entity.at("Al"), "p3");
  EXPECT_EQ(out.reason.at("J. Doe"), "decided by ada on 2026-11-21: seen (decision id)");
  EXPECT_FALSE(out.reason.contains("Jo Doe"));
}

TEST(Judge, ChainsOfSameEndInOneWhateverTheirOrder) {
  const auto one = entry(Verb::kSame, "Al", "J. Doe"), two = entry(Verb::kSame, "J. Doe", "Jo Doe");
  for (const auto& entries : {std::vector{one, two}, std::vector{two, one}}) {
    const auto out = judge(kRefs, entries);
    EXPECT_EQ(out.entity.at("Al"), "p1");
    EXPECT_EQ(out.entity.at("J. Doe"), "p1");
  }
}

TEST(Judge, ACircleOfSameIsOneEntity) {
  const auto out = judge(kRefs, {entry(Verb::kSame, "Al", "Jo Doe"), entry(Verb::kSame, "Jo Doe", "Al")});
  EXPECT_EQ(out.entity.at("Al"), out.entity.at("Jo Doe"));
}

TEST(Judge, DifferentTakesItsSubjectOutAndLeavesTheRest) {
  const auto out = judge(kRefs, {entry(Verb::kDifferent, "<jd@x.org>", "J. Doe")});
  EXPECT_EQ(out.entity.at("J. Doe"), "p2");
  EXPECT_TRUE(out.entity.at("J. Doejd@x.org").starts_with("apart:"));
}

TEST(Judge, WhatWasTakenOutCanBeJoinedElsewhere) {
  const auto out =
      judge(kRefs, {entry(Verb::kDifferent, "<jd@x.org>", "J. Doe"), entry(Verb::kSame, "<jd@x.org>", "Al")});
  EXPECT_EQ(out.entity.at("J. Doejd@x.org"), "p3");
  EXPECT_EQ(out.entity.at("J. Doe"), "p2");
}

TEST(Judge, NoneIsNobody) {
  const auto out = judge(kRefs, {entry(Verb::kNone, "Al", "")});
  EXPECT_EQ(out.entity.at("Al"), "");
  EXPECT_TRUE(out.reason.contains("Al"));
}

TEST(Judge, ANameThatNoSourceWroteIsLookedUp) {
  EXPECT_EQ(judge(kRefs, {entry(Verb::kSame, "Al", "Known")}).entity.at("Al"), "known");
  EXPECT_EQ(judge(kRefs, {entry(Verb::kSame, "Al", "Nobody Knows")}).entity.at("Al"), "p3");
}

TEST(Judge, DecisionsThatCannotHoldTogetherAreTold) {
  const auto out = judge(kRefs, {entry(Verb::kSame, "Al", "Jo Doe"), entry(Verb::kSame, "J. Doe", "Jo Doe"),
                                 entry(Verb::kDifferent, "Al", "J. Doe")});
  EXPECT_EQ(out.conflicts,
            std::vector<std::string>{"decision id says that Al is not J. Doe, and others make them one"});
}

}  // namespace
}  // namespace plenary

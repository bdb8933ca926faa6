#include "advise/funnel.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace plenary {
namespace {

const Day kReachedOn = make_day(2015, 1, 10), kEnd = make_day(2020, 12, 31);

/// A past in which everybody was reached on one day by one letter.
OutreachPast past_of(std::map<int64_t, CompanyPast> companies) {
  OutreachPast out;
  out.register_kept = out.focus_kept = true;
  out.actions.push_back(
      {.name = "Letter", .kind = "letter", .channel = "", .audience = "", .day = kReachedOn, .invited = {}});
  for (const auto& [id, company] : companies)
    out.contacts.push_back({0, id, kReachedOn, OutreachReply::kReplied, std::nullopt});
  out.companies = std::move(companies);
  return out;
}

FunnelStep step(const OutreachPast& past, FunnelStage from, FunnelStage to, Day end = kEnd,
                FunnelSide side = FunnelSide::kOutside) {
  std::vector<FunnelCourse> courses;
  for (const auto& contact : past.contacts) courses.push_back(course_of(past, contact.company, contact.day));
  std::vector<const FunnelCourse*> all;
  for (const auto& course : courses) all.push_back(&course);
  return step_of(past, all, side, from, to, end);
}

CompanyPast joining(Day day) { return {.member = {{day, make_day(9999, 12, 31)}}}; }

TEST(FunnelStep, WhereAllAreSeenToTheEndTheShareIsThePlainOneWithWilsonsInterval) {
  const auto found = step(past_of({{1, joining(make_day(2016, 1, 10))}, {2, {}}, {3, {}}, {4, {}}}),
                          FunnelStage::kReached, FunnelStage::kMember);
  EXPECT_EQ(found.at_risk, 4u);
  EXPECT_EQ(found.came, 1u);
  EXPECT_TRUE(found.all_followed());
  EXPECT_DOUBLE_EQ(*found.share, 0.25);
  EXPECT_EQ(*found.interval, *wilson_interval(1, 4));
  EXPECT_DOUBLE_EQ(*found.median_days, 365);
}

TEST(FunnelStep, WhoeverGoesElsewhereFirstIsAnExitAndToldAsLaterWhenItComesAfterAll) {
  auto gone = joining(make_day(2016, 6, 1));
  gone.elsewhere = {make_day(2015, 4, 1)};
  const auto found = step(past_of({{1, gone}, {2, {}}}), FunnelStage::kReached, FunnelStage::kMember);
  EXPECT_EQ(found.came, 0u);
  EXPECT_EQ(found.later, 1u);
  EXPECT_EQ(found.exits[static_cast<size_t>(FunnelExit::kElsewhere)], 1u);
  EXPECT_DOUBLE_EQ(*found.share, 0);
}

TEST(FunnelStep, ToGoElsewhereIsNoExitOfAMember) {
  auto member = joining(make_day(2010, 1, 1));
  member.elsewhere = {make_day(2015, 2, 1)};
  member.contributions = member.acts = {make_day(2015, 3, 1)};
  const auto found = step(past_of({{1, member}}), FunnelStage::kReached, FunnelStage::kContributor, kEnd,
                          FunnelSide::kMember);
  EXPECT_EQ(found.came, 1u);
}

TEST(FunnelStep, AMembershipThatLapsesAndTwoYearsOfSilenceAreExits) {
  const CompanyPast lapsed{.member = {{make_day(2015, 6, 1), make_day(2015, 12, 1)}}};
  const CompanyPast silent{.acts = {make_day(2014, 1, 1)}, .member = {}};
  const auto found =
      step(past_of({{1, lapsed}, {2, silent}}), FunnelStage::kReached, FunnelStage::kContributor);
  EXPECT_EQ(found.exits[static_cast<size_t>(FunnelExit::kLapsed)], 1u);
  EXPECT_EQ(found.exits[static_cast<size_t>(FunnelExit::kSilent)], 1u);
}

TEST(FunnelStep, WhoWasThereInTheTwoYearsBeforeIsNotCountedOn) {
  const CompanyPast recent{.acts = {make_day(2014, 5, 5), make_day(2015, 5, 5)}};
  const CompanyPast long_ago{.acts = {make_day(2010, 5, 5), make_day(2015, 5, 5)}};
  const auto found =
      step(past_of({{1, recent}, {2, long_ago}}), FunnelStage::kReached, FunnelStage::kTookPart);
  EXPECT_EQ(found.before, 1u);
  EXPECT_EQ(found.at_risk, 1u);
  EXPECT_EQ(found.came, 1u);
}

TEST(FunnelStep, WhereSomeAreLostFromSightExitsCompeteAndTheShareIsAalenAndJohansens) {
  // Four are reached: one joins after a year, one goes elsewhere after half a year; one was reached a year
  // before the end and is lost from sight then, one is seen to the end.
  auto past = past_of({{1, joining(make_day(2016, 1, 10))}, {2, {}}, {3, {}}, {4, {}}});
  past.companies[2].elsewhere = {make_day(2015, 7, 11)};
  past.contacts[2].day = make_day(2017, 6, 1);
  const auto found = step(past, FunnelStage::kReached, FunnelStage::kMember, make_day(2017, 12, 31));
  EXPECT_FALSE(found.all_followed());
  // After the exit three are left; the one lost after 213 days leaves two when one of them joins: 3/4 * 1/2.
  EXPECT_NEAR(*found.share, 0.375, 1e-12);
}

TEST(FunnelStep, WhereNobodyIsSeenForTwoYearsThereIsNoShare) {
  const auto found =
      step(past_of({{1, {}}, {2, {}}}), FunnelStage::kReached, FunnelStage::kMember, make_day(2015, 6, 1));
  EXPECT_FALSE(found.share);
  EXPECT_EQ(found.at_risk, 2u);
  EXPECT_EQ(found.followed, 0u);
}

TEST(FunnelStep, OfWhomNobodyKnowsWhetherTheyAnsweredNobodySaysThatTheyDidNot) {
  const auto past = past_of({{1, {}}});
  const auto found = step(past, FunnelStage::kReached, FunnelStage::kResponded);
  EXPECT_EQ(found.unknown, 1u);  // course_of knows of no reply
  EXPECT_EQ(found.at_risk, 0u);
  EXPECT_FALSE(found.share);
}

TEST(FunnelStep, TheStepFromAFocusGroupBeginsOnTheDayOfTheFocusGroup) {
  auto company = joining(make_day(2016, 1, 10));
  company.acts = company.focus = {make_day(2015, 7, 1)};
  const auto found = step(past_of({{1, company}}), FunnelStage::kFocusGroup, FunnelStage::kMember);
  EXPECT_EQ(found.entered, 1u);
  EXPECT_DOUBLE_EQ(*found.median_days, make_day(2016, 1, 10).days - make_day(2015, 7, 1).days);
}

TEST(CompareFunnel, IsWithThoseOfTheSameKindAndRegionWhoWorkElsewhereAndWereNeverReached) {
  Funnel funnel;
  const int month = 2014 * 12;
  for (int64_t id = 0; id < 40; ++id) {
    auto company = id < 10 || id == 20 ? joining(make_day(2016, 1, 1)) : CompanyPast{};
    company.months = {month};
    funnel.past.companies[id] = company;
    funnel.companies[id] = {.name = "",
                            .kind = id < 38 ? "company" : "academia",
                            .segment = "",
                            .size = "",
                            .country = "",
                            .region = "Africa"};
  }
  funnel.past.register_kept = true;
  for (int64_t id = 0; id < 20; ++id) {
    funnel.past.contacts.push_back({0, id, kReachedOn, OutreachReply::kUnknown, std::nullopt});
    funnel.courses.push_back(course_of(funnel.past, id, kReachedOn));
  }
  FunnelQuestion question;
  question.to = kEnd;
  const auto all = compare_funnel(funnel, question);
  const auto member = std::ranges::find_if(all, [](const FunnelComparison& c) {
    return c.side == FunnelSide::kOutside && c.to == FunnelStage::kMember;
  });
  ASSERT_NE(member, all.end());
  EXPECT_EQ(member->reached, 20u);
  EXPECT_EQ(member->reached_came, 10u);
  EXPECT_EQ(member->others, 18u);  // the universities are not like them
  EXPECT_EQ(member->others_came, 1u);
  ASSERT_TRUE(member->difference);
  EXPECT_NEAR(member->difference->difference, 0.5 - 1.0 / 18, 1e-12);
}

TEST(CompareFunnel, WithoutARegisterNobodyIsCompared) {
  EXPECT_TRUE(compare_funnel(Funnel(), FunnelQuestion()).empty());
}

}  // namespace
}  // namespace plenary

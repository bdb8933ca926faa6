#include "advise/index_day.h"

#include "advise/index_test_help.h"
#include "advise/ranks.h"

namespace plenary {
namespace {

TEST(IndexDay, AScoreIsTheWeightedMeanOfPointsBetweenFixedGoalposts) {
  const auto day = day_of(small_profile(), 2024, "ABC", {{"A", 5}, {"B", 20}}, Values{{"A", 2}});
  ASSERT_TRUE(day) << day.error().message;
  EXPECT_DOUBLE_EQ(score_of(*day, "A"), (50 + 3 * 20) / 4.0);
  EXPECT_DOUBLE_EQ(score_of(*day, "B"), (100 + 3 * 0) / 4.0);  // beyond the best is the best
  EXPECT_DOUBLE_EQ(score_of(*day, "C"), 0);                    // looked for, and nothing found
}

TEST(IndexDay, NobodysScoreMovesBecauseAnothersDoes) {
  const Values work{{"A", 2}};
  for (const bool geometric : {false, true}) {
    const auto profile = small_profile(geometric);
    const auto before = day_of(profile, 2024, "ABC", {{"A", 5}, {"B", 1}}, work);
    const auto after = day_of(profile, 2024, "ABCDEFG", {{"A", 5}, {"B", 10}, {"D", 9}, {"E", 8}}, work);
    EXPECT_EQ(score_of(*before, "A"), score_of(*after, "A"));
    EXPECT_LT(score_of(*before, "B"), score_of(*after, "B"));
  }
}

TEST(IndexDay, AGeometricMeanBeginsAtOnePoint) {
  const auto day = day_of(small_profile(true), 2024, "AB", {{"A", 10}}, Values{{"A", 10}});
  EXPECT_NEAR(score_of(*day, "A"), 100, 1e-9);
  EXPECT_NEAR(score_of(*day, "B"), 1, 1e-9);
}

TEST(IndexDay, AMissingDimensionShrinksTheProfileAndDoesNotVoidIt) {
  const auto day = day_of(small_profile(), 2024, "AB", {{"A", 5}}, std::nullopt);
  ASSERT_TRUE(day) << day.error().message;
  EXPECT_FALSE(day->dimensions[1].available);
  EXPECT_EQ(day->dimensions[1].why, "no records");
  EXPECT_DOUBLE_EQ(day->carried, 0.25);
  EXPECT_DOUBLE_EQ(score_of(*day, "A"), 50);
}

TEST(IndexDay, TooLittleCarriedGivesNoScoreAndNoRankButDimensionsAndLevels) {
  auto profile = small_profile();
  profile.coverage = 0.3;
  const auto day = day_of(profile, 2024, "AB", {{"A", 5}}, std::nullopt);
  ASSERT_TRUE(day) << day.error().message;
  EXPECT_FALSE(day->scored);
  EXPECT_TRUE(composite::missing(score_of(*day, "A")));
  EXPECT_DOUBLE_EQ(day->result.nodes[*day->node("presence")][0], 50);
  EXPECT_EQ(level_of(*day, "A"), "monitor");
  const auto ranks = rank_categories(*day, Depth::kChoices);
  ASSERT_TRUE(ranks) << ranks.error().message;
  EXPECT_TRUE(composite::missing((*ranks)[0].ranks[0]));
}

TEST(IndexDay, NothingCarriedIsAnError) {
  auto profile = small_profile();
  Members members;
  members.list["A"].category = "Full";
  const auto day = score(profile, "test-body", make_day(2024, 12, 31), members, std::vector<Reading>(2));
  EXPECT_EQ(day.error().message,
            "the records of test-body carry no dimension of profile 'small' on 2024-12-31");
}

TEST(IndexDay, LevelsFollowTheFirstRuleThatHolds) {
  const auto day =
      day_of(small_profile(), 2024, "ABCD", {{"A", 5}, {"B", 5}, {"C", 0.5}}, Values{{"A", 2}, {"B", 1}});
  EXPECT_EQ(level_of(*day, "A"), "participate");
  EXPECT_EQ(level_of(*day, "B"), "monitor");
  EXPECT_EQ(level_of(*day, "C"), "monitor");  // did something, however little
  EXPECT_EQ(level_of(*day, "D"), "absent");
}

TEST(IndexDay, AHighIndexOfPresenceAloneDoesNotLead) {
  auto profile = small_profile();
  profile.levels.insert(profile.levels.begin(), {"lead", "index", 60});
  const Values there{{"A", 9}};
  const auto all = day_of(profile, 2024, "AB", there, Values{{"A", 6}});
  EXPECT_EQ(level_of(*all, "A"), "lead");
  const auto part = day_of(profile, 2024, "AB", there, std::nullopt);
  EXPECT_DOUBLE_EQ(score_of(*part, "A"), 90);
  EXPECT_EQ(level_of(*part, "A"), "monitor");
}

TEST(IndexDay, NobodyIsAbsentWherePresenceIsNotRecorded) {
  Members members;
  members.list["A"].category = "Full", members.list["B"].category = "Full";
  const auto day = score(small_profile(), "test-body", make_day(2024, 12, 31), members,
                         {Reading{}, Reading{true, "", 1, 1, {{"A", 2}}}});
  ASSERT_TRUE(day) << day.error().message;
  EXPECT_EQ(level_of(*day, "A"), "participate");
  EXPECT_EQ(level_of(*day, "B"), "");
}

TEST(IndexDay, WhoIsNoMemberStandsInACategoryOfItsOwn) {
  const auto day = day_of(small_profile(), 2024, "AB", {{"A", 5}, {"Z", 7}}, Values{{"A", 2}});
  EXPECT_EQ(day->members[day->find("Z")].category, kNotAMember);
  const auto ranks = rank_categories(*day, Depth::kChoices);
  ASSERT_TRUE(ranks) << ranks.error().message;
  ASSERT_EQ(ranks->size(), 2u);
  EXPECT_EQ((*ranks)[0].category, "Full");
  EXPECT_EQ((*ranks)[1].ranks[0], 1);          // alone: the first of one
  EXPECT_TRUE((*ranks)[1].intervals.empty());  // and compared with nobody
}

TEST(Ranks, SensitivitySaysHowFarWeightsCanGo) {
  const auto day = day_of(small_profile(), 2024, "ABCDE", {{"A", 9}, {"B", 8}, {"C", 7}, {"D", 1}},
                          Values{{"E", 9}, {"D", 8}, {"C", 4}, {"B", 1}});
  const auto ranks = rank_categories(*day, Depth::kSensitivity);
  ASSERT_TRUE(ranks) << ranks.error().message;
  const auto& full = ranks->front();
  EXPECT_EQ(day->data.units[full.units[0]], "E");
  EXPECT_EQ(full.rooms.size(), 2u);
  EXPECT_GT(full.uncertainty.runs, 1000u);
  for (size_t i = 0; i < full.units.size(); ++i) EXPECT_LE(full.intervals[i].low, full.intervals[i].high);
}

TEST(Ranks, AllEqualAreAllFirst) {
  const auto day = day_of(small_profile(), 2024, "ABC", {{"A", 3}, {"B", 3}, {"C", 3}},
                          Values{{"A", 1}, {"B", 1}, {"C", 1}});
  const auto ranks = rank_categories(*day, Depth::kSensitivity);
  ASSERT_TRUE(ranks) << ranks.error().message;
  for (const double rank : ranks->front().ranks) EXPECT_EQ(rank, 1);
}

}  // namespace
}  // namespace plenary

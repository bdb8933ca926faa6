#include "advise/survey.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

SurveyQuestion scale(const char* id) {
  SurveyQuestion q;
  q.id = id, q.text = id, q.options = {"no", "neither", "yes"}, q.agreeing = 1;
  return q;
}

Questionnaire one_scale() {
  Questionnaire of;
  of.questions = {scale("Q")};
  return of;
}

// A company that chose one option, and stands for so many.
SurveyUnit unit(size_t option, double weight, const char* region = "Europe") {
  SurveyUnit out;
  out.respondents = 1, out.complete = true, out.attributes = {{"region", region}};
  out.said = {{0, 0, 0}}, out.no_opinion = {false};
  out.said[0][option] = 1, out.weight = weight, out.stratum = 0;
  return out;
}

SurveyUnits units_of(std::vector<SurveyUnit> all) {
  SurveyUnits out;
  out.units = std::move(all), out.waves = {""};
  out.strata = {{{{"all"}, 100, static_cast<double>(out.units.size())}, {0, 1}, 0}};
  return out;
}

const SurveyPart& agree(const SurveyResult& r) { return r.questions[0].parts.back(); }

TEST(Survey, TheWeighedShareStandsBesideTheOneOfThoseWhoAnswered) {
  const auto got = estimate_survey(one_scale(), units_of({unit(2, 1), unit(2, 1), unit(0, 6)}), "");
  EXPECT_NEAR(agree(got).plain->share, 2.0 / 3, 1e-12);
  EXPECT_NEAR(agree(got).weighted->share, 2.0 / 8, 1e-12);
  EXPECT_NEAR(agree(got).weighted->effective, 64.0 / 38, 1e-12);
  EXPECT_NEAR(got.greatest_weight, 6 / (8.0 / 3), 1e-12);
}

TEST(Survey, SharesOfTheOptionsAddUpToOne) {
  const auto got =
      estimate_survey(one_scale(), units_of({unit(0, 1), unit(1, 2), unit(2, 5), unit(2, 1)}), "");
  double sum = 0;
  for (const auto& part : got.questions[0].parts)
    if (!part.agreeing) sum += part.weighted->share;
  EXPECT_NEAR(sum, 1, 1e-12);
}

TEST(Survey, TwoRespondentsOfACompanyShareItsVoice) {
  auto torn = unit(2, 1);
  torn.said[0] = {0.5, 0, 0.5};
  const auto got = estimate_survey(one_scale(), units_of({torn, unit(2, 1)}), "");
  EXPECT_NEAR(agree(got).plain->share, 0.75, 1e-12);
  EXPECT_EQ(agree(got).some, 2u);
  EXPECT_EQ(agree(got).others, 1u);
}

TEST(Survey, WhoIsOutsideOfTheFrameCountsAsAnsweredAndIsNotWeighed) {
  auto outside = unit(0, 0);
  outside.stratum = SIZE_MAX;
  const auto got = estimate_survey(one_scale(), units_of({unit(2, 1), outside}), "");
  EXPECT_NEAR(agree(got).plain->share, 0.5, 1e-12);
  EXPECT_NEAR(agree(got).weighted->share, 1, 1e-12);
  EXPECT_EQ(got.complete, 1u);
}

TEST(Survey, NobodyWhoAnsweredIsNoDataAndNotZero) {
  auto silent = unit(0, 1);
  silent.said[0].clear(), silent.no_opinion = {true};
  const auto got = estimate_survey(one_scale(), units_of({silent}), "");
  EXPECT_FALSE(agree(got).plain);
  EXPECT_FALSE(agree(got).weighted);
  EXPECT_EQ(got.questions[0].no_opinion, 1u);
  EXPECT_EQ(got.questions[0].answered, 0u);
}

TEST(Survey, AGroupIsComparedWithAllOthers) {
  std::vector<SurveyUnit> all;
  for (int i = 0; i < 70; ++i) all.push_back(unit(i < 56 ? 2 : 0, 1, "Africa"));
  for (int i = 0; i < 80; ++i) all.push_back(unit(i < 48 ? 2 : 0, 1));
  const auto got = estimate_survey(one_scale(), units_of(std::move(all)), "region");
  const auto& groups = agree(got).groups;
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].group, "Africa");
  EXPECT_NEAR(groups[0].to_others->difference, 0.2, 1e-12);
  EXPECT_NEAR(groups[0].to_others->interval.low, 0.0524, 5e-5);  // Newcombe 1998, table II
  EXPECT_NEAR(groups[0].to_others->interval.high, 0.3339, 5e-5);
  EXPECT_NEAR(groups[1].to_others->difference, -0.2, 1e-12);
}

TEST(Survey, AGroupThatIsAloneIsComparedWithNobody) {
  const auto got = estimate_survey(one_scale(), units_of({unit(2, 1), unit(0, 1)}), "region");
  ASSERT_EQ(agree(got).groups.size(), 1u);
  EXPECT_FALSE(agree(got).groups[0].to_others);
}

Questionnaire coded_text() {
  Questionnaire of;
  SurveyQuestion q;
  q.id = "W", q.kind = QuestionKind::kText, q.coders = {"A", "B"};
  of.questions = {q};
  of.codes = {{"cost", "Cost", {"fee"}}, {"time", "Time", {}}};
  return of;
}

SurveyText text(std::vector<size_t> a, std::vector<size_t> b, std::vector<size_t> worded) {
  SurveyText out;
  out.text = "something", out.coded = {std::move(a), std::move(b)}, out.by_coder = {true, true};
  out.worded = std::move(worded);
  return out;
}

TEST(Survey, TwoCodersAreSetAgainstEachOtherAndTheFirstAgainstTheWords) {
  auto units = units_of({});
  SurveyUnit writer;
  writer.said = {{1, 0}}, writer.no_opinion = {false};
  units.units = {writer};
  units.texts = {text({0}, {0}, {0}), text({1}, {1}, {}), text({0}, {0}, {}), text({1}, {1}, {0})};
  const auto got = estimate_survey(coded_text(), std::move(units), "");
  ASSERT_EQ(got.coding.size(), 6u);
  EXPECT_EQ(got.coding[0].second, "B");
  EXPECT_DOUBLE_EQ(got.coding[0].agreement->alpha, 1);
  EXPECT_EQ(got.coding[3].second, "words");
  EXPECT_LT(got.coding[3].agreement->alpha, 0.5);
}

TEST(Survey, WhatTheFirstCoderSaysCountsAndWordsOnlyWhereNobodyLooked) {
  auto one = text({1}, {0}, {0});
  EXPECT_EQ(one.codes(), std::vector<size_t>{1});
  one.by_coder = {false, true};
  EXPECT_EQ(one.codes(), std::vector<size_t>{0});
  one.coded[1].clear();
  EXPECT_TRUE(one.codes().empty()) << "a coder who found no code looked at it";
  one.by_coder = {false, false};
  EXPECT_EQ(one.codes(), std::vector<size_t>{0});
}

}  // namespace
}  // namespace plenary

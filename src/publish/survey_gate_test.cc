#include "publish/survey_gate.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

SurveyPart part(const char* label, size_t some, size_t others, bool agrees = false) {
  SurveyPart out;
  out.label = label, out.some = some, out.others = others, out.agrees = agrees;
  out.plain = weighted_share(std::vector<double>{1, 0}, std::vector<double>{1, 1});
  return out;
}

// Five options and their sum, of which the last two agree.
SurveyFindings scale_of(std::array<size_t, 5> n) {
  SurveyFindings f;
  f.audience = Audience::kPublic, f.rules.least_holdings = 3;
  SurveyQuestion q;
  q.id = "Q", q.options = {"a", "b", "c", "d", "e"}, q.agreeing = 2;
  f.of.questions = {q};
  QuestionResult r;
  size_t all = 0;
  for (const auto x : n) all += x;
  for (size_t i = 0; i < n.size(); ++i)
    r.parts.push_back(part(q.options[i].c_str(), n[i], all - n[i], i > 2));
  r.parts.push_back(part("agree", n[3] + n[4], n[0] + n[1] + n[2]));
  r.parts.back().agreeing = true;
  f.result.questions = {r};
  return f;
}

std::string withheld(SurveyFindings f) {
  withhold_few(f);
  std::string out;
  for (const auto& p : f.result.questions[0].parts) out += p.withheld ? 'x' : '.';
  return out;
}

TEST(SurveyGate, WhatRestsOnEnoughIsShown) { EXPECT_EQ(withheld(scale_of({5, 5, 5, 5, 5})), "......"); }

TEST(SurveyGate, AFewTakeTheNextSmallestOfTheirSideWithThem) {
  EXPECT_EQ(withheld(scale_of({1, 7, 5, 5, 5})), "x.x...");
  EXPECT_EQ(withheld(scale_of({5, 5, 5, 2, 9})), "...xx.");
}

TEST(SurveyGate, TwoFewThatAreFewTogetherTakeAThird) {
  EXPECT_EQ(withheld(scale_of({1, 1, 9, 5, 5})), "xxx...");
}

TEST(SurveyGate, ThatNobodyChoseAnOptionIsToldToNobody) {
  EXPECT_EQ(withheld(scale_of({0, 8, 5, 5, 5})), "x.x...");
}

TEST(SurveyGate, WhereFewAgreeNothingOfTheQuestionIsShown) {
  EXPECT_EQ(withheld(scale_of({9, 9, 9, 1, 1})), "xxxxxx");
  EXPECT_EQ(withheld(scale_of({1, 1, 0, 9, 9})), "xxxxxx");
}

TEST(SurveyGate, StaffSeeAll) {
  auto f = scale_of({0, 1, 9, 1, 0});
  f.audience = Audience::kSecretariat;
  EXPECT_EQ(withheld(f), "......");
}

TEST(SurveyGate, OneSmallGroupClosesTheComparison) {
  auto f = scale_of({9, 9, 9, 9, 9});
  f.result.questions[0].parts.back().groups = {{"Africa", 20, 10, {}, {}}, {"Europe", 25, 24, {}, {}}};
  withhold_few(f);
  EXPECT_TRUE(f.result.questions[0].parts.back().groups.empty()) << "one of Europe does not agree";
  EXPECT_TRUE(f.result.questions[0].parts.back().groups_withheld);
}

TEST(SurveyGate, OfOneChoiceAGroupThatIsTooSmallInOneOptionClosesAll) {
  auto f = scale_of({9, 9, 9, 9, 9});
  auto& question = f.result.questions[0];
  f.of.questions[0].kind = QuestionKind::kChoice, question.parts.pop_back();
  for (auto& p : question.parts) p.groups = {{"Africa", 25, 5, {}, {}}, {"Europe", 20, 4, {}, {}}};
  question.parts[0].groups[0].some = 1;
  withhold_few(f);
  for (const auto& p : question.parts) EXPECT_TRUE(p.groups.empty());
}

TEST(SurveyGate, OfSeveralChoicesEachStandsAlone) {
  auto f = scale_of({9, 9, 9, 9, 1});
  auto& question = f.result.questions[0];
  f.of.questions[0].kind = QuestionKind::kChoice, f.of.questions[0].several = true, question.parts.pop_back();
  EXPECT_EQ(withheld(f), "....x");
}

TEST(SurveyGate, AStratumOfFewClosesTheStrata) {
  auto f = scale_of({9, 9, 9, 9, 9});
  f.result.units.strata = {{{{"a"}, 40, 20}, {0, 2}, 20}, {{{"b"}, 9, 2}, {1, 4.5}, 2}};
  withhold_few(f);
  EXPECT_TRUE(f.strata_withheld);
}

}  // namespace
}  // namespace plenary

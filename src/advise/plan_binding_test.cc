#include "advise/plan_binding.h"

#include <gtest/gtest.h>

#include "advise/plan_coverage.h"

namespace plenary {
namespace {

PlanIndicator indicator(std::string metric) {
  PlanIndicator out;
  out.metric = std::move(metric);
  out.places = {{"", "plan.toml line 1"},           {"metric", "plan.toml line 5"},
                {"where", "plan.toml line 6"},      {"target", "plan.toml line 7"},
                {"baseline", "plan.toml line 8"},   {"part", "plan.toml line 9"},
                {"direction", "plan.toml line 10"}, {"unit", "plan.toml line 11"}};
  out.target = 0.4;
  return out;
}

TEST(PlanBinding, AMetricThatIsNotThereIsNamedWithItsLine) {
  EXPECT_EQ(bind_indicator(indicator("atendance")).error().message,
            "plan.toml line 5: there is no metric 'atendance'; `plenary metrics` lists them");
  EXPECT_EQ(bind_indicator(indicator("contribution_links")).error().message,
            "plan.toml line 5: contribution_links links pairs: it is no single number");
}

TEST(PlanBinding, ASliceThatIsNotThereIsNamedWithItsLine) {
  auto said = indicator("attendance");
  said.where = {"regon=Africa"};
  EXPECT_TRUE(bind_indicator(said).error().message.starts_with(
      "plan.toml line 6: there is no slice 'regon'; there are: body,"));
  said.where = {"Africa"};
  EXPECT_EQ(bind_indicator(said).error().message, "plan.toml line 6: 'Africa': write slice=value");
  said.where = {"year=2024"};
  EXPECT_EQ(bind_indicator(said).error().message,
            "plan.toml line 6: periods are not chosen here: take out year=2024");
}

TEST(PlanBinding, OfSeveralNumbersOneIsChosen) {
  const std::vector<Part> parts{{"active", "organizations"}, {"retention", "share"}};
  auto said = indicator("organization_turnover");
  EXPECT_EQ(bound_part(said, parts).error().message,
            "plan.toml line 5: organization_turnover has several numbers: write part, one of: active, "
            "retention");
  said.part = "retained";
  EXPECT_EQ(bound_part(said, parts).error().message,
            "plan.toml line 9: organization_turnover has no part 'retained'; there are: active, retention");
  said.part = "retention";
  EXPECT_EQ(*bound_part(said, parts), 1u);
}

TEST(PlanBinding, AShareIsNoPerCent) {
  auto said = indicator("first_timer_return");
  const auto metric = *find_metric(said.metric);
  said.target = 45;
  EXPECT_EQ(check_aim(said, metric, metric.unit).error().message,
            "plan.toml line 7: target 45 cannot be: first_timer_return is a share, from 0 to 1; write 0.45 "
            "for 45 %");
  said.target = 0.45;
  said.unit = "persons";
  EXPECT_EQ(check_aim(said, metric, metric.unit).error().message,
            "plan.toml line 11: first_timer_return is counted in share of first-time attendees, not in "
            "persons");
}

TEST(PlanBinding, DirectionDoesNotContradictBaselineAndTarget) {
  auto said = indicator("first_timer_return");
  const auto metric = *find_metric(said.metric);
  said.baseline = 0.5;
  EXPECT_EQ(check_aim(said, metric, metric.unit).error().message,
            "plan.toml line 7: from 0.5 to 0.4 it falls, but of first_timer_return more is better: mend "
            "target or baseline, or write direction = \"less\"");
  said.direction = "less";
  EXPECT_FALSE(*check_aim(said, metric, metric.unit));
  said.direction.clear(), said.baseline = 0.3;
  EXPECT_TRUE(*check_aim(said, metric, metric.unit));
}

TEST(PlanBinding, WhereNeitherMoreNorLessIsBetterThePlanSaysWhich) {
  auto said = indicator("works_begun");
  const auto metric = *find_metric(said.metric);
  said.target = 100;
  EXPECT_EQ(check_aim(said, metric, metric.unit).error().message,
            "plan.toml line 5: of works_begun neither more nor less is better as such: write direction = "
            "\"more\" or \"less\"");
  said.baseline = 120;
  EXPECT_FALSE(*check_aim(said, metric, metric.unit)) << "the two numbers say it";
}

TEST(PlanCoverage, AStatementIsAnsweredBySectionSpeakerAndWords) {
  const PlanStatement statement{
      "R-1",  "5.8",      "Ada Example",
      "Acme", "obstacle", "A story for the value proposition is needed and does not exist yet",
      {},     {}};
  const auto answered = [](const char* section, const char* speaker, const char* quote) {
    PlanAnswered out;
    out.document = "R-1", out.section = section, out.speaker = speaker, out.quote = quote;
    return out;
  };
  EXPECT_TRUE(answers(answered("5.8", "", ""), statement));
  EXPECT_FALSE(answers(answered("5", "", ""), statement)) << "a section, not those below it";
  EXPECT_TRUE(answers(answered("5.8", "Ms ADA EXAMPLE (chair)", ""), statement));
  EXPECT_TRUE(answers(answered("5.8", "Acme", ""), statement));
  EXPECT_FALSE(answers(answered("5.8", "Ben Sample", ""), statement));
  EXPECT_TRUE(answers(answered("5.8", "", "We need a story for the value proposition, and don't have it yet"),
                      statement));
  EXPECT_FALSE(answers(answered("5.8", "", "Meetings should be shorter"), statement));
}

}  // namespace
}  // namespace plenary

#include "advise/scorecard_criteria.h"

#include "advise/scorecard_test_help.h"

namespace plenary {
namespace {

// Numbers from 0 to 100 without an order, the same each time.
double mixed(size_t unit, size_t salt) {
  uint32_t h = static_cast<uint32_t>(unit + 1) * 2654435761u ^ static_cast<uint32_t>(salt + 1) * 2246822519u;
  h = (h ^ h >> 15) * 2246822519u;
  return (h ^ h >> 13) % 101;
}

double rising(size_t unit, size_t) { return static_cast<double>(unit) * 10 + 10; }

TEST(Periods, AreYearsBackFromTheLastDay) {
  const auto got = periods_between(make_day(2019, 2, 1), make_day(2024, 6, 30));
  ASSERT_EQ(got.count(), 5u);
  EXPECT_EQ(got.months, 12);
  EXPECT_EQ(to_string(got.first()), "2019-07-01");
  EXPECT_EQ(to_string(got.ends[0]), "2020-06-30");
  EXPECT_EQ(to_string(got.begins[4]), "2023-07-01");
}

TEST(Periods, AreShorterWhereTheRecordsAre) {
  EXPECT_EQ(periods_between(make_day(2022, 1, 1), make_day(2023, 12, 31)).months, 6);
  EXPECT_EQ(periods_between(make_day(2023, 1, 1), make_day(2023, 12, 31)).months, 3);
  EXPECT_EQ(periods_between(make_day(2023, 1, 1), make_day(2023, 12, 31)).count(), 4u);
  EXPECT_EQ(periods_between(make_day(2023, 12, 1), make_day(2023, 12, 31)).count(), 0u);
}

TEST(Reliability, OfACountWhoseHalvesAgreeIsOne) {
  auto scene = scene_of(20);
  EXPECT_NEAR(value_of(scene, kReliability, add_metric(scene, "even", "a", rising)).value(), 1, 1e-9);
}

TEST(Reliability, OfACountThatComesAllAtOnceIsNone) {
  auto scene = scene_of(40);
  const auto lumps = add_metric(scene, "lumps", "a", rising, [](size_t) { return true; });
  EXPECT_EQ(value_of(scene, kReliability, lumps), 0);
}

TEST(Stability, TellsWhatRepeatsFromWhatDoesNot) {
  auto scene = scene_of(30);
  EXPECT_NEAR(value_of(scene, kStability, add_metric(scene, "same", "a", rising)).value(), 1, 1e-9);
  EXPECT_LT(value_of(scene, kStability, add_metric(scene, "chance", "a", mixed)).value(), 0.2);
}

TEST(Stability, OfOnePeriodIsUnavailable) {
  auto scene = scene_of(30);
  const auto once =
      add_metric(scene, "once", "a", [](size_t unit, size_t t) { return t == 2 ? rising(unit, t) : 0; });
  EXPECT_EQ(judge(scene, kStability, once).why, "records of one period only");
  EXPECT_EQ(judge(scene, kRobustness, once).why, "records of one period only");
}

TEST(Rankability, IsHighWhereDifferencesExceedTheirChance) {
  auto scene = scene_of(30);
  EXPECT_GT(value_of(scene, kRankability, add_metric(scene, "apart", "a", rising)).value(), 0.9);
  const auto alike = add_metric(
      scene, "alike", "a", [](size_t, size_t) { return 1.0; }, [](size_t) { return true; });
  EXPECT_EQ(value_of(scene, kRankability, alike), 0);
}

TEST(Validity, IsHighForKinThatAgreeAndLowForKinThatDoNot) {
  auto scene = scene_of(50);
  add_metric(scene, "x1", "x", rising), add_metric(scene, "x2", "x", rising);
  add_metric(scene, "y1", "y", mixed);
  add_metric(scene, "y2", "y", [](size_t unit, size_t) { return mixed(unit, 5) * mixed(unit, 3); });
  std::vector<uint32_t> all;
  for (uint32_t unit = 0; unit < 50; ++unit) all.push_back(unit);
  std::vector<double> out(4);
  validity_of_all(scene)(all, out);
  EXPECT_GT(out[0], 0.8);
  EXPECT_NEAR(out[0], out[1], 1e-12);
  EXPECT_LT(out[2], out[0]);
}

TEST(Validity, OfAMetricWithoutKinIsUnavailable) {
  auto scene = scene_of(20);
  const auto alone = add_metric(scene, "x1", "x", rising);
  add_metric(scene, "y1", "y", mixed);
  EXPECT_EQ(judge(scene, kValidity, alone).why, "no other metric here is of the objective 'x'");
}

// The outcome of a period is what the metric `leads` was in the period before.
double later(size_t unit, size_t t) { return mixed(unit, t + 17); }

TEST(Prediction, IsOfThePeriodAfterAndNotOfTheSame) {
  auto scene = scene_of(60);
  scene.outcome = add_metric(scene, "outcome", "o", later);
  const auto leads =
      add_metric(scene, "leads", "a", [](size_t unit, size_t t) { return later(unit, t + 1); });
  const auto echoes = add_metric(scene, "echoes", "a", later);
  EXPECT_GT(value_of(scene, kPrediction, leads).value(), 0.99);
  EXPECT_LT(value_of(scene, kPrediction, echoes).value_or(0), 0.2);  // the outcome now is held equal
  EXPECT_EQ(judge(scene, kPrediction, *scene.outcome).why, "it is the outcome that others ought to foretell");
}

TEST(Prediction, WithoutAnOutcomeOnRecordIsUnavailable) {
  auto scene = scene_of(20);
  const auto metric = add_metric(scene, "x", "x", rising);
  EXPECT_EQ(judge(scene, kPrediction, metric).why, "no texts are credited to organizations");
}

TEST(Fairness, FindsARegionThatCountsLess) {
  auto scene = scene_of(60);
  const auto fair = add_metric(scene, "fair", "a", [](size_t unit, size_t) { return mixed(unit / 2, 1); });
  const auto unfair = add_metric(scene, "unfair", "a", [](size_t unit, size_t) {
    return mixed(unit, 1) / 20 + (unit % 2 == 0 ? 0 : 100);
  });
  EXPECT_GT(value_of(scene, kFairness, fair).value(), 0.95);
  EXPECT_LT(value_of(scene, kFairness, unfair).value(), 0.4);
}

TEST(Fairness, WithoutKnownRegionsIsUnavailable) {
  auto scene = scene_of(20);
  scene.world.region.assign(20, -1);
  const auto metric = add_metric(scene, "x", "x", rising);
  EXPECT_EQ(judge(scene, kFairness, metric).why, "regions of too few organizations are known");
}

TEST(Robustness, IsWholeWhereEveryWayOfCountingGivesTheSameOrder) {
  auto scene = scene_of(30);
  EXPECT_GT(value_of(scene, kRobustness, add_metric(scene, "same", "a", rising)).value(), 0.99);
  const auto late = add_metric(scene, "late", "a", [](size_t unit, size_t t) { return mixed(unit, t * t); });
  EXPECT_LT(value_of(scene, kRobustness, late).value(), 0.9);
}

TEST(SizeShare, OfACountThatIsSizeIsOne) {
  auto scene = scene_of(30);
  EXPECT_NEAR(value_of(scene, kSizeShare, add_metric(scene, "size", "a", rising)).value(), 1, 1e-12);
  EXPECT_LT(value_of(scene, kSizeShare, add_metric(scene, "other", "a", mixed)).value(), 0.3);
}

TEST(Coverage, IsTheShareThatHasAValueLessWhatKindsAreMissing) {
  auto scene = scene_of(80);
  const auto all = add_metric(scene, "all", "a", rising);
  const auto any = add_metric(scene, "any", "a", rising), north = add_metric(scene, "north", "a", rising);
  for (size_t unit = 0; unit < 80; ++unit) {
    scene.readings[any].told[unit] = mixed(unit, 3) < 50;
    scene.readings[north].told[unit] = unit / 2 % 2 == 0;
    scene.world.region[unit] = static_cast<int32_t>(unit / 2 % 2);
  }
  EXPECT_EQ(value_of(scene, kCoverage, all), 1);
  EXPECT_GT(value_of(scene, kCoverage, any).value(), 0.3);  // half are there, whoever they are
  EXPECT_EQ(value_of(scene, kCoverage, north), 0);          // half are there: those of one region
}

TEST(Publishability, IsTheShareOfRecordsInCellsThatEnoughStandBehind) {
  auto scene = scene_of(12);
  scene.world.country.assign(12, 0);
  scene.world.country[10] = scene.world.country[11] = 1;  // two organizations: fewer than three
  EXPECT_NEAR(value_of(scene, kPublishability, add_metric(scene, "x", "a", rising)).value(), 10.0 / 12,
              1e-12);
}

TEST(Publishability, OfPersonsAsksForFiveOfThem) {
  auto scene = scene_of(12);
  const auto metric = add_metric(scene, "x", "a", rising);
  scene.readings[metric].metric.privacy = "person";
  EXPECT_EQ(value_of(scene, kPublishability, metric), 0);
  scene.readings[metric].persons.assign(12 * kTestPeriods, 1);
  EXPECT_EQ(value_of(scene, kPublishability, metric), 1);
}

// Counts 1, 2, ... 10; the attack adds `more` to every attacker.
double gaming(double more, const std::string& direction = "more") {
  auto scene = scene_of(10);
  add_attacks(scene);
  const auto metric = add_metric(scene, "x", "a", rising);
  scene.readings[metric].metric.direction = direction;
  auto& attacked = scene.assault.metrics[metric];
  attacked.after[1].resize(10);
  for (size_t unit = 0; unit < 10; ++unit) {
    attacked.before.push_back({static_cast<double>(unit + 1), 0, 1});
    attacked.after[1][unit].over = static_cast<double>(unit + 1) + more;
  }
  return value_of(scene, kGaming, metric).value();
}

TEST(Gaming, CountsThePercentilesThatAnAttackerWinsAgainstAllOthersAsTheyAre) {
  // From rank i of the nine others to one higher, half for the tie: the highest wins nothing.
  EXPECT_NEAR(gaming(1), 1 - 0.5 * (0.5 / 9) * 9 / 10, 1e-12);
  // All to the top: 9/9 - i/9 on average one half; one of the two attacks does nothing.
  EXPECT_NEAR(gaming(100), 1 - 0.5 * 0.5, 1e-12);
  EXPECT_EQ(gaming(-100), 1);  // nobody attacks to lose
  EXPECT_NEAR(gaming(-100, "less"), 1 - 0.5 * 0.5, 1e-12);
}

TEST(Gaming, OfWhatNoAttackTouchesIsUnavailable) {
  auto scene = scene_of(10);
  add_attacks(scene);
  EXPECT_EQ(judge(scene, kGaming, add_metric(scene, "x", "a", rising)).why,
            "no attack of the library adds what it counts");
}

TEST(Judge, SaysNothingOfFewerThanTenOrganizations) {
  auto scene = scene_of(9);
  const auto metric = add_metric(scene, "x", "a", rising);
  for (size_t s = 0; s < kStatistics; ++s)
    EXPECT_FALSE(judge(scene, static_cast<Criterion>(s), metric).statistic) << criterion_texts()[s].name;
}

}  // namespace
}  // namespace plenary

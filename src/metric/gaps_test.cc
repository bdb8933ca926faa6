#include "metric/gaps.h"

#include <gtest/gtest.h>

#include <cmath>

namespace plenary {
namespace {

using Labels = std::vector<std::optional<std::string>>;

MeasureRow counted(Labels labels, double value) {
  MeasureRow row;
  row.labels = std::move(labels);
  row.values = {{CellState::kValue, value, {}}};
  row.records = row.known = static_cast<int64_t>(value);
  return row;
}

MeasureRow hidden(Labels labels) {
  MeasureRow row;
  row.labels = std::move(labels);
  row.values = {{CellState::kSuppressed, 0, {}}};
  return row;
}

MeasureResult counts(const std::vector<const char*>& by, std::vector<MeasureRow> rows) {
  MeasureResult result;
  result.metric.kind = MeasureKind::kCountDistinct;
  for (const char* name : by) result.by.push_back(*find_slice(name));
  result.parts = {{"value", "organizations"}};
  result.rows = std::move(rows);
  return result;
}

// Forty of a population of a hundred take part: 30 of 40, 10 of 40, nobody of 20.
MeasureResult observed() {
  return counts({"region"}, {counted({"Africa"}, 30), counted({"CIS"}, 10), counted({"Moon"}, 7),
                             counted({std::nullopt}, 5)});
}
MeasureResult population() {
  return counts({"region"}, {counted({"Africa"}, 40), counted({"CIS"}, 40), counted({"Europe"}, 20)});
}

const MeasureRow& row_of(const MeasureResult& result, const char* label) {
  for (const auto& row : result.rows)
    if (row.labels.back() == label) return row;
  static const MeasureRow kNothing;
  return kNothing;
}

double value(const MeasureResult& result, const char* label, size_t part) {
  return row_of(result, label).values.at(part).value;
}

TEST(Gaps, SetShareBesideShare) {
  const auto result = gaps(observed(), population(), std::nullopt);
  ASSERT_TRUE(result);
  ASSERT_EQ(result->parts.at(2).name, "gap");
  EXPECT_DOUBLE_EQ(value(*result, "Africa", 2), 30 - 40 * 0.4);
  EXPECT_DOUBLE_EQ(value(*result, "Africa", 3), 0.75 / 0.4);
  EXPECT_DOUBLE_EQ(value(*result, "CIS", 3), 0.25 / 0.4);
  EXPECT_EQ(row_of(*result, "Africa").words.at(0), "more than its share");
  EXPECT_EQ(row_of(*result, "CIS").words.at(0), "no gap beyond chance");
}

TEST(Gaps, HaveExactIntervalsAndAdjustedSignificance) {
  const auto result = gaps(observed(), population(), std::nullopt);
  ASSERT_TRUE(result);
  // R: binom.test(30, 40, 0.4), binom.test(10, 40, 0.4), binom.test(0, 40, 0.2); p.adjust(.., "BH").
  EXPECT_NEAR(value(*result, "Africa", 5), 3.562927061691388e-05, 1e-12);
  EXPECT_NEAR(value(*result, "CIS", 5), 0.054133233573739066, 1e-11);
  EXPECT_NEAR(value(*result, "Europe", 5), 0.000327148454962809, 1e-12);
  const auto interval = row_of(*result, "Europe").values.at(3).interval;
  ASSERT_TRUE(interval);
  EXPECT_EQ(interval->low, 0);
  EXPECT_NEAR(interval->high, (1 - std::pow(0.025, 1 / 40.0)) / 0.2,
              1e-9);  // Clopper and Pearson, none of 40
}

TEST(Gaps, ShowWhoIsNotThereAtAll) {
  const auto result = gaps(observed(), population(), std::nullopt);
  ASSERT_TRUE(result);
  const auto& absent = row_of(*result, "Europe");
  EXPECT_EQ(absent.values.at(0).state, CellState::kNone);
  EXPECT_EQ(absent.values.at(2).value, -8);
  EXPECT_EQ(absent.words.at(0), "absent");
}

TEST(Gaps, LeaveOutOfTheSharesWhoIsUnknownOrNoPartOfThePopulation) {
  const auto result = gaps(observed(), population(), std::nullopt);
  ASSERT_TRUE(result);
  EXPECT_EQ(row_of(*result, "Moon").words.at(0), "not in the population: in no share");
  EXPECT_EQ(row_of(*result, "Moon").values.at(3).state, CellState::kNotApplicable);
  EXPECT_EQ(result->rows.back().words.at(0), "unknown: in no share");
}

TEST(Gaps, TakeWhoComesTenTimesForOneVoice) {
  // Africa's thirty are one organization, CIS's ten another: 1.6 effective ones, of which nothing can be
  // said.
  const auto voices =
      counts({"organization"}, {counted({"Acme"}, 30), counted({"Beta"}, 10), counted({std::nullopt}, 5)});
  const auto result = gaps(observed(), population(), voices);
  ASSERT_TRUE(result);
  EXPECT_DOUBLE_EQ(value(*result, "Africa", 3), 0.75 / 0.4);
  EXPECT_GT(value(*result, "Africa", 5), 0.3);
  EXPECT_EQ(row_of(*result, "Europe").words.at(0), "absent, which chance may give");
}

TEST(Gaps, HaveSharesOfTheirOwnInEachPeriod) {
  const auto result = gaps(
      counts({"year", "region"},
             {counted({"2020", "Africa"}, 1), counted({"2021", "Africa"}, 1), counted({"2021", "CIS"}, 3)}),
      counts({"year", "region"},
             {counted({"2020", "Africa"}, 1), counted({"2020", "CIS"}, 1), counted({"2021", "Africa"}, 1),
              counted({"2021", "CIS"}, 1), counted({"2022", "CIS"}, 1)}),
      std::nullopt);
  ASSERT_TRUE(result);
  ASSERT_EQ(result->rows.size(), 4u);  // of 2022 nothing is on record: nobody knows who was missing
  EXPECT_EQ(result->rows[0].values.at(3).value, 2);
  EXPECT_EQ(result->rows[1].labels, (Labels{"2020", "CIS"}));
  EXPECT_EQ(result->rows[2].values.at(3).value, 0.5);
}

TEST(Gaps, HideWhatEitherAnswerHides) {
  auto seen = observed();
  seen.rows[0] = hidden({"Africa"});
  const auto result = gaps(seen, population(), std::nullopt);
  ASSERT_TRUE(result);
  EXPECT_EQ(row_of(*result, "Africa").values.at(1).state, CellState::kSuppressed);
  // The others' shares are of what is shown: nothing hidden can be worked out from them.
  EXPECT_DOUBLE_EQ(value(*result, "CIS", 3), 1 / (40.0 / 60));
}

TEST(Gaps, HideWhoIsAbsentFromThoseWhoMayNotKnow) {
  const auto result = gaps(observed(), population(), std::nullopt, Absent::kHidden);
  ASSERT_TRUE(result);
  EXPECT_EQ(row_of(*result, "Europe").values.at(1).state, CellState::kSuppressed);
  EXPECT_DOUBLE_EQ(value(*result, "CIS", 3), 0.25 / 0.5);
}

TEST(Gaps, OfOneUnitAreNone) {
  const auto result = gaps(counts({"region"}, {counted({"CIS"}, 3)}),
                           counts({"region"}, {counted({"CIS"}, 9)}), std::nullopt);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->rows[0].values.at(3).value, 1);
  EXPECT_EQ(result->rows[0].values.at(5).state, CellState::kNotApplicable);
  EXPECT_EQ(result->rows[0].words.at(0), "the whole population");
}

TEST(Gaps, AreRefusedWhereSharesMeanNothing) {
  auto share = observed();
  share.metric.kind = MeasureKind::kShare;
  EXPECT_FALSE(gaps(share, population(), std::nullopt));
  EXPECT_FALSE(gaps(observed(), counts({"region"}, {}), std::nullopt));
  EXPECT_FALSE(
      gaps(counts({"year"}, {counted({"2020"}, 1)}), counts({"year"}, {counted({"2020"}, 1)}), std::nullopt));
  const auto groups = counts({"group"}, {counted({"g"}, 1)});
  EXPECT_FALSE(gaps(groups, groups, std::nullopt));
}

TEST(Gaps, AsRatiosAloneAreNoCounts) {
  const auto result = gaps(observed(), population(), std::nullopt);
  ASSERT_TRUE(result);
  const auto ratios = ratios_of(*result);
  EXPECT_EQ(ratios.parts.size(), 1u);
  EXPECT_EQ(ratios.metric.kind, MeasureKind::kMean);
  EXPECT_EQ(ratios.rows[0].values.size(), 1u);
}

}  // namespace
}  // namespace plenary

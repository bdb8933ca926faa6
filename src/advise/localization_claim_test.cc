#include "advise/localization_claim.h"

#include <gtest/gtest.h>

#include "stats/random.h"

namespace plenary {
namespace {

constexpr int kFirst = 2000, kLast = 2019;

// Whole numbers about a walk that differs from field to field.
FieldYears walks(int fields, uint64_t seed) {
  FieldYears out;
  CounterRandom random(seed, 3);
  for (int64_t field = 1; field <= fields; ++field) {
    double level = 4 * random.uniform();
    for (int year = kFirst; year <= kLast; ++year) {
      level = std::min(8.0, std::max(0.0, level + 4 * random.uniform() - 2));
      out[{"JP", field}][year] = static_cast<double>(static_cast<int>(level));
    }
  }
  return out;
}

// What comes `years` after the other, and a little more.
FieldYears after(const FieldYears& of, int years, uint64_t seed) {
  FieldYears out;
  CounterRandom random(seed, 4);
  for (const auto& [place, counts] : of)
    for (int year = kFirst; year <= kLast; ++year) {
      const auto at = counts.find(year - years);
      out[place][year] = static_cast<double>(1 + random.below(3)) + (at == counts.end() ? 0 : 2 * at->second);
    }
  return out;
}

ClaimReading read(const FieldYears& before, const FieldYears& later) {
  std::vector<ClaimTest> tests{compare_years("localizations", before, "contributions", later)};
  read_together(tests);
  return tests[0].reading;
}

TEST(Claim, WhatComesAfterIsFoundAndWhatOnlyMovesAlongIsToldApart) {
  const auto x = walks(24, 1);
  EXPECT_EQ(read(x, after(x, 3, 1)), ClaimReading::kTracksLater);
  EXPECT_EQ(read(x, after(x, 0, 1)), ClaimReading::kTogether);
}

TEST(Claim, WhatComesBeforeForetellsNothing) {
  const auto x = walks(24, 1);
  const auto reading = read(after(x, 3, 1), x);  // the outcome leads
  EXPECT_NE(reading, ClaimReading::kTracksLater);
}

TEST(Claim, NoiseIsSeldomTakenForAnything) {
  int found = 0;
  for (uint64_t seed = 1; seed <= 40; ++seed)
    found += read(walks(16, seed), after(walks(16, seed + 1000), 0, seed)) != ClaimReading::kNotSeen;
  EXPECT_LE(found, 5);
}

TEST(Claim, FewFieldsOrYearsAreNotTested) {
  const auto few = walks(5, 1);
  EXPECT_EQ(read(few, after(few, 3, 1)), ClaimReading::kTooFew);
  auto x = walks(24, 1);
  for (auto& [place, counts] : x) std::erase_if(counts, [](const auto& c) { return c.first > kFirst + 4; });
  EXPECT_EQ(read(x, after(x, 3, 1)), ClaimReading::kTooFew);
}

TEST(Claim, NothingOnRecordIsNoData) {
  EXPECT_EQ(read({}, walks(24, 1)), ClaimReading::kNoData);
  EXPECT_EQ(read(walks(24, 1), {}), ClaimReading::kNoData);
}

TEST(Claim, YearsBeforeACountrysFirstRecordAreUnknownAndNotZero) {
  auto x = walks(24, 1);
  auto y = after(x, 3, 1);
  for (int64_t field = 1; field <= 24; ++field)
    for (int year = kFirst - 30; year < kFirst; ++year) y[{"JP", field}][year] = 50;  // a boom before them
  EXPECT_EQ(read(x, y), ClaimReading::kTracksLater);
  const auto test = compare_years("localizations", x, "contributions", y);
  ASSERT_TRUE(test.later);
  EXPECT_EQ(test.later->periods, 17u);  // 2003 to 2019
}

TEST(Claim, ManyTestsAtOnceAskMoreOfEach) {
  const auto x = walks(24, 1);
  std::vector<ClaimTest> tests{compare_years("localizations", x, "contributions", after(x, 3, 1))};
  for (uint64_t seed = 50; seed < 55; ++seed)
    tests.push_back(compare_years("downloads", walks(24, seed), "contributions", after(x, 3, 1)));
  const double alone = tests[0].later->p_value;
  read_together(tests);
  EXPECT_GT(tests[0].q_value, alone);
}

}  // namespace
}  // namespace plenary

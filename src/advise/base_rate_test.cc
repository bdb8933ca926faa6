#include "advise/base_rate.h"

#include <gtest/gtest.h>

#include "advise/outcome.h"

namespace plenary {
namespace {

// Works of one body from 2000 on, ten a year in each group; of group "quick" nine are published after a year,
// of "slow" one is. The records end in 2020.
std::vector<PastWork> works(int from, int to) {
  std::vector<PastWork> out;
  for (int year = from; year <= to; ++year)
    for (const char* group : {"quick", "slow"})
      for (int i = 0; i < 10; ++i) {
        PastWork w;
        w.body = "b", w.group = group, w.begun = make_day(year, 6, 1), w.last = make_day(2020, 1, 1);
        const bool published = i < (w.group == "quick" ? 9 : 1);
        w.end = published ? WorkEnd::kPublished : WorkEnd::kOpen;
        w.days = published ? 365 : w.last.days - w.begun.days;
        out.push_back(w);
      }
  return out;
}

TEST(BaseRate, AGroupIsDrawnTowardItsBody) {
  const auto rate = base_rate(works(2000, 2016), "quick", make_day(2010, 1, 1));
  const auto plain = plain_rate(works(2000, 2016), "quick", make_day(2010, 1, 1));
  ASSERT_TRUE(rate && plain);
  EXPECT_DOUBLE_EQ(plain->probability, 0.9);
  EXPECT_LT(rate->probability, 0.9);
  EXPECT_GT(rate->probability, 0.85);
  EXPECT_EQ(rate->works,
            50u);  // of 2002 to 2006: their three years are over, the others are older than five more
  EXPECT_EQ(rate->published, 45u);
  EXPECT_EQ(rate->body_works, 100u);
  EXPECT_LT(rate->interval.low, rate->probability);
  EXPECT_GT(rate->interval.high, rate->probability);
}

TEST(BaseRate, NothingAfterTheDayIsUsed) {
  const auto early = base_rate(works(2000, 2006), "quick", make_day(2010, 1, 1));
  const auto all = base_rate(works(2000, 2016), "quick", make_day(2010, 1, 1));
  ASSERT_TRUE(early && all);
  EXPECT_EQ(early->probability, all->probability);
}

TEST(BaseRate, AGroupOfWhichNothingIsKnownHasItsBodysRateAndAWideInterval) {
  const auto rate = base_rate(works(2000, 2016), "new", make_day(2010, 1, 1));
  ASSERT_TRUE(rate);
  EXPECT_DOUBLE_EQ(rate->probability, 0.5);
  EXPECT_EQ(rate->works, 0u);
  EXPECT_LT(rate->interval.low, 0.1);
  EXPECT_GT(rate->interval.high, 0.9);
}

TEST(BaseRate, OfTooFewWorksNothingIsSaid) {
  EXPECT_FALSE(base_rate(works(2000, 2000), "quick", make_day(2010, 1, 1)));
  EXPECT_FALSE(base_rate({}, "quick", make_day(2010, 1, 1)));
  EXPECT_FALSE(try_base_rate(works(2000, 2001), make_day(2020, 1, 1)));
}

TEST(BaseRate, ATrialGivesEachWorkWhatWasKnownInItsYear) {
  const auto trial = try_base_rate(works(2000, 2016), make_day(2020, 1, 1));
  ASSERT_TRUE(trial);
  EXPECT_EQ(trial->first_year, 2005);  // the works of 2000 and 2001 are the first thirty whose end is known
  EXPECT_EQ(trial->last_year, 2016);
  EXPECT_EQ(trial->works, 240u);
  EXPECT_NEAR(trial->plain_brier, 0.09, 1e-12);  // 0.9 * 0.1 in each group
  EXPECT_GT(trial->brier, trial->plain_brier);   // where groups stand so far apart, drawing does not pay
  EXPECT_FALSE(trial->better());
}

TEST(Outcome, AWorkOfThePastIsKnownAsItStoodOnTheDay) {
  const auto known = known_at(works(2000, 2003), make_day(2001, 1, 1));
  ASSERT_EQ(known.size(), 20u);
  EXPECT_EQ(known[0].end, WorkEnd::kOpen);
  EXPECT_EQ(known[0].days, make_day(2001, 1, 1).days - make_day(2000, 6, 1).days);
  EXPECT_FALSE(known[0].followed());
}

TEST(Outcome, TheCurveSaysNothingBeyondWhatWasWatched) {
  const auto all = works(2015, 2015);
  std::vector<const PastWork*> some;
  for (const auto& w : all) some.push_back(&w);
  const auto outcome = outcome_of(some, false);
  EXPECT_EQ(published_by(outcome, 100)->incidence, 0);
  EXPECT_DOUBLE_EQ(published_by(outcome, 365)->incidence, 0.5);
  EXPECT_DOUBLE_EQ(published_by(outcome, 1000)->incidence, 0.5);
  EXPECT_FALSE(published_by(outcome, 5000));
}

}  // namespace
}  // namespace plenary

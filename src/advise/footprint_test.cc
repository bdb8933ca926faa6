#include "advise/footprint.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

FootprintTally tally(std::initializer_list<std::pair<const char*, int64_t>> acts) {
  FootprintTally out;
  for (const auto& [key, n] : acts)
    for (size_t i = 0; i < kFootprintActs; ++i)
      if (std::string_view(footprint_acts()[i].key) == key) out.acts[i] = n;
  return out;
}

TEST(Footing, APostAnEditedTextAndAFirstAuthorLead) {
  for (const char* key : {"post", "edited", "first author", "chaired"})
    EXPECT_EQ(tally({{key, 1}, {"attended", 40}}).footing(), Footing::kLead) << key;
}

TEST(Footing, ContributionsParticipateAndAttendanceOrMembershipMonitor) {
  EXPECT_EQ(tally({{"contributed", 1}}).footing(), Footing::kParticipate);
  EXPECT_EQ(tally({{"attended", 400}}).footing(), Footing::kMonitor);
  EXPECT_EQ(tally({{"member", 1}}).footing(), Footing::kMonitor);
  EXPECT_EQ(tally({}).footing(), Footing::kAbsent);
}

TEST(AimVerdict, SaysAboveAsPlannedAndBelow) {
  EXPECT_EQ(judge_aim(Footing::kMonitor, Footing::kLead, true), AimVerdict::kAbove);
  EXPECT_EQ(judge_aim(Footing::kLead, Footing::kLead, true), AimVerdict::kAsPlanned);
  EXPECT_EQ(judge_aim(Footing::kLead, Footing::kParticipate, true), AimVerdict::kBelow);
}

TEST(AimVerdict, IsNoDataWhereNobodyIsOnRecordWithWhatWasPlanned) {
  EXPECT_EQ(judge_aim(Footing::kLead, Footing::kMonitor, false), AimVerdict::kNoData);
  EXPECT_EQ(judge_aim(Footing::kMonitor, Footing::kAbsent, false), AimVerdict::kNoData);
  EXPECT_EQ(judge_aim(Footing::kMonitor, Footing::kParticipate, false), AimVerdict::kAbove);
}

TEST(Footprint, OfNothingNobodyStandsAnywhere) {
  const Footprint none;
  EXPECT_EQ(none.of(1, 0, 2000, 2020).sum(), 0);
  EXPECT_FALSE(none.shown(0, 2000, 2020, Footing::kMonitor));
  EXPECT_TRUE(none.alike(1, 2000, 2020, 2).empty());
  EXPECT_FALSE(none.years());
}

}  // namespace
}  // namespace plenary

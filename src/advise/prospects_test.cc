#include <gtest/gtest.h>

#include <cmath>

#include "advise/related_groups.h"

namespace plenary {
namespace {

constexpr int64_t kHere = 1, kElsewhere = 2, kOther = 3;       // bodies
constexpr int64_t kTransport = 10, kCodecs = 11, kLinks = 20;  // groups: of kHere, kHere, kElsewhere

PlaceNames places() {
  PlaceNames out;
  out.bodies = {{kHere, "here"}, {kElsewhere, "elsewhere"}, {kOther, "other"}};
  out.groups = {{kTransport, "here/transport"}, {kCodecs, "here/codecs"}, {kLinks, "elsewhere/links"}};
  out.body_of = {{kTransport, kHere}, {kCodecs, kHere}, {kLinks, kElsewhere}};
  return out;
}

Deed deed(int64_t company, int64_t body, int64_t group = 0) {
  return {company, body, group, 0, false, 1, make_day(2020, 1, 1), make_day(2020, 1, 1)};
}

TEST(RelatedGroups, OneCompanyInCommonRelatesNothingAndTwoDo) {
  const Insiders insiders{{100, {kTransport}}, {101, {kTransport}}};
  EXPECT_TRUE(relate_groups({deed(100, kElsewhere, kLinks), deed(102, kElsewhere, kLinks)}, kHere, insiders,
                            places(), {})
                  .empty());
  const auto found = relate_groups({deed(100, kElsewhere, kLinks), deed(101, kElsewhere, kLinks)}, kHere,
                                   insiders, places(), {});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].group, kLinks);
  EXPECT_EQ(found[0].shared, 2u);
  EXPECT_EQ(found[0].through, 0);  // two in common are no way in
}

TEST(RelatedGroups, TheWayInIsTheGroupWithTheLargestPartInCommonAndNotTheLargestGroup) {
  Insiders insiders{{100, {kTransport, kCodecs}}, {101, {kTransport, kCodecs}}, {102, {kTransport, kCodecs}}};
  for (int64_t company = 200; company < 220; ++company) insiders[company] = {kTransport};
  const auto found = relate_groups(
      {deed(100, kElsewhere, kLinks), deed(101, kElsewhere, kLinks), deed(102, kElsewhere, kLinks)}, kHere,
      insiders, places(), {});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].through, kCodecs);
}

TEST(RelatedGroups, TextsInTheSameWordsRelateGroupsWithoutAnybodyInCommon) {
  const std::map<int64_t, SparseVector> profiles{{kTransport, unit_vector({{1, 1.0}, {2, 1.0}})},
                                                 {kCodecs, unit_vector({{3, 1.0}})},
                                                 {kLinks, unit_vector({{1, 1.0}, {2, 2.0}})}};
  const auto found =
      relate_groups({deed(102, kElsewhere, kLinks)}, kHere, {{100, {kTransport}}}, places(), profiles);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NEAR(found[0].likeness, 3 / std::sqrt(10.0), 1e-6);
  EXPECT_EQ(found[0].through, kTransport);
}

TEST(RelatedGroups, ASubjectInCommonIsTold) {
  auto names = places();
  names.subjects = {{kTransport, {"optical", "transport"}}, {kLinks, {"access", "optical"}}};
  const auto found = relate_groups({deed(102, kElsewhere, kLinks)}, kHere, {{100, {kTransport}}}, names, {});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].subjects, std::vector<std::string>{"optical"});
}

TEST(Prospect, ReasonsAreCountedByKindAndNotByRecord) {
  Prospect p;
  p.evidence = {{ProspectReason::kWorks}, {ProspectReason::kWorks}, {ProspectReason::kReturns}};
  EXPECT_EQ(p.reasons(), 2u);
}

TEST(Days, ALeapDayHasAYearLater) {
  EXPECT_EQ(years_later(make_day(2020, 2, 29), 1), make_day(2021, 2, 28));
  EXPECT_EQ(years_later(make_day(2020, 2, 29), -4), make_day(2016, 2, 29));
}

}  // namespace
}  // namespace plenary

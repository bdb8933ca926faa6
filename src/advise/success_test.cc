// A small world, worked out by hand. Body a published five texts in 2010; b:2 of 2005 and b:4 of 2012 rest on
// much the same as a:1; a:6 replaced a:1.
#include "advise/success.h"

#include <cmath>
#include <numeric>

#include "advise/work_test_help.h"

namespace plenary {
namespace {

enum : uint32_t { kA1, kA2, kA3, kA4, kA5, kA6, kA7, kB1, kB2, kB3, kB4, kX, kY, kZ };
enum : uint32_t { kCode = 1, kCertified = 2 };
constexpr uint32_t kCanada = 1, kJapan = 2, kDebian = 3, kPower = 4, kRail = 5;

WorkLinks links_of(size_t works) {
  WorkLinks out;
  out.references.resize(works), out.links.resize(works), out.same.resize(works), out.replaced.resize(works);
  std::iota(out.same.begin(), out.same.end(), 0);
  out.references[kA1] = {kB1, kX, kY, kZ};
  out.references[kB2] = {kB1, kX};
  out.references[kB3] = {kA1};
  out.references[kB4] = {kX, kY, kZ};
  out.others = {"x:1", "y:1", "z:1"}, out.referred = kZ + 1;
  return out;
}

Succession succession_of(size_t works) {
  Succession out;
  out.before.resize(works), out.after.resize(works), out.family.resize(works);
  std::iota(out.family.begin(), out.family.end(), 0);
  out.before[kA6] = {{kA1, true}}, out.after[kA1] = {{kA6, true}}, out.family[kA6] = kA1;
  return out;
}

// a:1 is certified for 1 (who wrote it) and 2, and in the code of 3, 4 and 5; a:2 in the code of 3.
UseTable uses_of(size_t works) {
  UseTable out;
  out.of.resize(works), out.authors.resize(works);
  out.channels = {"", "source-code", "certified"};
  out.of[kA1] = {{1, kCertified, kCanada, kPower, 0, true, make_day(2010, 7, 1)},
                 {2, kCertified, kJapan, kRail, 0, true, make_day(2011, 1, 1)}};
  for (const uint32_t owner : {3, 4, 5}) out.of[kA1].push_back({owner, kCode, 0, 0, kDebian, false, {}});
  out.of[kA2] = {{3, kCode, 0, 0, kDebian, false, make_day(2025, 6, 1)}};
  out.of[kA6] = {{9, kCode, 0, 0, kDebian, false, {}}};
  for (const uint32_t owner : {3, 4, 5, 6, 7})
    out.of[kB4].push_back({owner, kCode, 0, 0, kDebian, false, {}});
  out.authors[kA1] = {1};
  out.code.resize(works, Sight::kSees), out.implementations.resize(works, Sight::kSees);
  out.code[kA4] = out.implementations[kA4] = Sight::kBlind;
  return out;
}

SuccessWorld world() {
  auto list = works_of({{"a:1", "Frames", 2010},
                        {"a:2", "Clocks", 2010},
                        {"a:3", "Mirrors", 2010},
                        {"a:4", "Lenses", 2010},
                        {"a:5", "Pumps", 2010},
                        {"a:6", "Frames", 2012},
                        {"a:7", "Kites", 2024},
                        {"b:1", "Ground", 2000},
                        {"b:2", "Ropes", 2005},
                        {"b:3", "Sails", 2011},
                        {"b:4", "Boxes", 2012}});
  const size_t n = list.works.size();
  return SuccessWorld::make(std::move(list), links_of(n), succession_of(n), uses_of(n), make_day(2026, 1, 1));
}

Success judged(uint32_t work) {
  const auto w = world();
  SuccessJudge judge(w);
  auto out = judge.judge(work);
  EXPECT_TRUE(out) << out.error().message;
  return *out;
}

const Judged& of(const Success& success, SuccessIndicator indicator) {
  return success.indicators[static_cast<size_t>(indicator)];
}

double part(const Judged& judged, std::string_view name) {
  const auto at = std::ranges::find(judged.parts, name, &SuccessPart::name);
  EXPECT_NE(at, judged.parts.end()) << name;
  return at == judged.parts.end() ? NAN : at->value.value_or(NAN);
}

TEST(Practicality, IsTheMeanOfImplementersAndOfThePlaceAmongTheCohort) {
  const auto success = judged(kA1);
  const auto& practicality = of(success, SuccessIndicator::kPracticality);
  EXPECT_EQ(success.cohort, 5u);
  EXPECT_NEAR(part(practicality, "implementations"), 2.0 / 4, 1e-12);
  EXPECT_NEAR(part(practicality, "code"), 0.9, 1e-12);  // the most of 0, 0, 0, 1, 3
  EXPECT_NEAR(practicality.value, 0.7, 1e-12);
  EXPECT_EQ(practicality.known(), 2u);  // the body has no corrigenda on record
  ASSERT_TRUE(practicality.interval);
  EXPECT_LT(practicality.interval->low, 0.7);
  EXPECT_GT(practicality.interval->high, 0.7);
}

TEST(Originality, IsOneLessTheLikenessToTheNearestEarlierText) {
  const auto success = judged(kA1);
  const auto& originality = of(success, SuccessIndicator::kOriginality);
  EXPECT_NEAR(part(originality, "references"), 1 - 2 / std::sqrt(8), 1e-12);  // b:2 shares 2 of its 4
  EXPECT_EQ(part(originality, "words"), 1);
  EXPECT_NEAR(originality.value, 1 - 1 / std::sqrt(8), 1e-12);
  EXPECT_EQ(originality.known(), 2u);
}

TEST(Originality, OfARevisionDoesNotArise) {
  const auto success = judged(kA6);
  EXPECT_EQ(of(success, SuccessIndicator::kOriginality).state, SuccessState::kNotApplicable);
  EXPECT_EQ(of(success, SuccessIndicator::kOriginality).why, "not applicable: revises a:1");
  EXPECT_EQ(of(success, SuccessIndicator::kPracticality).state, SuccessState::kValue);
}

TEST(Ubiquity, ComparesTheSpreadOfUseWithTheWidestOfTheCohort) {
  const auto success = judged(kA1);
  const auto& ubiquity = of(success, SuccessIndicator::kUbiquity);
  EXPECT_NEAR(part(ubiquity, "countries"), 1, 1e-12);
  EXPECT_TRUE(std::isnan(part(ubiquity, "ecosystems")));    // all use of its cohort is in one
  EXPECT_TRUE(std::isnan(part(ubiquity, "other bodies")));  // one refers to it, none to two
  EXPECT_NEAR(part(ubiquity, "sectors"), 1, 1e-12);
  EXPECT_NEAR(ubiquity.value, 1, 1e-12);
}

TEST(Ubiquity, OfATextThatNobodyIsSeenToUseIsZeroWhereOthersAreSeen) {
  const auto success = judged(kA3);
  EXPECT_EQ(of(success, SuccessIndicator::kUbiquity).value, 0);
  EXPECT_EQ(of(success, SuccessIndicator::kUbiquity).state, SuccessState::kValue);
}

TEST(Success, OfATextThatNoChannelCanSeeIsNotZero) {
  const auto success = judged(kA4);
  EXPECT_EQ(of(success, SuccessIndicator::kUbiquity).state, SuccessState::kNoData);
  EXPECT_EQ(of(success, SuccessIndicator::kPracticality).state, SuccessState::kNoData);
  EXPECT_EQ(of(success, SuccessIndicator::kPracticality).parts[0].basis,
            "not visible: channels do not see its subject");
}

TEST(Singularity, IsTheShareOfUseAmongTextsThatCouldTakeItsPlace) {
  const auto success = judged(kA1);
  ASSERT_EQ(success.rivals.size(), 2u);  // a:1 and b:4, which rest on the same three
  EXPECT_NEAR(of(success, SuccessIndicator::kSingularity).value, 0.5, 1e-12);
}

TEST(Singularity, OfATextWithoutReferencesCannotBeTold) {
  EXPECT_EQ(of(judged(kA3), SuccessIndicator::kSingularity).state, SuccessState::kNoData);
}

// Of a:5 no references are on record, and of its use nothing: its words alone do not make it original.
TEST(Success, OfWhichOnePartInFourIsKnownIsNotTold) {
  const auto success = judged(kA5);
  EXPECT_EQ(of(success, SuccessIndicator::kOriginality).state, SuccessState::kNoData);
  EXPECT_EQ(of(success, SuccessIndicator::kOriginality).why, "too little known: 1 of 4 parts");
  EXPECT_EQ(part(of(success, SuccessIndicator::kOriginality), "words"), 1);
}

TEST(Success, OfAYoungTextIsTooEarlyToTell) {
  for (const auto& indicator : judged(kA7).indicators) EXPECT_EQ(indicator.state, SuccessState::kTooEarly);
}

TEST(Success, CountsIndependentUseFromPublicationAndInheritanceBothWays) {
  const auto success = judged(kA1);
  EXPECT_EQ(success.days_to_first, 365);  // 1 wrote the text, 2 began a year after it
  EXPECT_FALSE(success.days_to_tenth);
  EXPECT_EQ(success.counts.adopters, 5u);
  EXPECT_EQ(success.family_adopters, 6u);
  EXPECT_EQ(judged(kA6).family_adopters, 6u);
}

TEST(Success, NamesOfIndicatorsAreRead) {
  EXPECT_EQ(parse_success_indicator("ubiquity"), SuccessIndicator::kUbiquity);
  EXPECT_EQ(parse_success_indicator("fame").error().message,
            "there is no indicator 'fame'; there are: practicality, originality, ubiquity, singularity");
}

}  // namespace
}  // namespace plenary

#include "synth/names.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace plenary::synth {
namespace {

std::string written(const FullName& name, NameStyle style) {
  std::string out;
  write_name(name, style, out);
  return out;
}

TEST(Names, APersonIsWrittenInSixWays) {
  const FullName ana{"Ana", "Velko"};
  EXPECT_EQ(written(ana, NameStyle::kPlain), "Ana Velko");
  EXPECT_EQ(written(ana, NameStyle::kFamilyFirst), "Velko Ana");
  EXPECT_EQ(written(ana, NameStyle::kFamilyComma), "Velko, Ana");
  EXPECT_EQ(written(ana, NameStyle::kUpperFamily), "Ana VELKO");
  EXPECT_EQ(written(ana, NameStyle::kInitial), "A. Velko");
  EXPECT_EQ(written(ana, NameStyle::kTitle), "Dr Ana Velko");
}

TEST(Names, AnInitialOfTwoBytesStaysWhole) {
  EXPECT_EQ(written({"Élodie", "Rosário"}, NameStyle::kInitial), "É. Rosário");
}

TEST(Names, AllNamesAreValidText) {
  Random random(1);
  for (int i = 0; i < 20'000; ++i) {
    const auto name = invent_person(random, static_cast<Culture>(i % 12));
    for (int style = 0; style < 6; ++style)
      ASSERT_TRUE(valid_utf8(written(name, static_cast<NameStyle>(style))));
    ASSERT_FALSE(fold(name.given).empty());
    ASSERT_FALSE(fold(name.family).empty());
  }
}

TEST(Names, AMisspellingIsOneSlipAway) {
  Random random(1);
  const std::string name = "Velmora Networks";
  for (int i = 0; i < 1000; ++i) {
    const auto slip = misspell(random, name);
    ASSERT_NE(slip, name);
    ASSERT_EQ(slip[0], 'V');
    const auto difference = static_cast<int>(slip.size()) - static_cast<int>(name.size());
    ASSERT_TRUE(difference >= -1 && difference <= 1) << slip;
  }
}

TEST(Names, ManyWordsAreDifferent) {
  Random random(1);
  std::vector<std::string> words;
  for (int i = 0; i < 1000; ++i) words.push_back(invent_word(random));
  std::ranges::sort(words);
  EXPECT_GT(std::ranges::unique(words).begin() - words.begin(), 950);
}

TEST(Random, IsTheSameOnEveryMachine) {
  // The first three numbers of SplitMix64 from 1234567, as published with its reference code.
  Random random(1234567);
  EXPECT_EQ(random.next(), 6457827717110365317u);
  EXPECT_EQ(random.next(), 3203168211198807973u);
  EXPECT_EQ(random.next(), 9817491932198370423u);
}

TEST(Random, AWheelPicksByWeight) {
  Wheel wheel;
  for (const double weight : {1.0, 0.0, 3.0}) wheel.add(weight);
  Random random(5);
  std::array<int, 3> picked{};
  for (int i = 0; i < 40'000; ++i) ++picked[wheel.pick(random)];
  EXPECT_NEAR(picked[0], 10'000, 400);
  EXPECT_EQ(picked[1], 0);
}

}  // namespace
}  // namespace plenary::synth

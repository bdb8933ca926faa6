#include "advise/bar.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

std::string read(std::string_view text) {
  const auto bar = parse_bar(text);
  return bar ? to_string(*bar) : bar.error().message;
}

TEST(Bar, IsReadAsPeopleSayIt) {
  EXPECT_EQ(read("supporters>=4 and regions>=2"), "supporters >= 4 and regions >= 2");
  EXPECT_EQ(read("  Companies > 1,governments<=3 AND kinds = 2 "),
            "companies > 1 and governments <= 3 and kinds = 2");
  EXPECT_EQ(read("countries<5"), "countries < 5");
}

TEST(Bar, SaysWhereItCannotBeReadAndWhatMayStandThere) {
  EXPECT_EQ(read("supporters=>4"),
            "the bar 'supporters=>4' cannot be read at '>4': a whole number is expected there");
  EXPECT_EQ(read("friends>=4"),
            "the bar 'friends>=4' cannot be read at 'friends>=4': one of supporters, regions, countries, "
            "companies, "
            "governments, academia, kinds, people is expected there");
  EXPECT_EQ(read("supporters"),
            "the bar 'supporters' cannot be read at its end: one of >=, >, <=, <, = is expected there");
  EXPECT_EQ(read("supporters>=4 or regions>=2"),
            "the bar 'supporters>=4 or regions>=2' cannot be read at 'or regions>=2': 'and' or the end is "
            "expected there");
  for (const char* wrong : {"", "supporters>=", "supporters>=-1", "supporters>=99999999999999999999",
                            "supporters>=4 and", "supporters >= 4;", "\xff\xfe", "supporters >= 2.5"})
    EXPECT_FALSE(parse_bar(wrong)) << wrong;
}

TEST(Bar, AllConditionsMustHold) {
  const auto bar = *parse_bar("supporters>=4 and regions>=2");
  EXPECT_TRUE(bar.passes({4, 2, 0, 0, 0, 0, 0, 0}));
  EXPECT_FALSE(bar.passes({4, 1, 9, 9, 9, 9, 9, 9}));
  EXPECT_FALSE(bar.passes({3, 2, 9, 9, 9, 9, 9, 9}));
}

TEST(Bar, EachSignMeansWhatItSays) {
  const auto passes = [](const char* text, int64_t n) {
    return parse_bar(text)->passes({n, 0, 0, 0, 0, 0, 0, 0});
  };
  EXPECT_TRUE(passes("supporters>3", 4));
  EXPECT_FALSE(passes("supporters>3", 3));
  EXPECT_TRUE(passes("supporters<=3", 3));
  EXPECT_FALSE(passes("supporters<=3", 4));
  EXPECT_TRUE(passes("supporters<3", 2));
  EXPECT_FALSE(passes("supporters<3", 3));
  EXPECT_TRUE(passes("supporters=3", 3));
  EXPECT_FALSE(passes("supporters=3", 2));
}

}  // namespace
}  // namespace plenary

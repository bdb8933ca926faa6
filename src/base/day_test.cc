#include "base/day.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

TEST(Day, CountsFromTheEpoch) {
  EXPECT_EQ(make_day(1970, 1, 1).days, 0);
  EXPECT_EQ(make_day(2000, 2, 29).days, 11016);
  EXPECT_EQ(make_day(1865, 5, 17).days, -38214);  // the first International Telegraph Convention
}

TEST(Day, GoesToCivilDatesAndBack) {
  for (int32_t days = make_day(1800, 1, 1).days; days <= make_day(2200, 12, 31).days; ++days) {
    const auto [year, month, day] = civil(Day{days});
    ASSERT_TRUE(valid_date(year, month, day)) << days;
    ASSERT_EQ(make_day(year, month, day).days, days);
  }
}

TEST(Day, KnowsLeapYears) {
  EXPECT_TRUE(valid_date(2000, 2, 29));
  EXPECT_FALSE(valid_date(1900, 2, 29));
  EXPECT_TRUE(valid_date(2024, 2, 29));
  EXPECT_FALSE(valid_date(2023, 2, 29));
}

TEST(Date, IsReadAsPreciseAsItIsGiven) {
  for (const char* text : {"2006", "2006-03", "2006-03-20"}) EXPECT_EQ(to_string(*parse_date(text)), text);
  EXPECT_EQ(to_string(*parse_date("2006-03-20T10:00Z")), "2006-03-20");
  EXPECT_EQ(to_string(*parse_date("2006-03-20 10:00")), "2006-03-20");
}

TEST(Date, IsNotReadFromAnythingElse) {
  for (const char* text :
       {"", "206", "20061", "2006-", "2006-3", "2006-13", "2006-00", "2006-02-30", "2006-03-2", "2006-03-20x",
        "1799", "2201", "-006", "20 6", "2006/03/20", "0x06", "\xD9\xA2\xD9\xA0\xD9\xA0\xD9\xA6"})
    EXPECT_FALSE(parse_date(text).has_value()) << text;
}

TEST(Date, EndsWithTheLastDayThatItCovers) {
  EXPECT_EQ(to_string(parse_date("2006")->last()), "2006-12-31");
  EXPECT_EQ(to_string(parse_date("2024-02")->last()), "2024-02-29");
  EXPECT_EQ(to_string(parse_date("2024-02-03")->last()), "2024-02-03");
}

TEST(Month, IsKnownByItsEnglishNames) {
  EXPECT_EQ(month_number("August"), 8);
  EXPECT_EQ(month_number("aug."), 8);
  EXPECT_EQ(month_number("SEPT"), 9);
  EXPECT_EQ(month_number("may"), 5);
  EXPECT_EQ(month_number("Ju"), 0);
  EXPECT_EQ(month_number("June-ish"), 0);
  EXPECT_EQ(month_number(""), 0);
}

}  // namespace
}  // namespace plenary

#include "import/indicators.h"

#include <gtest/gtest.h>

#include <cmath>

namespace plenary {
namespace {

constexpr const char* kMeta =
    "iCode,Type,Level,Parent,Direction,Weight,Denominator,goalpost_lower,goalpost_upper\n"
    "a,Indicator,1,Index,1,1,Size,,\n"
    "b,Indicator,1,Index,-1,2.5,,10,20\n"
    "Index,Aggregate,2,,1,1,,,\n"
    "Region,Group,,,,,,,\n"
    "Size,Denominator,,,,,,,\n";

std::string refused_meta(const std::string& text) {
  const auto meta = read_indicator_meta("meta.csv", text);
  return meta ? "" : meta.error().message;
}

std::string refused_data(const std::string& text) {
  const auto data = read_indicator_data("data.csv", text, *read_indicator_meta("meta.csv", kMeta));
  return data ? "" : data.error().message;
}

// kMeta with one row more.
std::string with(const std::string& row) { return refused_meta(kMeta + row + "\n"); }

TEST(Indicators, MetaIsReadByItsColumns) {
  const auto meta = read_indicator_meta("meta.csv", kMeta);
  ASSERT_TRUE(meta);
  ASSERT_EQ(meta->nodes.size(), 3u);
  const auto& b = meta->nodes[1];
  EXPECT_EQ(b.line, 3u);
  EXPECT_EQ(b.direction, -1);
  EXPECT_EQ(b.weight, 2.5);
  EXPECT_EQ(b.lower, 10);
  EXPECT_EQ(b.parent, "Index");
  EXPECT_EQ(meta->nodes[0].denominator, "Size");
  EXPECT_EQ(meta->groups, std::vector<std::string>{"Region"});
  EXPECT_EQ(meta->denominators, std::vector<std::string>{"Size"});
}

TEST(Indicators, DataIsReadByTheCodesOfMeta) {
  const auto data =
      read_indicator_data("data.csv", "b,uCode,a,Size,Region,note\n1e-3,X,NA,7,East,hi\n2,Y,,8,,\n",
                          *read_indicator_meta("meta.csv", kMeta));
  ASSERT_TRUE(data);
  EXPECT_EQ(data->units, (std::vector<std::string>{"X", "Y"}));
  EXPECT_EQ(data->numbers.at("b"), (std::vector<double>{0.001, 2}));
  EXPECT_TRUE(std::isnan(data->numbers.at("a")[0]) && std::isnan(data->numbers.at("a")[1]));
  EXPECT_EQ(data->groups.at("Region"), (std::vector<std::string>{"East", ""}));
  EXPECT_EQ(data->ignored, std::vector<std::string>{"note"});
}

TEST(Indicators, WhatMetaCannotBeIsToldWithItsLine) {
  EXPECT_EQ(with("a,Indicator,1,Index,1,1,,,"), "meta.csv:7: the iCode 'a' is already on line 2");
  EXPECT_EQ(with("c,Indicator,1,Pillar,1,1,,,"),
            "meta.csv:7: the Parent of 'c' is 'Pillar', which is no code of META");
  EXPECT_EQ(with("c,Indicator,1,Index,1,1,Mass,,"),
            "meta.csv:7: the Denominator of 'c' is 'Mass', which is no row of Type Denominator");
  EXPECT_EQ(with("c,Indicator,2,Index,1,1,,,"),
            "meta.csv:7: 'c' is of Type Indicator but of Level 2: indicators have Level 1, the others more");
  EXPECT_EQ(with("c,Indicator,1.5,Index,1,1,,,"),
            "meta.csv:7: the Level of 'c' is 1.5: 1 for an indicator, 2 and more above");
  EXPECT_EQ(with("c,Indicator,1,Index,2,1,,,"),
            "meta.csv:7: the Direction of 'c' is 2: 1 (more is better) or -1");
  EXPECT_EQ(with("c,Indicator,1,Index,1,,,,"), "meta.csv:7: the column Weight is empty: 'c' needs it");
  EXPECT_EQ(
      with("c,Indicator,1,Index,1,heavy,,,"),
      "meta.csv:7: the column Weight is of numbers, but here is 'heavy' (write 1234.5; empty or NA where "
      "there is no value)");
  EXPECT_EQ(with("c,Indicator,1,Index,1,1,,5,5"), "meta.csv:7: the goalposts of 'c' leave no room: 5 to 5");
  EXPECT_EQ(with("c,Thing,1,Index,1,1,,,"),
            "meta.csv:7: the Type of 'c' is 'thing': Indicator, Aggregate, Group, Denominator or Other");
  EXPECT_EQ(with("c,Indicator"), "meta.csv:7: has 2 cells where the header has 9");
  EXPECT_EQ(with(",Indicator,1,Index,1,1,,,"), "meta.csv:7: has no iCode");
}

TEST(Indicators, AMetaThatIsNoneIsRefused) {
  EXPECT_EQ(refused_meta("iCode,Type,Level\na,b,c\n"),
            "meta.csv: there is no column Parent: META has iCode, Type, Level, Parent, Direction and Weight");
  EXPECT_EQ(refused_meta("iCode,icode\n"), "meta.csv: two columns are named 'icode'");
  EXPECT_EQ(refused_meta("iCode,Type,Level,Parent,Direction,Weight\nR,Group,,,,\n"),
            "meta.csv: holds no indicator");
  EXPECT_EQ(refused_meta(""), "meta.csv: the file is empty");
}

TEST(Indicators, WhatDataCannotBeIsToldWithItsLine) {
  EXPECT_EQ(refused_data("uCode,a,b,Size,Region\nX,1,2,3,E\nX,1,2,3,E\n"),
            "data.csv:3: the unit 'X' is already on line 2");
  EXPECT_EQ(
      refused_data("uCode,a,b,Size,Region\nX,1,about 2,3,E\n"),
      "data.csv:2: the column b is of numbers, but here is 'about 2' (write 1234.5; empty or NA where there "
      "is no value)");
  EXPECT_EQ(refused_data("uCode,a,b,Size,Region\nX,1,inf,3,E\n").substr(0, 40),
            "data.csv:2: the column b is of numbers, ");
  EXPECT_EQ(refused_data("uCode,a,Size,Region\nX,1,3,E\n"),
            "data.csv: there is no column b, which META names");
  EXPECT_EQ(refused_data("a,b\n1,2\n"), "data.csv: there is no column uCode: it names each unit");
  EXPECT_EQ(refused_data("uCode,a,b,Size,Region\n,1,2,3,E\n"), "data.csv:2: has no uCode");
  EXPECT_EQ(refused_data("uCode,a,b,Size,Region\n"), "data.csv: holds no unit");
}

}  // namespace
}  // namespace plenary

#include "publish/html_table.h"

#include <gtest/gtest.h>

#include "publish/svg_test_tools.h"

namespace plenary {
namespace {

TEST(CsvTable, HasFullPrecisionAndTheEndsOfIntervals) {
  const DataTable table{
      .columns = {{"Region"}, {"Share", NumberKind::kShare}},
      .rows = {{"Africa", Value::of(0.12345678901, Interval{0.1, 0.15})}, {"Europe", Value::of(0.5)}}};
  EXPECT_EQ(csv_table(table),
            "\uFEFFRegion,Share,\"Share, low\",\"Share, "
            "high\"\r\nAfrica,0.12345678901,0.1,0.15\r\nEurope,0.5,,\r\n");
}

TEST(CsvTable, ZeroAndNoDataAndWithheldDiffer) {
  const DataTable table{
      .columns = {{"X"}, {"N"}},
      .rows = {{"a", Value::of(0)}, {"b", Value::no_data()}, {"c", Value::suppressed("fewer than 3")}}};
  EXPECT_EQ(csv_table(table), "\uFEFFX,N\r\na,0\r\nb,no data\r\nc,withheld: fewer than 3\r\n");
}

TEST(CsvTable, QuotesAndDisarmsFormulas) {
  const DataTable table{.columns = {{"Name"}}, .rows = {{"=cmd|' /C calc'!A0"}, {"Acme, \"Inc\"\nX"}, {"-"}}};
  EXPECT_EQ(csv_table(table), "\uFEFFName\r\n'=cmd|' /C calc'!A0\r\n\"Acme, \"\"Inc\"\"\nX\"\r\n'-\r\n");
}

TEST(HtmlTable, SaysIntervalsAndAlignsNumbers) {
  const DataTable table{.columns = {{"Region"}, {"Rate", NumberKind::kEstimate}},
                        .rows = {{"Africa", Value::of(12.3, Interval{10.1, 15.4})}}};
  const Markup html(html_table(table, "Rates"));
  EXPECT_EQ(html.texts("//th[@class='numeric']"), std::vector<std::string>{"Rate"});
  EXPECT_EQ(html.texts("//td[@class='numeric']"), std::vector<std::string>{"12 "});
  EXPECT_EQ(html.texts("//span[@class='interval']"), std::vector<std::string>{"(10 to 15)"});
  EXPECT_EQ(html.texts("//caption"), std::vector<std::string>{"Rates"});
}

TEST(DataLink, EncodesEverythingThatAnAddressMayNotHold) {
  EXPECT_EQ(data_link("text/csv", "a,\"é\"\n"), "data:text/csv,a%2C%22%C3%A9%22%0A");
}

}  // namespace
}  // namespace plenary

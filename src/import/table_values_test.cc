#include <gtest/gtest.h>

#include "import/table_dates.h"
#include "import/table_numbers.h"

namespace plenary::table {
namespace {

std::string by_form(std::string_view form, std::string_view text) {
  const auto parsed = DateForm::parse(form);
  if (!parsed) return "no form";
  const auto date = parsed->read(text);
  return date ? to_string(*date) : "no date";
}

TEST(TableDates, FollowTheirForm) {
  EXPECT_EQ(by_form("dd/mm/yyyy", "3/4/2024"), "2024-04-03");
  EXPECT_EQ(by_form("mm/dd/yyyy", "03/04/2024 10:30"), "2024-03-04");
  EXPECT_EQ(by_form("dd.mm.yy", "31.12.99"), "1999-12-31");
  EXPECT_EQ(by_form("yyyymmdd", "20240403"), "2024-04-03");
  EXPECT_EQ(by_form("mm/yyyy", "4/2024"), "2024-04");
  EXPECT_EQ(by_form("d mmm yyyy", "3 avr. 2024"), "2024-04-03");
  EXPECT_EQ(by_form("excel", "45401.5"), "2024-04-19");
  EXPECT_EQ(by_form("dd/mm/yyyy", "31/02/2024"), "no date");
  EXPECT_EQ(by_form("dd/mm/yyyy", "3/4/2024 or so"), "no date");
  EXPECT_EQ(by_form("yyyymmdd", "2024043"), "no date");
}

TEST(TableDates, FormsAreChecked) {
  EXPECT_EQ(by_form("dd/mm", "1/2"), "no form");
  EXPECT_EQ(by_form("yyyy-dd", "1"), "no form");
  EXPECT_EQ(by_form("day/month/year", "1"), "no form");
  EXPECT_EQ(by_form("", "1"), "no form");
}

std::string plain(std::string_view text) {
  const auto date = read_plain_date(text);
  return date ? to_string(*date) : "no date";
}

TEST(TableDates, TextsWithOneReadingNeedNoForm) {
  EXPECT_EQ(plain("2024-04-19T10:00:00Z"), "2024-04-19");
  EXPECT_EQ(plain("19 April 2024"), "2024-04-19");
  EXPECT_EQ(plain("April 19, 2024"), "2024-04-19");
  EXPECT_EQ(plain("19-Apr-2024"), "2024-04-19");
  EXPECT_EQ(plain("1er août 2024"), "2024-08-01");
  EXPECT_EQ(plain("19 de abril de 2024"), "2024-04-19");
  EXPECT_EQ(plain("3. März 2024"), "2024-03-03");
  EXPECT_EQ(plain("mars 2024"), "2024-03");
  EXPECT_EQ(plain("03/04/2024"), "no date");
  EXPECT_EQ(plain("19-Apr-24"), "no date");
  EXPECT_EQ(plain("soon"), "no date");
}

TEST(TableDates, SpreadsheetDaysKnowBothSystemsAndTheFalseLeapDay) {
  EXPECT_EQ(to_string(*spreadsheet_day(1, false)), "1900-01-01");
  EXPECT_EQ(to_string(*spreadsheet_day(59, false)), "1900-02-28");
  EXPECT_FALSE(spreadsheet_day(60, false));
  EXPECT_EQ(to_string(*spreadsheet_day(61, false)), "1900-03-01");
  EXPECT_EQ(to_string(*spreadsheet_day(45401, false)), "2024-04-19");
  EXPECT_EQ(to_string(*spreadsheet_day(43939, true)), "2024-04-19");
  EXPECT_FALSE(spreadsheet_day(0.5, false));
  EXPECT_FALSE(spreadsheet_day(1e300, false));
}

std::string number(std::string_view text, std::string_view example = "") {
  const auto form = example.empty() ? NumberForm{} : *NumberForm::parse(example);
  const auto value = read_number(text, form);
  return value ? std::to_string(*value).substr(0, std::to_string(*value).find('.') + 3) : "refused";
}

TEST(TableNumbers, AreReadPlainlyOrByTheirForm) {
  EXPECT_EQ(number("1234.5"), "1234.50");
  EXPECT_EQ(number("0.333"), "0.33");
  EXPECT_EQ(number("-7"), "-7.00");
  EXPECT_EQ(number("1,234"), "refused");
  EXPECT_EQ(number("1.234"), "refused");
  EXPECT_EQ(number("12%"), "refused");
  EXPECT_EQ(number("nan"), "refused");
  EXPECT_EQ(number("1e999"), "refused");
  EXPECT_EQ(number("1.234.567,8", "1.234,5"), "1234567.80");
  EXPECT_EQ(number("1\xC2\xA0"
                   "234,5",
                   "1 234,5"),
            "1234.50");
  EXPECT_EQ(number("12,34", "1,234.5"), "refused");
  EXPECT_EQ(number("1.234", "1234.5"), "1.23");
}

}  // namespace
}  // namespace plenary::table

#include "cli/query.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

Arguments typed(std::map<std::string, std::vector<std::string>> options) {
  Arguments arguments;
  arguments.options = std::move(options);
  return arguments;
}

std::string error_of(std::map<std::string, std::vector<std::string>> options) {
  const auto query = parse_query(typed(std::move(options)));
  return query ? "" : query.error().message;
}

TEST(Query, SlicesKeepTheirOrderAndSpacesDoNotCount) {
  const auto query = parse_query(typed({{"--by", {" region, year,"}}}));
  ASSERT_TRUE(query);
  EXPECT_EQ(query->by, (std::vector<std::string>{"region", "year"}));
}

TEST(Query, ConditionsHaveValuesAndMayBeNegated) {
  const auto query =
      parse_query(typed({{"--where", {"body = itu-t, itu-r", "kind!=company", "organization=\"A, B\",C=D"}},
                         {"--body", {"ietf"}}}));
  ASSERT_TRUE(query);
  ASSERT_EQ(query->where.size(), 4u);
  EXPECT_EQ(query->where[0].slice, "body");
  EXPECT_EQ(query->where[0].values, (std::vector<std::string>{"itu-t", "itu-r"}));
  EXPECT_FALSE(query->where[0].negate);
  EXPECT_EQ(query->where[1].slice, "kind");
  EXPECT_TRUE(query->where[1].negate);
  EXPECT_EQ(query->where[2].values, (std::vector<std::string>{"A, B", "C=D"}));
  EXPECT_EQ(query->where[3].slice, "body");
  EXPECT_EQ(query->where[3].values, (std::vector<std::string>{"ietf"}));
}

TEST(Query, AValueWithACommaStandsInQuotesAndOtherQuotesAreItsOwn) {
  const auto values = [](const char* text) {
    return parse_query(typed({{"--where", {text}}}))->where[0].values;
  };
  using Values = std::vector<std::string>;
  EXPECT_EQ(values("subject=\"a, b\" , c"), (Values{"a, b", "c"}));
  EXPECT_EQ(values("organization=JSC \"Example\",\"Sample\" Ltd"),
            (Values{"JSC \"Example\"", "\"Sample\" Ltd"}));
  EXPECT_EQ(values("organization=\"never closed, b"), (Values{"\"never closed", "b"}));
  EXPECT_EQ(values("organization="), (Values{""}));
  EXPECT_EQ(values("organization=a,\"\",\""), (Values{"a", "", "\""}));
}

TEST(Query, AYearOrMonthIsMeantWhole) {
  const auto query = parse_query(typed({{"--from", {"2020"}}, {"--to", {"2024-02"}}, {"--as-of", {"2023"}}}));
  ASSERT_TRUE(query);
  EXPECT_EQ(query->from->day, make_day(2020, 1, 1));
  EXPECT_EQ(query->to->last(), make_day(2024, 2, 29));
  EXPECT_EQ(query->as_of, make_day(2023, 12, 31));
}

TEST(Query, WhatCannotBeReadIsToldWithWhatToWrite) {
  EXPECT_EQ(error_of({{"--where", {"body"}}}), "--where 'body': write slice=value");
  EXPECT_EQ(error_of({{"--where", {"=itu-t"}}}), "--where '=itu-t': write slice=value");
  EXPECT_EQ(error_of({{"--where", {"!=itu-t"}}}), "--where '!=itu-t': write slice=value");
  EXPECT_EQ(error_of({{"--from", {"2024-02-30"}}}),
            "--from '2024-02-30' is no date: write 2024, 2024-06 or 2024-06-30");
  EXPECT_EQ(error_of({{"--as-of", {"today"}}}),
            "--as-of 'today' is no date: write 2024, 2024-06 or 2024-06-30");
  EXPECT_EQ(error_of({{"--from", {"2024-06"}}, {"--to", {"2024-05"}}}), "--to lies before --from");
  EXPECT_EQ(error_of({{"--from", {"2024-06-15"}}, {"--to", {"2024"}}}), "");
}

}  // namespace
}  // namespace plenary

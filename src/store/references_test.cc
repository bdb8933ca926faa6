#include "store/references.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

namespace plenary {
namespace {

class References : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = duck::Connection::open(":memory:");
    ASSERT_TRUE(opened);
    connection_ = std::make_unique<duck::Connection>(std::move(*opened));
    ASSERT_TRUE(connection_->run("ATTACH ':memory:' AS stage;" + text_tables()));
  }
  int32_t number(TextNumbers& numbers, std::initializer_list<std::string_view> parts) {
    const auto given = numbers.number(std::span(parts.begin(), parts.size()));
    return given ? *given : -1;
  }
  std::string ask(const std::string& sql) {
    const auto table = connection_->query(sql);
    return table ? duck::to_text(table->rows[0][0]) : table.error().message;
  }
  std::unique_ptr<duck::Connection> connection_;
};

TEST_F(References, TextIsStagedOnce) {
  TextNumbers numbers(*connection_, Reference::kDocument);
  EXPECT_EQ(number(numbers, {"itu-t:A.1"}), 1);
  EXPECT_EQ(number(numbers, {"itu-t:A.2"}), 2);
  EXPECT_EQ(number(numbers, {"itu-t:A.1"}), 1);
  ASSERT_TRUE(numbers.flush());
  EXPECT_EQ(ask("SELECT string_agg(text_id || ' ' || key, ', ' ORDER BY text_id) FROM stage.text_document"),
            "1 itu-t:A.1, 2 itu-t:A.2");
}

TEST_F(References, PartsAreNotConfused) {
  TextNumbers numbers(*connection_, Reference::kGroup);
  EXPECT_EQ(number(numbers, {"ab", "c"}), 1);
  EXPECT_EQ(number(numbers, {"a", "bc"}), 2);
  EXPECT_EQ(number(numbers, {"", "abc"}), 3);
}

TEST_F(References, MoreTextThanIsRememberedGetsSeveralNumbersOfOneMeaning) {
  TextNumbers numbers(*connection_, Reference::kEvent);
  const std::string long_text(1 << 20, 'x');
  const auto first = number(numbers, {"meeting"});
  for (int i = 0; i < 70; ++i) EXPECT_GT(number(numbers, {fmt::format("{}{}", i, long_text)}), first);
  const auto again = number(numbers, {"meeting"});
  EXPECT_NE(again, first);
  EXPECT_EQ(number(numbers, {"other"}), again + 1);
  EXPECT_EQ(number(numbers, {"meeting"}), again);
  ASSERT_TRUE(numbers.flush());
  EXPECT_EQ(ask("SELECT count(*) || ' ' || count(DISTINCT text_id) FROM stage.text_event WHERE key = "
                "'meeting'"),
            "2 2");
}

TEST_F(References, ManyTextsKeepTheirNumbers) {
  TextNumbers numbers(*connection_, Reference::kOrganization);
  for (int round = 0; round < 2; ++round)
    for (int i = 1; i <= 5000; ++i) EXPECT_EQ(number(numbers, {std::to_string(i), "FR", ""}), i);
}

}  // namespace
}  // namespace plenary

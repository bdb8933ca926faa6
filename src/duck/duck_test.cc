#include "duck/duck.h"

#include <gtest/gtest.h>

#include "duck/once.h"

namespace plenary::duck {
namespace {

Connection memory() { return std::move(*Connection::open(":memory:")); }

TEST(Duck, KeepsTypedRows) {
  auto db = memory();
  const auto table =
      db.query("SELECT 1 AS n, 2.5e0 AS r, 'é' AS t, DATE '2024-04-19' AS d, true AS b, NULL AS nothing");
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->rows, (std::vector<std::vector<Value>>{{int64_t{1}, 2.5, std::string("é"),
                                                           make_day(2024, 4, 19), true, std::monostate()}}));
  EXPECT_EQ(table->find("t"), 2);
  EXPECT_EQ(table->find("absent"), -1);
  EXPECT_EQ(to_text(table->rows[0][3]), "2024-04-19");
}

TEST(Duck, BindsParametersAsValues) {
  auto db = memory();
  const auto table = db.query("SELECT $1 || $2", {std::string("O'Hara; DROP TABLE x"), std::string("!")});
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(std::get<std::string>(table->rows[0][0]), "O'Hara; DROP TABLE x!");
}

TEST(Duck, AppendsMoreThanOneChunk) {
  auto db = memory();
  ASSERT_TRUE(
      db.run("CREATE TABLE t (n INTEGER, s VARCHAR, d DATE); CREATE TABLE other (n INTEGER)").has_value());
  auto appender = std::move(*db.appender("", "t"));
  for (int i = 0; i < 5000; ++i) {
    appender.integer(i);
    if (i % 2 == 0)
      appender.text("a text that is longer than twelve bytes");
    else
      appender.null();
    appender.date(Day{i});
    ASSERT_TRUE(appender.end_row().has_value());
  }
  ASSERT_TRUE(appender.finish().has_value());
  const auto table = db.query("SELECT count(*), sum(n), count(s), max(d) FROM t");
  EXPECT_EQ(table->rows[0],
            (std::vector<Value>{int64_t{5000}, int64_t{12'497'500}, int64_t{2500}, Day{4999}}));
}

TEST(Duck, StreamsUntilToldToStop) {
  auto db = memory();
  int rows = 0;
  const auto status =
      db.each_row("SELECT * FROM range(100000)", {}, [&](const auto&, const auto&) { return ++rows < 10; });
  EXPECT_TRUE(status.has_value());
  EXPECT_EQ(rows, 10);
}

TEST(Duck, HandsOnTheEnginesSentence) {
  auto db = memory();
  const auto status = db.run("SELEKT 1");
  ASSERT_FALSE(status.has_value());
  EXPECT_EQ(status.error().kind, ErrorKind::kEngine);
  EXPECT_NE(status.error().message.find("SELEKT"), std::string::npos);
  EXPECT_FALSE(db.query("SELECT * FROM absent").has_value());
  EXPECT_FALSE(db.appender("", "absent").has_value());
  EXPECT_TRUE(db.run("SELECT 1").has_value());  // an error leaves the connection in order
}

TEST(Duck, InstallsNoExtensions) {
  auto db = memory();
  const auto table = db.query(
      "SELECT current_setting('autoinstall_known_extensions'), current_setting('autoload_known_extensions')");
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->rows[0], (std::vector<Value>{false, false}));
}

struct Number {
  int value = 0;
};

TEST(Duck, KeepsWhatWasMadeOnceForAllConnectionsAndForAnEngineThatKeepsWithIt) {
  auto db = memory(), apart = memory(), other = memory();
  apart.keep_with(db);
  int made = 0;
  const auto make = [&made]() -> Result<Number> { return Number{++made}; };
  EXPECT_EQ(made_once<Number>(db, make)->value, 1);
  auto beside = std::move(*db.beside());
  EXPECT_EQ(made_once<Number>(beside, make)->value, 1);
  EXPECT_EQ(made_once<Number>(apart, make)->value, 1);
  EXPECT_EQ(made_once<Number>(other, make)->value, 2);
}

TEST(Duck, KeepsNothingThatCouldNotBeMade) {
  auto db = memory();
  const auto failing = []() -> Result<Number> { return fail(ErrorKind::kEngine, "interrupted"); };
  EXPECT_FALSE(made_once<Number>(db, failing));
  EXPECT_EQ(made_once<Number>(db, []() -> Result<Number> { return Number{7}; })->value, 7);
}

TEST(Duck, QuotesTextAndNames) {
  EXPECT_EQ(quote("O'Hara"), "'O''Hara'");
  EXPECT_EQ(quote_name("a\"b"), "\"a\"\"b\"");
}

}  // namespace
}  // namespace plenary::duck

#include "serve/sessions.h"

#include <gtest/gtest.h>

namespace plenary::serve {
namespace {

using std::chrono::minutes;

class SessionsTest : public testing::Test {
 protected:
  const Sessions::Clock::time_point start_ = Sessions::Clock::now();
  Sessions sessions_;
  std::string name_ = sessions_.begin({.token_hash = "hash"}, start_);
};

TEST_F(SessionsTest, LapseWhenNobodyUsesThem) {
  ASSERT_TRUE(sessions_.find(name_, start_ + Sessions::kIdle));
  EXPECT_EQ(sessions_.find(name_, start_ + Sessions::kIdle)->token_hash, "hash");
  EXPECT_FALSE(sessions_.find(name_, start_ + 2 * Sessions::kIdle + minutes(1)));
  EXPECT_FALSE(sessions_.find("", start_));
}

TEST_F(SessionsTest, LapseHoweverOftenTheyAreUsed) {
  for (auto at = start_; at < start_ + Sessions::kWhole; at += minutes(60))
    EXPECT_TRUE(sessions_.find(name_, at));
  EXPECT_FALSE(sessions_.find(name_, start_ + Sessions::kWhole + minutes(1)));
}

TEST_F(SessionsTest, GetAnotherNameAndTheOldOneSoonGoes) {
  EXPECT_FALSE(sessions_.turn(name_, start_ + minutes(1))) << "it is not due";
  const auto due = start_ + Sessions::kTurn;
  const auto next = sessions_.turn(name_, due);
  ASSERT_TRUE(next);
  EXPECT_NE(*next, name_);
  EXPECT_FALSE(sessions_.turn(name_, due)) << "once only";
  EXPECT_TRUE(sessions_.find(name_, due + Sessions::kOverlap));
  EXPECT_FALSE(sessions_.find(name_, due + Sessions::kOverlap + minutes(1)));
  EXPECT_TRUE(sessions_.find(*next, due + minutes(5)));
}

TEST_F(SessionsTest, AnotherNameIsNoLongerLife) {
  auto name = name_;
  for (auto at = start_; at < start_ + Sessions::kWhole; at += minutes(20))
    name = sessions_.turn(name, at).value_or(name);
  EXPECT_FALSE(sessions_.find(name, start_ + Sessions::kWhole + minutes(1)));
}

TEST_F(SessionsTest, EndUnderAllTheirNames) {
  const auto next = sessions_.turn(name_, start_ + Sessions::kTurn);
  EXPECT_EQ(sessions_.end(*next)->token_hash, "hash");
  EXPECT_FALSE(sessions_.find(name_, start_ + Sessions::kTurn));
  EXPECT_FALSE(sessions_.end("never there"));
}

TEST_F(SessionsTest, OfWhoIsGoodNoMoreEnd) {
  const auto other = sessions_.begin({.token_hash = "other"}, start_);
  sessions_.keep_only([](const Holder& holder) { return holder.token_hash == "other"; });
  EXPECT_FALSE(sessions_.find(name_, start_));
  EXPECT_TRUE(sessions_.find(other, start_));
}

TEST_F(SessionsTest, AreNeverMoreThanSoMany) {
  for (size_t i = 0; i < Sessions::kMost; ++i) sessions_.begin({}, start_ + minutes(1));
  EXPECT_FALSE(sessions_.find(name_, start_ + minutes(1))) << "it was used longest ago";
}

}  // namespace
}  // namespace plenary::serve

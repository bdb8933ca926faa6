#include <gtest/gtest.h>

#include "metric/rollup_file.h"

namespace plenary {
namespace {

// One column of two values, on two days.
std::shared_ptr<const Rollup> roll_up(duck::Connection& connection) {
  Metric metric;
  metric.name = "acts", metric.kind = MeasureKind::kSum;
  metric.sql =
      "SELECT CAST(n AS INTEGER) AS who, weight, DATE '2024-02-28' + CAST(n AS INTEGER) AS day FROM (VALUES "
      "(0, 1e0), (2, 0.5e0), (2, 0.25e0)) v(n, weight)";
  const MeasureQuery query;
  Plan plan;
  plan.query = &query, plan.metric = metric;
  plan.columns = {"who", "weight", "day"}, plan.types = {"INTEGER", "DOUBLE", "DATE"};
  auto made = read_rollup(connection, plan, {"who"}, true);
  EXPECT_TRUE(made) << made.error().message;
  return *made;
}

class RollupFile : public testing::Test {
 protected:
  RollupFile()
      : connection_(*duck::Connection::open(":memory:")), bytes_(encode_rollup(*roll_up(connection_))) {}
  duck::Connection connection_;
  std::string bytes_;
};

TEST_F(RollupFile, GivesBackWhatWasWritten) {
  const auto read = decode_rollup(bytes_);
  ASSERT_NE(read, nullptr);
  EXPECT_EQ(read->rows(), 2u);
  ASSERT_EQ(read->columns().size(), 1u);
  EXPECT_EQ(read->columns()[0].name, "who");
  EXPECT_EQ(encode_rollup(*read), bytes_);
}

TEST_F(RollupFile, KeepsItsBytesUntilSomebodyLooksAtTheRows) {
  auto owner = std::make_shared<const std::string>(bytes_);
  const auto read = decode_rollup(*owner, owner);
  ASSERT_NE(read, nullptr);
  const size_t before = read->bytes();
  owner.reset();
  EXPECT_EQ(encode_rollup(*read), bytes_);
  EXPECT_GT(read->bytes(), before);
}

TEST_F(RollupFile, ThatIsCutOffAnywhereIsNone) {
  for (size_t size = 0; size < bytes_.size(); ++size)
    EXPECT_EQ(decode_rollup(std::string_view(bytes_).substr(0, size)), nullptr) << size;
}

TEST_F(RollupFile, WithAnyBitChangedIsNone) {
  for (size_t at = 0; at < bytes_.size(); ++at) {
    auto damaged = bytes_;
    damaged[at] ^= 4;
    EXPECT_EQ(decode_rollup(damaged), nullptr) << at;
  }
}

}  // namespace
}  // namespace plenary

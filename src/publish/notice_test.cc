#include "publish/notice.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

duck::Table small_table() { return {{{"value", duck::Type::kInteger, ""}}, {{int64_t{1}}, {int64_t{2}}}}; }

TEST(Notice, EveryRowOfInventedRecordsIsMarkedAndAnEmptyTableHasTheColumn) {
  Snapshot snapshot;
  snapshot.synthetic = true;
  auto table = small_table();
  mark(table, snapshot);
  ASSERT_EQ(table.columns.size(), 2u);
  EXPECT_EQ(table.columns[1].name, "SYNTHETIC");
  for (const auto& row : table.rows) EXPECT_EQ(duck::to_text(row.at(1)), "SYNTHETIC");
  duck::Table empty{{{"value", duck::Type::kInteger, ""}}, {}};
  mark(empty, snapshot);
  EXPECT_EQ(empty.columns.back().name, "SYNTHETIC");
  EXPECT_TRUE(notice(snapshot).starts_with("SYNTHETIC: "));
}

TEST(Notice, RealRecordsStayAsTheyAre) {
  auto table = small_table();
  mark(table, Snapshot{});
  EXPECT_EQ(table.columns.size(), 1u);
  EXPECT_EQ(table.rows[0].size(), 1u);
  EXPECT_EQ(notice(Snapshot{}), "");
}

}  // namespace
}  // namespace plenary

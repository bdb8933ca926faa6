#include "base/kept_lines.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

TEST(KeptLines, AreThoseThatSaySomethingWithTheirNumbers) {
  const auto lines = kept_lines("# head\n\none\r\n  \ntwo", "file");
  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->size(), 2u);
  EXPECT_EQ(lines->at(0).number, 3u);
  EXPECT_EQ(lines->at(0).text, "one");
  EXPECT_EQ(lines->at(1).number, 5u);
  EXPECT_EQ(lines->at(1).text, "two");
}

TEST(KeptLines, OfNothingAreNone) { EXPECT_TRUE(kept_lines("", "file")->empty()); }

TEST(KeptLines, AnUnfinishedMergeIsToldWithItsPlace) {
  for (const char* mark : {"<<<<<<< HEAD", "=======", ">>>>>>> other"}) {
    const auto lines = kept_lines(std::string("one\n") + mark + "\ntwo\n", "file");
    ASSERT_FALSE(lines);
    EXPECT_EQ(lines.error().message, "file, line 2: a merge was not finished here");
  }
}

TEST(KeptLines, OtherBytesThanUtf8AreRefused) {
  EXPECT_EQ(kept_lines("one\n\xFF\n", "file").error().message, "file is no UTF-8 text");
}

}  // namespace
}  // namespace plenary

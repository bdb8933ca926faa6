#include "store/pending.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <thread>
#include <vector>

#include "base/files.h"
#include "store/workspace.h"

namespace plenary {
namespace {
namespace fs = std::filesystem;

class Pending : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "plenary-pending-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    workspace_.folder = name;
  }
  void TearDown() override { fs::remove_all(workspace_.folder); }
  Workspace workspace_;
};

TEST_F(Pending, WhatIsAddedIsTakenOnceInItsOrder) {
  ASSERT_TRUE(append_pending(workspace_.pending(), "a\n"));
  ASSERT_TRUE(append_pending(workspace_.pending(), "b\nc\n"));
  EXPECT_EQ(*take_pending(workspace_.pending()), "a\nb\nc\n");
  ASSERT_TRUE(end_pending(workspace_.pending()));
  EXPECT_EQ(*take_pending(workspace_.pending()), "");
}

TEST_F(Pending, WhatATakerDidNotEndIsTakenAgainBeforeWhatCameSince) {
  ASSERT_TRUE(append_pending(workspace_.pending(), "a\n"));
  EXPECT_EQ(*take_pending(workspace_.pending()), "a\n");
  ASSERT_TRUE(append_pending(workspace_.pending(), "b\n"));
  EXPECT_EQ(*take_pending(workspace_.pending()), "a\nb\n");
}

TEST_F(Pending, ALineThatCannotBeWrittenIsAnError) {
  workspace_.folder += "/missing";
  EXPECT_FALSE(append_pending(workspace_.pending(), "a\n"));
}

TEST_F(Pending, NoLineIsLostWhileOthersTake) {
  constexpr int kThreads = 4, kLines = 50;
  std::atomic<int> adding = kThreads;
  std::vector<std::jthread> threads;
  for (int t = 0; t < kThreads; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < kLines; ++i) EXPECT_TRUE(append_pending(workspace_.pending(), "line\n"));
      --adding;
    });
  long taken = 0;
  while (adding > 0 || fs::exists(workspace_.pending())) {
    const auto text = take_pending(workspace_.pending());
    ASSERT_TRUE(text);
    taken += std::count(text->begin(), text->end(), '\n');
    ASSERT_TRUE(end_pending(workspace_.pending()));
  }
  EXPECT_EQ(taken, kThreads * kLines);
}

}  // namespace
}  // namespace plenary

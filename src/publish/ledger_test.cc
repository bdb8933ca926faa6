#include "publish/ledger.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/files.h"

namespace plenary {
namespace {

class Ledger : public testing::Test {
 protected:
  Ledger() : workspace_{(std::filesystem::temp_directory_path() / fmt_name()).string()} {
    std::filesystem::create_directory(workspace_.folder);
  }
  ~Ledger() override { std::filesystem::remove_all(workspace_.folder); }
  static std::string fmt_name() { return "plenary-ledger-" + std::to_string(getpid()); }
  static LedgerLine release(int year, int64_t loss) {
    return {"2026-01-01T00:00:00Z", year, loss, "downloads", "abc"};
  }

  const Workspace workspace_;
};

TEST_F(Ledger, ReleasesAddUpUntilTheBudgetIsSpent) {
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(spend(workspace_, release(2024, 1000), 3000));
  const auto refused = spend(workspace_, release(2024, 1), 3000);
  ASSERT_FALSE(refused);
  EXPECT_EQ(
      refused.error().message,
      "the privacy budget of 2024 is spent: 3.000 of 3.000 are used, this would take 0.001; what was told "
      "before stays true");
}

TEST_F(Ledger, EachYearOfRecordsHasItsOwnBudget) {
  EXPECT_TRUE(spend(workspace_, release(2024, 3000), 3000));
  EXPECT_TRUE(spend(workspace_, release(2025, 3000), 3000));
  EXPECT_FALSE(spend(workspace_, release(2025, 1), 3000));
}

TEST_F(Ledger, WhatWasWrittenStays) {
  ASSERT_TRUE(spend(workspace_, release(2024, 250), 3000));
  const auto before = *read_file(workspace_.folder + "/privacy.ledger");
  ASSERT_TRUE(spend(workspace_, release(2025, 250), 3000));
  EXPECT_TRUE(read_file(workspace_.folder + "/privacy.ledger")->starts_with(before));
}

TEST_F(Ledger, ThirtyReleasesOfOneCostThirty) {
  std::vector<LedgerLine> all(30, release(2024, 1000));
  EXPECT_EQ(spent(all, 2024), 30'000);
  EXPECT_EQ(spent(all, 2023), 0);
}

TEST_F(Ledger, ADamagedLedgerSpendsNothing) {
  for (const auto& [text, what] : {std::pair("x\t2024\t1000\tq\n", "five fields"),
                                   {"x\tyear\t1\tq\ts\n", "year"},
                                   {"x\t2024\t-5\tq\ts\n", "above zero"},
                                   {"x\t2024\t\tq\ts\n", "above zero"}}) {
    ASSERT_TRUE(write_file(workspace_.folder + "/privacy.ledger", text));
    const auto refused = spend(workspace_, release(2024, 1), 3000);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("privacy.ledger, line 1"), std::string::npos)
        << refused.error().message;
    EXPECT_NE(refused.error().message.find(what), std::string::npos) << refused.error().message;
  }
}

}  // namespace
}  // namespace plenary

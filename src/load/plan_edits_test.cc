#include "load/plan_edits.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/files.h"
#include "base/temporary_folder.h"
#include "import/plan_edit.h"
#include "store/pending.h"

namespace plenary {
namespace {
namespace fs = std::filesystem;

constexpr std::string_view kPlan =
    "title = \"A plan\"  # ours\n[[objective]]\nid = \"a\"\ntitle = \"Aim\"\nsource = \"proposed\"\n"
    "[[action]]\nid = \"story\"\nobjective = \"a\"\ntitle = \"Tell it\"\nsource = \"proposed\"\n"
    "for = \"both\"\nstatus = \"planned\"\nsince = 2024\n";

class PlanEdits : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(write_file(workspace_.plan(), kPlan)); }
  PlanEdit edit(const PlanRequest& request, std::string_view text = kPlan) {
    auto out = make_plan_edit(text, request, make_day(2026, 11, 22));
    EXPECT_TRUE(out) << out.error().message;
    out->id = "e" + std::to_string(++made_), out->at = "now", out->author = "office";
    return *out;
  }
  void hand_in(const PlanEdit& edit) {
    ASSERT_TRUE(append_pending(workspace_.plan_pending(), plan_edit_line(edit) + "\n"));
  }
  PlanEditReport written() {
    const auto report = write_plan_edits(workspace_);
    EXPECT_TRUE(report) << report.error().message;
    return report.value_or(PlanEditReport{});
  }
  std::string plan() { return read_file(workspace_.plan()).value_or(""); }
  size_t listed() { return parse_plan_edits(read_file(workspace_.plan_edits()).value_or(""), "x")->size(); }

  const TemporaryFolder folder_ = std::move(*TemporaryFolder::make());
  const Workspace workspace_{folder_.path()};
  int made_ = 0;
};

TEST_F(PlanEdits, AreWrittenIntoTheFileAndListed) {
  hand_in(edit({"status", "story", "", "done"}));
  EXPECT_EQ(written().done, std::vector<std::string>{"status of story: done (office, now)"});
  std::string wanted(kPlan);
  wanted.replace(wanted.find("\"planned\"\nsince = 2024"), 22, "\"done\"\nsince = 2026-11-22");
  EXPECT_EQ(plan(), wanted);
  EXPECT_EQ(listed(), 1u);
  EXPECT_FALSE(has_pending(workspace_.plan_pending()));
  EXPECT_TRUE(written().done.empty());
}

TEST_F(PlanEdits, TakenBackLeaveTheFileAsItWas) {
  const auto note = edit({"note", "story", "", "Told."});
  hand_in(note);
  EXPECT_EQ(written().done.size(), 1u);
  EXPECT_NE(plan(), kPlan);
  auto undo = undo_of(note);
  undo.id = "u";
  hand_in(undo);
  EXPECT_EQ(written().done.size(), 1u);
  EXPECT_EQ(plan(), kPlan);
  EXPECT_EQ(listed(), 2u);
}

TEST_F(PlanEdits, OfAWriterThatWasKilledAreNotWrittenTwice) {
  const auto note = edit({"note", "story", "", "Told."});
  const auto wanted = *edited(kPlan, note);
  hand_in(note);
  ASSERT_TRUE(take_pending(workspace_.plan_pending()));
  ASSERT_TRUE(write_file(workspace_.plan(), wanted));  // killed before it was listed
  EXPECT_EQ(written().done.size(), 1u);
  EXPECT_EQ(plan(), wanted);
  EXPECT_EQ(listed(), 1u);
  hand_in(note);  // killed before what it took was forgotten
  EXPECT_TRUE(written().done.empty());
  EXPECT_EQ(plan(), wanted);
  EXPECT_EQ(listed(), 1u);
}

TEST_F(PlanEdits, ThatDoNotFitAnyMoreAreRefusedAndTheOthersWritten) {
  hand_in(edit({"status", "story", "", "done"}));
  hand_in(edit({"note", "story", "", "Told."}));
  std::string meanwhile(kPlan);
  meanwhile.replace(meanwhile.find("planned"), 7, "dropped");
  ASSERT_TRUE(write_file(workspace_.plan(), meanwhile));
  const auto report = written();
  EXPECT_EQ(report.refused,
            std::vector<std::string>{"status of story: done (office, now): status of the action "
                                     "'story' is \"dropped\" by now"});
  EXPECT_EQ(report.done, std::vector<std::string>{"note on story (office, now)"});
  EXPECT_TRUE(plan().starts_with(meanwhile));
}

TEST_F(PlanEdits, WaitWhileThePlanCannotBeRead) {
  hand_in(edit({"status", "story", "", "done"}));
  ASSERT_TRUE(write_file(workspace_.plan(), "title = "));
  EXPECT_TRUE(written().refused.at(0).starts_with("all wait: plan.toml line 1: "));
  fs::remove(workspace_.plan());
  EXPECT_EQ(written().refused.size(), 1u);
  ASSERT_TRUE(write_file(workspace_.plan(), kPlan));
  EXPECT_EQ(written().done.size(), 1u);
}

}  // namespace
}  // namespace plenary

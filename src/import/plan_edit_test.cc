#include "import/plan_edit.h"

#include <gtest/gtest.h>

#include "import/action_plan.h"

namespace plenary {
namespace {

constexpr std::string_view kPlan = R"(# Kept by the rapporteur: every remark stays.
title = "Ein Plan für alle" # ä
[[objective]]
id = "aware"
title = "Few know it"
source = "proposed"

[[action]]
id = "story"   # the first
objective = "aware"
title = "Tell it"
source = "proposed"
for = "both"
strategy = """
status = "done" stands in a text here
"""
status = 'planned'   # as yet
[[action]]
id = "letter"
objective = "aware"
title = "Briefe an Größere schreiben"
source = "proposed"
for = "both"
status = "running"
since = 2024-01-15
[[milestone]]
action = "story"
title = "Größerer Entwurf"
due = 2024-06-30
[[indicator]]
id = "joins"
objective = "aware"
title = "New members"
source = "proposed"
metric = "member_joins"
baseline = 10
baseline_on = 2023
target = 1_2   # twelve
due = 2028)";

const Day kDay = make_day(2026, 11, 22);

std::string with(std::string_view what, std::string_view instead, std::string text = std::string(kPlan)) {
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), instead);
}

PlanEdit made(const PlanRequest& request, std::string_view text = kPlan) {
  auto edit = make_plan_edit(text, request, kDay);
  EXPECT_TRUE(edit) << edit.error().message;
  return edit ? *edit : PlanEdit{};
}

std::string after(const PlanRequest& request, std::string_view text = kPlan) {
  const auto out = edited(text, made(request, text));
  return out ? *out : out.error().message;
}

std::string refused(const PlanRequest& request, std::string_view text = kPlan) {
  const auto edit = make_plan_edit(text, request, kDay);
  if (!edit) return edit.error().message;
  const auto out = edited(text, *edit);
  return out ? "" : out.error().message;
}

TEST(PlanEdit, AStatusTakesThePlaceOfTheOldOneAndSaysSinceWhen) {
  EXPECT_EQ(after({"status", "story", "", "running"}),
            with("status = 'planned'   # as yet\n", "status = \"running\"   # as yet\nsince = 2026-11-22\n"));
  EXPECT_EQ(after({"status", "letter", "", "dropped"}),
            with("status = \"running\"\nsince = 2024-01-15", "status = \"dropped\"\nsince = 2026-11-22"));
}

TEST(PlanEdit, AMilestoneIsDoneOnADayAndNotDoneAgain) {
  const auto done = after({"milestone", "story", "Größerer Entwurf", "2024-06-12"});
  EXPECT_EQ(done, with("due = 2024-06-30", "due = 2024-06-30\ndone = 2024-06-12"));
  EXPECT_EQ(after({"milestone", "story", "Größerer Entwurf", ""}, done), kPlan);
}

TEST(PlanEdit, ATargetIsANumberInThePlaceOfTheOldOne) {
  EXPECT_EQ(after({"target", "joins", "", "15"}), with("1_2", "15"));
}

TEST(PlanEdit, ANoteStandsAtTheEnd) {
  EXPECT_EQ(after({"note", "story", "", "Said \"yes\".\nTwo lines."}),
            std::string(kPlan) +
                "\n\n[[note]]\naction = \"story\"\nday = 2026-11-22\n"
                "text = \"Said \\\"yes\\\".\\nTwo lines.\"\n");
}

TEST(PlanEdit, WhatIsTakenBackLeavesEveryByteAsItWas) {
  for (const PlanRequest& request : {PlanRequest{"status", "story", "", "done"},
                                     {"status", "letter", "", "planned"},
                                     {"milestone", "story", "Größerer Entwurf", "2025"},
                                     {"target", "joins", "", "0.5"},
                                     {"note", "letter", "", "Sent."}})
    for (const std::string& text : {std::string(kPlan), std::string(kPlan) + "\n"}) {
      const auto edit = made(request, text);
      const auto there = edited(text, edit);
      ASSERT_TRUE(there) << there.error().message;
      EXPECT_NE(*there, text);
      EXPECT_EQ(edited(*there, undo_of(edit)).value_or("refused"), text) << edit.what;
    }
}

TEST(PlanEdit, LinesThatEndAsInWindowsStaySo) {
  std::string text(kPlan);
  for (size_t at = 0; (at = text.find('\n', at)) != text.npos; at += 2) text.insert(at, "\r");
  for (const PlanRequest& request :
       {PlanRequest{"status", "story", "", "done"}, {"note", "story", "", "Told."}}) {
    const auto edit = made(request, text);
    const auto there = edited(text, edit);
    ASSERT_TRUE(there) << there.error().message;
    for (size_t at = 0; (at = there->find('\n', at)) != there->npos; ++at)
      EXPECT_EQ((*there)[at - 1], '\r') << at;
    EXPECT_EQ(edited(*there, undo_of(edit)).value_or("refused"), text);
  }
}

TEST(PlanEdit, WhatWasChangedMeanwhileIsNotWrittenOver) {
  const auto edit = made({"status", "story", "", "done"});
  const auto meanwhile = with("'planned'", "'running'");
  EXPECT_EQ(edited(meanwhile, edit).error().message, "status of the action 'story' is 'running' by now");
  const auto gone =
      with("id = \"story\"   # the first", "id = \"tale\"", with("action = \"story\"", "action = \"tale\""));
  EXPECT_EQ(edited(gone, edit).error().message, "the plan has no action 'story'");
}

TEST(PlanEdit, WhatIsThereAlreadyIsNotWrittenTwice) {
  for (const PlanRequest& request :
       {PlanRequest{"status", "story", "", "done"}, {"note", "story", "", "Told."}}) {
    const auto edit = made(request);
    const auto once = *edited(kPlan, edit);
    EXPECT_EQ(edited(once, edit).value_or("refused"), once);
  }
}

TEST(PlanEdit, SaysWhatIsWrongWithARequest) {
  EXPECT_EQ(refused({"state", "story", "", "done"}), "what is one of status, note, milestone, target, undo");
  EXPECT_EQ(refused({"status", "tale", "", "done"}), "the plan has no action 'tale'");
  EXPECT_EQ(refused({"status", "story", "", "finished"}),
            "value: status 'finished' is none of: planned, running, done, dropped");
  EXPECT_EQ(refused({"status", "story", "", " "}), "a status needs a value");
  EXPECT_EQ(refused({"status", "story", "", "planned"}),
            "");  // between other quotation marks: the same, written anew
  EXPECT_EQ(refused({"status", "letter", "", "running"}), "status of letter: running is so already");
  EXPECT_EQ(refused({"milestone", "story", "Draft", "2024"}), "the plan has no milestone 'story' 'Draft'");
  EXPECT_EQ(refused({"milestone", "story", "Größerer Entwurf", "soon"}),
            "value: done 'soon' is no date: write 2024, 2024-06 or 2024-06-30");
  EXPECT_EQ(refused({"target", "joins", "", "many"}), "value: target 'many' is no number: write 120 or 0.45");
  EXPECT_EQ(refused({"note", "story", "", ""}), "a note needs a value");
  EXPECT_EQ(refused({"note", "tale", "", "Told."}),
            "plan.toml line 42: there is no action 'tale'; there are: story, letter");
  EXPECT_EQ(refused({"note", "story", "", std::string(3000, 'x')}), "value has more than 2000 letters");
}

TEST(PlanEdit, AnEntryWithinOneLineOrThereTwiceIsLeftToItsOwner) {
  const auto inlined =
      with("[[milestone]]\naction = \"story\"\ntitle = \"Größerer Entwurf\"\ndue = 2024-06-30\n", "");
  const auto text =
      with("title = \"Ein Plan",
           "milestone = [{action = \"story\", title = \"D\", due = 2024}]\ntitle = \"Ein Plan", inlined);
  EXPECT_EQ(refused({"milestone", "story", "D", "2024"}, text),
            "the milestone 'story' 'D' is written within one line: change it in the file");
  const auto twice =
      std::string(kPlan) + "\n[[milestone]]\naction = \"story\"\ntitle = \"Größerer Entwurf\"\ndue = 2025\n";
  EXPECT_EQ(refused({"milestone", "story", "Größerer Entwurf", "2024"}, twice),
            "the plan has the milestone 'story' 'Größerer Entwurf' twice");
}

TEST(PlanEditLines, ReadBackAsTheyWereWritten) {
  for (auto edit : {made({"status", "story", "", "done"}), made({"note", "story", "", "Told.\t\"x\""}),
                    undo_of(made({"milestone", "story", "Größerer Entwurf", "2025"}))}) {
    edit.id = "abc", edit.at = "now", edit.author = "me";
    const auto read = parse_plan_edits("# a remark\n" + plan_edit_line(edit) + "\n", "plan.edits");
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_EQ(read->size(), 1u);
    EXPECT_EQ(plan_edit_line(read->front()), plan_edit_line(edit));
    EXPECT_EQ(read->front().patch, edit.patch);
  }
}

TEST(PlanEditLines, ThatAreDamagedAreAnErrorWithTheirLine) {
  for (const char* text :
       {"{", "[]", "{\"id\": \"a\"}", "{\"id\": \"a\", \"fields\": [1]}", "{\"id\": 1, \"block\": \"x\"}",
        "{\"id\": \"a\", \"block\": \"x\", \"fields\": [{\"field\": \"f\", \"before\": 1, \"after\": "
        "null}]}"})
    EXPECT_FALSE(parse_plan_edits(text, "plan.pending")) << text;
  EXPECT_EQ(parse_plan_edits("\n{}", "plan.pending").error().message,
            "plan.pending, line 2: it has either fields or a block");
}

}  // namespace
}  // namespace plenary

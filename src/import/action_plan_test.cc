#include "import/action_plan.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>

#include "base/files.h"
#include "base/workbook.h"

namespace plenary {
namespace {
namespace fs = std::filesystem;

constexpr std::string_view kWhole = R"(title = "A plan"
body = "test-body"
documents = ["R-1"]
[[objective]]
id = "aware"
title = "There is little awareness"
source = "quoted"
document = "R-1"
section = "7"
[[action]]
id = "story"
objective = "aware"
title = "Tell the story"
source = "proposed"
for = "non-members"
responsible = ["Secretariat; office 2", "Chairs"]
strategy = """
First this.
Then that."""
status = "running"
since = 2024-01-15
start = 2024
due = "2025-06"
[[action]]
id = "letter"
objective = "aware"
title = "Write a letter"
source = "proposed"
for = "both"
status = "planned"
after = ["story"]
[[milestone]]
action = "story"
title = "A draft"
due = 2024-06-30
done = 2024-06-01
[[statement]]
action = "story"
document = "R-1"
section = "7"
quote = "little awareness"
[[note]]
action = "story"
day = 2024-02-01
text = "Begun."
[[indicator]]
id = "joins"
objective = "aware"
title = "New members"
source = "proposed"
metric = "member_joins"
where = ["region=Africa", "kind!=company"]
baseline = 0.1
baseline_on = 2023
target = 12
due = 2028
)";

std::string with(std::string_view what, std::string_view instead) {
  std::string text(kWhole);
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), instead);
}

std::string error(std::string_view text) {
  const auto plan = parse_plan("plan.toml", text);
  return plan ? "" : plan.error().message;
}

class PlanFolder : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder_); }
  void TearDown() override { fs::remove_all(folder_); }
  std::string path(const char* name) const { return (folder_ / name).string(); }

  fs::path folder_ = fs::temp_directory_path() / ("plenary-plan-" + std::to_string(::getpid()));
};

// A workbook of a plan, after a change.
Result<PlanFile> changed_workbook(const std::string& path, const std::function<void(Workbook&)>& change) {
  const auto file = parse_plan("plan.toml", kWhole);
  Workbook book;
  for (const auto& kind : plan::kinds()) {
    auto& page = book.pages.emplace_back(SheetPage{kind.sheet, {{}}});
    for (const auto& form : kind.fields) page.rows[0].emplace_back(std::string(form.heading));
    for (const auto& entry : file->entries) {
      if (entry.kind != &kind) continue;
      auto& row = page.rows.emplace_back(kind.fields.size());
      for (const auto& field : entry.fields)
        row[static_cast<size_t>(field.form - kind.fields.data())] = field.values.front();
    }
  }
  change(book);
  EXPECT_TRUE(write_workbook(path, book));
  return read_plan(path);
}

TEST(ActionPlan, SaysWhatItsFileSays) {
  const auto file = parse_plan("plan.toml", kWhole);
  ASSERT_TRUE(file) << file.error().message;
  const auto& plan = file->plan;
  EXPECT_EQ(plan.title, "A plan");
  EXPECT_TRUE(plan.objectives[0].quoted);
  EXPECT_EQ(plan.actions[0].responsible, (std::vector<std::string>{"Secretariat; office 2", "Chairs"}));
  EXPECT_EQ(plan.actions[0].strategy, "First this.\nThen that.");
  EXPECT_EQ(plan.actions[0].reach, ActionReach::kNonMembers);
  EXPECT_EQ(plan.actions[0].status, ActionStatus::kRunning);
  EXPECT_EQ(to_string(*plan.actions[0].due), "2025-06");
  EXPECT_EQ(plan.actions[1].after, std::vector<std::string>{"story"});
  EXPECT_EQ(to_string(*plan.milestones[0].done), "2024-06-01");
  EXPECT_EQ(plan.notes[0].title, "Begun.");
  EXPECT_EQ(plan.indicators[0].baseline, 0.1);
  EXPECT_EQ(plan.indicators[0].period, "year");
  EXPECT_EQ(plan.indicators[0].place("target"), "plan.toml line 55");
}

TEST_F(PlanFolder, NothingIsLostOnTheWayThroughASpreadsheet) {
  const auto file = parse_plan("plan.toml", kWhole);
  ASSERT_TRUE(write_plan(path("a.xlsx"), *file));
  const auto sheets = read_plan(path("a.xlsx"));
  ASSERT_TRUE(sheets) << sheets.error().message;
  ASSERT_TRUE(write_plan(path("b.toml"), *sheets));
  EXPECT_EQ(*read_file(path("b.toml")), plan::to_toml(file->entries));
  EXPECT_EQ(sheets->plan.indicators[0].place("target"), "a.xlsx sheet 'Indicators' cell O2");
}

TEST_F(PlanFolder, AFileIsNotWrittenOver) {
  const auto file = parse_plan("plan.toml", kWhole);
  ASSERT_TRUE(write_plan(path("a.toml"), *file));
  EXPECT_TRUE(
      write_plan(path("a.toml"), *file).error().message.ends_with("is there already: name another file"));
  EXPECT_TRUE(write_plan(path("a.docx"), *file).error().message.ends_with("a plan is a file .toml or .xlsx"));
}

TEST(ActionPlan, AFaultIsSaidWithItsLineAndWhatToWrite) {
  EXPECT_EQ(error(with("objective = \"aware\"\ntitle = \"Tell", "objective = \"awre\"\ntitle = \"Tell")),
            "plan.toml line 12: there is no objective 'awre'; there are: aware");
  EXPECT_EQ(error(with("for = \"both\"", "for = \"everybody\"")),
            "plan.toml line 29: for 'everybody' is none of: members, non-members, both");
  EXPECT_EQ(error(with("target = 12\n", "")), "plan.toml line 46: an indicator needs target");
  EXPECT_EQ(error(with("target = 12", "target = \"12\"")),
            "plan.toml line 55: target is a number without quotes");
  EXPECT_EQ(error(with("due = 2028", "due = \"soon\"")),
            "plan.toml line 56: due 'soon' is no date: write 2024, 2024-06 or 2024-06-30");
  EXPECT_EQ(error(with("metric =", "metrik =")).substr(0, 50),
            "plan.toml line 51: an indicator has no 'metrik'; i");
  EXPECT_EQ(error(with("[[note]]", "[note]")), "plan.toml line 42: write each note as a table: [[note]]");
  EXPECT_EQ(error(with("documents = [\"R-1\"]", "documents = [1]")),
            "plan.toml line 3: documents is a list of texts: [\"...\", \"...\"]");
}

TEST(ActionPlan, NoIdIsThereTwice) {
  EXPECT_EQ(error(with("id = \"letter\"", "id = \"story\"")),
            "plan.toml line 25: there is another action 'story' (plan.toml line 11): give each its own id");
}

TEST(ActionPlan, ActionsDoNotWaitForEachOther) {
  EXPECT_EQ(error(with("since = 2024-01-15", "since = 2024-01-15\nafter = [\"letter\"]")),
            "plan.toml line 22: actions wait for each other: story after letter after story; take one of "
            "these out");
  EXPECT_EQ(error(with("after = [\"story\"]", "after = [\"letter\"]")),
            "plan.toml line 31: actions wait for each other: letter after letter; take one of these out");
  EXPECT_EQ(error(with("after = [\"story\"]", "after = [\"lettre\"]")),
            "plan.toml line 31: there is no action 'lettre'; there are: story, letter");
}

TEST(ActionPlan, NothingEndsBeforeItBegins) {
  EXPECT_EQ(error(with("start = 2024", "start = 2026")),
            "plan.toml line 23: due 2025-06 lies before start 2026");
  EXPECT_EQ(error(with("due = 2028", "due = 2022")),
            "plan.toml line 56: due 2022 lies before baseline_on 2023");
}

TEST(ActionPlan, WhatIsQuotedSaysWhereItStands) {
  EXPECT_EQ(error(with("section = \"7\"\n[[action]]", "[[action]]")),
            "plan.toml line 7: what is quoted names its document and section; write source \"proposed\" if "
            "it is not");
  EXPECT_TRUE(error(with("source = \"quoted\"", "source = \"proposed\""))
                  .starts_with("plan.toml line 8: document and section are of what is quoted"));
}

TEST_F(PlanFolder, ARenamedColumnIsNamedByItsCell) {
  const auto renamed = changed_workbook(
      path("a.xlsx"), [](Workbook& book) { book.pages[2].rows[0][7] = std::string("Owner"); });
  EXPECT_EQ(renamed.error().message,
            "a.xlsx sheet 'Actions' cell H1: there is no column 'Owner'; if it was renamed, it is one of: "
            "Responsible");
}

TEST_F(PlanFolder, AFaultInASheetIsSaidWithItsCell) {
  const auto number = changed_workbook(
      path("a.xlsx"), [](Workbook& book) { book.pages[6].rows[1][14] = std::string("many"); });
  EXPECT_EQ(number.error().message,
            "a.xlsx sheet 'Indicators' cell O2: target 'many' is no number: write 120 or 0.45");
  const auto missing =
      changed_workbook(path("b.xlsx"), [](Workbook& book) { book.pages[2].rows[2][2] = std::monostate(); });
  EXPECT_EQ(missing.error().message, "b.xlsx sheet 'Actions' row 3: an action needs title");
  const auto no_column = changed_workbook(path("c.xlsx"), [](Workbook& book) {
    for (auto& row : book.pages[1].rows) row.erase(row.begin());
  });
  EXPECT_EQ(no_column.error().message, "c.xlsx sheet 'Objectives' row 1: the column 'Id' is missing");
  const auto sheet = changed_workbook(path("d.xlsx"), [](Workbook& book) { book.pages[5].name = "Remarks"; });
  EXPECT_TRUE(
      sheet.error().message.starts_with("d.xlsx: a plan has no sheet 'Remarks': name it one of Plan,"));
}

TEST_F(PlanFolder, DamagedFilesFailWithASentence) {
  const auto file = parse_plan("plan.toml", kWhole);
  ASSERT_TRUE(write_plan(path("a.xlsx"), *file));
  const auto bytes = *read_file(path("a.xlsx"));
  for (size_t cut = 0; cut < bytes.size(); cut += 97) {
    const auto plan = parse_plan("a.xlsx", std::string_view(bytes).substr(0, cut));
    // What comes behind the last sheet is the archive's own list.
    if (plan) {
      EXPECT_EQ(plan::to_toml(plan->entries), plan::to_toml(file->entries)) << cut;
    }
    EXPECT_FALSE(plan && cut < bytes.size() / 2) << cut;
  }
  for (size_t cut = 0; cut < kWhole.size(); cut += 13) {
    const auto plan = parse_plan("a.toml", kWhole.substr(0, cut));
    EXPECT_TRUE(plan || plan.error().message.contains("a.toml")) << plan.error().message;
  }
}

// Words as they follow each other, whatever the spaces and line ends between them.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (std::isspace(static_cast<unsigned char>(c)) == 0)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  return out;
}

TEST(ActionPlan, TheExampleQuotesItsDocumentsWordForWord) {
  const fs::path source = std::getenv("PLENARY_SOURCE");
  const auto file = read_plan((source / "examples/plan/industry-engagement.toml").string());
  ASSERT_TRUE(file) << file.error().message;
  std::map<std::string, std::string> documents;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(source / "../shared/seeds", none)) {
    auto text = one_line(*read_file(entry.path().string()));
    documents[text.contains("Industry Engagement Workshop, held in Geneva") ? "IEW-2024" : "RG-IEM-2022"] =
        std::move(text);
  }
  if (documents.empty()) GTEST_SKIP() << "the two documents are not beside this tree";
  const auto stands = [&](const PlanItem& item, const std::string& quote) {
    EXPECT_TRUE(documents[item.document].contains(one_line(quote))) << item.place("") << ": " << quote;
  };
  for (const auto& x : file->plan.objectives)
    if (x.quoted) stands(x, x.title);
  for (const auto& x : file->plan.actions)
    if (x.quoted) stands(x, x.title);
  for (const auto& x : file->plan.indicators) EXPECT_FALSE(x.quoted) << "no document names an indicator";
  for (const auto& x : file->plan.answered) stands(x, x.quote);
}

}  // namespace
}  // namespace plenary

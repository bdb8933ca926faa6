#include "load/decisions.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/files.h"
#include "import/format.h"
#include "load/import.h"
#include "store/pending.h"
#include "store/store.h"

namespace plenary {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMapping = "[[records]]\nnoun = \"activity\"\ncolumns = \"same\"\n";
constexpr const char* kActs =
    "date,kind,person,organization,body\n"
    "2020-03-01,attended,Ada Example,Acme Tools,test-body\n"
    "2020-03-01,attended,Ben Sample,ACME Tooling Works,test-body\n"
    "2021-03-01,attended,A. Example,,test-body\n";

class Decisions : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "plenary-decisions-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    home_ = name;
    workspace_.folder = home_ + "/w";
    ASSERT_TRUE(init_workspace(workspace_));
    import("acts.csv", kActs);
  }
  void TearDown() override { fs::remove_all(home_); }

  void import(const std::string& file, const std::string& text) {
    ASSERT_TRUE(write_file(home_ + "/" + file, text));
    const auto report =
        import_source(workspace_, **find_format("table"), {home_ + "/" + file, kMapping, "", ""});
    ASSERT_TRUE(report) << report.error().message;
    ASSERT_EQ(report->rejects, 0u);
  }
  static JournalEntry entry(Verb verb, std::string subject, std::string object, bool person = false) {
    return {"",    "2026-11-21T10:00:00Z", "ada", person, verb, std::move(subject), std::move(object), {}, {},
            "seen"};
  }
  std::string add(JournalEntry e) {
    const auto report = add_decisions(workspace_, {std::move(e)});
    EXPECT_TRUE(report) << report.error().message;
    return report && !report->added.empty() ? report->added[0].id : "";
  }
  // Who took part for whom, as the store has it now.
  std::string acts() {
    auto reader = Reader::open(workspace_);
    const auto table = reader->connection().query(
        "SELECT p.name, o.name FROM activity a LEFT JOIN person p USING (person_id) LEFT JOIN organization o "
        "ON "
        "o.organization_id = a.organization_id ORDER BY a.unit_id, a.seq");
    std::string out;
    for (const auto& row : table->rows) out += duck::to_text(row[0]) + "/" + duck::to_text(row[1]) + " ";
    return out;
  }
  std::string hash() { return Reader::open(workspace_)->snapshot().hash; }

  std::string home_;
  Workspace workspace_;
};

TEST_F(Decisions, AnswersFollowAtOnceAndUndoRestoresExactly) {
  const auto before = hash();
  EXPECT_EQ(acts(), "Ada Example/Acme Tools Ben Sample/ACME Tooling Works A. Example/ ");
  const auto id = add(entry(Verb::kSame, "ACME Tooling Works", "Acme Tools"));
  EXPECT_EQ(acts(), "Ada Example/Acme Tools Ben Sample/Acme Tools A. Example/ ");
  EXPECT_NE(hash(), before);
  add(entry(Verb::kUndo, "", id));
  EXPECT_EQ(acts(), "Ada Example/Acme Tools Ben Sample/ACME Tooling Works A. Example/ ");
}

TEST_F(Decisions, AffiliationsGiveActsTheirOrganization) {
  auto affiliation = entry(Verb::kAffiliation, "A. Example", "Acme Tools", true);
  affiliation.from = parse_date("2021");
  add(affiliation);
  EXPECT_EQ(acts(), "Ada Example/Acme Tools Ben Sample/ACME Tooling Works A. Example/Acme Tools ");
  add(entry(Verb::kSame, "A. Example", "Ada Example", true));
  EXPECT_EQ(acts(), "Ada Example/Acme Tools Ben Sample/ACME Tooling Works Ada Example/Acme Tools ");
}

TEST_F(Decisions, NoneIsNobody) {
  add(entry(Verb::kNone, "ACME Tooling Works", ""));
  EXPECT_EQ(acts(), "Ada Example/Acme Tools Ben Sample/ A. Example/ ");
}

TEST_F(Decisions, AreAppliedToRecordsThatComeLater) {
  add(entry(Verb::kSame, "Acme Toolz", "Acme Tools"));
  import("more.csv",
         "date,kind,person,organization,body\n2022-03-01,attended,Cem Third,Acme Toolz,test-body\n");
  EXPECT_TRUE(acts().contains("Cem Third/Acme Tools")) << acts();
}

TEST_F(Decisions, AFileThatWasMergedInIsFollowedWhenAsked) {
  ASSERT_TRUE(write_file(workspace_.decisions(),
                         journal_line(entry(Verb::kSame, "ACME Tooling Works", "Acme Tools")) + "\n"));
  const auto report = add_decisions(workspace_, {});
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_TRUE(report->wrote);
  EXPECT_EQ(acts(), "Ada Example/Acme Tools Ben Sample/Acme Tools A. Example/ ");
  EXPECT_FALSE(add_decisions(workspace_, {})->wrote);  // a second time there is nothing to do
}

TEST_F(Decisions, ADamagedFileIsRefusedAndNothingChanges) {
  const auto before = hash();
  ASSERT_TRUE(write_file(workspace_.decisions(), "half a line\n"));
  const auto report = add_decisions(workspace_, {entry(Verb::kNone, "Acme Tools", "")});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().message, "identity.decisions, line 1: 1 fields where 10 are");
  EXPECT_EQ(*read_file(workspace_.decisions()), "half a line\n");
  EXPECT_EQ(hash(), before);
}

TEST_F(Decisions, AnUndoOfNothingIsRefused) {
  const auto report = add_decisions(workspace_, {entry(Verb::kUndo, "", "nothing")});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().message, "there is no decision nothing: plenary resolve --log");
  EXPECT_FALSE(fs::exists(workspace_.decisions()));
}

TEST_F(Decisions, WinOverTheModelAndUndoBringsItsAnswerBack) {
  import(
      "more.csv",
      "date,kind,person,organization,body\n2022-03-01,attended,Cem Third,Kelilmar Space Research Centre,b\n"
      "2022-03-01,attended,Dan Fourth,Kelilmar Space Research Center,b\n");
  const auto joined = acts();
  EXPECT_TRUE(joined.contains("Cem Third/Kelilmar Space Research Center ")) << joined;
  const auto id =
      add(entry(Verb::kDifferent, "Kelilmar Space Research Centre", "Kelilmar Space Research Center"));
  EXPECT_TRUE(acts().contains("Cem Third/Kelilmar Space Research Centre ")) << acts();
  add(entry(Verb::kUndo, "", id));
  EXPECT_EQ(acts(), joined);
}

TEST_F(Decisions, WhatCannotHoldTogetherIsTold) {
  add(entry(Verb::kSame, "ACME Tooling Works", "Acme Tools"));
  const auto report =
      add_decisions(workspace_, {entry(Verb::kDifferent, "Acme Tools", "ACME Tooling Works")});
  ASSERT_TRUE(report);
  ASSERT_EQ(report->conflicts.size(), 1u);
  EXPECT_EQ(acts(), "Ada Example/Acme Tools Ben Sample/ACME Tooling Works A. Example/ ");
}

TEST_F(Decisions, ThoseThatWaitAreDecidedTogetherAndOnce) {
  const auto line = journal_line(entry(Verb::kSame, "Acme Tools", "ACME Tooling Works")) + "\n";
  ASSERT_TRUE(append_pending(workspace_.pending(), line));
  ASSERT_TRUE(append_pending(workspace_.pending(), journal_line(entry(Verb::kUndo, "", "nothing")) + "\n"));
  const auto report = add_pending(workspace_);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->decided.added.size(), 1u);
  EXPECT_EQ(report->refused, std::vector<std::string>{"there is no decision nothing"});
  const auto decided = *read_file(workspace_.decisions());

  // As if a program had been killed before it could forget what it took.
  ASSERT_TRUE(append_pending(workspace_.pending(), line));
  const auto again = add_pending(workspace_);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->decided.added.empty());
  EXPECT_EQ(*read_file(workspace_.decisions()), decided);
  EXPECT_EQ(*take_pending(workspace_.pending()), "");
}

}  // namespace
}  // namespace plenary

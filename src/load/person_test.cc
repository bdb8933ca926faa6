#include "load/person.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "import/format.h"
#include "load/decisions.h"
#include "load/forget.h"
#include "load/held.h"
#include "load/import.h"

namespace plenary {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMapping = "[[records]]\nnoun = \"activity\"\ncolumns = \"same\"\n";
constexpr const char* kActs =
    "date,kind,person,person_mail,organization,body,delegation\n"
    "2020-03-01,attended,Ada Example,ada@acme.example,Acme Tools,ietf,\n"
    "2020-04-01,attended,Ada Example,,,ietf,Ada Example and friends\n"
    "2020-05-01,attended,Ben Sample,ben@acme.example,Acme Tools,ietf,\n"
    "2021-13-77,attended,Ada Example,ada@acme.example,Acme Tools,ietf,\n";
constexpr const char* kHead = "date,kind,person,person_mail,organization,body\n";

class Person : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "plenary-person-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    home_ = name;
    workspace_.folder = home_ + "/w";
    ASSERT_TRUE(init_workspace(workspace_));
    import("acts.csv", kActs);
  }
  void TearDown() override { fs::remove_all(home_); }

  Result<ImportReport> try_import(const std::string& file, const std::string& text) {
    EXPECT_TRUE(write_file(home_ + "/" + file, text));
    return import_source(workspace_, **find_format("table"), {home_ + "/" + file, kMapping, "", ""});
  }
  ImportReport import(const std::string& file, const std::string& text) {
    const auto report = try_import(file, text);
    EXPECT_TRUE(report) << report.error().message;
    return report.value_or(ImportReport{});
  }
  std::vector<KnownPerson> find(const std::string& who) {
    auto reader = Reader::open(workspace_);
    EXPECT_TRUE(reader) << reader.error().message;
    auto people = find_people(workspace_, *reader, who);
    EXPECT_TRUE(people) << people.error().message;
    return *people;
  }
  WithholdReport put(const std::string& who, WithheldVerb verb) {
    const auto people = find(who);
    EXPECT_EQ(people.size(), 1u) << who;
    const auto report = withhold(workspace_, people.at(0), verb, "officer");
    EXPECT_TRUE(report) << report.error().message;
    return *report;
  }
  // Who took part for whom, in which body.
  std::string acts() {
    auto reader = Reader::open(workspace_);
    if (!reader) return reader.error().message;
    const auto table = reader->connection().query(
        "SELECT p.name, o.name, b.body FROM activity a LEFT JOIN person p USING (person_id) LEFT JOIN "
        "organization o "
        "ON o.organization_id = a.organization_id LEFT JOIN body b ON b.body_id = a.body_id ORDER BY "
        "a.unit_id, a.seq");
    std::string out;
    for (const auto& row : table->rows)
      out += duck::to_text(row[0]) + "/" + duck::to_text(row[1]) + "@" + duck::to_text(row[2]) + " ";
    return out;
  }
  std::string ask(const std::string& sql) {
    auto reader = Reader::open(workspace_);
    if (!reader) return reader.error().message;
    const auto table = reader->connection().query(sql);
    if (!table) return table.error().message;
    std::string out;
    for (const auto& row : table->rows)
      for (const auto& value : row) out += (out.empty() ? "" : "|") + duck::to_text(value);
    return out;
  }
  std::string hash() { return Reader::open(workspace_)->snapshot().hash; }
  // The files of the workspace whose bytes hold a text, whatever its case.
  std::vector<std::string> holding(const std::string& text) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(workspace_.folder))
      if (entry.is_regular_file())
        if (auto bytes = *read_file(entry.path().string()); ascii(bytes).find(ascii(text)) != bytes.npos)
          found.push_back(entry.path().filename().string());
    std::ranges::sort(found);
    return found;
  }
  static std::string ascii(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
  }
  static JournalEntry same(std::string subject, std::string object) {
    return {"",          "2026-11-21T10:00:00Z", "officer",         true,
            Verb::kSame, std::move(subject),     std::move(object), {},
            {},          "Ada Example said so"};
  }

  std::string home_;
  Workspace workspace_;
};

using Names = std::vector<std::string>;

TEST_F(Person, EverythingHeldIsShownWithItsPlace) {
  ASSERT_TRUE(add_decisions(workspace_, {same("Ada Example @ietf", "Ada Example <ada@acme.example>")}));
  auto reader = Reader::open(workspace_);
  const auto people = find_people(workspace_, *reader, "Ada Example");
  ASSERT_EQ(people->size(), 1u);
  const auto table = all_held(workspace_, *reader, people->at(0));
  ASSERT_TRUE(table) << table.error().message;
  std::string held;
  for (const auto& row : table->rows)
    held += duck::to_text(row[0]).substr(0, 20) + "|" + duck::to_text(row[2]) + "|" + duck::to_text(row[3]) +
            "\n";
  EXPECT_EQ(held.find("decision"), held.find("decision "));
  EXPECT_TRUE(
      held.starts_with("written as||\nwritten as||\nactivity|acts.csv|2\nactivity|acts.csv|3\ndecision "))
      << held;
  EXPECT_TRUE(held.ends_with("mention in a reject|acts.csv|5\n")) << held;
}

TEST_F(Person, IsMeantByTheWordsOfTheNameInAnyOrderAndByNumber) {
  EXPECT_EQ(find("EXAMPLE, Ada").size(), 1u);
  const auto ada = find("<ADA@acme.example>").at(0);
  EXPECT_EQ(find("#" + std::to_string(ada.id)).at(0).references.size(), 2u);
  EXPECT_TRUE(find("Ada").empty());
  EXPECT_TRUE(find("#999").empty());
  EXPECT_TRUE(find("").empty());
}

TEST_F(Person, ErasedLeavesNoByteInAnyFileOfTheWorkspace) {
  ASSERT_TRUE(add_decisions(workspace_, {same("Ada Example @ietf", "Ada Example <ada@acme.example>")}));
  EXPECT_EQ(holding("Ada Example"), (Names{"identity.decisions", "plenary.duckdb"}));
  EXPECT_EQ(holding("ada@acme.example"), (Names{"identity.decisions", "plenary.duckdb"}));
  const auto before = hash();
  const auto report = put("<ada@acme.example>", WithheldVerb::kErased);
  EXPECT_EQ(report.references, 2u);
  EXPECT_EQ(report.decisions, 1u);
  EXPECT_EQ(holding("Ada Example"), Names{});
  EXPECT_EQ(holding("ada@acme.example"), Names{});
  EXPECT_NE(holding("Ben Sample"), Names{});
  EXPECT_NE(hash(), before);
}

TEST_F(Person, ErasedActsStayCountedForTheirOrganization) {
  EXPECT_EQ(acts(), "Ada Example/Acme Tools@ietf Ada Example/@ietf Ben Sample/Acme Tools@ietf ");
  put("<ada@acme.example>", WithheldVerb::kErased);
  EXPECT_EQ(acts(), "/Acme Tools@ietf /@ietf Ben Sample/Acme Tools@ietf ");
  EXPECT_EQ(ask("SELECT delegation FROM activity WHERE delegation IS NOT NULL"), "(erased) and friends");
  EXPECT_EQ(ask("SELECT count(*) FROM person"), "1");
}

TEST_F(Person, ErasedDoesNotComeBackWithAnotherContentOfTheSource) {
  put("<ada@acme.example>", WithheldVerb::kErased);
  const auto report =
      import("acts.csv", std::string(kActs) + "2022-01-01,attended,EXAMPLE ADA,,Acme Tools,w3c,\n");
  EXPECT_EQ(report.without_person, 3u);
  EXPECT_EQ(acts(), "/Acme Tools@ietf /@ietf Ben Sample/Acme Tools@ietf /Acme Tools@w3c ");
  EXPECT_EQ(holding("Ada Example"), Names{});
  EXPECT_EQ(holding("example ada"), Names{});
}

TEST_F(Person, AnotherPersonOfThatNameStaysAndComesIn) {
  import("more.csv", std::string(kHead) +
                         "2021-01-01,attended,Ada Example,ada@other.example,Other Works,w3c\n"
                         "2021-02-01,attended,Ada Example,,,w3c\n");
  EXPECT_EQ(find("Ada Example").size(), 2u);
  const auto report = put("<ada@acme.example>", WithheldVerb::kErased);
  EXPECT_EQ(report.namesakes, 1u);
  const auto more = import("third.csv", std::string(kHead) +
                                            "2022-01-01,attended,Ada Example,ada@third.example,,ietf\n"
                                            "2022-02-01,attended,Ada Example,,,w3c\n");
  EXPECT_EQ(more.without_person, 0u);
  EXPECT_EQ(acts(),
            "/Acme Tools@ietf /@ietf Ben Sample/Acme Tools@ietf Ada Example/Other Works@w3c Ada Example/@w3c "
            "Ada Example/@ietf Ada Example/@w3c ");
}

TEST_F(Person, ASharedAddressErasesOneOfTheTwoOnly) {
  import("two.csv", std::string(kHead) +
                        "2021-01-01,attended,Cem Third,pair@two.example,,w3c\n"
                        "2021-01-01,attended,Dan Fourth,pair@two.example,,w3c\n");
  auto apart = same("Dan Fourth <pair@two.example>", "Cem Third <pair@two.example>");
  apart.verb = Verb::kDifferent;
  ASSERT_TRUE(add_decisions(workspace_, {apart}));
  put("Cem Third", WithheldVerb::kErased);
  import("again.csv", std::string(kHead) +
                          "2022-01-01,attended,Dan Fourth,pair@two.example,,w3c\n"
                          "2022-01-01,attended,Cem Third,pair@two.example,,w3c\n");
  EXPECT_TRUE(acts().ends_with("/@w3c Dan Fourth/@w3c Dan Fourth/@w3c /@w3c ")) << acts();
}

TEST_F(Person, AnErasureIsStrongerThanUndoAndDecisions) {
  const auto added = add_decisions(workspace_, {same("Ada Example @ietf", "Ada Example <ada@acme.example>")});
  put("<ada@acme.example>", WithheldVerb::kErased);
  const auto undo = add_decisions(
      workspace_,
      {{"", "2026-11-21T11:00:00Z", "officer", true, Verb::kUndo, "", added->added[0].id, {}, {}, ""}});
  ASSERT_FALSE(undo);
  EXPECT_EQ(undo.error().message, "there is no decision " + added->added[0].id + ": plenary resolve --log");
  const auto named = add_decisions(workspace_, {same("Ada Example", "Ben Sample")});
  ASSERT_FALSE(named);
  EXPECT_EQ(named.error().message, "a decision names somebody who was erased: nothing was written");
  EXPECT_EQ(holding("Ada Example"), Names{});
}

TEST_F(Person, DecisionsThatComeBackByAMergeAreForgottenAgain) {
  put("<ada@acme.example>", WithheldVerb::kErased);
  ASSERT_TRUE(write_file(workspace_.decisions(), journal_line(same("Ada Example", "Ben Sample")) + "\n" +
                                                     journal_line(same("B. Sample", "Ben Sample")) + "\n"));
  ASSERT_TRUE(add_decisions(workspace_, {}));
  EXPECT_EQ(holding("Ada Example"), Names{});
  EXPECT_EQ(read_journal(workspace_)->size(), 1u);
  EXPECT_EQ(read_journal(workspace_)->at(0).reason, "(erased) said so");
}

TEST_F(Person, HiddenIsInNoTableAndAllCountsStay) {
  ASSERT_TRUE(add_decisions(workspace_, {same("A. Example", "Ada Example <ada@acme.example>")}));
  const auto before =
      ask("SELECT count(DISTINCT person_id), count(DISTINCT organization_id), count(*) FROM activity");
  put("<ada@acme.example>", WithheldVerb::kHidden);
  EXPECT_EQ(acts(), "(hidden)/Acme Tools@ietf (hidden)/@ietf Ben Sample/Acme Tools@ietf ");
  EXPECT_EQ(ask("SELECT count(DISTINCT person_id), count(DISTINCT organization_id), count(*) FROM activity"),
            before);
  EXPECT_EQ(ask("SELECT name, mail, key FROM raw.person_ref ORDER BY ALL"),
            "(hidden)|||(hidden)|||Ben Sample|ben@acme.example|");
  EXPECT_EQ(ask("SELECT person FROM person UNION ALL SELECT key FROM person_key ORDER BY 1"),
            "(hidden)|(hidden) 1|Ben Sample|ben@acme.example||ietf|Ben Sample|ben@acme.example||ietf");
  EXPECT_EQ(ask("SELECT subject, object, reason FROM judgement"), "(hidden)|(hidden)|(hidden)");
}

TEST_F(Person, HiddenStaysHiddenInImportsAndShowRestoresExactly) {
  const auto texts = "SELECT * FROM raw.person_ref ORDER BY ALL";
  import("more.csv", std::string(kHead) + "2022-01-01,attended,Ada Example,,Acme Tools,w3c\n");
  const auto before = acts() + ask(texts) + ask("SELECT person, name FROM person ORDER BY ALL");
  put("<ada@acme.example>", WithheldVerb::kHidden);
  EXPECT_TRUE(acts().ends_with("(hidden)/Acme Tools@w3c ")) << acts();
  import("third.csv", std::string(kHead) + "2022-02-01,attended,Ada Example,,Acme Tools,itu-t\n");
  EXPECT_TRUE(acts().ends_with("(hidden)/Acme Tools@itu-t ")) << acts();
  fs::remove(home_ + "/third.csv");
  put("<ada@acme.example>", WithheldVerb::kShown);
  EXPECT_TRUE((acts() + ask(texts)).find("hidden") == std::string::npos);
  EXPECT_TRUE(acts().ends_with("Ada Example/Acme Tools@w3c Ada Example/Acme Tools@itu-t ")) << acts();
  EXPECT_EQ(ask("SELECT count(*) FROM sealed"), "0");
  EXPECT_EQ(find("Ada Example").at(0).references.size(), 4u);
}

TEST_F(Person, HiddenIsStillFoundByTheOfficerAndCanBeErased) {
  put("<ada@acme.example>", WithheldVerb::kHidden);
  EXPECT_TRUE(find("Ada Example").at(0).hidden);
  EXPECT_EQ(find("<ada@acme.example>").at(0).name, "Ada Example");
  put("Ada Example", WithheldVerb::kErased);
  EXPECT_EQ(holding("Ada Example"), Names{});
  EXPECT_EQ(ask("SELECT count(*) FROM sealed"), "0");
  EXPECT_TRUE(find("Ada Example").empty());
}

TEST_F(Person, SayingItTwiceWritesOnce) {
  put("<ada@acme.example>", WithheldVerb::kHidden);
  const auto before = hash();
  EXPECT_FALSE(put("<ada@acme.example>", WithheldVerb::kHidden).wrote);
  EXPECT_EQ(hash(), before);
  put("<ada@acme.example>", WithheldVerb::kShown);
  EXPECT_FALSE(put("<ada@acme.example>", WithheldVerb::kShown).wrote);
}

TEST_F(Person, AnInterruptedErasureIsNotAnsweredAndTheNextWriteFinishesIt) {
  // As it lies when the program ends between the list and the store: the list is the first that is put in
  // place.
  fs::copy_file(workspace_.database(), home_ + "/kept");
  ASSERT_TRUE(write_file(workspace_.decisions(), journal_line(same("Ada Example", "A. Example")) + "\n"));
  const auto decisions = *read_file(workspace_.decisions());
  ASSERT_TRUE(add_decisions(workspace_, {}));
  put("<ada@acme.example>", WithheldVerb::kErased);
  fs::copy_file(home_ + "/kept", workspace_.database(), fs::copy_options::overwrite_existing);
  ASSERT_TRUE(write_file(workspace_.decisions(), decisions));
  const auto reader = Reader::open(workspace_);
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().message,
            "people were erased, hidden or shown and the store does not follow yet: plenary person --follow");
  const auto report = import("acts.csv", kActs);  // nothing changed in the source
  EXPECT_TRUE(report.wrote);
  EXPECT_EQ(holding("Ada Example"), Names{});
  EXPECT_EQ(acts(), "/Acme Tools@ietf /@ietf Ben Sample/Acme Tools@ietf ");
}

TEST_F(Person, AListThatLostLinesOrItsKeyStopsEveryImport) {
  put("<ada@acme.example>", WithheldVerb::kErased);
  const auto list = *read_file(workspace_.withheld());
  const auto more = std::string(kHead) + "2022-01-01,attended,Ada Example,ada@acme.example,,ietf\n";
  const auto refused = [&] {
    const auto report = try_import("more.csv", more);
    return report ? "imported" : report.error().message;
  };
  const std::string lost =
      "identity.withheld lacks lines of people whom this store knows to be erased: put the file back as it "
      "was, lines "
      "are only ever added";
  ASSERT_TRUE(write_file(workspace_.withheld(), list.substr(0, list.rfind("erased"))));
  EXPECT_EQ(refused(), lost);
  fs::remove(workspace_.withheld());
  EXPECT_EQ(refused(), lost);
  ASSERT_TRUE(write_file(workspace_.withheld(), list + "half a li"));
  EXPECT_EQ(refused(), "identity.withheld, line 12: there is no verb 'half a li'");
  ASSERT_TRUE(write_file(workspace_.withheld(), list));
  fs::rename(workspace_.secret_key(), home_ + "/key");
  EXPECT_EQ(refused(), "identity.key is missing: without it nobody knows who was erased or hidden");
  ASSERT_TRUE(write_file(workspace_.secret_key(), std::string(64, 'a')));
  EXPECT_EQ(refused(), "identity.key is not the key that identity.withheld was made with");
  fs::rename(home_ + "/key", workspace_.secret_key());
  EXPECT_EQ(refused(), "imported");
  EXPECT_EQ(holding("ada@acme.example"), Names{});
}

TEST_F(Person, AnEmptyStoreMadeAnewKeepsThePersonOut) {
  put("<ada@acme.example>", WithheldVerb::kErased);
  const auto before = hash();
  fs::remove(workspace_.database());
  const auto report = import("acts.csv", kActs);
  EXPECT_EQ(report.without_person, 2u);
  EXPECT_EQ(acts(), "/Acme Tools@ietf /@ietf Ben Sample/Acme Tools@ietf ");
  EXPECT_EQ(hash(), before);  // the same sources and the same list: the same answers
}

TEST_F(Person, ANameIsCorrectedByADecision) {
  JournalEntry named{"",           "2026-11-21T10:00:00Z", "officer", true, Verb::kNamed,
                     "Ben Sample", "Benedikt Sample",      {},        {},   ""};
  const auto added = add_decisions(workspace_, {named});
  ASSERT_TRUE(added) << added.error().message;
  EXPECT_TRUE(acts().contains("Benedikt Sample/Acme Tools")) << acts();
  put("Ben Sample", WithheldVerb::kHidden);
  EXPECT_FALSE(acts().contains("Sample")) << acts();
  put("Ben Sample", WithheldVerb::kErased);
  EXPECT_EQ(holding("Benedikt"), Names{});
}

TEST(Forget, UndoLinesOfAForgottenDecisionGoWithIt) {
  const SecretKey key{std::string(32, 'k')};
  std::vector<WithheldLine> lines;
  for (const auto& text : mentions("Ada Example"))
    lines.push_back({WithheldVerb::kErased, "2026-11-21T10:00:00Z", "officer", digest(key, text)});
  auto withheld = *Withheld::make(with_lines("", key, lines), key);
  const JournalEntry theirs{"", "t", "me", true, Verb::kSame, "Ada Example", "A. E.", {}, {}, ""};
  const JournalEntry others{"", "t", "Ada Example", true, Verb::kSame, "Ben Sample", "B. S.", {}, {}, ""};
  const auto id = [](const JournalEntry& e) { return journal_line(e).substr(0, 12); };
  const JournalEntry undo{"", "t", "me", true, Verb::kUndo, "", id(theirs), {}, {}, ""};
  const JournalEntry keep{"", "t", "me", true, Verb::kUndo, "", id(others), {}, {}, ""};
  size_t gone = 0;
  const auto text = without_erased("# by Ada Example\n" + journal_line(theirs) + "\n" + journal_line(others) +
                                       "\n" + journal_line(undo) + "\n" + journal_line(keep) + "\n",
                                   withheld, {}, gone);
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_EQ(gone, 2u);
  EXPECT_EQ(text->find("Ada"), std::string::npos);
  EXPECT_TRUE(text->starts_with("# by (erased)\n"));
  const auto left = parse_journal(*text);
  ASSERT_EQ(left->size(), 2u);
  EXPECT_EQ(left->at(0).author, "(erased)");
  EXPECT_EQ(left->at(1).object, left->at(0).id);
  EXPECT_TRUE(in_force(*left).in_force.empty());
}

}  // namespace
}  // namespace plenary

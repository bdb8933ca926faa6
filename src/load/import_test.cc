// Imports into a real store, through a format of the test's own: one record a line, fields between commas.
#include "load/import.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/core.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "base/text.h"
#include "store/store.h"

namespace plenary {
namespace {
namespace fs = std::filesystem;

class LineReader : public FormatReader {
 public:
  bool accepts(std::string_view path) const override { return path.ends_with(".txt"); }
  void read(const SourceFile& file, Batch& out) const override {
    uint32_t line = 0;
    for (const auto text : split(file.bytes, '\n')) {
      ++line;
      if (text.empty()) continue;
      std::vector<std::string> f;
      for (const auto part : split(text, ',')) f.emplace_back(part);
      f.resize(8);
      if (f[0] == "act")
        act(f, line, out);
      else if (f[0] == "event")
        out.events.push_back({.event = f[1],
                              .body = f[2],
                              .group = f[3],
                              .name = f[6],
                              .mode = f[5],
                              .from = parse_date(f[4]),
                              .line = line});
      else if (f[0] == "document")
        out.documents.push_back({.document = f[1],
                                 .work = f[1],
                                 .body = f[2],
                                 .title = f[4],
                                 .date = parse_date(f[3]),
                                 .line = line});
      else if (f[0] == "works")
        out.affiliations.push_back({.person = {f[1], "", ""},
                                    .organization = {f[2], "", ""},
                                    .from = parse_date(f[3]),
                                    .to = parse_date(f[4]),
                                    .line = line});
      else
        out.reject(line, "unknown word", text);
    }
  }

 private:
  // act,person,organization,day,event,document,body,mail
  static void act(const std::vector<std::string>& f, uint32_t line, Batch& out) {
    Activity a;
    a.kind = "attended", a.person.name = f[1], a.person.mail = f[7], a.organization.name = f[2],
    a.date = parse_date(f[3]);
    a.event = f[4], a.document = f[5], a.body = f[6], a.line = line;
    out.activities.push_back(a);
  }
};

const Format kLines{
    "lines", "", "", "line", 1, [](const ImportOptions&) -> Result<std::unique_ptr<FormatReader>> {
      return std::make_unique<LineReader>();
    }};

class Imports : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "plenary-import-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    home_ = name;
    workspace_.folder = home_ + "/w";
    ASSERT_TRUE(init_workspace(workspace_));
  }
  void TearDown() override { fs::remove_all(home_); }

  void put(const std::string& path, const std::string& text) {
    fs::create_directories(fs::path(home_ + "/" + path).parent_path());
    ASSERT_TRUE(write_file(home_ + "/" + path, text));
  }
  ImportReport import(const std::string& source) {
    ImportOptions options;
    options.locator = home_ + "/" + source;
    auto report = import_source(workspace_, kLines, options);
    EXPECT_TRUE(report) << report.error().message;
    return report ? *report : ImportReport{};
  }
  // Rows as text: "a b; c d".
  std::string ask(const std::string& sql) {
    auto reader = Reader::open(workspace_);
    EXPECT_TRUE(reader) << reader.error().message;
    auto table = reader->connection().query(sql);
    EXPECT_TRUE(table) << table.error().message;
    std::string out;
    for (const auto& row : table->rows) {
      if (!out.empty()) out += "; ";
      for (size_t i = 0; i < row.size(); ++i)
        out += (i == 0 ? "" : " ") + (duck::to_text(row[i]).empty() ? "-" : duck::to_text(row[i]));
    }
    return out;
  }
  std::string hash() { return Reader::open(workspace_)->snapshot().hash; }
  // All that the store says, without the numbers that hang on the way there.
  std::string content() {
    return ask("SELECT u.path, a.line, a.day, a.mode, p.person, o.organization, b.body, g.\"group\", "
               "d.document, e.event FROM activity a "
               "JOIN unit u USING (unit_id) LEFT JOIN person p ON p.person_id = a.person_id LEFT JOIN "
               "organization o ON o.organization_id = "
               "a.organization_id LEFT JOIN body b ON b.body_id = a.body_id LEFT JOIN groups g ON g.group_id "
               "= a.group_id LEFT JOIN document d "
               "ON d.document_id = a.document_id LEFT JOIN event e ON e.event_id = a.event_id ORDER BY ALL") +
           " / " + ask("SELECT event, name, from_day, mode FROM event ORDER BY ALL") + " / " +
           ask("SELECT document, title, day FROM document ORDER BY ALL") + " / " +
           ask("SELECT person, name FROM person ORDER BY ALL") + " / " +
           ask("SELECT organization, name FROM organization ORDER BY ALL");
  }
  std::string home_;
  Workspace workspace_;
};

TEST_F(Imports, SecondTimeWritesNothing) {
  put("a/1.txt", "act,Ada Example,Example Ltd,2024-04-18\n");
  EXPECT_TRUE(import("a").wrote);
  struct stat before {
  }, after{};
  ASSERT_EQ(::stat(workspace_.database().c_str(), &before), 0);
  const auto again = import("a");
  ASSERT_EQ(::stat(workspace_.database().c_str(), &after), 0);
  EXPECT_FALSE(again.wrote);
  EXPECT_EQ(again.unchanged, 1);
  EXPECT_EQ(before.st_ino, after.st_ino);
  EXPECT_EQ(before.st_mtim.tv_sec, after.st_mtim.tv_sec);
  EXPECT_EQ(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
}

TEST_F(Imports, ChangedFileReplacesItsRowsOnly) {
  put("a/1.txt", "act,Ada Example,Example,2024-04-18\nact,Ben Sample,Example,2024-04-18\n");
  put("a/2.txt", "act,Cem Third,Third,2024-04-19\n");
  import("a");
  const auto untouched = ask("SELECT unit_id, imported_at FROM unit WHERE path = '2.txt'");
  put("a/1.txt", "act,Ben Sample,Sample Networks,2024-04-20\n");
  const auto report = import("a");
  EXPECT_EQ(report.unchanged, 1);
  EXPECT_EQ(ask("SELECT p.name, o.organization, a.day FROM activity a JOIN person p USING (person_id) JOIN "
                "organization o USING (organization_id) ORDER BY 3"),
            "Cem Third third 2024-04-19; Ben Sample sample-networks 2024-04-20");
  EXPECT_EQ(ask("SELECT unit_id, imported_at FROM unit WHERE path = '2.txt'"), untouched);
}

TEST_F(Imports, RemovedFileGoesWithAllThatItSaid) {
  put("a/1.txt", "act,Ada Example,Example,2024-04-18\n");
  import("a");
  const auto content_before = content();
  const auto hash_before = hash();
  put("a/2.txt",
      "act,Ben "
      "Sample,Other,2024-04-19,meeting,doc:1,nobody\nevent,meeting,itu-t,sg5,2024-04-19\ndocument,doc:1,itu-"
      "t,2024\nbad\n");
  import("a");
  EXPECT_NE(content(), content_before);
  fs::remove(home_ + "/a/2.txt");
  EXPECT_EQ(import("a").removed, 1);
  EXPECT_EQ(content(), content_before);
  EXPECT_EQ(hash(), hash_before);
  EXPECT_EQ(ask("SELECT count(*) FROM reject"), "0");
  EXPECT_EQ(ask("SELECT count(*) FROM body WHERE body = 'nobody'"), "0");
}

TEST_F(Imports, OrderOfSourcesDoesNotMatter) {
  put("a/x.txt",
      "event,meeting,itu-t,sg5,2024-04-19,remote,First\nact,Ada Example,Example "
      "(Japan),,meeting\ndocument,doc:1,itu-t,2024,One\n");
  put("b/y.txt",
      "event,meeting,itu-t,sg2,2024-04-20,in person,Second\nact,Ada Example,EXAMPLE "
      "Ltd,,meeting,doc:1\ndocument,doc:1,ietf,2023,Two\n");
  import("a");
  import("b");
  const auto first_content = content(), first_hash = hash();
  fs::remove(workspace_.database());
  import("b");
  import("a");
  EXPECT_EQ(content(), first_content);
  EXPECT_EQ(hash(), first_hash);
}

TEST_F(Imports, RejectsAreKeptWithTheirPlace) {
  put("a/1.txt", "act,Ada Example,Example,2024-04-18\nnonsense here\n");
  const auto report = import("a");
  EXPECT_EQ(report.rejects, 1);
  EXPECT_EQ(report.reasons.at(0).example, "1.txt, line 2");
  EXPECT_EQ(ask("SELECT u.path, r.line, r.reason, r.excerpt FROM reject r JOIN unit u USING (unit_id)"),
            "1.txt 2 unknown word nonsense here");
}

TEST_F(Imports, EveryRowNamesItsFileAndLine) {
  put("a/1.txt", "\nact,Ada Example,Example,2024-04-18\nworks,Ada Example,Example,2020\n");
  import("a");
  const std::string of = " JOIN unit u USING (unit_id) JOIN source s USING (source_id)";
  EXPECT_EQ(ask("SELECT s.format, s.place, u.path, t.line FROM activity t" + of), "lines line 1.txt 2");
  EXPECT_EQ(ask("SELECT s.format, s.place, u.path, t.line FROM raw.affiliation t" + of),
            "lines line 1.txt 3");
  EXPECT_EQ(ask("SELECT s.locator FROM source s"), fs::canonical(home_ + "/a").string());
}

TEST_F(Imports, LaterEventGivesWhatAnActivityLeftOutAndTakesItAlong) {
  const std::string said =
      "SELECT a.day, a.mode, b.body, g.\"group\" FROM activity a LEFT JOIN body b ON b.body_id = a.body_id "
      "LEFT JOIN groups g ON g.group_id = a.group_id";
  put("a/1.txt", "act,Ada Example,Example,,meeting\n");
  put("b/2.txt", "event,meeting,itu-t,sg5,2024-04-19,remote\n");
  put("b/3.txt", "\n");
  import("a");
  EXPECT_EQ(ask(said), "- - - -");
  import("b");
  EXPECT_EQ(ask(said), "2024-04-19 remote itu-t sg5");
  fs::remove(home_ + "/b/2.txt");
  EXPECT_EQ(import("b").resolved.rows_again, 1);
  EXPECT_EQ(ask(said), "- - - -");
}

TEST_F(Imports, LaterDocumentGivesDayAndBody) {
  put("a/1.txt", "act,Ada Example,Example,,,doc:1\n");
  put("b/2.txt", "document,doc:1,itu-t,2024-05-02\n");
  import("a");
  import("b");
  EXPECT_EQ(ask("SELECT a.day, b.body FROM activity a JOIN body b USING (body_id)"), "2024-05-02 itu-t");
}

TEST_F(Imports, LaterAffiliationGivesTheOrganizationOnItsDays) {
  const std::string who =
      "SELECT a.day, o.organization FROM activity a LEFT JOIN organization o USING (organization_id) ORDER "
      "BY 1";
  put("a/1.txt", "act,Ada Example,,2019-01-01\nact,Ada Example,,2021-01-01\n");
  put("b/2.txt", "works,Ada Example,Example,2020-01-01\n");
  put("b/3.txt", "\n");
  import("a");
  import("b");
  EXPECT_EQ(ask(who), "2019-01-01 -; 2021-01-01 example");
  fs::remove(home_ + "/b/2.txt");
  import("b");
  EXPECT_EQ(ask(who), "2019-01-01 -; 2021-01-01 -");
}

TEST_F(Imports, ImportTouchesNoActivityThatItDoesNotChange) {
  put("a/1.txt",
      "event,meeting,itu-t,sg5,2024-04-19\ndocument,doc:1,itu-t,2024\nact,Ada "
      "Example,Example,,meeting,doc:1\n");
  put("b/2.txt",
      "event,other,itu-t,sg5,2024-04-20\ndocument,doc:2,itu-t,2024\nact,Ben Sample,Sample,,other,doc:2\n");
  import("a");
  EXPECT_EQ(import("b").resolved.rows_again, 0);
}

TEST_F(Imports, PersonJoinedByEvidenceOfAFilePartsWhenItGoes) {
  put("a/1.txt",
      "act,Ada Example,Example,2024-01-01,,,itu-t\nact,A. Sample,Other,2024-01-01,,,ietf,ada@example.com\n");
  put("b/2.txt", "act,Ada Example,Example,2024-01-02,,,itu-t,ada@example.com\n");
  put("b/3.txt", "\n");
  import("a");
  EXPECT_EQ(ask("SELECT count(DISTINCT person_id) FROM activity"), "2");
  import("b");
  EXPECT_EQ(ask("SELECT count(DISTINCT person_id) FROM activity"), "1");
  fs::remove(home_ + "/b/2.txt");
  import("b");
  EXPECT_EQ(ask("SELECT count(DISTINCT person_id) FROM activity"), "2");
}

TEST_F(Imports, SameFactsThroughTwoSourcesAreTwoRowsOfOnePerson) {
  for (const char* source : {"a", "b"}) {
    put(std::string(source) + "/1.txt", "act,Ada Example,Example,2024-04-18,,,itu-t\n");
    import(source);
  }
  EXPECT_EQ(ask("SELECT count(*), count(DISTINCT person_id), count(DISTINCT unit_id) FROM activity"),
            "2 1 2");
  EXPECT_EQ(ask("SELECT count(*) FROM source"), "2");
}

TEST_F(Imports, NumbersAreTheSameInEveryStore) {
  for (int n = 0; n < 40; ++n)
    put(fmt::format("a/{}.txt", n), fmt::format("act,Person N{},Company {},2024-04-18\n", n % 7, n % 11));
  const std::string numbers = "SELECT organization_ref, name FROM raw.organization_ref ORDER BY 1";
  import("a");
  const auto first = ask(numbers) + ask("SELECT person_id, person FROM person ORDER BY 1");
  fs::remove(workspace_.database());
  import("a");
  EXPECT_EQ(ask(numbers) + ask("SELECT person_id, person FROM person ORDER BY 1"), first);
}

// A tar of texts: names from "0.txt", each longer than a block.
void make_tar(const std::string& path, int members) {
  archive* tar = archive_write_new();
  archive_write_set_format_ustar(tar);
  ASSERT_EQ(archive_write_open_filename(tar, path.c_str()), ARCHIVE_OK);
  for (int i = 0; i < members; ++i) {
    std::string text = fmt::format("act,Person N{},Example,2024-04-18\n", i);
    text.append(2000, '\n');
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, fmt::format("{}.txt", i).c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(text.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(tar, entry);
    archive_write_data(tar, text.data(), text.size());
    archive_entry_free(entry);
  }
  archive_write_free(tar);
}

TEST_F(Imports, ArchiveThatEndsEarlyRemovesNothing) {
  make_tar(home_ + "/a.tar", 5);
  import("a.tar");
  EXPECT_EQ(ask("SELECT count(*) FROM activity"), "5");
  fs::resize_file(home_ + "/a.tar", 2 * 3072 + 1000);  // in the third of five members
  const auto report = import("a.tar");
  EXPECT_EQ(report.removed, 0);
  EXPECT_EQ(report.rejects, 1);
  EXPECT_TRUE(report.reasons.at(0).reason.starts_with("archive ends here: ")) << report.reasons.at(0).reason;
  EXPECT_EQ(ask("SELECT count(*) FROM activity"), "5");
  make_tar(home_ + "/a.tar", 4);
  EXPECT_EQ(import("a.tar").removed, 1);
  EXPECT_EQ(ask("SELECT count(*) FROM activity"), "4");
}

TEST_F(Imports, FirstImportOfAnArchiveThatEndsEarlyKeepsWhatCameAndTheFault) {
  make_tar(home_ + "/a.tar", 5);
  fs::resize_file(home_ + "/a.tar", 2 * 3072 + 1000);
  import("a.tar");
  EXPECT_EQ(ask("SELECT count(*) FROM activity"), "2");
  EXPECT_EQ(ask("SELECT u.path, u.records FROM reject JOIN unit u USING (unit_id)"), "2.txt 0");
  make_tar(home_ + "/a.tar", 5);
  import("a.tar");
  EXPECT_EQ(ask("SELECT count(*) FROM activity"), "5");
  EXPECT_EQ(ask("SELECT count(*) FROM reject"), "0");
}

TEST_F(Imports, SourceWithoutAFileOfTheFormatRemovesNothing) {
  put("a/1.txt", "act,Ada Example,Example,2024-04-18\n");
  import("a");
  fs::rename(home_ + "/a/1.txt", home_ + "/a/1.old");
  ImportOptions options;
  options.locator = home_ + "/a";
  const auto report = import_source(workspace_, kLines, options);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().kind, ErrorKind::kInput);
  EXPECT_EQ(ask("SELECT count(*) FROM activity"), "1");
}

TEST_F(Imports, StoreMadeWithOtherReviewedTablesIsResolvedAnew) {
  put("a/1.txt", "act,Ada Example,Example,2024-04-18,meeting\nevent,meeting,itu-t,sg5,2024-04-19\n");
  import("a");
  const auto before = content();
  {
    auto store = duck::Connection::open(workspace_.database());
    ASSERT_TRUE(
        store->run("UPDATE snapshot SET reference_hash = 'older'; UPDATE activity SET body_id = NULL; DELETE "
                   "FROM country; "
                   "DELETE FROM ref.bodies; DELETE FROM event"));
  }
  const auto report = import("a");
  EXPECT_EQ(report.unchanged, 1);
  EXPECT_TRUE(report.wrote);
  EXPECT_EQ(content(), before);
  EXPECT_NE(ask("SELECT count(*) FROM country"), "0");
  EXPECT_FALSE(import("a").wrote);
}

TEST_F(Imports, LongAndForeignNamesAreKeptWhole) {
  const std::string name = std::string(10'000, 'x') + " Example", arabic = "\u0634\u0631\u0643\u0629";
  put("a/1.txt", "act," + name + "," + arabic + ",2024-04-18\n");
  import("a");
  EXPECT_EQ(ask("SELECT name FROM raw.person_ref"), name);
  EXPECT_EQ(ask("SELECT name FROM raw.organization_ref"), arabic);
}

}  // namespace
}  // namespace plenary

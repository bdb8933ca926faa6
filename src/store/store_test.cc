#include "store/store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/files.h"
#include "store/beside.h"
#include "store/generation.h"

namespace plenary {
namespace {
namespace fs = std::filesystem;

class Store : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "plenary-store-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    workspace_.folder = name;
    ASSERT_TRUE(init_workspace(workspace_));
  }
  void TearDown() override { fs::remove_all(workspace_.folder); }

  Writer writer() {
    auto lock = WriterLock::take(workspace_.lock(), "plenary test");
    EXPECT_TRUE(lock) << lock.error().message;
    auto writer = Writer::begin(workspace_, std::move(*lock));
    EXPECT_TRUE(writer) << writer.error().message;
    return std::move(*writer);
  }
  // Adds one unit to the source "a" and publishes.
  void publish_unit(const std::string& path, const Batch& batch, int32_t old = 0) {
    auto w = writer();
    const auto source = w.add_source("lines", "/a", "line", 1);
    ASSERT_TRUE(source);
    w.start_unit(old);
    ASSERT_TRUE(w.add_records(batch));
    ASSERT_TRUE(w.end_unit(*source, {path, "hash of " + path, "reader"}));
    ASSERT_TRUE(w.merge());
    const auto done = w.publish();
    ASSERT_TRUE(done) << done.error().message;
  }
  std::string ask(const std::string& sql) {
    auto reader = Reader::open(workspace_);
    EXPECT_TRUE(reader) << reader.error().message;
    auto table = reader->connection().query(sql);
    EXPECT_TRUE(table) << table.error().message;
    return table->rows.empty() ? "none" : duck::to_text(table->rows[0][0]);
  }
  Workspace workspace_;
};

Batch member(const char* name) {
  Batch batch;
  batch.memberships.push_back(
      {.organization = {name, "", ""}, .body = "itu-t", .category = "Associate", .line = 4});
  return batch;
}

TEST_F(Store, WithoutRecordsSaysWhatToDo) {
  const auto reader = Reader::open(workspace_);
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().kind, ErrorKind::kWorkspace);
  EXPECT_EQ(reader.error().message, workspace_.database() + ": no records yet: import something first");
}

TEST_F(Store, FileThatIsNoStoreIsRefused) {
  ASSERT_TRUE(write_file(workspace_.database(), "not a database at all"));
  const auto reader = Reader::open(workspace_);
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().kind, ErrorKind::kWorkspace);
}

TEST_F(Store, FolderWithoutSettingsIsNoWorkspace) {
  fs::remove(workspace_.settings());
  const auto opened = open_workspace(workspace_.folder);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().kind, ErrorKind::kWorkspace);
}

TEST_F(Store, PublishedUnitIsRead) {
  publish_unit("1.txt", member("Example"));
  EXPECT_EQ(ask("SELECT r.name || ' ' || m.category || ' ' || m.line FROM raw.membership m JOIN "
                "raw.organization_ref r USING (organization_ref)"),
            "Example Associate 4");
  const auto state = source_state(workspace_, "lines", "/a");
  ASSERT_TRUE(state);
  EXPECT_EQ(state->source_id, 1);
  EXPECT_FALSE(state->stale);
  EXPECT_EQ(state->units.at("1.txt").content_hash, "hash of 1.txt");
}

TEST_F(Store, WriterThatDoesNotPublishLeavesNothing) {
  publish_unit("1.txt", member("Example"));
  const auto before = ask("SELECT hash FROM snapshot");
  {
    auto w = writer();
    const auto batch = member("Other");
    w.start_unit(0);
    ASSERT_TRUE(w.add_records(batch));
    ASSERT_TRUE(w.end_unit(1, {"2.txt", "hash", "reader"}));
    ASSERT_TRUE(w.merge());
  }
  EXPECT_EQ(ask("SELECT hash FROM snapshot"), before);
  EXPECT_FALSE(fs::exists(workspace_.next_database()));
  EXPECT_FALSE(fs::exists(workspace_.spill()));
}

TEST_F(Store, ReaderKeepsItsGeneration) {
  publish_unit("1.txt", member("Example"));
  auto old = Reader::open(workspace_);
  ASSERT_TRUE(old);
  publish_unit("2.txt", member("Other"));
  EXPECT_EQ(duck::to_text(old->connection().query("SELECT count(*) FROM raw.membership")->rows[0][0]), "1");
  EXPECT_EQ(ask("SELECT count(*) FROM raw.membership"), "2");
  EXPECT_NE(Reader::open(workspace_)->snapshot().hash, old->snapshot().hash);
}

TEST_F(Store, ReplacedUnitLeavesNoRowsAndNoNames) {
  publish_unit("1.txt", member("Example"));
  publish_unit("1.txt", member("Other"), 1);
  EXPECT_EQ(ask("SELECT string_agg(name, ',') FROM raw.organization_ref"), "Other");
  EXPECT_EQ(ask("SELECT count(*) FROM raw.membership"), "1");
  EXPECT_EQ(ask("SELECT count(*) FROM unit"), "1");
}

TEST_F(Store, HashNamesContentNotHistory) {
  publish_unit("1.txt", member("Example"));
  const auto alone = ask("SELECT hash FROM snapshot");
  publish_unit("2.txt", member("Other"));
  EXPECT_NE(ask("SELECT hash FROM snapshot"), alone);
  auto w = writer();
  w.remove_unit(2);
  ASSERT_TRUE(w.merge());
  ASSERT_TRUE(w.publish());
  EXPECT_EQ(ask("SELECT hash FROM snapshot"), alone);
}

TEST_F(Store, EachMigrationRunsOnce) {
  publish_unit("1.txt", member("Example"));
  const auto done = ask("SELECT string_agg(file || done_at, ',' ORDER BY file) FROM migration");
  EXPECT_EQ(ask("SELECT min(file) FROM migration WHERE file LIKE 'sql/%'"), "sql/schema/0001_store.sql");
  publish_unit("2.txt", member("Other"));
  EXPECT_EQ(ask("SELECT string_agg(file || done_at, ',' ORDER BY file) FROM migration"), done);
}

TEST_F(Store, OlderStoreGetsTheColumnsThatCameSince) {
  publish_unit("1.txt", member("Example"));
  {
    auto store = duck::Connection::open(workspace_.database());
    ASSERT_TRUE(store->run(
        "ALTER TABLE raw.membership DROP COLUMN contributory_class; DELETE FROM migration WHERE file LIKE "
        "'nouns%';"
        "ALTER TABLE activity DROP COLUMN said_mode; DELETE FROM migration WHERE file LIKE '%said_mode%'"));
  }
  const auto older = Reader::open(workspace_);
  ASSERT_FALSE(older);
  EXPECT_NE(older.error().message.find("older plenary"), std::string::npos);
  EXPECT_TRUE(source_state(workspace_, "table", "x")->stale);
  publish_unit("2.txt", member("Other"));
  EXPECT_EQ(ask("SELECT count(*) || ' ' || count(contributory_class) FROM raw.membership"), "2 0");
  EXPECT_EQ(ask("SELECT count(said_mode) FROM activity"), "0");
}

TEST_F(Store, SecondWriterLearnsWhoHoldsTheLock) {
  const auto held = WriterLock::take(workspace_.lock(), "plenary import table x");
  ASSERT_TRUE(held);
  const auto second = WriterLock::take(workspace_.lock(), "plenary import table y");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::kWorkspace);
  const auto start = "the workspace is being written by pid " + std::to_string(::getpid()) +
                     " (plenary import table x), since 2";
  EXPECT_TRUE(second.error().message.starts_with(start)) << second.error().message;
}

TEST_F(Store, ReleasedLockAccusesNobody) {
  { ASSERT_TRUE(WriterLock::take(workspace_.lock(), "plenary import")); }
  EXPECT_EQ(fs::file_size(workspace_.lock()), 0);
  EXPECT_TRUE(WriterLock::take(workspace_.lock(), "plenary import"));
}

TEST_F(Store, CopyIsByteForByteAndDropsWhatAKilledWriterLeft) {
  ASSERT_TRUE(write_file(workspace_.database(), std::string(100'000, 'x')));
  ASSERT_TRUE(write_file(workspace_.next_database(), "left"));
  ASSERT_TRUE(write_file(workspace_.next_database() + ".wal", "left"));
  ASSERT_TRUE(copy_generation(workspace_));
  EXPECT_EQ(*read_file(workspace_.next_database()), std::string(100'000, 'x'));
  EXPECT_FALSE(fs::exists(workspace_.next_database() + ".wal"));
}

TEST_F(Store, CopyWithALogIsNotPublished) {
  ASSERT_TRUE(write_file(workspace_.database(), "old"));
  ASSERT_TRUE(write_file(workspace_.next_database(), "new"));
  ASSERT_TRUE(write_file(workspace_.next_database() + ".wal", "log"));
  EXPECT_FALSE(publish_generation(workspace_));
  EXPECT_EQ(*read_file(workspace_.database()), "old");
}

TEST_F(Store, WhatIsKeptBesideAGenerationGoesWithIt) {
  publish_unit("one", {});
  std::string folder;
  {
    auto reader = Reader::open(workspace_);
    ASSERT_TRUE(reader);
    const Beside beside(workspace_, reader->snapshot());
    ASSERT_TRUE(beside.make());
    folder = beside.folder();
    ASSERT_TRUE(write_file(folder + "/x", "kept"));
    publish_unit("two", {});
    EXPECT_FALSE(fs::exists(folder)) << "also where somebody was erased from the next";
    EXPECT_FALSE(beside.make()) << "who still reads the old one keeps nothing any more";
  }
  auto reader = Reader::open(workspace_);
  ASSERT_TRUE(reader);
  EXPECT_NE(Beside(workspace_, reader->snapshot()).folder(), folder);
}

}  // namespace
}  // namespace plenary

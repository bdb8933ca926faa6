#include "serve/uploads.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "base/files.h"
#include "store/store.h"

namespace plenary::serve {
namespace {

constexpr std::string_view kTable =
    "Day,Name,Company\n2024-04-18,Ada Example,Example Telecom\n2024-04-31,Ben,Sample\n";
constexpr const char* kMapping =
    "[[records]]\nnoun = \"activity\"\n[records.columns]\ndate = \"Day\"\nperson = \"Name\"\n"
    "organization = \"Company\"\n[records.values]\nkind = \"attended\"\nbody = \"itu-t\"\n";

class UploadsTest : public testing::Test {
 protected:
  void SetUp() override {
    const char* const program = std::getenv("PLENARY_BINARY");
    if (program == nullptr) GTEST_SKIP() << "PLENARY_BINARY names no program to import with";
    std::string folder = (std::filesystem::temp_directory_path() / "plenary-uploads-XXXXXX").string();
    ASSERT_NE(::mkdtemp(folder.data()), nullptr);
    folder_ = folder;
    workspace_ = {folder + "/w"};
    ASSERT_TRUE(init_workspace(workspace_));
    uploads_.emplace(workspace_, program);
  }
  void TearDown() override {
    std::error_code ignored;
    if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
  }

  std::string upload(const std::string& name, std::string_view bytes) {
    const auto id = uploads_->begin(name);
    EXPECT_TRUE(id) << id.error().message;
    const size_t half = bytes.size() / 2;
    EXPECT_EQ(*uploads_->add(*id, 0, bytes.size(), bytes.substr(0, half)), half);
    EXPECT_EQ(*uploads_->add(*id, half, bytes.size(), bytes.substr(half)), bytes.size());
    return *id;
  }

  std::string folder_;
  Workspace workspace_;
  std::optional<Uploads> uploads_;
};

TEST_F(UploadsTest, AFileInPartsIsTriedThenImported) {
  const auto id = upload("attendance.csv", kTable);
  const auto first = uploads_->suggest(id);
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_TRUE(first->contains("\"format\": \"table\"")) << *first;
  const auto trial = uploads_->attempt(id, "table", kMapping);
  ASSERT_TRUE(trial) << trial.error().message;
  EXPECT_TRUE(trial->contains("\"records\": 1, \"rejects\": 1")) << *trial;
  EXPECT_FALSE(std::filesystem::exists(workspace_.database()));
  const auto done = uploads_->import(id, "table", kMapping);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_TRUE(done->starts_with("{\"imported\": true")) << *done;
  EXPECT_FALSE(done->contains(folder_)) << *done;
  auto reader = Reader::open(workspace_);
  ASSERT_TRUE(reader);
  EXPECT_EQ(duck::to_text(reader->connection().query("SELECT count(*) FROM activity")->rows[0][0]), "1");
}

TEST_F(UploadsTest, AWrongMappingIsToldWithoutThePathsOfTheMachine) {
  const auto id = upload("a.csv", kTable);
  const auto trial = uploads_->attempt(id, "table", "[[records]\n");
  ASSERT_FALSE(trial);
  EXPECT_TRUE(trial.error().message.starts_with("mapping: ")) << trial.error().message;
  EXPECT_FALSE(trial.error().message.contains(folder_)) << trial.error().message;
}

TEST_F(UploadsTest, PartsMustGoOnWhereTheLastEnded) {
  const auto id = *uploads_->begin("a.csv");
  EXPECT_EQ(uploads_->add(id, 5, 10, "x").error().message, "offset: there are 0 bytes so far");
  EXPECT_EQ(*uploads_->add(id, 0, 4, "abc"), 3u);
  EXPECT_EQ(uploads_->add(id, 0, 4, "abc").error().message, "offset: there are 3 bytes so far");
  EXPECT_EQ(uploads_->add(id, 3, 4, "de").error().message, "of: more than the 4 bytes that were told");
  EXPECT_EQ(uploads_->attempt(id, "table", kMapping).error().message, "a.csv has not come whole yet");
  EXPECT_EQ(*uploads_->add(id, 3, 4, "d"), 4u);
  EXPECT_EQ(uploads_->add(id, 4, 9, "e").error().message, "a.csv is whole already");
  EXPECT_EQ(uploads_->add(id, 0, 1ull << 60, "").error().message, "a.csv is whole already");
}

TEST_F(UploadsTest, NoNameLeadsOutOfTheWorkspace) {
  for (const char* name :
       {"../../etc/passwd.csv", "..\\..\\x.csv", ".csv/../../.csv", "/etc/x.csv", "....csv"}) {
    const auto id = uploads_->begin(name);
    if (!id) continue;
    const auto folder = workspace_.folder + "/uploads/" + *id;
    ASSERT_TRUE(std::filesystem::exists(folder));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1) << name;
  }
  EXPECT_FALSE(std::filesystem::exists(folder_ + "/etc"));
  for (const char* id : {"../..", "0123456789abcdeg", "", "%2e%2e", "0123456789abcdef"})
    EXPECT_EQ(uploads_->suggest(id).error().kind, ErrorKind::kNotFound) << id;
}

TEST_F(UploadsTest, OnlyFormatsOfFilesAreTaken) {
  EXPECT_FALSE(uploads_->begin("x.exe"));
  EXPECT_FALSE(uploads_->begin(".csv"));
  EXPECT_FALSE(uploads_->begin("csv"));
  const auto id = upload("a.csv", kTable);
  EXPECT_TRUE(uploads_->attempt(id, "git", "").error().message.starts_with("format: "));
  EXPECT_TRUE(uploads_->import(id, "--suggest", "").error().message.starts_with("format: "));
}

TEST_F(UploadsTest, AReaderThatIsEndedFromOutsideLeavesWordOfIt) {
  const auto id = upload("attendance.csv", kTable);
  const auto program = folder_ + "/ends-itself";
  ASSERT_TRUE(write_file(program, "#!/bin/sh\nkill -9 $$\n"));
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  const auto ended = Uploads(workspace_, program).import(id, "table", kMapping);
  ASSERT_FALSE(ended);
  EXPECT_TRUE(ended.error().message.contains("attendance.csv: reading it was ended from outside (signal 9)"));
  EXPECT_TRUE(uploads_->suggest(id)->contains("ended from outside")) << "also to whoever comes later";
  EXPECT_TRUE(uploads_->import(id, "table", kMapping));
  EXPECT_FALSE(uploads_->suggest(id)->contains("ended from outside")) << "it is over";
}

}  // namespace
}  // namespace plenary::serve

#include "base/files.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <set>
#include <thread>

namespace plenary {
namespace {
namespace fs = std::filesystem;

// A folder that goes with the test.
class Files : public testing::Test {
 protected:
  Files() {
    std::string name = (fs::temp_directory_path() / "plenary_files_XXXXXX").string();
    root_ = ::mkdtemp(name.data());
  }
  ~Files() override { fs::remove_all(root_); }

  std::string path(const std::string& name) const { return root_ + "/" + name; }

  void put(const std::string& name, std::string_view bytes) const {
    fs::create_directories(fs::path(path(name)).parent_path());
    ASSERT_TRUE(write_file(path(name), bytes).has_value());
  }

  // Writes an archive of regular files; the name's end says which kind.
  std::string pack(const std::string& name,
                   const std::vector<std::pair<std::string, std::string>>& members) const {
    archive* a = archive_write_new();
    archive_write_set_format_filter_by_ext(a, path(name).c_str());
    archive_write_open_filename(a, path(name).c_str());
    for (const auto& [member, bytes] : members) {
      archive_entry* entry = archive_entry_new();
      archive_entry_set_pathname(entry, member.c_str());
      archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
      archive_entry_set_filetype(entry, AE_IFREG);
      archive_entry_set_perm(entry, 0644);
      archive_write_header(a, entry);
      archive_write_data(a, bytes.data(), bytes.size());
      archive_entry_free(entry);
    }
    archive_write_close(a);
    archive_write_free(a);
    return path(name);
  }

  std::string root_;
};

// Reads all of a source: path to content, or to "! fault".
std::map<std::string, std::string> all(const std::string& locator, SourceLimits limits = {},
                                       std::string_view end = "") {
  std::map<std::string, std::string> found;
  auto source = open_source(
      locator, [end](std::string_view p) { return p.ends_with(end) && !is_archive_name(p); }, limits);
  if (!source) return {{"!", source.error().message}};
  for (SourceFile file; (*source)->next(file);)
    found[file.path] = file.fault.empty() ? file.bytes : "! " + file.fault;
  return found;
}
using Found = std::map<std::string, std::string>;

TEST_F(Files, OfAFolderComeByNameWithoutGitAndLinks) {
  put("b/two.md", "2");
  put("a.md", "1");
  put("b/skip.txt", "x");
  put(".git/config.md", "x");
  fs::create_symlink("/etc/passwd", path("link.md"));
  EXPECT_EQ(all(root_, {}, ".md"), (Found{{"a.md", "1"}, {"b/two.md", "2"}}));
}

TEST_F(Files, OfAFolderMayBeReadFromSeveralThreads) {
  for (int i = 0; i < 100; ++i) put(std::to_string(i), std::to_string(i));
  auto source = *open_source(root_, [](std::string_view) { return true; });
  std::vector<std::set<std::string>> seen(4);
  std::vector<std::thread> threads;
  for (auto& mine : seen)
    threads.emplace_back([&source, &mine] {
      for (SourceFile file; source->next(file);)
        if (file.bytes == file.path) mine.insert(file.path);
    });
  for (auto& thread : threads) thread.join();
  std::set<std::string> together;
  size_t count = 0;
  for (const auto& mine : seen) together.insert(mine.begin(), mine.end()), count += mine.size();
  EXPECT_EQ(together.size(), 100u);
  EXPECT_EQ(count, 100u);
}

TEST_F(Files, MayBeOneFile) {
  put("a.md", "1");
  EXPECT_EQ(all(path("a.md")), (Found{{"a.md", "1"}}));
}

TEST_F(Files, ComeOutOfEveryKindOfArchive) {
  for (const std::string end : {".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2", ".zip"})
    EXPECT_EQ(all(pack("x" + end, {{"./a.md", "1"}, {"b/c.md", "2"}, {"d.txt", "3"}}), {}, ".md"),
              (Found{{"a.md", "1"}, {"b/c.md", "2"}}))
        << end;
}

TEST_F(Files, ThatClimbOutOfAnArchiveAreFaults) {
  EXPECT_EQ(all(pack("x.tar", {{"../evil", "1"}, {"a/../../evil", "2"}, {"/etc/evil", "3"}, {"good", "4"}})),
            (Found{{"../evil", "! path climbs out of the archive"},
                   {"a/../../evil", "! path climbs out of the archive"},
                   {"/etc/evil", "! path climbs out of the archive"},
                   {"good", "4"}}));
}

TEST_F(Files, OfATruncatedArchiveEndWithOneFault) {
  std::string noise;
  for (uint32_t i = 0, x = 1; i < 300'000; ++i)
    noise += static_cast<char>((x = x * 1664525 + 1013904223) >> 24);
  const auto whole = *read_file(pack("x.tar.gz", {{"a", "1"}, {"b", noise}, {"c", "3"}}));
  put("cut.tar.gz", std::string_view(whole).substr(0, whole.size() / 2));
  const auto found = all(path("cut.tar.gz"));
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found.at("a"), "1");
  EXPECT_EQ(found.at("b").substr(0, 21), "! archive ends here: ");
}

TEST_F(Files, OfNoArchiveAtAllAreAnError) {
  put("x.zip", "this is not a zip file");
  put("y.tar.gz", "");
  for (const char* name : {"x.zip", "y.tar.gz"})
    EXPECT_EQ(all(path(name)),
              (Found{{"!", path(name) + ": not a readable archive: Unrecognized archive format"}}));
}

TEST_F(Files, OfABombStopAtTheLimit) {
  const auto bomb = pack("x.tar.gz", {{"zeros", std::string(20 << 20, '\0')}, {"after", "1"}});
  EXPECT_EQ(all(bomb, {.file_bytes = 64 << 20, .total_bytes = 1 << 20}),
            (Found{{"zeros", "! archive ends here: unpacks to far more than its size"}}));
  EXPECT_EQ(all(bomb, {.file_bytes = 64 << 20, .free_bytes = 1 << 20, .ratio = 100}),
            (Found{{"zeros", "! archive ends here: unpacks to far more than its size"}}));
}

TEST_F(Files, OfABombThatNobodyWantsStopAtTheLimitToo) {
  const auto bomb = pack("x.tar.bz2", {{"zeros", std::string(20 << 20, '\0')}, {"after.md", "1"}});
  const auto found = all(bomb, {.file_bytes = 64 << 20, .free_bytes = 1 << 20, .ratio = 100}, ".md");
  EXPECT_EQ(found, (Found{{"x.tar.bz2", "! archive ends here: unpacks to far more than its size"}}));
}

TEST_F(Files, ThatAreTooLargeAreFaultsAndOthersFollow) {
  const SourceLimits limits{.file_bytes = 10};
  const Found expected{{"large", "! larger than 10 bytes"}, {"small", "1"}};
  EXPECT_EQ(all(pack("x.tar", {{"large", std::string(100'000, 'x')}, {"small", "1"}}), limits), expected);
  put("folder/large", std::string(100, 'x'));
  put("folder/small", "1");
  EXPECT_EQ(all(path("folder"), limits), expected);
}

TEST_F(Files, ThatAreTooManyAreAFault) {
  EXPECT_EQ(all(pack("x.tar", {{"a", "1"}, {"b", "2"}, {"c", "3"}}), {.files = 2}),
            (Found{{"a", "1"}, {"b", "2"}, {"x.tar", "! archive ends here: too many members"}}));
  put("f/a", "1");
  put("f/b", "1");
  EXPECT_EQ(all(path("f"), {.files = 1}).count("!"), 1u);
}

TEST_F(Files, ThatAreNotThereAreNotFound) {
  const auto nothing = open_source(path("none"), [](std::string_view) { return true; });
  ASSERT_FALSE(nothing.has_value());
  EXPECT_EQ(nothing.error().kind, ErrorKind::kNotFound);
  EXPECT_EQ(read_file(path("none")).error().kind, ErrorKind::kNotFound);
}

TEST_F(Files, ThatArePipesAreRefusedWithoutWaiting) {
  ASSERT_EQ(::mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_FALSE(open_source(path("pipe"), [](std::string_view) { return true; }).has_value());
  EXPECT_FALSE(read_file(path("pipe")).has_value());
}

TEST_F(Files, AreWrittenWholeOrNotAtAll) {
  put("a", "old");
  put("a", "new");
  EXPECT_EQ(*read_file(path("a")), "new");
  EXPECT_FALSE(write_file(path("no/such/folder"), "x").has_value());
  EXPECT_EQ(std::distance(fs::directory_iterator(root_), fs::directory_iterator()), 1);
}

TEST(ArchiveName, IsKnownByItsEnd) {
  EXPECT_TRUE(is_archive_name("data.tar.zst"));
  EXPECT_FALSE(is_archive_name("data.gz"));
}

}  // namespace
}  // namespace plenary

#include "scan/scan.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/files.h"
#include "scan/memory.h"
#include "scan/tally.h"

namespace plenary {
namespace {
namespace fs = std::filesystem;
using Keys = std::vector<std::string>;

TEST(Scan, CountsAStandardOfAFileOnceWithItsFirstLineAndStrongestKind) {
  const auto found = citations_in("x.c", "// RFC 8446\n\n  rfc8446_handshake();\n// RFC 2119\n");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].id.key(), "ietf:rfc2119");
  EXPECT_EQ(found[1].id.key(), "ietf:rfc8446");
  EXPECT_EQ(found[1].count, 2u);
  EXPECT_EQ(found[1].line, 1u);
  EXPECT_EQ(found[1].kind, EvidenceKind::kIdentifier);
}

// Read as a file is, some bytes at a time.
std::vector<Cited> citations_in_parts(std::string_view text) {
  FileScan file;
  return file
      .finish("a.txt",
              [&](char* to, size_t most) -> ssize_t {
                const auto part = text.substr(0, std::min<size_t>(most, 10'007));
                std::ranges::copy(part, to);
                text.remove_prefix(part.size());
                return static_cast<ssize_t>(part.size());
              })
      .cited;
}

TEST(Scan, ReadsALineWithoutEnd) {
  const std::string line(100'000, 'x');
  EXPECT_EQ(citations_in("x", line + " RFC 8446 " + line).size(), 1u);
}

TEST(Scan, OfALongFileFindsWhatLiesAcrossItsParts) {
  for (const size_t before : {(256u << 10) - 4100, (256u << 10) - 4096 - 4, (256u << 10) - 6, 256u << 10}) {
    std::string text(before, 'x');
    text.replace(10, 1, "\n");
    text += " RFC 8446\n" + std::string(300'000, 'y') + "\nRFC 2119\n";
    const auto found = citations_in_parts(text);
    ASSERT_EQ(found.size(), 2u) << before;
    EXPECT_EQ(found, citations_in("a.txt", text));
    EXPECT_EQ(found[0].line, 4u);
    EXPECT_EQ(found[1].line, 2u);
  }
}

class ScanFolder : public testing::Test {
 protected:
  ScanFolder() : folder_(fs::temp_directory_path() / ("scan_test_" + std::to_string(::getpid()))) {
    fs::create_directories(folder_ / "b");
    write("a.c", "/* RFC 8446 */\n");
    write("b/c.h", "RFC 2119\n");
    write("b/none.txt", "nothing\n");
    write("binary", std::string("RFC 1\0 RFC 8446", 15));
    fs::create_symlink("/dev/zero", folder_ / "endless");
    fs::create_directory_symlink("..", folder_ / "b" / "loop");
  }
  ~ScanFolder() override { fs::remove_all(folder_); }
  void write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }

  void shell(std::string command) {
    for (size_t at; (at = command.find("FOLDER")) != command.npos;) command.replace(at, 6, folder_.string());
    ASSERT_EQ(std::system(command.c_str()), 0) << command;
  }

  fs::path folder_;
};

TEST_F(ScanFolder, IsReadWholeButForLinksAndBinaries) {
  const auto report = scan_source(folder_.string(), {.threads = 2});
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->binary, 1u);
  ASSERT_EQ(report->files.size(), 2u);
  EXPECT_EQ(report->files[0].path, "a.c");
  EXPECT_EQ(report->files[1].path, "b/c.h");
}

TEST_F(ScanFolder, HasTheSameReportWithOneThread) {
  const auto one = scan_source(folder_.string(), {.threads = 1}),
             two = scan_source(folder_.string(), {.threads = 2});
  ASSERT_TRUE(one && two);
  ASSERT_EQ(one->files.size(), two->files.size());
  for (size_t i = 0; i < one->files.size(); ++i) EXPECT_EQ(one->files[i].standards, two->files[i].standards);
}

Keys paths(const ScanReport& report) {
  Keys out;
  for (const auto& file : report.files) out.push_back(file.path);
  return out;
}

TEST_F(ScanFolder, UnpacksArchivesWithinArchives) {
  shell(
      "tar -C FOLDER -czf FOLDER/inner.tar.gz a.c b/c.h && tar -C FOLDER -cJf FOLDER/outer.tar.xz "
      "inner.tar.gz a.c && "
      "gzip -k FOLDER/a.c && rm -r FOLDER/inner.tar.gz FOLDER/b FOLDER/binary FOLDER/a.c");
  EXPECT_EQ(paths(*scan_source(folder_.string(), {.threads = 2})),
            (Keys{"a.c.gz", "outer.tar.xz/a.c", "outer.tar.xz/inner.tar.gz/a.c",
                  "outer.tar.xz/inner.tar.gz/b/c.h"}));
  const auto archive = scan_source((folder_ / "outer.tar.xz").string(), {.threads = 2});
  EXPECT_EQ(paths(*archive), (Keys{"a.c", "inner.tar.gz/a.c", "inner.tar.gz/b/c.h"}));
  EXPECT_EQ(archive->files[0].standards[0].kind, EvidenceKind::kComment);
  EXPECT_EQ(paths(*scan_source((folder_ / "a.c.gz").string(), {.threads = 2})), Keys{"a.c.gz"});
}

TEST_F(ScanFolder, DoesNotGoDownForEver) {
  std::string name = "a.c";
  for (int i = 0; i < 7; ++i) {
    const auto next = "x" + std::to_string(i) + ".tar";
    shell("cd FOLDER && tar -cf " + next + " " + name + " && rm " + name);
    name = next;
  }
  const auto report = scan_source(folder_.string(), {.threads = 1});
  ASSERT_EQ(report->faults.size(), 1u);
  EXPECT_EQ(report->faults[0].reason, "too many archives within archives");
}

TEST_F(ScanFolder, NamesArchivesThatAreDamaged) {
  write("cut.tar.gz", "\x1f\x8b nothing");
  write("empty.gz", "");
  const auto report = scan_source(folder_.string(), {.threads = 2});
  ASSERT_EQ(report->faults.size(), 2u);
  EXPECT_EQ(report->faults[0].path, "cut.tar.gz");
  EXPECT_EQ(report->faults[1].path, "empty.gz");
  EXPECT_EQ(paths(*report), (Keys{"a.c", "b/c.h"}));
}

TEST_F(ScanFolder, CanGoOnFromWhatWasFoundBefore) {
  const auto kept = folder_.string() + ".kept";
  const auto scanned = [&](ScanMemory* memory) {
    return *scan_source(folder_.string(), {.threads = 2, .memory = memory});
  };
  const auto whole = scanned(nullptr);
  const auto again = [&] {
    auto memory = *ScanMemory::open(kept);
    const auto report = scanned(memory.get());
    EXPECT_TRUE(memory->close());
    EXPECT_EQ(report.seen, whole.seen);
    EXPECT_EQ(report.bytes, whole.bytes);
    EXPECT_EQ(report.binary, whole.binary);
    return report;
  };
  EXPECT_EQ(paths(again()), paths(whole));
  // What is told of a file comes out of the memory as long as the file is the same, and not when it changed.
  auto text = *read_file(kept);
  text.replace(text.find("rfc8446"), 7, "rfc9999");
  std::ofstream(kept) << text;
  EXPECT_EQ(again().files[0].standards[0].id.document, "rfc9999");
  write("a.c", "/* RFC 8447 */\n");
  EXPECT_EQ(again().files[0].standards[0].id.document, "rfc8447");
  // A stopped scan leaves its lines beside the file, the last one cut; a damaged file is as good as none.
  fs::rename(kept, kept + ".new");
  fs::resize_file(kept + ".new", fs::file_size(kept + ".new") - 3);
  EXPECT_EQ(paths(again()), paths(whole));
  std::ofstream(kept) << text.substr(0, text.find('\n') + 1) << "U\t2\tx\n";
  EXPECT_EQ(paths(again()), paths(whole));
  // What another build of the program found is found anew.
  text.replace(text.find("plenary scan ") + 13, 4, "none");
  std::ofstream(kept) << text;
  EXPECT_EQ(again().files[0].standards[0].id.document, "rfc8447");
  fs::remove(kept);
}

TEST_F(ScanFolder, DoesNotReadWhatIsKeptInTheFolderItself) {
  for (int turn = 0; turn < 2; ++turn) {
    auto memory = *ScanMemory::open((folder_ / "kept").string());
    EXPECT_EQ(paths(*scan_source(folder_.string(), {.memory = memory.get()})), (Keys{"a.c", "b/c.h"}));
    EXPECT_TRUE(memory->close());
  }
}

TEST_F(ScanFolder, CountsWhatIsPackedTwiceAgainstTheArchiveOnTheDisk) {
  shell(
      "cd FOLDER && head -c 3000000 /dev/zero | tr '\\0' 'x' > much && tar -czf inner.tar.gz much much much "
      "a.c && "
      "tar -czf outer.tar.gz inner.tar.gz a.c && rm -r much inner.tar.gz b binary endless a.c");
  const SourceLimits limits{.free_bytes = 1 << 20, .ratio = 2000};  // the inner one by itself may
  const auto report = scan_source(folder_.string(), {.limits = limits});
  ASSERT_EQ(report->faults.size(), 1u);
  EXPECT_EQ(report->faults[0].path, "outer.tar.gz/inner.tar.gz/much");
  EXPECT_EQ(report->faults[0].reason, "unpacks to far more than its size");
  EXPECT_FALSE(report->complete);
  EXPECT_EQ(paths(*report), Keys());
}

TEST_F(ScanFolder, InPartsIsTheWhole) {
  Keys together;
  for (uint32_t number = 1; number <= 3; ++number)
    for (const auto& path : paths(*scan_source(folder_.string(), {.shard = {number, 3}})))
      together.push_back(path);
  std::ranges::sort(together);
  EXPECT_EQ(together, (Keys{"a.c", "b/c.h"}));
}

TEST_F(ScanFolder, OfARepositoryCanBeOfACommitOrOfAllTime) {
  shell(
      "cd FOLDER && rm -r b binary endless && export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com "
      "GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com && git init -q . && git add a.c && "
      "GIT_COMMITTER_DATE=2020-01-02T00:00Z git commit -qm one && echo '/* RFC 8446, RFC 9110 */' > a.c && "
      "GIT_COMMITTER_DATE=2021-03-04T00:00Z git commit -qam two");
  const auto old = scan_source(folder_.string(), {.commit = "HEAD~1"});
  ASSERT_EQ(paths(*old), Keys{"a.c"});
  EXPECT_EQ(old->files[0].standards.size(), 1u);
  const auto all = scan_source(folder_.string(), {.threads = 2, .history = true});
  ASSERT_EQ(paths(*all), Keys{"a.c"});
  ASSERT_EQ(all->files[0].standards.size(), 2u);
  EXPECT_EQ(to_string(*all->files[0].standards[0].since), "2020-01-02");
  EXPECT_EQ(to_string(*all->files[0].standards[1].since), "2021-03-04");
  EXPECT_EQ(paths(*scan_source((folder_ / ".git").string(), {})), Keys{"a.c"});
  EXPECT_FALSE(scan_source(folder_.string(), {.commit = "no-such"}));
  EXPECT_FALSE(scan_source(folder_.string(), {.commit = "--output=x"}));
}

TEST(Scan, OfWhatIsNotThereFails) { EXPECT_FALSE(scan_source("/nowhere/at/all", {.threads = 1})); }

}  // namespace
}  // namespace plenary

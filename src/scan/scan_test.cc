#include "scan/scan.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace plenary {
namespace {
namespace fs = std::filesystem;

TEST(Scan, CountsAStandardOfAFileOnceWithItsFirstLineAndStrongestKind) {
  const auto found = citations_in("x.c", "// RFC 8446\n\n  rfc8446_handshake();\n// RFC 2119\n");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].id.key(), "ietf:rfc2119");
  EXPECT_EQ(found[1].id.key(), "ietf:rfc8446");
  EXPECT_EQ(found[1].count, 2u);
  EXPECT_EQ(found[1].line, 1u);
  EXPECT_EQ(found[1].kind, EvidenceKind::kIdentifier);
}

TEST(Scan, ReadsALineWithoutEndInPieces) {
  const std::string line(100'000, 'x');
  EXPECT_EQ(citations_in("x", line + " RFC 8446 " + line).size(), 1u);
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

  fs::path folder_;
};

TEST_F(ScanFolder, IsReadWholeButForLinksAndBinaries) {
  const auto report = scan(folder_.string(), 2);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->binary, 1u);
  ASSERT_EQ(report->files.size(), 2u);
  EXPECT_EQ(report->files[0].path, "a.c");
  EXPECT_EQ(report->files[1].path, "b/c.h");
}

TEST_F(ScanFolder, HasTheSameReportWithOneThread) {
  const auto one = scan(folder_.string(), 1), two = scan(folder_.string(), 2);
  ASSERT_TRUE(one && two);
  ASSERT_EQ(one->files.size(), two->files.size());
  for (size_t i = 0; i < one->files.size(); ++i) EXPECT_EQ(one->files[i].standards, two->files[i].standards);
}

TEST(Scan, OfWhatIsNotThereFails) { EXPECT_FALSE(scan("/nowhere/at/all", 1)); }

}  // namespace
}  // namespace plenary

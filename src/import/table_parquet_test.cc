#include <fmt/core.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/files.h"
#include "duck/duck.h"
#include "import/table.h"

namespace plenary {
namespace {
namespace fs = std::filesystem;

constexpr const char* kMapping = R"(
[[records]]
noun = "activity"
[records.columns]
date = "Day"
person = "Name"
[records.values]
kind = "attended"
)";

// The bytes of a Parquet file with what the statement selects.
std::string parquet(const std::string& select) {
  const auto path = (fs::temp_directory_path() / fmt::format("plenary-{}.parquet", ::getpid())).string();
  auto engine = duck::Connection::open(":memory:", {.threads = 1, .memory_limit = "", .temp_directory = ""});
  EXPECT_TRUE(engine->run(fmt::format("COPY ({}) TO {} (FORMAT parquet)", select, duck::quote(path))));
  const auto bytes = read_file(path);
  fs::remove(path);
  return bytes ? *bytes : "";
}

struct Parts {
  std::vector<size_t> sizes;
  Batch last;
};

Parts read_parts(
    const std::string& bytes, const std::function<bool()>& more = [] { return true; }) {
  ImportOptions options;
  options.mapping = kMapping;
  const auto reader = open_table(options);
  EXPECT_TRUE(reader) << reader.error().message;
  SourceFile file;
  file.path = "a.parquet";
  file.bytes = bytes;
  Parts parts;
  (*reader)->read_parts(file, [&](Batch& part) {
    parts.sizes.push_back(part.records());
    parts.last = part;
    return more();
  });
  return parts;
}

TEST(TableParquet, LargeFileComesInParts) {
  const auto parts =
      read_parts(parquet("SELECT DATE '2024-01-01' AS Day, 'Ada ' || range AS Name FROM range(10000)"));
  EXPECT_EQ(parts.sizes, (std::vector<size_t>{4096, 4096, 1808}));
  EXPECT_EQ(parts.last.activities.back().person.name, "Ada 9999");
  EXPECT_EQ(parts.last.activities.back().line, 10000);
  EXPECT_EQ(parts.last.rejects.size(), 0);
}

TEST(TableParquet, WhoWantsNoMoreGetsNoMore) {
  const auto bytes = parquet("SELECT DATE '2024-01-01' AS Day, 'Ada' AS Name FROM range(10000)");
  EXPECT_EQ(read_parts(bytes, [] { return false; }).sizes, (std::vector<size_t>{4096}));
}

TEST(TableParquet, LastRowDecidesTheFormOfAllDates) {
  const auto parts = read_parts(parquet(
      "SELECT CASE WHEN range = 9999 THEN '14/03/2024' ELSE '03/04/2024' END AS Day, 'Ada' AS Name FROM "
      "range(10000)"));
  EXPECT_EQ(parts.sizes.size(), 3);
  EXPECT_EQ(to_string(*parts.last.activities.front().date), "2024-04-03");
}

TEST(TableParquet, DatesOfTwoReadingsAreOneReject) {
  const auto parts = read_parts(parquet("SELECT '03/04/2024' AS Day, 'Ada' AS Name FROM range(5000)"));
  EXPECT_EQ(parts.sizes, (std::vector<size_t>{0}));
  ASSERT_EQ(parts.last.rejects.size(), 1);
  EXPECT_NE(parts.last.rejects[0].reason.find("may be day or month first"), std::string::npos);
}

TEST(TableParquet, CutFileIsOneReject) {
  const auto bytes = parquet("SELECT DATE '2024-01-01' AS Day, 'Ada' AS Name FROM range(10000)");
  const auto parts = read_parts(bytes.substr(0, bytes.size() / 2));
  EXPECT_EQ(parts.sizes, (std::vector<size_t>{0}));
  ASSERT_EQ(parts.last.rejects.size(), 1);
  EXPECT_TRUE(parts.last.rejects[0].reason.starts_with("is no Parquet file: "));
}

}  // namespace
}  // namespace plenary

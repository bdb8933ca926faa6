#include "import/scan.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "import/scan_source.h"

namespace plenary {
namespace {

namespace fs = std::filesystem;

Batch read(std::string_view path, std::string_view bytes) {
  SourceFile file;
  file.path = path;
  file.bytes = bytes;
  Batch out;
  (*open_scan({}))->read(file, out);
  return out;
}

std::string line_of(const Adoption& a) {
  return a.document + " | " + a.product + " " + a.version + " " + a.ecosystem + " | " + a.evidence + " " +
         a.place + " | " + a.language + " | " + a.copy;
}

TEST(Scan, ARowOfAPackageIsAnAdoption) {
  const auto out = read(
      "citations.jsonl",
      R"({"package":"curl","version":"8.1","ecosystem":"debian","released":"2023-05-17",)"
      R"("path":"lib/http.c","language":"c","standard":"ietf:rfc9110","kind":"comment","line":7,"count":3})");
  ASSERT_EQ(out.adoptions.size(), 1u);
  const auto& a = out.adoptions[0];
  EXPECT_EQ(line_of(a), "ietf:rfc9110 | curl 8.1 debian | comment lib/http.c:7 | c | ");
  EXPECT_EQ(a.channel, "source-code");
  EXPECT_EQ(a.count, 3);
  EXPECT_EQ(to_string(*a.first), "2023-05-17");
  EXPECT_EQ(a.line, 1u);
}

TEST(Scan, WhatTheScanCommandWroteIsReadToo) {
  const auto out = read("shard-1.csv",
                        "source,path,standard,edition,kind,line,count\n"
                        "/x/wpa_2.10.orig.tar.xz,vendor/a.py,ieee:802.1x,2010,doc,2,1\n"
                        "tree,b.txt,iso-iec:14496-10@2014#cor1,2014,doc,1,1\n"
                        "tree,curl-8.1/b.c,ietf:rfc9110,,doc,1,1\n");
  ASSERT_EQ(out.adoptions.size(), 3u);
  EXPECT_EQ(out.adoptions[2].product + " " + out.adoptions[2].version, "curl 8.1");
  EXPECT_EQ(out.adoptions[1].product, "tree");
  EXPECT_EQ(line_of(out.adoptions[0]),
            "ieee:802.1x@2010 | wpa 2.10 debian | doc vendor/a.py:2 | python | yes");
  EXPECT_EQ(out.adoptions[1].document, "iso-iec:14496-10@2014#cor1");
  EXPECT_EQ(out.adoptions[1].line, 3u);
}

TEST(Scan, ARowOfAHistoryBeginsWithItsFirstCommit) {
  const auto out = read("history.csv",
                        "package,released,path,standard,since\n"
                        "curl,2023-05-17,a.c,ietf:rfc9110,2022-06-30\n"
                        "curl,2023-05-17,b.c,ietf:rfc9112,\n");
  ASSERT_EQ(out.adoptions.size(), 2u);
  EXPECT_EQ(to_string(*out.adoptions[0].first), "2022-06-30");
  EXPECT_EQ(to_string(*out.adoptions[1].first), "2023-05-17");
}

TEST(Scan, RowsThatSayTooLittleAreToldWithTheirPlace) {
  const auto out =
      read("a.csv", "package,path,standard\ncurl,a.c,ietf:rfc1\ncurl,a.c,RFC 2\ncurl,a.c,\n,b.c,ietf:rfc3\n");
  EXPECT_EQ(out.adoptions.size(), 1u);
  ASSERT_EQ(out.rejects.size(), 3u);
  EXPECT_EQ(out.rejects[0].line, 3u);
  EXPECT_EQ(out.rejects[0].reason, "a row without the key of a standard");
  EXPECT_EQ(out.rejects[2].reason, "a row of no package: it has neither package nor source");
}

TEST(Scan, AFileThatIsNoResultIsOneReject) {
  for (const auto& [path, bytes] :
       {std::pair("a.csv", "name,city\nx,y\n"), {"a.json", "{"}, {"a.json", "[]"}, {"a.parquet", "PAR1"}}) {
    const auto out = read(path, bytes);
    EXPECT_EQ(out.adoptions.size(), 0u);
    EXPECT_EQ(out.rejects.size(), 1u) << path << bytes;
  }
}

TEST(Scan, APackageThatCitesNothingIsNoFault) {
  const auto out = read("citations.jsonl", "");
  EXPECT_EQ(out.records() + out.rejects.size(), 0u);
}

TEST(ScanSource, ATreeIsAUnitAPackageAndReadsBack) {
  const auto root = testing::TempDir() + "/scan-source-" + std::to_string(::getpid());
  fs::create_directories(root + "/b/vendor");
  std::ofstream(root + "/package.json") << R"({"name": "top \"quoted\"", "version": "1"})";
  std::ofstream(root + "/a.js") << "// RFC 9110 (2022)\n";
  std::ofstream(root + "/b/Cargo.toml") << "[package]\nname = \"inner\"\n";
  std::ofstream(root + "/b/vendor/x.rs") << "\n// ITU-T G.711\n";
  ImportOptions options;
  options.locator = root;
  const auto source = open_scan_source(options);
  ASSERT_TRUE(source) << source.error().message;
  std::string told;
  SourceFile file;
  while ((*source)->next(file)) {
    told += file.path + "\n";
    for (const auto& a : read(file.path, file.bytes).adoptions) told += "  " + line_of(a) + "\n";
  }
  fs::remove_all(root);
  EXPECT_EQ(told,
            "citations.jsonl\n  ietf:rfc9110 | top \"quoted\" 1 npm | comment a.js:1 | javascript | \n"
            "b/citations.jsonl\n  itu-t:g.711 | inner  cargo | comment b/vendor/x.rs:2 | rust | yes\n");
  EXPECT_TRUE((*source)->complete());
}

}  // namespace
}  // namespace plenary

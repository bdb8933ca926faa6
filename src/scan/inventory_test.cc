#include "scan/inventory.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "scan/language.h"
#include "scan/vendored.h"

namespace plenary {
namespace {

namespace fs = std::filesystem;

class InventoryTest : public testing::Test {
 protected:
  InventoryTest() : root_(testing::TempDir() + "/inventory-" + std::to_string(::getpid())) {
    fs::remove_all(root_);
  }
  ~InventoryTest() override { fs::remove_all(root_); }

  void write(const std::string& path, std::string_view bytes) {
    fs::create_directories(fs::path(root_ + "/" + path).parent_path());
    std::ofstream(root_ + "/" + path) << bytes;
  }

  // "folder name: path standards [copy]" a line.
  std::string told(size_t threads = 2) {
    const auto inventory = take_inventory(root_, threads);
    if (!inventory) return inventory.error().message;
    std::string out;
    for (const auto& package : inventory->packages) {
      out += "[" + package.folder + "] " + package.package.name + "\n";
      for (const auto& file : package.files) {
        out += "  " + file.path;
        for (const auto& cited : file.standards) out += " " + cited.id.key();
        out += file.copy ? " copy\n" : "\n";
      }
    }
    return out;
  }

  std::string root_;
};

TEST_F(InventoryTest, FilesBelongToTheirPackages) {
  write("a/debian/control", "Source: app\n");
  write("a/tls.c", "/* RFC 8446 */\n");
  write("b/package.json", R"({"name": "web"})");
  write("b/x.js", "// RFC 9110, and RFC 9111\n");
  EXPECT_EQ(told(), "[a] app\n  a/tls.c ietf:rfc8446\n[b] web\n  b/x.js ietf:rfc9110 ietf:rfc9111\n");
  EXPECT_EQ(told(1), told(4));
}

TEST_F(InventoryTest, APackageThatCitesNothingIsToldToo) {
  write("a/package.json", R"({"name": "quiet"})");
  EXPECT_EQ(told(), "[a] quiet\n");
}

TEST_F(InventoryTest, TheSameBytesAreACopyButForTheirFirstPlace) {
  write("b-1.0/md5.c", "/* RFC 1321 */\n");
  write("a-1.0/third_party/md5.c", "/* RFC 1321 */\n");
  write("c-1.0/md5.c", "/* RFC 1321 */\n");
  write("c-1.0/own.c", "/* RFC 1321, too */\n");
  EXPECT_EQ(told(),
            "[a-1.0] a\n  a-1.0/third_party/md5.c ietf:rfc1321 copy\n[b-1.0] b\n  b-1.0/md5.c ietf:rfc1321\n"
            "[c-1.0] c\n  c-1.0/md5.c ietf:rfc1321 copy\n  c-1.0/own.c ietf:rfc1321\n");
}

TEST_F(InventoryTest, AVendoredFileIsACopyAlsoWithoutItsOriginal) {
  write("a-1.0/vendor/md5.c", "/* RFC 1321 */\n");
  EXPECT_EQ(told(), "[a-1.0] a\n  a-1.0/vendor/md5.c ietf:rfc1321 copy\n");
}

TEST_F(InventoryTest, BinaryFilesCiteNothing) {
  write("a-1.0/x.o", std::string_view("RFC 1321\0", 9));
  EXPECT_EQ(told(), "[a-1.0] a\n");
}

TEST_F(InventoryTest, WhatIsNotThereIsAnError) { EXPECT_TRUE(told().ends_with("no such file or folder")); }

TEST(Vendored, OnlyWholeFoldersCount) {
  EXPECT_TRUE(in_vendored_folder("x/Third_Party/y/a.c"));
  EXPECT_TRUE(in_vendored_folder("node_modules/a.js"));
  EXPECT_FALSE(in_vendored_folder("src/vendor.c"));
  EXPECT_FALSE(in_vendored_folder("contrib/a.c"));
}

TEST(Language, TheEndingSaysIt) {
  EXPECT_EQ(language_of("a/b.CPP"), "c++");
  EXPECT_EQ(language_of("config.h.in"), "c");
  EXPECT_EQ(language_of("README"), "");
  EXPECT_EQ(language_of(".profile"), "");
  EXPECT_EQ(language_of("x.unknown"), "");
}

}  // namespace
}  // namespace plenary

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "import/yang_module.h"
#include "import/yang_source.h"
#include "import/yang_vendors.h"

namespace plenary {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kInterfaces = R"(module example-interfaces { // a "comment"
  /* revision 1999-01-01 { reference "RFC 1"; } */
  namespace "urn:x"; prefix 'x';
  container a { reference "RFC 4"; revision-like { reference "RFC 5"; } }
  revision 2018-02-20 { description "Says \"RFC 3\"; and }"; reference
      "RFC 8343: A YANG Data Model " + "for Interface Management"; }
  revision 2014-05-08 { reference "RFC 7223, see also RFC 2863"; }
})";

TEST(YangModule, RevisionsSayTheirDocuments) {
  const auto module = read_yang_module(kInterfaces);
  ASSERT_TRUE(module);
  EXPECT_EQ(module->name, "example-interfaces");
  ASSERT_EQ(module->revisions.size(), 2u);
  EXPECT_EQ(module->revisions[0].date, "2018-02-20");
  EXPECT_EQ(module->revisions[0].reference, "RFC 8343: A YANG Data Model for Interface Management");
  EXPECT_EQ(module->reference, "");
}

TEST(YangModule, DamagedModulesAreReadAsFarAsTheyGo) {
  EXPECT_FALSE(read_yang_module(""));
  EXPECT_FALSE(read_yang_module("ietf-network-instance@2019-01-21.yang"));  // a link kept as a file
  EXPECT_FALSE(read_yang_module("container a { }"));
  EXPECT_FALSE(read_yang_module("/*"));
  const auto cut = read_yang_module("module a { revision 2020-01-01 { reference \"RFC 9");
  ASSERT_TRUE(cut);
  EXPECT_EQ(cut->revisions.size(), 1u);
  EXPECT_EQ(read_yang_module("}}module b {}}};")->name, "b");
}

TEST(YangDocuments, AnUnknownRevisionHasWhatTheFirstDocumentDefines) {
  YangDocuments documents;
  documents.add(*read_yang_module(kInterfaces));
  EXPECT_EQ(documents.find("example-interfaces", "2018-02-20")->document, "ietf:rfc8343");
  EXPECT_TRUE(documents.find("example-interfaces", "2018-02-20")->exact);
  EXPECT_EQ(documents.find("example-interfaces", "")->document, "ietf:rfc7223");
  EXPECT_FALSE(documents.find("example-interfaces", "2016-01-01")->exact);
  EXPECT_FALSE(documents.find("openconfig-interfaces", ""));
}

class YangVendorsTest : public testing::Test {
 protected:
  YangVendorsTest() : root_(testing::TempDir() + "/yang-" + std::to_string(::getpid())) {
    fs::remove_all(root_);
  }
  ~YangVendorsTest() override { fs::remove_all(root_); }

  void write(const std::string& path, std::string_view bytes) {
    fs::create_directories(fs::path(root_ + "/" + path).parent_path());
    std::ofstream(root_ + "/" + path) << bytes;
  }

  std::string told() {
    ImportOptions options;
    options.locator = root_;
    const auto source = open_yang_source(options);
    if (!source) return source.error().message;
    std::string out;
    for (SourceFile file; (*source)->next(file);) {
      out += "[" + file.path + "] " + file.fault + "\n";
      Batch batch;
      (*open_yang_vendors({}))->read(file, batch);
      for (const auto& a : batch.adoptions)
        out += a.document + " | " + a.implementer.name + " | " + a.product + " " + a.version + " | " +
               a.evidence + " | " + a.place + " | " + std::to_string(static_cast<int>(a.count)) + "\n";
      for (const auto& r : batch.rejects) out += r.reason + ": " + r.excerpt + "\n";
    }
    return out;
  }

  std::string root_;
};

TEST_F(YangVendorsTest, AReleaseThatShipsModulesOfADocumentIsOneAdoption) {
  write("standard/ietf/RFC/example-interfaces.yang", kInterfaces);
  write("standard/ietf/RFC/example-types.yang",
        "module example-types { revision 2018-02-20 { reference \"RFC 8343\"; } }");
  write("vendor/acme/os/7.1/sub/example-interfaces.yang", kInterfaces);
  write("vendor/acme/os/7.1/sub/example-types.yang", "module example-types { revision 2018-02-20; }");
  write("vendor/acme/os/7.1/acme-own.yang", "module acme-own { }");
  write("vendor/beta/18.1/18.1R2/example-types@2018-02-20.yang", "cannot be parsed");
  write("vendor/README.yang", "module readme { }");
  EXPECT_EQ(told(),
            "[vendor/acme/modules.jsonl] \n"
            "ietf:rfc8343 | acme | acme os 7.1 | ships example-interfaces@2018-02-20 | "
            "vendor/acme/os/7.1/sub/example-interfaces.yang | 2\n"
            "modules that no document on record defines (OpenConfig's, the vendor's own): 1 modules\n"
            "[vendor/beta/modules.jsonl] \n"
            "ietf:rfc8343 | beta | beta 18.1R2 | ships example-types@2018-02-20 | "
            "vendor/beta/18.1/18.1R2/example-types@2018-02-20.yang | 1\n");
}

TEST_F(YangVendorsTest, AListingStandsForTheFiles) {
  write("standard/example-interfaces.yang", kInterfaces);
  write("listing.csv",
        "path,blob\nstandard/example-interfaces@2018-02-20.yang,aa\nvendor/acme/os/1/"
        "example-interfaces.yang,aa\n"
        "vendor/acme/os/2/example-interfaces.yang,bb\n");
  EXPECT_EQ(told(),
            "[vendor/acme/modules.jsonl] \n"
            "ietf:rfc8343 | acme | acme os 1 | ships example-interfaces@2018-02-20 | "
            "vendor/acme/os/1/example-interfaces.yang | 1\n"
            "ietf:rfc7223 | acme | acme os 2 | ships example-interfaces, revision not said | "
            "vendor/acme/os/2/example-interfaces.yang | 1\n");
}

TEST_F(YangVendorsTest, ATableThatIsNoListingIsTold) {
  write("other.csv", "a,b\n1,2\n");
  EXPECT_EQ(told(), "[other.csv] no listing of modules: it has no columns 'path' and 'blob'\n");
}

TEST(YangVendors, RowsThatAreNoneAreTold) {
  SourceFile file;
  file.bytes = "{\n{\"path\":\"x\"}\n";
  Batch out;
  (*open_yang_vendors({}))->read(file, out);
  EXPECT_EQ(out.rejects.size(), 2u);
}

}  // namespace
}  // namespace plenary

#include "scan/package.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

// "folder | name version ecosystem day", or "" where the file names no package.
std::string claim(std::string_view path, std::string_view bytes) {
  const auto read = read_package_file(path, bytes);
  if (!read) return "";
  const auto& p = read->package;
  return read->folder + " | " + p.name + " " + p.version + " " + p.ecosystem +
         (p.released ? " " + to_string(*p.released) : "");
}

TEST(Package, DebianSaysNameVersionAndDay) {
  EXPECT_EQ(claim("src/openssl/debian/changelog",
                  "openssl (3.0.17-1~deb12u3) bookworm; urgency=medium\n\n  * Fix.\n\n"
                  " -- A, B <b@example.org>  Sat, 20 Sep 2025 11:22:33 +0200\n\nopenssl (1.0) old\n"),
            "src/openssl | openssl 3.0.17-1~deb12u3 debian 2025-09-20");
  EXPECT_EQ(claim("debian/control", "Section: libs\nSource: zlib\nPackage: zlib1g\n"), " | zlib  debian");
}

TEST(Package, ADebianDayThatIsNoneIsNotSaid) {
  EXPECT_EQ(claim("debian/changelog", "a (1) x\n -- B <b@c>  Sat, 31 Feb 2025 11:22:33 +0200\n"),
            " | a 1 debian");
  EXPECT_EQ(claim("debian/changelog", "a (1) x\n -- B <b@c>\n"), " | a 1 debian");
  EXPECT_EQ(claim("debian/changelog", "nothing of the kind\n"), "");
}

TEST(Package, ProgramsOfEachLanguageNameThemselves) {
  EXPECT_EQ(claim("a/package.json", R"({"name": "@scope/left", "version": "1.2.3"})"),
            "a | @scope/left 1.2.3 npm");
  EXPECT_EQ(claim("Cargo.toml", "[package]\nname = \"rustls\"\nversion = \"0.23\"\n"),
            " | rustls 0.23 cargo");
  EXPECT_EQ(claim("pyproject.toml", "[tool.poetry]\nname = \"aiortc\"\nversion = \"1.9\"\n"),
            " | aiortc 1.9 python");
  EXPECT_EQ(claim("x/setup.cfg", "[other]\nname = no\n[metadata]\nname = yang\nversion = attr: yang.v\n"),
            "x | yang  python");
  EXPECT_EQ(claim("go.mod", "// head\nmodule \"github.com/quic-go/quic-go\" // tail\ngo 1.22\n"),
            " | github.com/quic-go/quic-go  go");
}

TEST(Package, BuildFilesNameThePackage) {
  EXPECT_EQ(
      claim("CMakeLists.txt",
            "# project(NO)\ncmake_minimum_required(VERSION 3)\nproject (curl\n  VERSION 8.1 LANGUAGES C)"),
      " | curl 8.1 cmake");
  EXPECT_EQ(claim("CMakeLists.txt", "project(\"mbed TLS\" C)"), " | mbed TLS  cmake");
  EXPECT_EQ(claim("lib/libfoo.pc.in", "prefix=@prefix@\nName: Foo library\nVersion: @VERSION@\n"),
            "lib | libfoo  pkg-config");
  EXPECT_EQ(claim("CMakeLists.txt", "project(${NAME} VERSION 1)"), "");
  EXPECT_EQ(claim("libfoo-uninstalled.pc", "Name: Foo\n"), "");
}

TEST(Package, ABillOfMaterialsSaysWhatItDescribes) {
  EXPECT_EQ(claim("x.spdx.json", R"({"packages": [{"SPDXID": "SPDXRef-z", "name": "zlib"},
    {"SPDXID": "SPDXRef-a", "name": "app", "versionInfo": "2.1", "externalRefs": [
      {"referenceType": "purl", "referenceLocator": "pkg:deb/debian/app@2.1"}]}],
    "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-a"}]})"),
            " | app 2.1 debian");
  EXPECT_EQ(claim("sub/app.spdx",
                  "SPDXVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nPackageName: zlib\nSPDXID: SPDXRef-z\n"
                  "PackageName: app\nSPDXID: SPDXRef-a\nPackageVersion: 2.1\n"
                  "Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-a\n"),
            "sub | app 2.1 ");
  EXPECT_EQ(claim("bom.json", R"({"bomFormat": "CycloneDX", "metadata": {"component":
    {"name": "app", "version": "3", "purl": "pkg:npm/app@3"}}, "components": [{"name": "zlib"}]})"),
            " | app 3 npm");
}

TEST(Package, ABillOfMaterialsInSpdx3IsAGraph) {
  EXPECT_EQ(claim("x.spdx.json", R"({"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [
    {"type": "software_Package", "spdxId": "urn:z", "name": "zlib"},
    {"type": "SpdxDocument", "spdxId": "urn:d", "rootElement": ["urn:b"]},
    {"type": "software_Sbom", "spdxId": "urn:b", "rootElement": ["urn:a"]},
    {"type": "software_Package", "spdxId": "urn:a", "name": "app", "software_packageVersion": "2.1",
     "software_packageUrl": "pkg:pypi/app@2.1"}]})"),
            " | app 2.1 python");
  EXPECT_EQ(claim("x.spdx.json",
                  R"({"@graph": [{"type": "SpdxDocument", "spdxId": "urn:d", "rootElement": ["urn:d"]}]})"),
            "");
  EXPECT_EQ(claim("x.spdx.json",
                  R"({"sbom": {"packages": [{"SPDXID": "SPDXRef-a", "name": "com.github.me/app"}]}})"),
            " | com.github.me/app  ");
}

TEST(Package, DamagedMetadataNameNoPackage) {
  for (const char* path :
       {"debian/changelog", "debian/control", "Cargo.toml", "package.json", "pyproject.toml", "setup.cfg",
        "go.mod", "x.spdx.json", "x.spdx", "bom.json", "CMakeLists.txt", "x.pc"})
    for (const char* bytes : {"", "{", "[@", "project(", "name = ", "Source:", "\xff\xfe(",
                              "{\"packages\": [1]}", "{\"@graph\": [1, {}]}"})
      EXPECT_EQ(claim(path, bytes), "") << path << " of " << bytes;
}

TEST(Package, AnArchiveOrFolderIsNamedLikeItsRelease) {
  const auto named = [](std::string_view name) {
    const auto p = package_named_like(name);
    return p.name + "|" + p.version + "|" + p.ecosystem;
  };
  EXPECT_EQ(named("/x/openssl-3.0.17.tar.gz"), "openssl|3.0.17|");
  EXPECT_EQ(named("wpa_2.10.orig.tar.xz"), "wpa|2.10|debian");
  EXPECT_EQ(named("gst-plugins-bad1.0-1.22.0-rc1"), "gst-plugins-bad1.0|1.22.0-rc1|");
  EXPECT_EQ(named("foo-2d-1.0/"), "foo-2d|1.0|");
  EXPECT_EQ(named("/usr/include"), "include||");
  EXPECT_EQ(named("tool-v12"), "tool|12|");
  EXPECT_EQ(named("x86_64-linux-gnu"), "x86_64-linux-gnu||");
}

Packages::Place place(Packages& packages, std::string_view path) { return packages.of(path); }

TEST(Packages, TheNearestPackageAboveAFileHasIt) {
  Packages packages("tree");
  packages.add(*read_package_file("debian/control", "Source: app\n"));
  packages.add(*read_package_file("web/package.json", R"({"name": "app-web", "version": "1"})"));
  EXPECT_EQ(place(packages, "src/a.c").package.name, "app");
  EXPECT_EQ(place(packages, "web/src/a.js").package.name, "app-web");
  EXPECT_EQ(place(packages, "web/src/a.js").folder, "web");
  EXPECT_EQ(place(packages, "website/a.js").package.name, "app");
}

TEST(Packages, ExamplesOfAProjectAreNoPackages) {
  Packages packages("checkout");
  packages.add(*read_package_file("curl/CMakeLists.txt", "project(CURL VERSION 8.1)"));
  packages.add(*read_package_file("curl/docs/examples/CMakeLists.txt", "project(demo VERSION 9)"));
  EXPECT_EQ(place(packages, "curl/docs/examples/a.c").package, (Package{"CURL", "8.1", "cmake", {}}));
  EXPECT_EQ(place(packages, "curl/docs/examples/a.c").folder, "curl");
}

TEST(Packages, AReleaseHasTheNameThatItWasPublishedBy) {
  Packages packages("corpus");
  packages.add(*read_package_file("net-snmp_5.9.3/netsnmp-agent.pc.in", "Name: agent\nVersion: @VERSION@\n"));
  packages.add(*read_package_file("net-snmp_5.9.3/python/setup.cfg", "[metadata]\nname = netsnmp-python\n"));
  EXPECT_EQ(place(packages, "net-snmp_5.9.3/agent/a.c").package,
            (Package{"net-snmp", "5.9.3", "pkg-config", {}}));
  EXPECT_EQ(place(packages, "net-snmp_5.9.3/python/a.py").package.name, "netsnmp-python");
}

TEST(Packages, WithoutMetadataReleasesNameTheirFilesAndTheSourceTheRest) {
  Packages packages("corpus");
  EXPECT_EQ(place(packages, "openssl-3.0/ssl/a.c").package.name, "openssl");
  EXPECT_EQ(place(packages, "notes/a.txt").package.name, "corpus");
  EXPECT_EQ(place(packages, "notes/a.txt").folder, "");
}

TEST(Packages, AnArchiveNamedAsDebianDoesIsThatPackage) {
  Packages packages("curl_7.88.1.orig.tar.gz");
  packages.add(*read_package_file("curl-7.88.1/CMakeLists.txt", "project(CURL)"));
  packages.add(*read_package_file("curl-7.88.1/web/package.json", R"({"name": "site"})"));
  EXPECT_EQ(place(packages, "curl-7.88.1/lib/a.c").package, (Package{"curl", "7.88.1", "debian", {}}));
  EXPECT_EQ(place(packages, "curl-7.88.1/web/a.js").package.name, "site");
}

TEST(Packages, OfSeveralMetadataInAFolderTheDistributionsHolds) {
  Packages packages("x");
  packages.add(*read_package_file("CMakeLists.txt", "project(NAME VERSION 2)"));
  packages.add(*read_package_file("debian/changelog", "deb-name (1-1) x\n"));
  packages.add(*read_package_file("package.json", R"({"name": "npm-name"})"));
  EXPECT_EQ(place(packages, "a.c").package.name, "deb-name");
}

}  // namespace
}  // namespace plenary

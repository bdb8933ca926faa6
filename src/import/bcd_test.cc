// Both collections of browser support: browser-compat-data and web-features.
#include "import/bcd.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/files.h"
#include "import/web_features.h"

namespace plenary {
namespace {

std::string fixture(const char* path) {
  const char* source = std::getenv("PLENARY_SOURCE");
  return read_file(std::string(source == nullptr ? "." : source) + "/tests/fixtures/" + path).value();
}

ImportOptions with_specs() {
  ImportOptions options;
  options.mapping = fixture("web_specs/index.json");
  return options;
}

Batch read(const FormatReader& reader, std::string bytes) {
  SourceFile file;
  file.path = "data.json";
  file.bytes = std::move(bytes);
  Batch out;
  reader.read(file, out);
  return out;
}

std::string day(const MaybeDate& date) { return date ? to_string(*date) : ""; }

std::string line_of(const Adoption& a) {
  return a.document + " | " + a.product + " " + a.version + " | " + day(a.first) + ".." + day(a.last) +
         " | " + a.evidence + " | " + a.place + "\n";
}

TEST(Bcd, ASupportStatementIsAnAdoptionOfEachSpecification) {
  const Batch out = read(*open_bcd(with_specs()).value(), fixture("bcd/data.json"));
  std::string all;
  for (const auto& a : out.adoptions) all += line_of(a);
  EXPECT_EQ(all,
            "w3c:css-example-1 | Chrome 66 | 2018-04-17.. | shipped | api.Example\n"
            "whatwg:html | Chrome 66 | 2018-04-17.. | shipped | api.Example\n"
            "whatwg:html | Chrome 70 | 2018-10-16.. | shipped | api.Example.method\n"
            "whatwg:html | Chrome 66 | 2018-04-17..2018-10-16 | shipped; partial; prefix webkit; as "
            "oldMethod | api.Example.method\n"
            "whatwg:html | Chrome preview | .. | behind a flag: #enable-example | api.Example.method\n"
            "whatwg:html | Safari on iOS ≤12 | .. | shipped | api.Example.method\n");
  EXPECT_EQ(out.adoptions[0].implementer.name, "Google");
  EXPECT_EQ(out.adoptions[0].sector, "desktop");
  EXPECT_EQ(out.adoptions[0].line, 1u);
  EXPECT_EQ(out.adoptions[5].implementer.name, "Apple");
}

TEST(Bcd, WhatIsLeftOutIsTold) {
  const Batch out = read(*open_bcd(with_specs()).value(), fixture("bcd/data.json"));
  std::string all;
  for (const auto& r : out.rejects) all += std::to_string(r.line) + " " + r.reason + " | " + r.excerpt + "\n";
  EXPECT_EQ(all,
            "5 support in a browser that the file does not list | netscape\n"
            "5 support without a version | css.types.example, Chrome\n"
            "0 an address of no known specification (--mapping takes index.json of web-specs) | "
            "https://nowhere.example/ (1 features)\n"
            "0 1 features name no specification | \n");
}

TEST(Bcd, DamagedFilesAreRejects) {
  const auto reader = open_bcd({}).value();
  const auto whole = fixture("bcd/data.json");
  for (size_t size = 0; size + 3 < whole.size(); size += 61)
    EXPECT_EQ(read(*reader, whole.substr(0, size)).rejects.size(), 1u);
  EXPECT_EQ(read(*reader, "[]").rejects[0].reason, "not browser-compat-data: there is no list of browsers");
  std::string deep = R"({"browsers": {"a": {"name": "A"}}, "x": )";
  for (int i = 0; i < 200; ++i) deep += R"({"y": )";
  deep += "1";
  for (int i = 0; i <= 200; ++i) deep += "}";
  EXPECT_EQ(read(*reader, deep).rejects[0].reason, "a feature nested too deep");
}

TEST(WebFeatures, AFeatureIsAnAdoptionByEachBrowserThatHasIt) {
  const Batch out = read(*open_web_features(with_specs()).value(), fixture("web_features/data.json"));
  std::string all;
  for (const auto& a : out.adoptions) all += line_of(a);
  EXPECT_EQ(all,
            "w3c:css-example-2 | Chrome 66 | 2018-04-17.. | baseline high since 2021-03-17 | all\n"
            "w3c:css-example-2 | Safari 12 | 2018-09-17.. | baseline high since 2021-03-17 | all\n"
            "whatwg:html | Chrome 66 | 2018-04-17.. | baseline limited | some\n");
  ASSERT_EQ(out.rejects.size(), 2u);
  EXPECT_EQ(out.rejects[0].excerpt, "https://github.com/whatwg/html/pull/1");
  EXPECT_EQ(out.rejects[1].excerpt, "netscape");
}

TEST(WebFeatures, DamagedFilesAreRejects) {
  const auto reader = open_web_features({}).value();
  const auto whole = fixture("web_features/data.json");
  for (size_t size = 0; size + 3 < whole.size(); size += 37)
    EXPECT_EQ(read(*reader, whole.substr(0, size)).rejects.size(), 1u);
  EXPECT_EQ(read(*reader, "{}").rejects.size(), 1u);
}

}  // namespace
}  // namespace plenary

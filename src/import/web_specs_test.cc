#include "import/web_specs.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/files.h"

namespace plenary {
namespace {

std::string fixture(const char* path) {
  const char* source = std::getenv("PLENARY_SOURCE");
  return read_file(std::string(source == nullptr ? "." : source) + "/tests/fixtures/" + path).value();
}

Batch read(std::string bytes) {
  SourceFile file;
  file.path = "index.json";
  file.bytes = std::move(bytes);
  Batch out;
  open_web_specs({}).value()->read(file, out);
  return out;
}

TEST(WebSpecs, MakesDocumentsWithTheNumbersOfTheirBodies) {
  const Batch out = read(fixture("web_specs/index.json"));
  EXPECT_TRUE(out.rejects.empty());
  ASSERT_EQ(out.documents.size(), 6u);
  const auto& d = out.documents[0];
  EXPECT_EQ(d.document, "w3c:css-example-1");
  EXPECT_EQ(d.work, "w3c:css-example");
  EXPECT_EQ(d.name, "CSS Example 1");
  EXPECT_EQ(d.group, "CSS Example Group");
  EXPECT_EQ(d.type, "standard");
  EXPECT_EQ(d.status, "Recommendation");
  EXPECT_EQ(d.line, 1u);
  EXPECT_EQ(out.documents[1].status, "Editor's Draft");
  EXPECT_EQ(out.documents[3].document, "ecma:262");
  EXPECT_EQ(out.documents[4].document, "ietf:draft-ietf-example-layered");
  EXPECT_EQ(out.documents[5].document, "ietf:rfc9110");
  EXPECT_EQ(out.bodies.size(), 3u);
  EXPECT_EQ(out.groups.size(), 3u);
}

TEST(WebSpecs, SaysHowSpecificationsRelateAndWhereTheyAreWorkedOn) {
  const Batch out = read(fixture("web_specs/index.json"));
  std::string all;
  for (const auto& r : out.relations) all += r.document + " " + r.kind + " " + r.target + "\n";
  EXPECT_EQ(all,
            "w3c:css-example-1 levelOf w3c:css-example\n"
            "w3c:css-example-1 repository git:github.com/w3c/csswg-drafts\n"
            "w3c:css-example-2 levelOf w3c:css-example\n"
            "w3c:css-example-2 successorOf w3c:css-example-1\n"
            "w3c:css-example-2 repository git:github.com/w3c/csswg-drafts\n"
            "w3c:example-fork derivedFrom w3c:css-example-1\n"
            "w3c:example-fork obsoletedBy w3c:css-example-2\n"
            "ecma:262 repository git:github.com/tc39/ecma262\n");
}

TEST(WebSpecs, GivesTheStagesThatTheListKnows) {
  const Batch out = read(fixture("web_specs/index.json"));
  std::string stages;
  for (const auto& s : out.stages)
    if (s.document == "w3c:css-example-1" || s.document == "w3c:example-fork") stages += s.stage + "\n";
  EXPECT_EQ(stages, "Editor's Draft\nRecommendation\nEditor's Draft\ndiscontinued\n");
}

TEST(WebSpecs, RejectsWhatIsNoSpecification) {
  const Batch out =
      read(R"([{"shortname": "x", "title": "X", "organization": "New One"}, 7, {"title": "no name"},
    {"shortname": "y", "title": "Y", "organization": "W3C", "forkOf": "nothing", "nightly": {"repository": "nonsense"}},
    {"shortname": "Y", "title": "Y again", "organization": "W3C"}])");
  EXPECT_EQ(out.documents.size(), 1u);
  ASSERT_EQ(out.rejects.size(), 6u);
  EXPECT_EQ(out.rejects[0].reason, "a publisher that is not known");
  EXPECT_EQ(out.rejects[0].excerpt, "New One");
  EXPECT_EQ(out.rejects[1].line, 2u);
  EXPECT_EQ(out.rejects[3].reason, "derivedFrom: no specification of that short name");
  EXPECT_EQ(out.rejects[4].reason, "no address of a repository");
  EXPECT_EQ(out.rejects[5].reason, "the same specification a second time");
}

TEST(WebSpecs, DamagedFilesAreOneReject) {
  const auto whole = fixture("web_specs/index.json");
  for (size_t size = 0; size + 3 < whole.size(); size += 97) {
    const Batch out = read(whole.substr(0, size));
    EXPECT_EQ(out.rejects.size(), 1u) << size;
    EXPECT_EQ(out.records(), 0u) << size;
  }
  EXPECT_EQ(read("{}").rejects[0].reason, "not the list of specifications of web-specs");
  EXPECT_EQ(read("[\"\xff\"]").rejects.size(), 1u);
}

TEST(SpecUrls, PagesFragmentsAndSeriesMeanTheirSpecification) {
  const auto urls = SpecUrls::make(fixture("web_specs/index.json")).value();
  EXPECT_EQ(urls.find("https://drafts.csswg.org/css-example-1/#a"), "w3c:css-example-1");
  EXPECT_EQ(urls.find("http://DRAFTS.csswg.org/css-example/sub/page.html?x#y"), "w3c:css-example-2");
  EXPECT_EQ(urls.find("https://w3c.github.io/css-example-1"), "w3c:css-example-1");
  EXPECT_EQ(urls.find("https://tc39.es/ecma262/multipage/a.html"), "ecma:262");
  EXPECT_EQ(urls.find("https://drafts.csswg.org/css-other/"), std::nullopt);
}

TEST(SpecUrls, SomeAddressesNameTheirDocumentByThemselves) {
  const auto urls = SpecUrls::make("").value();
  EXPECT_EQ(urls.find("https://html.spec.whatwg.org/multipage/x.html#y"), "whatwg:html");
  EXPECT_EQ(urls.find("https://www.w3.org/TR/WebAuthn-2/#x"), "w3c:webauthn-2");
  EXPECT_EQ(urls.find("https://www.w3.org/TR/2018/REC-x-20180101/"), std::nullopt);
  EXPECT_EQ(urls.find("https://www.rfc-editor.org/rfc/rfc9110.html#section-1"), "ietf:rfc9110");
  EXPECT_EQ(urls.find("https://datatracker.ietf.org/doc/html/draft-ietf-quic-http-34"),
            "ietf:draft-ietf-quic-http");
  EXPECT_EQ(urls.find("https://tc39.es/ecma402/#x"), "ecma:402");
  for (const auto* url : {"", "x", "https://", "#", "https://www.w3.org/TR/", "https://spec.whatwg.org/"})
    EXPECT_EQ(urls.find(url), std::nullopt) << url;
}

TEST(SpecUrls, AMappingThatIsNoListIsRefused) {
  EXPECT_FALSE(SpecUrls::make("[[records]]"));
  EXPECT_EQ(SpecUrls::make("{}").error().message, "the mapping is not index.json of web-specs");
}

}  // namespace
}  // namespace plenary

#include "import/bibxml.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace plenary {
namespace {

Batch read(std::string bytes) {
  SourceFile file;
  file.path = "rfc.xml";
  file.bytes = std::move(bytes);
  Batch out;
  (*open_bibxml({}))->read(file, out);
  return out;
}

constexpr const char* kRfc = R"(<?xml version="1.0"?>
<reference anchor="RFC9000" target="https://www.rfc-editor.org/info/rfc9000">
  <front>
    <title>A Transport</title>
    <seriesInfo name="DOI" value="10.17487/RFC9000"/><seriesInfo name="RFC" value="9000"/>
    <seriesInfo name="BCP" value="91"/><seriesInfo name="IETF"/>
    <author initials="A." surname="Lovelace" fullname="A.  Lovelace" role="editor"/>
    <author initials="C." surname="Babbage"/>
    <author><organization>Internet Architecture Board</organization></author>
    <author><organization>RFC Publisher</organization></author>
    <author><organization>RFC Series</organization></author>
    <date month="May" year="2021"/>
    <workgroup>QUIC</workgroup>
    <keyword>transport</keyword><keyword>tcp/2</keyword>
    <abstract><t>One <bcp14>MUST</bcp14>.</t><t>Two.</t></abstract>
  </front>
</reference>)";

TEST(Bibxml, ReadsTheDocument) {
  const Batch out = read(kRfc);
  ASSERT_EQ(out.documents.size(), 1u);
  const Document& d = out.documents[0];
  EXPECT_EQ(d.document, "ietf:rfc9000");
  EXPECT_EQ(d.work, "ietf:rfc9000");
  EXPECT_EQ(d.name, "RFC 9000");
  EXPECT_EQ(d.title, "A Transport");
  EXPECT_EQ(d.group, "QUIC");
  EXPECT_EQ(d.approval_path, "IETF");
  EXPECT_EQ(d.keywords, "transport\ntcp/2");
  EXPECT_EQ(d.abstract, "One MUST .\nTwo.");
  EXPECT_EQ(to_string(*d.date), "2021-05");
  EXPECT_TRUE(out.rejects.empty());
}

TEST(Bibxml, CreditsAuthorsAndEditorsButNotThoseWhoIssue) {
  const Batch out = read(kRfc);
  ASSERT_EQ(out.activities.size(), 3u);
  EXPECT_EQ(out.activities[0].kind, "edited");
  EXPECT_EQ(out.activities[0].person.name, "A. Lovelace");
  EXPECT_EQ(out.activities[0].line, 1u);
  EXPECT_EQ(out.activities[1].kind, "authored");
  EXPECT_EQ(out.activities[1].person.name, "C. Babbage");
  EXPECT_EQ(out.activities[2].person.name, "");
  EXPECT_EQ(out.activities[2].organization.name, "Internet Architecture Board");
  EXPECT_EQ(out.activities[2].line, 3u);
}

TEST(Bibxml, KnowsTheSeriesThatAnRfcIsIn) {
  const Batch out = read(kRfc);
  ASSERT_EQ(out.relations.size(), 1u);
  EXPECT_EQ(out.relations[0].kind, "includedIn");
  EXPECT_EQ(out.relations[0].target, "ietf:bcp91");
}

TEST(Bibxml, TakesLegacyAndNonWorkingGroupAsNoGroup) {
  for (const std::string group : {"Legacy", "NON WORKING GROUP"}) {
    const Batch out = read(
        "<reference anchor='RFC1'><front><title>Host Software</title><date month='April' year='1969'/>"
        "<workgroup>" +
        group + "</workgroup></front></reference>");
    ASSERT_EQ(out.documents.size(), 1u);
    EXPECT_EQ(out.documents[0].group, "");
  }
}

TEST(Bibxml, ReadsInternetDraftsAndGroupsOfReferences) {
  const Batch out = read(
      "<referencegroup anchor='X'><reference anchor='I-D.q'><front><title>T</title><date day='2' month='2' "
      "year='2021'/>"
      "</front><seriesInfo name='Internet-Draft' value='draft-ietf-quic-http-34'/></reference>"
      "<reference anchor='RFC0020'><front><title>U</title><date "
      "year='1969'/></front></reference></referencegroup>");
  ASSERT_EQ(out.documents.size(), 2u);
  EXPECT_EQ(out.documents[0].document, "ietf:draft-ietf-quic-http@34");
  EXPECT_EQ(out.documents[0].work, "ietf:draft-ietf-quic-http");
  EXPECT_EQ(to_string(*out.documents[0].date), "2021-02-02");
  EXPECT_EQ(out.documents[1].document, "ietf:rfc20");
}

TEST(Bibxml, RejectsWhatIsNoRecord) {
  struct Case {
    std::string bytes, reason;
  };
  for (const auto& [bytes, reason] : std::vector<Case>{
           {"", "not well-formed XML: No document element found at byte 0"},
           {"<reference anchor='RFC1'><front>", "not well-formed XML: Start-end tags mismatch at byte 31"},
           {"<html/>", "the root is neither <reference> nor <referencegroup>"},
           {"<referencegroup/>", "a <referencegroup> without <reference>"},
           {"<reference anchor='RFC1'/>", "no <front>"},
           {"<reference anchor='W3C.x'><front/></reference>",
            "neither an RFC number nor the name of an Internet-Draft"},
           {"<reference anchor='RFC1234567'><front/></reference>",
            "neither an RFC number nor the name of an Internet-Draft"}}) {
    const Batch out = read(bytes);
    EXPECT_TRUE(out.documents.empty()) << bytes;
    ASSERT_EQ(out.rejects.size(), 1u) << bytes;
    EXPECT_EQ(out.rejects[0].reason, reason);
  }
}

TEST(Bibxml, KeepsADocumentWhoseDateCannotBeReadAndTells) {
  const Batch out = read(
      "<reference anchor='RFC1'><front><title>T</title><date month='Foo' year='20211'/></front></reference>");
  ASSERT_EQ(out.documents.size(), 1u);
  EXPECT_FALSE(out.documents[0].date.has_value());
  ASSERT_EQ(out.rejects.size(), 1u);
}

TEST(Bibxml, ExpandsNoEntities) {
  const Batch out = read(
      R"(<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<reference anchor="RFC1"><front><title>&b;&c;</title><date year="1969"/></front></reference>)");
  ASSERT_EQ(out.documents.size(), 1u);
  EXPECT_EQ(out.documents[0].title, "&b;&c;");
}

TEST(Bibxml, SurvivesDeepNestingAndInvalidBytes) {
  std::string deep = "<reference anchor='RFC1'><front><title>";
  for (int i = 0; i < 200'000; ++i) deep += "<b>";
  EXPECT_EQ(read(deep).rejects.size(), 1u);
  const Batch out = read(
      "<reference anchor='RFC1'><front><title>caf\xE9\x01</title><date year='1969'/></front></reference>");
  EXPECT_EQ(out.documents[0].title, "caf\xC3\xA9");
}

TEST(Bibxml, ReadsAllRfcs) {
  const char* source = std::getenv("PLENARY_SOURCE");
  const std::string data = std::string(source == nullptr ? "." : source) + "/../shared/data/ietf-bibxml-rfcs";
  const auto reader = *open_bibxml({});
  auto files = open_source(data, [](std::string_view path) { return path.find(".tar") != path.npos; });
  if (!files) GTEST_SKIP() << "no " << data;
  SourceFile archive;
  if (!(*files)->next(archive)) GTEST_SKIP() << "no archive in " << data;
  auto members =
      open_source(data + "/" + archive.path, [&](std::string_view path) { return reader->accepts(path); });
  ASSERT_TRUE(members.has_value());
  Batch out;
  for (SourceFile file; (*members)->next(file);) reader->read(file, out);
  EXPECT_EQ(out.documents.size(), 9830u);
  EXPECT_EQ(out.activities.size(), 24240u);
  EXPECT_EQ(out.rejects.size(), 0u);
}

}  // namespace
}  // namespace plenary

#include "import/relaton.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "base/files.h"

namespace plenary {
namespace {

Batch read_text(std::string bytes, const std::string& path = "data/x.yaml") {
  const auto reader = open_relaton({});
  Batch batch;
  (*reader)->read({0, path, std::move(bytes), {}}, batch);
  return batch;
}

Batch read_fixture(const std::string& name) {
  const char* const source = std::getenv("PLENARY_SOURCE");
  auto bytes = read_file(std::string(source ? source : ".") + "/tests/fixtures/relaton/" + name);
  return read_text(bytes ? *bytes : "", "data/" + name);
}

// "kind person (role) of organization" of each activity.
std::vector<std::string> acts(const Batch& batch) {
  std::vector<std::string> out;
  for (const auto& a : batch.activities)
    out.push_back(a.kind + ' ' + a.person.name + " (" + a.role + ") of " + a.organization.name);
  return out;
}

std::vector<std::string> relations(const Batch& batch) {
  std::vector<std::string> out;
  for (const auto& r : batch.relations) out.push_back(r.kind + ' ' + r.target);
  return out;
}

std::vector<std::string> reasons(const Batch& batch) {
  std::vector<std::string> out;
  for (const auto& r : batch.rejects) out.push_back(r.reason);
  return out;
}

using Lines = std::vector<std::string>;

std::string etsi(const std::string& title) {
  return "title:\n- content: " + title +
         "\n  language:\n  - en\ndocid:\n- id: ETSI TS 129 002 V10.11.0 (2016-08)\n  type: ETSI\n  primary: "
         "true\n";
}

TEST(Relaton, ATextOfEtsiSaysInItsTitleWhichOneOf3gppItIs) {
  const Batch batch = read_text(etsi("UMTS; MAP (3GPP TS 29.002 version 10.11.0 Release 10)"));
  EXPECT_EQ(batch.documents[0].document, "etsi:ts129002@10.11.0");
  EXPECT_EQ(relations(batch), (Lines{"adoptedFrom 3gpp:ts29.002@10.11.0"}));
}

TEST(Relaton, ATitleThatNamesNoVersionAdoptsNothing) {
  EXPECT_EQ(relations(read_text(etsi("TISPAN; Presence [3GPP TS 24.141 Release 7, modified]"))), Lines{});
  EXPECT_EQ(relations(read_text(etsi("Interworking (3GPP TS 29.002 Release 10)"))), Lines{});
  EXPECT_EQ(relations(read_text(etsi("Cut off (3GPP TS 29.002 version 10.11"))), Lines{});
}

TEST(Relaton, ThirdGenerationAuthorsAreRapporteurs) {
  const Batch batch = read_fixture("3gpp.yaml");
  ASSERT_EQ(batch.documents.size(), 1u);
  const Document& document = batch.documents[0];
  EXPECT_EQ(document.document, "3gpp:ts99.101@7.1.0");
  EXPECT_EQ(document.work, "3gpp:ts99.101");
  EXPECT_EQ(document.name, "3GPP TS 99.101:REL-7/7.1.0");
  EXPECT_EQ(document.title, "Telecommunication management; Performance of imaginary elements; Part 9: Test");
  EXPECT_EQ(document.type, "TS");
  EXPECT_EQ(document.group, "S5");
  EXPECT_EQ(document.url, "https://example.org/99101-710.zip");
  EXPECT_EQ(to_string(*document.date), "2007-03-20");
  EXPECT_EQ(acts(batch), (Lines{"edited Ada Example (rapporteur) of Example Telecom (UK) Ltd",
                                "edited Bo SAMPLE (rapporteur) of "}));
  EXPECT_EQ(batch.activities[0].line, 2u);
  EXPECT_EQ(to_string(*batch.activities[0].date), "2007-03-20");
  EXPECT_TRUE(batch.rejects.empty());
}

TEST(Relaton, AVersionBelowThreeIsADraftInThirdGeneration) {
  const auto status = [](const std::string& version) {
    const Batch batch = read_text("docid:\n- id: 3GPP TR 38.821:REL-16/" + version + "\n  type: 3GPP\n");
    return batch.documents.empty() ? "no document" : batch.documents[0].status;
  };
  EXPECT_EQ(status("0.1.0"), "3GPP draft");
  EXPECT_EQ(status("1.0.0"), "3GPP draft for information");
  EXPECT_EQ(status("2.0.0"), "3GPP draft for approval");
  EXPECT_EQ(status("3.0.0"), "");
  EXPECT_EQ(status("16.1.0"), "");
}

TEST(Relaton, ASecondEmployerIsAnAffiliation) {
  const Batch batch = read_fixture("3gpp.yaml");
  ASSERT_EQ(batch.affiliations.size(), 1u);
  EXPECT_EQ(batch.affiliations[0].person.name, "Ada Example");
  EXPECT_EQ(batch.affiliations[0].organization.name, "Second Example Oy");
}

TEST(Relaton, NestedRecordsGiveOnlyTheirIdentifier) {
  EXPECT_EQ(relations(read_fixture("3gpp.yaml")), Lines{"adoptedAs 3gpp:ts99.101@8.0.0"});
  const Batch series = read_fixture("rfcsubseries.yaml");
  EXPECT_EQ(series.documents.at(0).document, "ietf:bcp999");
  EXPECT_EQ(relations(series), Lines{"includes ietf:rfc99999"});
  EXPECT_TRUE(series.activities.empty());
}

TEST(Relaton, FormerGroupsAreGroupsButNotResponsible) {
  const Batch batch = read_fixture("3gpp.yaml");
  ASSERT_EQ(batch.groups.size(), 2u);
  EXPECT_EQ(batch.groups[0].name, "S5");
  EXPECT_EQ(batch.groups[1].name, "N5");
  EXPECT_EQ(batch.documents[0].group, "S5");
}

TEST(Relaton, ItuSeriesLinksAreLeftOutAndTwinTextsNamed) {
  const Batch batch = read_fixture("itu.yaml");
  EXPECT_EQ(batch.documents.at(0).document, "itu-t:x.9999@2018#amd1");
  EXPECT_EQ(batch.documents[0].status, "Published");
  EXPECT_EQ(batch.documents[0].type, "recommendation-amendment");
  EXPECT_EQ(batch.documents[0].abstract, "First line.\n\nSecond line.");
  EXPECT_EQ(relations(batch), (Lines{"sameAs iso-iec:99999@2018#amd1", "hasEdition itu-t:x.9999@2018#cor2"}));
  ASSERT_EQ(batch.groups.size(), 1u);
  EXPECT_EQ(batch.groups[0].name, "ITU-T Study Group 11");
  EXPECT_EQ(batch.groups[0].kind, "study-group");
  EXPECT_TRUE(batch.activities.empty());
}

TEST(Relaton, IsoTitlesArePutTogetherInEnglish) {
  const Batch batch = read_fixture("iso.yaml");
  const Document& document = batch.documents.at(0);
  EXPECT_EQ(document.title, "Imaginary steel - Part 2: Test of nothing");
  EXPECT_EQ(document.status, "95.99");
  EXPECT_EQ(document.url, "https://example.org/99999.html");
  EXPECT_EQ(document.abstract, "La présente norme n'existe pas.");
  EXPECT_EQ(to_string(*document.date), "1993-12");
  EXPECT_EQ(batch.groups.at(0).group, "ISO/TC 35/SC 12");
  EXPECT_EQ(batch.groups[0].parent, "ISO/TC 35");
  EXPECT_EQ(relations(batch), Lines{"obsoletes iso:99999-2@1980"});
}

TEST(Relaton, TheEarlierOfPublishedAndIssuedIsTheDate) {
  const Batch batch = read_fixture("ieee.yaml");
  EXPECT_EQ(batch.documents.at(0).document, "ieee:99999@d3-2010-08");
  EXPECT_EQ(batch.documents[0].name, "IEEE P99999/D-3-2010-08");
  EXPECT_EQ(to_string(*batch.documents[0].date), "2010-09-01");
  ASSERT_EQ(batch.stages.size(), 3u);
  EXPECT_EQ(batch.stages[0].stage + ' ' + to_string(*batch.stages[0].date), "created 2010");
}

TEST(Relaton, EntitiesAndLineEndsAreCleaned) {
  const Batch batch = read_fixture("ieee.yaml");
  EXPECT_EQ(batch.documents.at(0).keywords, "nothing\nBits & bytes");
  EXPECT_EQ(batch.documents[0].group,
            "Software & Systems Engineering Standards Committee of the IEEE Computer Society");
  EXPECT_EQ(read_fixture("oasis.yaml").documents.at(0).group, "OASIS Imaginary Protocol TC");
  EXPECT_EQ(read_fixture("etsi.yaml").documents.at(0).abstract, "1) Review.\n2) Amend.");
}

TEST(Relaton, OasisChairsEditorsAndContributingOrganizations) {
  const Batch batch = read_fixture("oasis.yaml");
  EXPECT_EQ(batch.documents.at(0).document, "oasis:imaginary@1.0-cs01#part2");
  EXPECT_EQ(acts(batch),
            (Lines{"chaired Cleo Chairwoman (chair) of Imaginary Corp", "edited Ed Itor (editor) of ",
                   "authored  (author) of Contributing Company Inc."}));
  EXPECT_EQ(batch.activities[0].person.mail, "cleo@imaginary.example");
  EXPECT_EQ(batch.activities[0].organization.domain, "imaginary.example");
  EXPECT_EQ(batch.activities[1].person.key, "orcid:0000-0000-0000-0001");
  ASSERT_EQ(batch.roles.size(), 1u);
  EXPECT_EQ(batch.roles[0].role + ' ' + batch.roles[0].person.name + ' ' + batch.roles[0].group,
            "chair Cleo Chairwoman OASIS Imaginary Protocol TC");
  ASSERT_EQ(batch.rejects.size(), 1u);
  EXPECT_EQ(batch.rejects[0].reason, "a contributor without a name");
  EXPECT_EQ(batch.rejects[0].line, 6u);
}

TEST(Relaton, AnImpossibleDateIsToldAndAnUnknownGroupIsNoGroup) {
  const Batch batch = read_fixture("w3c.yaml");
  EXPECT_EQ(batch.documents.at(0).document, "w3c:imaginary-3@2023-02-13");
  EXPECT_EQ(batch.documents[0].work, "w3c:imaginary-3");
  EXPECT_FALSE(batch.documents[0].date);
  EXPECT_EQ(reasons(batch), Lines{"not a date: '2023-02-30' of published"});
  EXPECT_EQ(batch.documents[0].group, "");
  EXPECT_TRUE(batch.groups.empty());
  EXPECT_EQ(acts(batch), Lines{"edited Tab Sample Jr. (editor) of "});
}

TEST(Relaton, EcmaEditionsStandBesideTheNumber) {
  const Batch batch = read_fixture("ecma.yaml");
  EXPECT_EQ(batch.documents.at(0).document, "ecma:999@ed3");
  EXPECT_EQ(relations(batch), Lines{"updates ecma:999@ed1"});
}

TEST(Relaton, RecordsWrittenByHandAreReadToo) {
  const Batch batch = read_fixture("hand_written.yml");
  EXPECT_EQ(batch.documents.at(0).document, "iso-iec:dir1-iso-sup@2011");
  EXPECT_EQ(batch.documents[0].title, "Directives, “Part 1”");
  EXPECT_EQ(batch.documents[0].type, "directive");
  EXPECT_EQ(batch.documents[0].abstract, "Folded text");
}

TEST(Relaton, AnOrganizationsMetadataIsABody) {
  const Batch batch = read_fixture("metadata.yaml");
  ASSERT_EQ(batch.bodies.size(), 1u);
  EXPECT_EQ(batch.bodies[0].body, "ima-t");
  EXPECT_EQ(batch.bodies[0].name, "Imaginary Organization");
}

TEST(Relaton, AnUnknownFormGetsABodyFromItsTypeAndASlug) {
  EXPECT_EQ(read_text("docid:\n- id: Foo Report (7)\n  type: FOO\n").documents.at(0).document,
            "foo:foo-report-7");
}

TEST(Relaton, ACorrigendumIsOfTheYearInItsNumber) {
  const std::string head = "docid:\n- id: ISO 9:2005/Cor 1:2008\ndate:\n- type: published\n  value: '2005'\n";
  EXPECT_EQ(to_string(*read_text(head).documents.at(0).date), "2008");
  EXPECT_EQ(to_string(*read_text(head + "- type: updated\n  value: 2008-12\n").documents.at(0).date),
            "2008-12");
}

TEST(Relaton, WithoutDatesTheOneInTheNameCounts) {
  const Batch batch = read_text("docid:\n- id: ETSI ETR 001 ed.1 (1990-08)\n  type: ETSI\n");
  EXPECT_EQ(batch.documents.at(0).document, "etsi:etr001@ed1");
  EXPECT_EQ(to_string(*batch.documents[0].date), "1990-08");
}

TEST(Relaton, ALinkIsNoName) {
  const Batch batch = read_text(
      "docid:\n- id: RFC 1\ncontributor:\n- person:\n    name:\n      completename: xri://$xrd\n  role: "
      "author\n");
  EXPECT_TRUE(batch.activities.empty());
  EXPECT_EQ(reasons(batch), Lines{"an address where a contributor's name should be"});
}

TEST(Relaton, AVacantPostHasNoPerson) {
  const Batch batch = read_text(
      "docid:\n- id: 3GPP TS 1.1:REL-4/4.0.0\ncontributor:\n- person:\n    name:\n      completename:\n"
      "        content: 'VACANT,  '\n  role:\n  - type: author\n");
  EXPECT_EQ(acts(batch), Lines{"edited  (rapporteur) of "});
}

TEST(Relaton, WhatIsNoRecordIsRejectedWithTheReason) {
  EXPECT_EQ(reasons(read_text("a: 1\n")),
            Lines{"not a bibliographic record: it has no docid or docidentifier"});
  EXPECT_EQ(reasons(read_text("- a\n")), Lines{"not a record: no keys at the top"});
  EXPECT_EQ(reasons(read_text("docid:\n- type: ISO\n")), Lines{"no usable identifier of the document"});
  EXPECT_EQ(reasons(read_text("docid:\n- id: " + std::string(10'000, 'x') + "\n")),
            Lines{"no usable identifier of the document"});
  EXPECT_EQ(reasons(read_text("")), Lines{"an empty file"});
}

TEST(Relaton, LongNamesAreCutAndCountedOnce) {
  const Batch batch =
      read_text("docid:\n- id: RFC 1\ncontributor:\n- person:\n    name:\n      completename: " +
                std::string(10'000, 'x') + "\n  role: author\n");
  ASSERT_EQ(batch.activities.size(), 1u);
  EXPECT_EQ(batch.activities[0].person.name.size(), 4096u);
  EXPECT_EQ(batch.activities[0].kind, "authored");
}

TEST(Relaton, AcceptsRecordsAndPassesOverTheRepositorysOwnFiles) {
  const auto reader = open_relaton({});
  for (const char* path : {"data/TS_1.yaml", "x.yml", "orgs/iso/metadata.yaml", "data/indexeddb-2.yaml"})
    EXPECT_TRUE((*reader)->accepts(path)) << path;
  for (const char* path :
       {"README.md", ".github/workflows/ci.yml", "index-v1.yaml", "index.yaml", "orgs/iso/logos.yaml"})
    EXPECT_FALSE((*reader)->accepts(path)) << path;
}

}  // namespace
}  // namespace plenary

#include "import/adoptions.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

Batch read(const std::string& name, const std::string& bytes, const std::string& mapping = "") {
  Batch out;
  const auto reader = open_adoptions({.locator = name, .mapping = mapping, .body = "", .group = ""});
  EXPECT_TRUE(reader) << reader.error().message;
  if (reader) (*reader)->read({0, name, bytes, ""}, out);
  return out;
}

std::string told(const Batch& batch) {
  std::string out;
  for (const auto& r : batch.rejects) out += std::to_string(r.line) + ": " + r.reason + "\n";
  return out;
}

TEST(Adoptions, KnowsALocalizationByItsColumns) {
  const Batch b = read("list.csv",
                       "Standard,National standard,National body,Country,Degree,Status,Date\n"
                       "ITU-T G.709 (06/2020),JT-G709 v5,TTC,Japan,IDT,Current,2021-02-18\n"
                       "itu-t:H.264,JT-H264,TTC,Japan,MOD,Withdrawn,2005-05\n");
  ASSERT_EQ(b.adoptions.size(), 2u) << told(b);
  EXPECT_EQ(b.adoptions[0].document, "itu-t:g.709@2020-06");
  EXPECT_EQ(b.adoptions[0].product, "JT-G709 v5");
  EXPECT_EQ(b.adoptions[0].implementer.name, "TTC");
  EXPECT_EQ(b.adoptions[0].channel, "national-adoption");
  EXPECT_EQ(b.adoptions[0].evidence, "identical");
  EXPECT_EQ(b.adoptions[1].document, "itu-t:h.264");
  EXPECT_EQ(b.adoptions[1].evidence, "modified");
  EXPECT_EQ(b.adoptions[1].status, "withdrawn");
  EXPECT_EQ(to_string(*b.adoptions[1].first), "2005-05");
  EXPECT_EQ(told(b), "");
}

TEST(Adoptions, CountsDownloadsByEditionAndPeriod) {
  const Batch b = read("downloads.csv",
                       "Edition,Period,Downloads,Site\n"
                       "ITU-T G.709 (06/2020),2023-04,120,ttc.or.jp\n");
  ASSERT_EQ(b.usages.size(), 1u) << told(b);
  EXPECT_EQ(b.usages[0].document, "itu-t:g.709@2020-06");
  EXPECT_EQ(b.usages[0].kind, "downloads");
  EXPECT_DOUBLE_EQ(b.usages[0].count, 120);
  EXPECT_EQ(to_string(*b.usages[0].date), "2023-04");
}

TEST(Adoptions, AProposalIsADocumentAndAnActOfContributing) {
  const Batch b = read("proposals.csv",
                       "Proposal,To,Group,Title,Proposed by,National body,Country,Date,Outcome\n"
                       "C-120,ITU-T,SG15,Optical interfaces,Acme Optics,TTC,Japan,2022-09-05,Accepted\n");
  ASSERT_EQ(b.documents.size(), 1u) << told(b);
  ASSERT_EQ(b.activities.size(), 1u);
  EXPECT_EQ(b.documents[0].document, "itu-t:c-120");
  EXPECT_EQ(b.documents[0].type, "contribution");
  EXPECT_EQ(b.activities[0].document, "itu-t:c-120");
  EXPECT_EQ(b.activities[0].kind, "contributed");
  EXPECT_EQ(b.activities[0].delegation, "TTC");
  EXPECT_EQ(b.activities[0].outcome, "agreed");
}

TEST(Adoptions, AWorkshopHasItsNumberOfParticipants) {
  const Batch b = read("workshops.csv",
                       "Workshop,Date,National body,Kind,Participants,Country\n"
                       "Quantum networks,2023-11-02,TTC,workshop,85,Japan\n"
                       "Quantum networks,2024-11-05,TTC,workshop,,Japan\n");
  ASSERT_EQ(b.events.size(), 2u) << told(b);
  EXPECT_EQ(b.events[0].event, "2023-11-02:quantum networks");
  EXPECT_DOUBLE_EQ(b.events[0].participants, 85);
  EXPECT_TRUE(b.events[1].participants != b.events[1].participants);  // not said is not zero
}

TEST(Adoptions, ReadsJson) {
  const Batch b =
      read("x.json", R"([{"Standard": "ISO/IEC 27001:2013", "National standard": "JIS Q 27001:2014",)"
                     R"( "Country": "JP", "Degree": "idt", "Date": "2014-03-20"}])");
  ASSERT_EQ(b.adoptions.size(), 1u) << told(b);
  EXPECT_EQ(b.adoptions[0].document, "iso-iec:27001@2013");
  EXPECT_EQ(b.adoptions[0].evidence, "identical");
}

TEST(Adoptions, RefusesADegreeThatIsNoneAndAStandardThatIsUnknown) {
  const Batch b = read("list.csv",
                       "Standard,National standard,Country,Degree,Date\n"
                       "ITU-T G.709 (06/2020),JT-G709,Japan,roughly,2021-02-18\n"
                       "the optical one,JT-X,Japan,IDT,2021-02-18\n");
  EXPECT_EQ(b.adoptions.size(), 0u);
  ASSERT_EQ(b.rejects.size(), 2u) << told(b);
  EXPECT_EQ(b.rejects[0].line, 2u);
  EXPECT_NE(b.rejects[0].reason.find("roughly"), std::string::npos) << told(b);
  EXPECT_EQ(b.rejects[1].line, 3u);
  EXPECT_NE(b.rejects[1].reason.find("write it as its body does"), std::string::npos);
}

TEST(Adoptions, SaysWhichColumnsMakeAListKnown) {
  const Batch b = read("list.csv", "Name,Amount\nx,1\n");
  EXPECT_EQ(
      told(b),
      "0: no list that is known: a column 'National standard', 'Downloads', 'Proposal', 'Workshop' says "
      "which one it is; there are 'Name', 'Amount'\n");
}

TEST(Adoptions, MissesTheStandardByTheNameOfItsColumn) {
  const Batch b = read("list.csv", "National standard,Country,Date\nJT-G709,Japan,2021-02-18\n");
  EXPECT_EQ(b.records(), 0u);
  EXPECT_NE(told(b).find("there is no column 'Standard'"), std::string::npos) << told(b);
}

TEST(Adoptions, FollowsAMappingOfTheUsersOwn) {
  const Batch b = read("list.csv", "Rec,No,Datum\nITU-T G.709,DE-709,2021-02-18\n",
                       "[[records]]\nnoun = \"adoption\"\n[records.columns]\ndocument = \"Rec\"\n"
                       "product = \"No\"\nfirst = \"Datum\"\n[records.values]\nchannel = "
                       "\"national-adoption\"\ncountry = \"Germany\"\n");
  ASSERT_EQ(b.adoptions.size(), 1u) << told(b);
  EXPECT_EQ(b.adoptions[0].document, "itu-t:g.709");
}

TEST(Adoptions, DamagedWorkbooksAndCutRowsAreTold) {
  EXPECT_EQ(read("x.xlsx", "PK\x03\x04 not really").rejects.size(), 1u);
  const Batch b = read("x.csv", "Standard,National standard,Date\nITU-T G.709,\"JT-G709,2021-02-18\n");
  EXPECT_EQ(b.adoptions.size(), 0u);
  EXPECT_FALSE(b.rejects.empty());
}

}  // namespace
}  // namespace plenary

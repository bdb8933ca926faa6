// The parts of the reader of minutes, one by one.
#include <gtest/gtest.h>

#include "import/minutes_dates.h"
#include "import/minutes_documents.h"
#include "import/minutes_docx.h"
#include "import/minutes_groups.h"
#include "import/minutes_header.h"
#include "import/minutes_lines.h"
#include "import/minutes_people.h"

namespace plenary::minutes {
namespace {

// "first..last" of each date in a text.
std::string days(std::string_view text) {
  std::string out;
  for (const auto& span : spans_of(text)) {
    const auto first = first_of(span), last = last_of(span);
    out += (out.empty() ? "" : " ") + (first ? to_string(*first) : std::string("?")) +
           (last ? ".." + to_string(*last) : "");
  }
  return out;
}

TEST(MinutesDates, ReadsTheFormsOfReports) {
  EXPECT_EQ(days("Geneva, 12-16 December 2022"), "2022-12-12..2022-12-16");
  EXPECT_EQ(days("from 5 to 9 June 2023"), "2023-06-05..2023-06-09");
  EXPECT_EQ(days("30 May \xE2\x80\x93 2 June 2023"), "2023-05-30..2023-06-02");
  EXPECT_EQ(days("30 December 2022 - 2 January 2023"), "2022-12-30..2023-01-02");
  EXPECT_EQ(days("April 19, 2024 and May 3-4, 2024"), "2024-04-19 2024-05-03..2024-05-04");
  EXPECT_EQ(days("Monday 12 to Friday 16 December 2022"), "2022-12-12..2022-12-16");
  EXPECT_EQ(days("2024-04-19, 19.04.2024, 25/12/2023"), "2024-04-19 2024-04-19 2023-12-25");
  EXPECT_EQ(days("from its June 2023 meeting"), "2023-06");
  EXPECT_EQ(days("the 3rd of May 2021"), "2021-05-03");
}

TEST(MinutesDates, GuessesNothing) {
  EXPECT_EQ(days("03/04/2023"), "");                          // April or March
  EXPECT_EQ(days("Thursday 15 Dec (2000-2130 hours)"), "?");  // no year, but a clock
  EXPECT_EQ(days("31 February 2024"), "?");
  EXPECT_EQ(days("items 22-02, 22-06 and C12, 14 and 15"), "");
}

std::string shown(const std::vector<Person>& people) {
  std::string out;
  for (const auto& p : people)
    out += p.name + "|" + p.organization + "|" + p.country + "|" + p.office + "|" + p.group + "|" + p.mode +
           "\n";
  return out;
}

TEST(MinutesPeople, ReadsTitlesOfficesCountriesAndModes) {
  EXPECT_EQ(shown(people_of("Mr Glenn SAMPLE (Example Canada), Rapporteur of TSAG RG-IEM")),
            "Glenn SAMPLE|Example Canada||rapporteur|TSAG RG-IEM|\n");
  EXPECT_EQ(shown(people_of("H.E. Ms Amina Diallo, Minister of Communications, Senegal")),
            "Amina Diallo|Senegal|Senegal|minister of communications||\n");
  EXPECT_EQ(shown(people_of("Prof. Jan Priklad, Priklad University (remotely)")),
            "Jan Priklad|Priklad University||||remote\n");
  EXPECT_EQ(shown(people_of("Judy Roe, Acme Co., Ltd., recording")),
            "Judy Roe|Acme Co., Ltd.||||recording\n");
  EXPECT_EQ(shown(people_of("Bruce Doe, Chair, WTSA-20")), "Bruce Doe|||chair|WTSA-20|\n");
  EXPECT_EQ(shown(people_of("the Vice-Chairman of TSAG, Mr Roe (Kenya)", true)),
            "Roe|Kenya|Kenya|vice-chairman|TSAG|\n");
}

TEST(MinutesPeople, PartsPeopleNotOrganizations) {
  EXPECT_EQ(
      shown(people_of("Mr Noah Doe (Acme, China), Associate Rapporteur on metrics, and Ms Ann Roe (Beta)")),
      "Noah Doe|Acme|China|associate rapporteur on metrics||\nAnn Roe|Beta||||\n");
  EXPECT_EQ(shown(people_of("Jane Doe, Acme, and John Roe, Research and Development Institute")),
            "Jane Doe|Acme||||\nJohn Roe|Research and Development Institute||||\n");
  EXPECT_EQ(shown(people_of("Ms Doe, Mr Roe and Dr Loe (all Acme)")),
            "Doe|Acme||||\nRoe|Acme||||\nLoe|Acme||||\n");
  EXPECT_EQ(shown(people_of("Summary of Session 1")), "");
  EXPECT_EQ(shown(people_of("Example Telecom, Canada")), "");
}

TEST(MinutesPeople, ListsOrganizations) {
  std::string text;
  for (const auto& o :
       organizations_of("China Unicom, Huawei Technologies Co., Ltd. (China), Sweden and United Kingdom"))
    text += o.name + "|" + o.country + "\n";
  EXPECT_EQ(
      text,
      "China Unicom|\nHuawei Technologies Co., Ltd.|China\nSweden|Sweden\nUnited Kingdom|United Kingdom\n");
}

TEST(MinutesPeople, FindsSomebodyByAnyPartOfTheName) {
  Register people;
  people.add(*person_of("Seizo Onoe, TSB"));
  people.add(*person_of("Stephen Palm, Broadcom"));
  people.add(*person_of("Stephen Roe, Acme"));
  EXPECT_EQ(people.find("Onoe-san")->name, "Seizo Onoe");
  EXPECT_EQ(people.find("Mr. Palm")->organization, "Broadcom");
  EXPECT_EQ(people.find("S. Palm")->organization, "Broadcom");
  EXPECT_EQ(people.find("Stephen"), nullptr);  // there are two
  EXPECT_TRUE(people.knows_organization("tsb"));
}

std::string keys(std::string_view text) {
  std::string out;
  for (const auto& r : references_of(text, "itu-t", "tsag")) out += (out.empty() ? "" : " ") + r.key;
  return out;
}

TEST(MinutesDocuments, ReadsTheNumbersOfDocuments) {
  EXPECT_EQ(keys("TSAG-TD123R1, C014 and SG15-C0123"), "itu-t:tsag-td123r1 itu-t:tsag-c014 itu-t:sg15-c0123");
  EXPECT_EQ(keys("TD 45 (GEN/16), TD12/PLEN"), "itu-t:sg16-td45-gen itu-t:tsag-td12-plen");
  EXPECT_EQ(keys("C12, 14R1 and 15; C16, 14 March"),
            "itu-t:tsag-c12 itu-t:tsag-c14r1 itu-t:tsag-c15 itu-t:tsag-c16");
  EXPECT_EQ(keys("text under discussion at WTSA (C99R1)"), "itu-t:wtsa-c99r1");
  EXPECT_EQ(keys("Rec. A.5, A.18 and A.25; ITU-T G.709; RFC 9110"),
            "itu-t:a.5 itu-t:a.18 itu-t:a.25 itu-t:g.709 ietf:rfc9110");
  EXPECT_EQ(keys("Resolutions 1, 22 and 68 of WTSA, PP22 Information Document 1"),
            "itu-t:wtsa-res.1 itu-t:wtsa-res.22 itu-t:wtsa-res.68 itu:pp22-inf-1");
  EXPECT_EQ(keys("IEEE 802, IEEE 7,000 series, SG15, Q12/15, WTSA-20 Action 10, B5G, CTO/CxO"), "");
}

TEST(MinutesGroups, TellsGroupsFromDocuments) {
  const auto groups = groups_of("Q12/15 and WP3/15 of SG15 with WP2/TSAG, FG-AI4H, TSAG-TD12");
  std::string text;
  for (const auto& g : groups) text += g.key + " ";
  EXPECT_EQ(text, "q12/15 wp3/15 sg15 wp2/tsag fg-ai4h ");
  EXPECT_EQ(parent_of("q12/15"), "sg15");
  EXPECT_EQ(body_in("the ITU-T meeting with ETSI"), "itu-t");
}

TEST(MinutesPlace, StandsBeforeOrBehindTheDay) {
  const auto place = [](std::string_view text) {
    const auto spans = spans_of(text);
    return spans.empty() ? std::string("no date") : place_at(text, spans[0].at, spans[0].end);
  };
  EXPECT_EQ(place("held in New Delhi, India, on 15-24 October 2024"), "New Delhi, India");
  EXPECT_EQ(place("this meeting (Geneva, 12-16 December 2022)"), "Geneva");
  EXPECT_EQ(place("was held on April 19, 2024 in Geneva as an event"), "Geneva");
  EXPECT_EQ(place("Virtual, 5-9 May 2025"), "");
}

TEST(MinutesLines, TellsHeadingsItemsRowsAndSentences) {
  const auto lines = lines_of(
      "1\tOpening\n1.1 Agenda and documents\n- one\nInvited to:\n1. TBC,\n2. Go\n2\tIndustry\na\tb\tc\nA "
      "\xE2\x80\x93 b\n");
  ASSERT_EQ(lines.size(), 10u);
  EXPECT_EQ(lines[0].label, "1");
  EXPECT_EQ(lines[1].label, "1.1");
  EXPECT_EQ(lines[2].kind, Kind::kItem);
  EXPECT_EQ(lines[4].kind, Kind::kItem);  // "1. TBC" below "Invited to:"
  EXPECT_EQ(lines[6].kind, Kind::kHeading);
  EXPECT_EQ(lines[7].cells.size(), 3u);
  EXPECT_EQ(
      sentences_of("Mr. Doe spoke, e.g. of Rec. A.5. He left. \xE2\x80\x9CQuite.\xE2\x80\x9D Yes").size(),
      4u);
}

TEST(MinutesDocx, WritesBlocksAsLines) {
  const auto text = text_of_pandoc(
      R"({"blocks":[{"t":"Header","c":[2,["",[],[]],[{"t":"Str","c":"Day"},{"t":"Space"},{"t":"Str","c":"1"}]]},)"
      R"({"t":"BulletList","c":[[{"t":"Plain","c":[{"t":"Strong","c":[{"t":"Str","c":"one"}]}]}]]},)"
      R"({"t":"Table","c":[["",[],[]],[null,[]],[],[["",[],[]],[]],[[["",[],[]],0,[],[[["",[],[]],[)"
      R"([["",[],[]],{"t":"AlignDefault"},1,1,[{"t":"Para","c":[{"t":"Str","c":"A|b"},{"t":"LineBreak"},{"t":"Str","c":"B"}]}]],)"
      R"([["",[],[]],{"t":"AlignDefault"},1,1,[{"t":"Para","c":[{"t":"Str","c":"C"}]}]]]]]]],[["",[],[]],[]]]}]})");
  ASSERT_TRUE(text);
  EXPECT_EQ(*text, "## Day 1\n\n- one\n\n| A\\|b; B | C |\n\n");
}

TEST(MinutesDocx, SaysWhatIsWrongWithDamagedFiles) {
  EXPECT_FALSE(text_of_pandoc("{\"blocks\":"));
  EXPECT_FALSE(text_of_pandoc("[]"));
  const auto cut = text_of_docx("PK\x03\x04 and nothing more");
  ASSERT_FALSE(cut);
  EXPECT_TRUE(cut.error().message.starts_with("pandoc cannot read it:") ||
              cut.error().message ==
                  "a .docx needs pandoc, which is not installed: install the package pandoc")
      << cut.error().message;
}

}  // namespace
}  // namespace plenary::minutes

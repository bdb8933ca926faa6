#include "import/minutes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "base/files.h"

namespace plenary {
namespace {

Batch read(std::string text, std::string path = "report.txt", ImportOptions options = {}) {
  SourceFile file;
  file.path = std::move(path);
  file.bytes = std::move(text);
  Batch out;
  (*open_minutes(options))->read(file, out);
  return out;
}

Batch fixture(const std::string& name) {
  const char* source = std::getenv("PLENARY_SOURCE");
  const auto bytes =
      read_file(std::string(source == nullptr ? "." : source) + "/tests/fixtures/minutes/" + name);
  EXPECT_TRUE(bytes);
  return bytes ? read(*bytes, name) : Batch{};
}

// "kind|person|organization|mode" for each act, in their order.
std::string acts(const Batch& out) {
  std::string text;
  for (const auto& a : out.activities)
    text += a.kind + "|" + a.person.name + "|" + a.organization.name + "|" + a.mode + "\n";
  return text;
}

std::string only_reason(const Batch& out) { return out.rejects.size() == 1 ? out.rejects[0].reason : ""; }

constexpr const char* kHead =
    "Title:\tReport of the Q12/15 meeting (Geneva, 5-9 June 2023)\nAbstract:\tReport of ITU-T Q12/15.\n\n";

TEST(Minutes, ReadsTheEventFromTheLabelsOfItsHead) {
  const Batch out = fixture("rapporteur-meeting.txt");
  ASSERT_EQ(out.events.size(), 1u);
  EXPECT_EQ(out.events[0].event, "itu-t:q14/15:2025-05-05");
  EXPECT_EQ(out.events[0].name, "Q14/15 interim meeting");
  EXPECT_EQ(to_string(*out.events[0].to), "2025-05-09");
  EXPECT_EQ(out.events[0].mode, "remote");
  ASSERT_EQ(out.documents.size(), 7u);
  EXPECT_EQ(out.documents[0].document, "itu-t:sg15-td412-wp3");
  EXPECT_EQ(out.documents[0].type, "report");
  ASSERT_EQ(out.groups.size(), 1u);
  EXPECT_EQ(out.groups[0].parent, "sg15");
}

TEST(Minutes, ReadsContributionsWithTheirSubmitters) {
  const Batch out = fixture("rapporteur-meeting.txt");
  std::string text;
  for (const auto& a : out.activities)
    if (a.kind == "contributed")
      text += a.document + "|" + a.organization.name + "|" + a.organization.country + "\n";
  EXPECT_EQ(text,
            "itu-t:sg15-c0231|China Mobile|\nitu-t:sg15-c0231|CICT|\nitu-t:sg15-c0232|NTT Corporation|Japan\n"
            "itu-t:sg15-c0233|Example Networks|\nitu-t:sg15-c0233|Sample Telecom Co., Ltd.|\n");
}

TEST(Minutes, ReadsActionsWithOwnerAndDay) {
  const Batch out = fixture("rapporteur-meeting.txt");
  ASSERT_EQ(out.actions.size(), 4u);
  EXPECT_EQ(out.actions[2].owner, "Editor of G.7711");
  EXPECT_EQ(to_string(*out.actions[2].due), "2025-06-30");
  EXPECT_EQ(out.actions[2].action, "itu-t:q14/15:2025-05-05:ap1");
  EXPECT_EQ(out.actions[3].owner, "Ms Example");
  EXPECT_FALSE(out.actions[3].due);
}

TEST(Minutes, ReadsSessionsModeratorsAndSpeakersOfAWorkshop) {
  const Batch out = fixture("forum.txt");
  ASSERT_EQ(out.events.size(), 3u);
  EXPECT_EQ(out.events[0].mode, "hybrid");
  EXPECT_EQ(out.events[0].country, "Kenya");
  EXPECT_EQ(out.events[2].name, "Session 2: Standards and open source");
  EXPECT_EQ(out.events[2].parent, out.events[0].event);
  EXPECT_EQ(acts(out),
            "presented|Ravi Placeholder|TSB|\n"
            "chaired|Lena Muster|University of Musterstadt|\n"
            "presented|John Mwangi Specimen|Specimen Telecom|\n"
            "presented|Fatou Modèle|Modèle Mobile|remote\n"
            "presented|Chen Yangben|Yangben Technologies|\n"
            "presented|Wu Yangben|Yangben Technologies|\n"
            "chaired|Paulo Exemplo|Exemplo Labs|\n"
            "chaired|Ingrid Eksempel|Eksempel AS|\n"
            "presented|Sven Prov|Prov AB|\n"
            "presented|Olu Apeere|Apeere Foundation|\n"
            "presented|Dan Beispiel|Beispiel GmbH|recording\n"
            "commented|Amina OKELLO|Kenya|\n");
}

TEST(Minutes, ReadsWrappedMinutesAndSaysThatTheyAreUnfinished) {
  const Batch out = fixture("email-minutes.txt");
  EXPECT_EQ(out.events[0].event, "itu-t:rg-wm:2024-03-12");
  ASSERT_EQ(out.actions.size(), 2u);
  EXPECT_EQ(out.actions[0].objective, "TSB to issue a questionnaire on working methods by 15 April 2024.");
  EXPECT_EQ(to_string(*out.actions[0].due), "2024-04-15");
  EXPECT_EQ(only_reason(out), "the report ends here unfinished: what came after is not in it");
  EXPECT_EQ(out.rejects[0].line, 29u);
}

TEST(Minutes, ReadsViewsWithTheirSpeakers) {
  const Batch out = fixture("regional-meeting.txt");
  std::string text;
  for (const auto& s : out.statements)
    text += s.section + "|" + s.view + "|" + s.person.name + "|" + s.text + "\n";
  EXPECT_EQ(
      text,
      "2.1|obstacle|Maria Voorbeeld|She explained that universities and small companies lack the means to "
      "follow many study groups.\n"
      "2.1|obstacle|Maria Voorbeeld|Membership fees are a barrier for start-ups.\n"
      "2.1|proposal|Maria Voorbeeld|ITU-T should offer a free year to start-ups.\n"
      "2.2|value|Musa Kwatance|The main value of international standards is a common market.\n"
      "3.1|proposal|Jan Priklad|Academia needs to be involved earlier.\n"
      "3.1|obstacle|Musa Kwatance|Travel is too expensive for most of our experts.\n");
}

TEST(Minutes, TellsSingleDaysOfAMeetingDuringALargerOne) {
  const Batch out = read(
      "Abstract:\nDraft report of the TSAG Rapporteur Group on Nothing (RG-NIL).\n\n0\tIntroduction\nA "
      "meeting of RG-NIL took "
      "place during TSAG on 2-6 March 2026, on Tuesday 3 March (1615-1740 hours) and on Thursday 5 March.\n");
  ASSERT_EQ(out.events.size(), 4u);
  EXPECT_EQ(out.events[0].event, "itu-t:rg-nil:2026-03-03");
  EXPECT_EQ(to_string(*out.events[0].to), "2026-03-05");
  EXPECT_EQ(out.events[0].parent, "itu-t:tsag:2026-03-02");
  EXPECT_EQ(to_string(*out.events[1].to), "2026-03-06");
  EXPECT_EQ(to_string(*out.events[3].from), "2026-03-05");
  EXPECT_EQ(out.documents[0].status, "draft");
}

TEST(Minutes, ReadsNumberedParagraphsBelowATableOfContents) {
  const Batch out = fixture("working-party.txt");
  ASSERT_EQ(out.events.size(), 1u);
  EXPECT_EQ(out.events[0].event, "itu-t:wp2/13:2026-10-05");
  EXPECT_EQ(out.decisions.size(), 3u);
  EXPECT_EQ(out.documents[1].document, "itu-t:sg13-td301-wp2");
  ASSERT_EQ(out.statements.size(), 3u);
  EXPECT_EQ(out.statements[2].section, "2.1");
  EXPECT_EQ(out.statements[2].person.name, "Ute Zweite");
}

TEST(Minutes, ReadsSessionsUnderHeadingsWithoutNumbers) {
  const Batch out = fixture("workshop-prose.txt");
  std::string names;
  for (const auto& event : out.events) names += event.name + "|";
  EXPECT_EQ(
      names,
      "ITU Workshop on Quantum Networks|Opening session|Session 1 - Why quantum networks?|Session 2 - Panel "
      "discussion|");
  EXPECT_EQ(std::ranges::count(out.activities, "commented", &Activity::kind), 4);
}

TEST(Minutes, ReadsTwoPeopleInOneCell) {
  const Batch out = read(
      std::string(kHead) +
      "1\tProgramme\n| Time | Speaker |\n|---|---|\n| 09:00 | Ms Jane Doe (Acme); Dr John Roe (Beta) |\n");
  EXPECT_EQ(acts(out), "presented|Jane Doe|Acme|\npresented|John Roe|Beta|\n");
}

// Tracked changes are accepted, tables inside tables flattened, two paragraphs of a cell are two people.
TEST(Minutes, ReadsAWordFileThroughPandoc) {
  if (std::system("command -v pandoc >/dev/null") != 0) GTEST_SKIP() << "pandoc is not installed";
  const Batch out = fixture("tracked.docx");
  ASSERT_EQ(out.events.size(), 2u);
  EXPECT_EQ(out.events[0].event, "itu-t:sg5:2025-03-04:workshop");
  EXPECT_EQ(out.events[0].place + ", " + out.events[0].country, "Tunis, Tunisia");
  EXPECT_EQ(acts(out),
            "chaired|Nadia Exemple|Exemple Tunisie|in person\n"
            "presented|John Roe|Beta|in person\n"
            "presented|Jane Doe|Acme|remote\n"
            "presented|Kim Inner|Nested|in person\n");
}

TEST(Minutes, RejectsAWordFileThatIsCutOff) {
  if (std::system("command -v pandoc >/dev/null") != 0) GTEST_SKIP() << "pandoc is not installed";
  const auto whole =
      read_file(std::string(std::getenv("PLENARY_SOURCE")) + "/tests/fixtures/minutes/tracked.docx");
  ASSERT_TRUE(whole);
  const Batch out = read(whole->substr(0, whole->size() / 2), "report.docx");
  EXPECT_EQ(out.records(), 0u);
  EXPECT_TRUE(only_reason(out).starts_with("pandoc cannot read it:"));
}

TEST(Minutes, RejectsAWordFileWherePandocIsMissing) {
  const char* path = std::getenv("PATH");
  const std::string before = path == nullptr ? "" : path;
  ::setenv("PATH", "/nowhere", 1);
  const Batch out = read("PK", "report.docx");
  ::setenv("PATH", before.c_str(), 1);
  EXPECT_EQ(only_reason(out), "a .docx needs pandoc, which is not installed: install the package pandoc");
}

TEST(Minutes, RejectsWhatIsNoReportWithTheReason) {
  EXPECT_EQ(only_reason(read("")), "the file is empty");
  EXPECT_EQ(only_reason(read(std::string("\x7f"
                                         "ELF\0\0\1",
                                         7))),
            "binary, no text");
  EXPECT_EQ(only_reason(read("A shopping list\n- milk\n")),
            "no day of a meeting or workshop, neither in the head nor in the introduction");
  EXPECT_EQ(only_reason(read("Minutes\nDate: 3 May 2024\n")),
            "no standards body is named: say which with --body");
  EXPECT_EQ(read("Minutes\nDate: 3 May 2024\n", "a.txt", {"", "", "etsi", "MEC"}).events[0].event,
            "etsi:MEC:2024-05-03");
}

TEST(Minutes, GivesNoMeaningToDaysThatDoNotExist) {
  const Batch out = read("Title: Report of the ITU-T meeting\nDate: 31 February 2024\n");
  EXPECT_TRUE(out.events.empty());
  EXPECT_EQ(out.rejects.size(), 1u);
}

TEST(Minutes, TakesNoNameOfTenThousandLetters) {
  const Batch out =
      read(std::string(kHead) + "1\tSession\nModerator: Mr A" + std::string(10000, 'b') + ", Acme\n");
  EXPECT_TRUE(out.activities.empty());
  EXPECT_EQ(out.events.size(), 1u);
}

TEST(Minutes, KeepsTextFromRightToLeftAndMendsWhatIsNoUtf8) {
  const Batch out = read(std::string(kHead) +
                         "1\tProgramme\nSpeaker: Dr أمينة حسن (مؤسسة)\nModerator: Ms Zo\xEB Doe (Acme)\n");
  EXPECT_EQ(acts(out).substr(0, 10), "presented|");
  const Batch arabic = read(std::string(kHead) + "1\tProgramme\nSpeaker: Dr أمينة حسن (مؤسسة)\n");
  EXPECT_EQ(acts(arabic), "presented|أمينة حسن|مؤسسة|\n");
  const Batch latin = read(std::string(kHead) + "1\tProgramme\nModerator: Ms Zo\xEB Doe (Acme)\n");
  EXPECT_EQ(acts(latin), "chaired|Zoë Doe|Acme|\n");
}

TEST(Minutes, EndsSoonOnAReportOfNothingButOpenings) {
  std::string text = kHead;
  for (int i = 0; i < 20000; ++i) text += "It was agreed that ((((TSAG-TD1, Rec. A.5, Mr X Y (Z and Mr\n";
  const auto start = std::chrono::steady_clock::now();
  const Batch out = read(text);
  EXPECT_EQ(out.actions.size(), 1u);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace plenary

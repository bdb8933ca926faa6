#include "import/attendance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "base/text.h"

namespace plenary {
namespace {

Batch read(std::string notes, std::string path = "2024/2024-07-30.md", ImportOptions options = {}) {
  SourceFile file;
  file.path = std::move(path);
  file.bytes = std::move(notes);
  Batch out;
  (*open_attendance(options))->read(file, out);
  return out;
}

// "Ada Lovelace|Engines|chair|remote" for each person; "-" before who was absent.
std::string people(const Batch& out) {
  std::string text;
  for (const auto& a : out.activities)
    text += (a.kind == "absent" ? "-" : "") + a.person.name + "|" + a.organization.name + "|" + a.role + "|" +
            a.mode + "\n";
  return text;
}

TEST(Attendance, ReadsATableUnderALabel) {
  const Batch out = read(R"(# 103rd Meeting of Ecma TC39
**Attendees:**

| Name | Abbreviation | Organization |
|:-----|:-------------|--------------|
| Ada Lovelace | ADL | Engines |
| Charles Babbage\* | CBE | Invited Expert |
| TBD | | |
)",
                         "meetings/2024-07/july-30.md");
  ASSERT_EQ(out.events.size(), 1u);
  EXPECT_EQ(out.events[0].event, "ecma:tc39:2024-07-30");
  EXPECT_EQ(out.events[0].group, "TC39");
  EXPECT_EQ(out.events[0].name, "103rd Meeting of Ecma TC39");
  ASSERT_EQ(out.activities.size(), 2u);
  EXPECT_EQ(people(out), "Ada Lovelace|Engines||\nCharles Babbage||invited expert|\n");
  EXPECT_EQ(out.activities[0].person.key, "tc39:ADL");
  EXPECT_EQ(out.activities[0].line, 6u);
  EXPECT_EQ(out.activities[0].kind, "attended");
}

TEST(Attendance, TellsPresentFromAbsent) {
  const Batch out = read(R"(# Common Security Advisory Framework (CSAF) Technical Committee
## Participants
Quorum requires participation of 2 or more of the 3 voting members.

| Given Name | Family Name | Affiliation | Role | Present |
|---|---|---|---|---|
| Ada | Lovelace | Individual | Voting Member | Yes |
| Sonny | van Lingen | Mills Co., Ltd. | Voting Member | No |
| Mary | Somerville | Stars | Co-Chair | ? |
)");
  EXPECT_EQ(people(out), "Ada Lovelace||voting member|\n-Sonny van Lingen|Mills Co., Ltd.|voting member|\n");
  EXPECT_EQ(out.events[0].event, "oasis:csaf-tc:2024-07-30");
  ASSERT_EQ(out.rejects.size(), 1u);
  EXPECT_EQ(out.rejects[0].line, 9u);
  EXPECT_EQ(out.rejects[0].reason, "neither yes nor no in the column that says who was present");
}

TEST(Attendance, ReadsHandlesAndPlaces) {
  const Batch out = read(R"(# GraphQL WG — July 2024
- **Date & Time**: [July 30, 2024, 10:30 AM](https://x.org)
- **Video Conference Link**: https://zoom.us/j/1

## Attendees
| Name | GitHub | Organization | Location |
| :--- | :----- | :----------- | :------- |
| Ada Lovelace (Host) ✏️ | @ada | Engines | San Francisco, CA, US |
| *YOUR NAME HERE* | @github | org | where |
)",
                         "agendas/2024/07-Jul/30-wg-primary.md");
  EXPECT_EQ(people(out), "Ada Lovelace|Engines|host|remote\n");
  EXPECT_EQ(out.activities[0].person.key, "github:ada");
  EXPECT_EQ(out.activities[0].country, "US");
  EXPECT_EQ(out.activities[0].organization.country, "US");
  EXPECT_EQ(out.events[0].event, "graphql:graphql-wg:2024-07-30:primary");
}

TEST(Attendance, ReadsBulletsOrPlainLinesAndStopsAtTheDiscussion) {
  const std::string head =
      "## Agenda for the July 30 video call of WebAssembly's Stack Subgroup\n1. Opening, welcome and roll "
      "call\n1. Introduction of attendees\n\n";
  const Batch bullets = read(head +
                             "### Attendees\n- Ada Lovelace, Engines\n- Charles Babbage [remote]\n\nAL: I "
                             "think so, Mary.\n- Not A Person\n");
  EXPECT_EQ(people(bullets), "Ada Lovelace|Engines||remote\nCharles Babbage|||remote\n");
  EXPECT_EQ(bullets.events[0].group, "Stack Subgroup");
  ASSERT_EQ(bullets.groups.size(), 1u);
  EXPECT_EQ(bullets.groups[0].parent, "WebAssembly Community Group");
  const Batch lines =
      read(head + "## Participants\nAda Lovelace\nCharles Babbage\nRahul\n\n## Notes\n\nMary Somerville\n");
  EXPECT_EQ(people(lines), "Ada Lovelace|||remote\nCharles Babbage|||remote\nRahul|||remote\n");
}

TEST(Attendance, ReadsAParagraphBelowTheTitle) {
  const Batch out = read(
      "# July 30, 2024 Meeting Notes\n-----\nAda Lovelace (ADL), Charles Babbage (CBE) Mary Somerville "
      "(MSE),\nJohn Hax (JHX)\n\n"
      "Remote:\nGrace Hopper (GHR)\n-----\n## Agenda\nAdopted.\n",
      "meetings/2024-07/july-30.md", {.locator = "tc39-notes", .mapping = "", .body = "", .group = ""});
  EXPECT_EQ(people(out),
            "Ada Lovelace|||\nCharles Babbage|||\nMary Somerville|||\nJohn Hax|||\nGrace Hopper|||remote\n");
  EXPECT_EQ(out.activities[4].person.key, "tc39:GHR");
  EXPECT_EQ(out.events[0].mode, "hybrid");
}

TEST(Attendance, ReadsMinutesOfTheW3CKind) {
  const Batch out = read(
      "# Lovelace Working Group\nDate: 30 July 2024\n\nPresent: Ada_Lovelace, Charles Babbage (Mills), "
      "Mary\nRegrets: Grace Hopper\nChair: Ada\n",
      "call.md");
  EXPECT_EQ(people(out), "Ada Lovelace|||\nCharles Babbage|Mills||\nMary|||\n-Grace Hopper|||\n");
  EXPECT_EQ(out.events[0].group, "Lovelace Working Group");
}

TEST(Attendance, ReadsNamesWithDashesAndAbbreviations) {
  const Batch out = read(
      "# MessageFormat Working Group Call\n\n### Attendees\n\n- Ada Lovelace \\-Engines (ADL) \\- chair\n- "
      "Charles Babbage \\- Mills (CHB)\n\n"
      "### Topic\n\n- Some Thing\n",
      "meetings/2024/notes-2024-07-30.md", {.locator = "", .mapping = "", .body = "unicode", .group = ""});
  EXPECT_EQ(people(out), "Ada Lovelace|Engines|chair|\nCharles Babbage|Mills||\n");
  EXPECT_EQ(out.events[0].event, "unicode:messageformat-working-group:2024-07-30");
  EXPECT_EQ(out.activities[0].person.key, "messageformat-working-group:ADL");
}

TEST(Attendance, TakesRolesFromSections) {
  const Batch out = read(
      "# Minutes\n## 2.1 Participants\n### 2.1.1 Voting Members Present\n* Lovelace, Ada;\tEngines\n* "
      "Charles Babbage; Mills, Inc.\n"
      "### 2.1.2 Members Present\n* N/A\n### 2.1.3 Observers present\nNote: Observers should follow the "
      "instructions.\n* Mary Somerville (Stars)\n"
      "### 2.2 Members who lost Voting Rights\n* Grace Hopper\n");
  EXPECT_EQ(people(out),
            "Ada Lovelace|Engines|voting member|\nCharles Babbage|Mills, Inc.|voting member|\nMary "
            "Somerville|Stars|observer|\n");
}

TEST(Attendance, TakesBoxesThatAreNotTickedAsAbsent) {
  const Batch out = read("# M\n## Attendees\n- [x] Ada Lovelace\n- [ ] Charles Babbage\n");
  EXPECT_EQ(people(out), "Ada Lovelace|||\n-Charles Babbage|||\n");
  const Batch none = read("# M\n## Attendees\n- [ ] Ada Lovelace\n- [ ] Charles Babbage\n");
  EXPECT_EQ(none.records(), 0u);
  EXPECT_EQ(none.rejects[0].reason, "boxes for attendance of which none is ticked");
}

TEST(Attendance, ReadsFamilyNamesFirstOnlyInAlphabeticalLists) {
  const Batch sorted = read("# M\n## Attendees\n- Babbage, Charles\n- Hopper, Grace\n- Lovelace, Ada\n");
  EXPECT_EQ(people(sorted), "Charles Babbage|||\nGrace Hopper|||\nAda Lovelace|||\n");
  const Batch unclear = read("# M\n## Attendees\n- Lovelace, Ada\n- Babbage, Charles\n- Hopper, Grace\n");
  EXPECT_EQ(unclear.records(), 0u);
  EXPECT_EQ(unclear.rejects[0].reason, "family and given names, or names and organizations: not to be told");
}

TEST(Attendance, ReadsFirstNamesWhereAllOfTheListAre) {
  EXPECT_EQ(people(read("# M\n## Attendees\n- Ada\n- Charles\n- Grace\n")), "Ada|||\nCharles|||\nGrace|||\n");
  EXPECT_EQ(people(read("# M\n## Roll call\nSkipped\n")), "");
}

TEST(Attendance, TakesTheGroupInParenthesesAsARole) {
  const Batch out = read(
      "# Engine Steering Committee (ESC) Meeting 2024-07-30\n## Present\n* Ada Lovelace @ada (ESC)\n* "
      "Charles Babbage @cb (Mills)\n");
  EXPECT_EQ(people(out), "Ada Lovelace||esc|\nCharles Babbage|Mills||\n");
  EXPECT_EQ(out.activities[0].person.key, "github:ada");
}

TEST(Attendance, ReadsListsInFences) {
  const Batch out = read(
      "# M\n**Attendees:**\n```\n| Name | Abbreviation | Location |\n|---|---|---|\n| Ada Lovelace | ADL | "
      "Remote |\n```\n");
  EXPECT_EQ(people(out), "Ada Lovelace|||remote\n");
}

TEST(Attendance, DoesNotTakeTopicsBelowAnEmptyLabelAsPeople) {
  const Batch out = read(
      "# M\nPresent: Ada Lovelace, Charles Babbage\n\nRegrets:\n\n---\n\nAgenda:\n\n* Save data - Ada, "
      "Charles\n* Storage Observer - Ada\n");
  EXPECT_EQ(people(out), "Ada Lovelace|||\nCharles Babbage|||\n");
}

TEST(Attendance, CountsAPersonOncePerMeeting) {
  const Batch out = read(
      "# M\n## Day 1\n### Attendees\n- Ada Lovelace\n- Charles Babbage\n## Day 2\n### Attendees\n- Charles "
      "Babbage\n- Ada Lovelace\n");
  EXPECT_EQ(people(out), "Ada Lovelace|||\nCharles Babbage|||\n");
}

TEST(Attendance, GoesByTheOptionsBeforeTheNotes) {
  const Batch out = read("# GraphQL WG\n## Attendees\n- Ada Lovelace\n", "2024-07-30.md",
                         {.locator = "", .mapping = "", .body = "etsi", .group = "TC X"});
  EXPECT_EQ(out.events[0].event, "etsi:tc-x:2024-07-30");
}

TEST(Attendance, TellsMeetingsWithoutAGroupApartByTheirPlace) {
  const Batch out = read("# Weekly\n## Attendees\n- Ada Lovelace\n", "ai/2024/2024-07-30.md",
                         {.locator = "/data/spdx/", .mapping = "", .body = "", .group = ""});
  EXPECT_EQ(out.events[0].event, "meeting-in-spdx:2024-07-30:ai");
}

TEST(Attendance, MakesNoEventWithoutPeople) {
  EXPECT_EQ(read("# July 30, 2024 Meeting\nThis pre-dates attendee lists.\n").rejects[0].reason,
            "no attendee list");
  EXPECT_EQ(read("# July 30, 2024\n### Attendees\n\n### Closure\n").rejects[0].reason,
            "the attendee list has no names");
  EXPECT_EQ(read("# M\n### Attendees\n- Ada Lovelace\n", "call.md").rejects[0].reason,
            "no date of the meeting, neither in the notes nor in the path");
  for (const char* notes :
       {"# July 30, 2024 Meeting\n", "# July 30, 2024\n### Attendees\n- TBD\n- *Your Name Here*\n", ""}) {
    const Batch out = read(notes);
    EXPECT_EQ(out.records(), 0u) << notes;
    EXPECT_EQ(out.rejects.size(), 1u) << notes;
  }
}

TEST(Attendance, IsNotForTablesOfContentsAndTemplates) {
  const auto reader = *open_attendance({});
  EXPECT_TRUE(reader->accepts("meetings/2024-07/july-30.md"));
  for (const char* path :
       {"meetings/2024-07/toc.md", "README.md", "main/WG-template.md", "delegates.txt", "minutes.html"})
    EXPECT_FALSE(reader->accepts(path)) << path;
}

TEST(Attendance, SurvivesHostileNotes) {
  EXPECT_EQ(read(std::string("\0\1\2", 3)).rejects[0].reason, "binary, no meeting notes");
  EXPECT_EQ(read("### Attendees\n- " + std::string(10'000, 'A') + "\n- Ada Lovelace\n- Charles Babbage\n")
                .activities.size(),
            2u);
  read("### Attendees\n" + std::string(200'000, '['));
  read("### Attendees\n| Name |\n|---|\n|" + std::string(100'000, '|'));
  const Batch bidi = read(
      "### Attendees\n- \xE2\x80\xAE"
      "Ada Lovelace\n- caf\xE9 Noir\n");
  ASSERT_EQ(bidi.activities.size(), 2u);
  EXPECT_TRUE(valid_utf8(bidi.activities[1].person.name));
}

// The number in "(9 voting members present)" or "12 of 19 voting members were present"; -1 when none is
// stated.
int stated_voting_members(std::string_view text) {
  for (size_t at = 0; (at = text.find(" voting members ", at)) != text.npos; ++at) {
    const auto behind = text.substr(at + std::string_view(" voting members ").size());
    if (!behind.starts_with("present") && !behind.starts_with("were present")) continue;
    const auto words = split(text.substr(0, at).substr(at < 20 ? 0 : at - 20), ' ');
    const size_t last = words.size() - 1;
    const auto number = last >= 2 && words[last - 1] == "of" ? words[last - 2] : words[last];
    return std::atoi(std::string(number.substr(number.starts_with('(') ? 1 : 0)).c_str());
  }
  return -1;
}

// The minutes of the CSAF committee state how many voting members were present; officers vote as well.
TEST(Attendance, AgreesWithTheQuorumThatMinutesState) {
  const char* source = std::getenv("PLENARY_SOURCE");
  const std::string archive =
      std::string(source == nullptr ? "." : source) + "/../shared/data/oasis-csaf-minutes/minutes.tar.zst";
  const auto reader = *open_attendance({});
  auto files = open_source(archive, [&](std::string_view path) { return reader->accepts(path); });
  if (!files) GTEST_SKIP() << "no " << archive;
  std::vector<std::string> differ;
  int compared = 0;
  for (SourceFile file; (*files)->next(file);) {
    const int stated = stated_voting_members(file.bytes);
    if (stated < 0) continue;
    Batch out;
    reader->read(file, out);
    const auto counted = std::count_if(out.activities.begin(), out.activities.end(), [](const Activity& a) {
      return a.kind == "attended" &&
             (a.role.starts_with("voting member") || a.role.find("chair") != a.role.npos);
    });
    ++compared;
    if (counted != stated)
      differ.push_back(to_string(*out.events[0].from) + " states " + std::to_string(stated) + ", lists " +
                       std::to_string(counted));
  }
  // In these two the text and the table of the minutes disagree.
  EXPECT_EQ(compared, 7);
  EXPECT_EQ(differ,
            (std::vector<std::string>{"2024-01-31 states 12, lists 13", "2025-08-20 states 9, lists 10"}));
}

}  // namespace
}  // namespace plenary

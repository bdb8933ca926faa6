#include "import/attendance_people.h"

#include <gtest/gtest.h>

namespace plenary::attendance {
namespace {

struct Case {
  const char* entry;
  const char* name;
  const char* organization;
  const char* role;
  const char* key;
};

TEST(AttendanceEntry, IsTakenApart) {
  for (const auto& [entry, name, organization, role, key] : std::vector<Case>{
           {"Ada Lovelace", "Ada Lovelace", "", "", ""},
           {"Ada Lovelace, Engines", "Ada Lovelace", "Engines", "", ""},
           {"Ada Lovelace, Engines Software, Inc. (Voting Member)", "Ada Lovelace", "Engines Software, Inc.",
            "voting member", ""},
           {"Ada Lovelace - Engines - chair", "Ada Lovelace", "Engines", "chair", ""},
           {"Addison Lovelace -Unicode - chair", "Addison Lovelace", "Unicode", "chair", ""},
           {"Lovelace, Ada; Engines Ltd", "Ada Lovelace", "Engines Ltd", "", ""},
           {"Ada Lovelace; Engines, Inc.", "Ada Lovelace", "Engines, Inc.", "", ""},
           {"Ada Lovelace, Individual (Voting Member)", "Ada Lovelace", "", "voting member", ""},
           {"Ada Lovelace, Invited Expert", "Ada Lovelace", "", "invited expert", ""},
           {"Ada Lovelace, Federal Office (BSI)", "Ada Lovelace", "Federal Office (BSI)", "", ""},
           {"Ada Lovelace (@ada) (he/him)", "Ada Lovelace", "", "", "github:ada"},
           {"Chair: Ada Lovelace", "Ada Lovelace", "", "chair", ""},
           {"Ada Lovelace*", "Ada Lovelace", "", "", ""},
           {"J. R. R. Lovelace Jr.", "J. R. R. Lovelace Jr.", "", "", ""},
           {"TBD", "", "", "", ""},
           {"None", "", "", "", ""},
           {"ADD YOUR NAME HERE", "", "", "", ""},
           {"...", "", "", "", ""}}) {
    const Attendee person = read_entry(entry);
    EXPECT_EQ(person.person.name, name) << entry;
    EXPECT_EQ(person.organization, organization) << entry;
    EXPECT_EQ(person.role, role) << entry;
    EXPECT_EQ(person.person.key, key) << entry;
  }
}

TEST(AttendanceEntry, TellsAbbreviationsFromOrganizationsByTheirLetters) {
  EXPECT_EQ(read_entry("Myles Borins (MBS)").abbreviation, "MBS");
  EXPECT_EQ(read_entry("Min Qi Wu(WMQ)").abbreviation, "WMQ");
  EXPECT_EQ(read_entry("Bob Martin (IBM)").abbreviation, "");
  EXPECT_EQ(read_entry("Bob Martin (IBM)").aside, "IBM");
}

TEST(AttendanceEntry, ReadsSeveralThingsInOnePairOfParentheses) {
  const Attendee person = read_entry("Dean Tribble (DT, via Hangouts, part-time)");
  EXPECT_EQ(person.abbreviation, "DT");
  EXPECT_EQ(person.mode, "remote");
  EXPECT_EQ(person.aside, "");
}

TEST(AttendanceEntry, KnowsModes) {
  EXPECT_EQ(read_entry("Ada Lovelace, Engines [remote]").mode, "remote");
  EXPECT_EQ(read_entry("Ada Lovelace (in person)").mode, "in person");
}

TEST(AttendanceName, IsAFewWordsWithCapitals) {
  for (const char* name : {"Ada Lovelace", "Sonny van Lingen", "Sarah D'Onofrio", "István Sebestyén",
                           "HE Shi-Jun", "jon wong", "Will Rideout", "Frank Yung-Fong Tang"})
    EXPECT_TRUE(looks_like_name(name, false)) << name;
  for (const char* text : {"Meeting called to order", "Quorum was reached.", "to be filled in", ,
                           "FM: You can't", "a b c d", "https://x.org", "", "Opening of the meeting"})
    EXPECT_FALSE(looks_like_name(text, true)) << text;
  EXPECT_TRUE(looks_like_name("徐朝逸", true));
  EXPECT_FALSE(looks_like_name(std::string(10'000, 'A'), true));
}

TEST(AttendanceCountry, IsTakenOnlyWhereItIsSure) {
  EXPECT_EQ(country_of("Zurich, CH", false), "CH");
  EXPECT_EQ(country_of("Jersey City, NJ, US", false), "US");
  EXPECT_EQ(country_of("Lviv, Ukraine (in SF)", false), "Ukraine");
  EXPECT_EQ(country_of("Boston, MA", false), "");
  EXPECT_EQ(country_of("Berlin, DE", false), "");
  EXPECT_EQ(country_of("Berlin, DE", true), "DE");
  EXPECT_EQ(country_of("New York, NY", true), "");
  EXPECT_EQ(country_of("Zurich", false), "");
  EXPECT_EQ(country_of("", false), "");
}

}  // namespace
}  // namespace plenary::attendance

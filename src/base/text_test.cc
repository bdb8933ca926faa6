#include "base/text.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

TEST(Text, AByteOrderMarkBehindWhatFallsAwayGoesToo) {
  EXPECT_EQ(clean("\x13\xEF\xBB\xBF"), "");
  EXPECT_EQ(clean("\x13\xEF\xBB\xBF Acme"), "Acme");
  EXPECT_EQ(clean(" \xEF\xBB\xBF Acme"), "Acme");
  EXPECT_EQ(to_utf8("\x13\xEF\xBB\xBF\nAcme"), "\nAcme");
}

TEST(Text, IsTrimmedOfAllKindsOfSpace) {
  EXPECT_EQ(trim(" \t a b \r\n"), "a b");
  EXPECT_EQ(trim("\xEF\xBB\xBF\xC2\xA0"
                 "a\xC2\xA0"),
            "a");
  EXPECT_EQ(trim(" \xC2\xA0 "), "");
}

TEST(Text, IsSplitAtEachSeparator) {
  EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
  EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
}

TEST(Text, LowersAsciiOnly) {
  EXPECT_EQ(ascii_lower("Tél-É"), "tél-É");
  EXPECT_TRUE(equals_ignoring_case("ITU-T", "itu-t"));
  EXPECT_FALSE(equals_ignoring_case("ITU", "ITU-T"));
}

TEST(Utf8, IsTold) {
  for (const char* good : {"", "abc", "é", "€", "\xF0\x9F\x98\x80"}) EXPECT_TRUE(valid_utf8(good)) << good;
  // A cut character, a lone continuation, an overlong slash, a surrogate, beyond the last character.
  for (const char* bad : {"\xC3", "\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "abc\xFF"})
    EXPECT_FALSE(valid_utf8(bad));
}

TEST(Utf8, IsMadeFromWindows1252) {
  EXPECT_EQ(to_utf8("T\xE9l\xE9"
                    "com \x80 \x93x\x94"),
            "Télécom € “x”");
  EXPECT_EQ(to_utf8("\x81"), "\xEF\xBF\xBD");  // a byte that the code page lacks
}

TEST(Utf8, LosesControlsAndHasOneKindOfLineEnd) {
  EXPECT_EQ(to_utf8(std::string_view("\xEF\xBB\xBF"
                                     "a\r\nb\rc\0d\x1B[31m\x7F\te",
                                     19)),
            "a\nb\ncd[31m\te");
}

TEST(Clean, MakesOneLine) {
  EXPECT_EQ(clean("  Ada\n\tLovelace\xC2\xA0 "), "Ada Lovelace");
  EXPECT_EQ(clean("\xFF"
                  "a"),
            "ÿa");
  EXPECT_EQ(clean(""), "");
}

TEST(Clean, CutsAtACharacter) {
  EXPECT_EQ(clean("ééé", 5), "éé");
  EXPECT_EQ(clean("ab cd", 3), "ab");
  EXPECT_EQ(clean(std::string(1'000'000, 'x'), 10), "xxxxxxxxxx");
}

TEST(Fold, ComparesWhatPeopleWrite) {
  EXPECT_EQ(fold("Télécom, S.A."), "telecom s a");
  EXPECT_EQ(fold("  ITU--T  "), "itu t");
  EXPECT_EQ(fold("ＮＴＴ"), "ntt");  // full width
  EXPECT_EQ(fold("Stra\xC3\x9F"
                 "e"),
            "strasse");
  EXPECT_EQ(fold("Ho\xE2\x80\x8Bme"), "home");  // zero-width space
  EXPECT_EQ(fold("华为技术有限公司"), "华为技术有限公司");
  EXPECT_EQ(fold("שלום"), "שלום");
}

TEST(Fold, TakesInvalidBytes) { EXPECT_TRUE(valid_utf8(fold("a\xFF\xC3"))); }

TEST(Printable, ShowsWhatWouldDeceiveATerminal) {
  EXPECT_EQ(printable("a\nb\x1B[2J"), "a\\u000ab\\u001b[2J");
  EXPECT_EQ(printable("user\xE2\x80\xAEgpj.exe"), "user\\u202egpj.exe");
  EXPECT_EQ(printable("\xE2\x81\xA6x\xE2\x81\xA9\xD8\x9C"), "\\u2066x\\u2069\\u061c");
  EXPECT_EQ(printable("Ünïcode שלום"), "Ünïcode שלום");
}

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(display_width("abc"), 3u);
  EXPECT_EQ(display_width("é"), 1u);
  EXPECT_EQ(display_width("e\xCC\x81"), 1u);  // a combining accent
  EXPECT_EQ(display_width("华为"), 4u);
  EXPECT_EQ(display_width(""), 0u);
}

}  // namespace
}  // namespace plenary

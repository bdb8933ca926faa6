#include "publish/markup.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

TEST(Escape, TurnsMarkupIntoText) {
  EXPECT_EQ(escape("<script>alert('x')</script> \"A&B\""),
            "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &quot;A&amp;B&quot;");
}

TEST(Escape, DisarmsCharactersThatTurnTheLine) {
  EXPECT_EQ(escape("A\u202EB\u2066C\u2069D"), "A\uFFFDB\uFFFDC\uFFFDD");
}

TEST(Escape, KeepsScriptsOfTheWorld) {
  EXPECT_EQ(escape("Télécom 中国移动 اتصالات \u200F עברית"), "Télécom 中国移动 اتصالات \u200F עברית");
}

TEST(Escape, ReplacesWhatXmlDoesNotAllow) {
  EXPECT_EQ(escape("a\uFFFFb\u0085c\n\td"), "a\uFFFDb\uFFFDc\n\td");
  EXPECT_EQ(escape(std::string_view("a\0b\x1B[31mc", 9)), "ab[31mc");
}

TEST(Escape, ReadsInvalidUtf8AsWindows1252) { EXPECT_EQ(escape("Soci\xE9t\xE9 <G>"), "Société &lt;G&gt;"); }

TEST(Slug, IsSafeInAnIdAndALink) {
  EXPECT_EQ(slug("Who takes part, in ITU-T?"), "who-takes-part-in-itu-t");
  EXPECT_EQ(slug("\"><script>"), "script");
  EXPECT_EQ(slug("中国"), "x");
}

}  // namespace
}  // namespace plenary

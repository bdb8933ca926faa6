#include "advise/questionnaire.h"

#include <gtest/gtest.h>

namespace plenary {
namespace {

constexpr const char* kHead = "title = \"Why\"\nbody = \"itu-t\"\ndate = 2024-03-01\n";
constexpr const char* kScale =
    "[[question]]\nid = \"Q1\"\ntext = \"Worth it?\"\nkind = \"likert\"\nscale = [\"No\", \"Rather not\", "
    "\"Rather\", "
    "\"Yes\"]\n";
constexpr const char* kChoice =
    "[[question]]\nid = \"Role\"\ntext = \"Which?\"\nkind = \"choice\"\noptions = [\"Operator\", "
    "\"Vendor\"]\n";

Result<Questionnaire> read(const std::string& text) { return parse_questionnaire({"why", "why.toml", text}); }

std::string error_of(const std::string& rest) {
  const auto got = read(kHead + rest);
  return got ? "accepted" : got.error().message;
}

TEST(Questionnaire, IsReadWithItsScaleFrameCodesAndConsent) {
  const auto got = read(
      std::string(kHead) + "no_opinion = [\"Don't know\"]\n" +
      "[frame]\nby = [\"region\", \"Role\"]\n[[frame.count]]\nregion = \"Africa\"\nRole = \"Vendor\"\n"
      "organizations = 7\n[consent]\nquestion = \"Quote?\"\nyes = [\"yes\"]\n" +
      kScale + kChoice +
      "[[question]]\nid = \"Why\"\ntext = \"What keeps you?\"\nkind = \"text\"\ncoders = [\"A\", \"B\"]\n"
      "only = { member = \"no\" }\n[[code]]\ncode = \"cost\"\nwords = [\"fee*\", \"too expensive\"]\n");
  ASSERT_TRUE(got) << got.error().message;
  EXPECT_EQ(got->survey, "why");
  EXPECT_EQ(to_string(got->day), "2024-03-01");
  EXPECT_EQ(got->find("Q1")->agreeing, 2u);
  EXPECT_EQ(got->find("Why")->only.at("member"), "no");
  ASSERT_EQ(got->counts.size(), 1u);
  EXPECT_EQ(got->counts[0].values, (std::vector<std::string>{"Africa", "Vendor"}));
  EXPECT_EQ(got->counts[0].units, 7);
  EXPECT_EQ(got->consenting, std::vector<std::string>{"yes"});
}

TEST(Questionnaire, AnAnswerIsAnOptionByItsWordsOrItsNumber) {
  const auto got = read(std::string(kHead) + kScale);
  ASSERT_TRUE(got);
  const auto& q = got->questions[0];
  EXPECT_EQ(q.option(" rather NOT "), 1u);
  EXPECT_EQ(q.option("4"), 3u);
  EXPECT_FALSE(q.option("5"));
  EXPECT_FALSE(q.option("0"));
  EXPECT_FALSE(q.option(""));
  EXPECT_FALSE(q.option("perhaps"));
}

TEST(Questionnaire, AnOddScaleHasAMiddleThatDoesNotAgree) {
  const auto got = read(std::string(kHead) +
                        "[[question]]\nid = \"Q\"\ntext = \"T\"\nkind = \"likert\"\nscale = [\"a\", \"b\", "
                        "\"c\", \"d\", \"e\"]\n");
  ASSERT_TRUE(got);
  EXPECT_EQ(got->questions[0].agreeing, 2u);
}

TEST(Questionnaire, ACodeIsNamedByWholeWordsUnlessAStarIsBehind) {
  const SurveyCode code{"cost", "Cost", {"fee*", "too expensive"}};
  EXPECT_TRUE(code.matches("The fees, mostly"));
  EXPECT_TRUE(code.matches("It is TOO  expensive."));
  EXPECT_FALSE(code.matches("coffee"));
  EXPECT_FALSE(code.matches("expensive too"));
  EXPECT_FALSE((SurveyCode{"x", "X", {}}).matches("anything"));
}

TEST(Questionnaire, AFaultNamesTheLineAndWhatToWriteInstead) {
  EXPECT_EQ(error_of(""), "why.toml line 1: there is no [[question]]");
  EXPECT_EQ(error_of("[[question]]\nid = \"Q\"\ntext = \"T\"\nkind = \"stars\"\n"),
            "why.toml line 7: kind is one of: likert, choice, text");
  EXPECT_EQ(error_of("[[question]]\nid = \"Q\"\ntext = \"T\"\nkind = \"likert\"\n"),
            "why.toml line 4: a question of kind likert needs scale: scale = [\"...\", \"...\"], from least "
            "to most "
            "agreement");
  EXPECT_EQ(error_of(std::string(kScale) + "agree = 4\n"),
            "why.toml line 9: agree says how many options at the scale's end agree: 1 to 3");
  EXPECT_EQ(error_of(std::string(kScale) + "options = [\"a\", \"b\"]\n"),
            "why.toml line 9: a question of kind likert has no options");
  EXPECT_EQ(error_of(std::string(kScale) + kScale),
            "why.toml line 10: 'Q1' is there twice: give each question its own id");
  EXPECT_EQ(error_of(std::string(kScale) + "wieght = 1\n"),
            "why.toml line 9: a question has no key 'wieght'; there are: id, text, theme, kind, scale, "
            "agree, options, "
            "several, only, coders");
  EXPECT_EQ(error_of(std::string(kScale) + "only = { Role = \"x\" }\n"),
            "why.toml line 4: only: 'Role' is neither one of region, kind, segment, size, member nor a "
            "question with one "
            "choice");
}

TEST(Questionnaire, AFrameThatCannotBeWeighedIsRefused) {
  EXPECT_EQ(error_of(std::string(kScale) + "[frame]\nby = [\"colour\"]\n"),
            "why.toml line 10: 'colour' is neither one of region, kind, segment, size, member nor a question "
            "with one choice");
  EXPECT_EQ(error_of(std::string(kChoice) + "[frame]\nby = [\"Role\"]\n"),
            "why.toml line 10: 'Role' is a question, which says nothing of those who did not answer: give "
            "[[frame.count]]");
  EXPECT_EQ(error_of(std::string(kScale) + "[frame]\nby = [\"member\"]\n[[frame.count]]\nmember = \"yes\"\n"),
            "why.toml line 11: organizations is how many there are of the stratum: a whole number");
  EXPECT_EQ(error_of(std::string(kScale) +
                     "[frame]\nby = [\"member\"]\n[[frame.count]]\nmember = \"yes\"\norganizations = 3\n"
                     "[[frame.count]]\nmember = \"yes\"\norganizations = 4\n"),
            "why.toml line 14: this stratum is already on line 11");
}

TEST(Questionnaire, ADateIsADay) {
  EXPECT_EQ(read("title = \"T\"\nbody = \"b\"\ndate = \"soon\"\n").error().message,
            "why.toml line 3: date is a day without quotes: 2024-03-01");
  EXPECT_EQ(read("title = \"T\"\nbody = \"b\"\n").error().message,
            "why.toml line 1: date is missing: the day for which the frame is meant");
}

TEST(Questionnaire, DamagedTextIsAnErrorAndNoCrash) {
  const std::string whole = std::string(kHead) + kScale + kChoice;
  for (size_t n = 0; n < whole.size(); ++n) {
    const auto got = read(whole.substr(0, n));
    EXPECT_TRUE(got || !got.error().message.empty()) << n;
  }
  for (const char c : {'[', '"', '\0', '\x80', '='})
    for (size_t n = 0; n < whole.size(); n += 3) {
      auto damaged = whole;
      damaged[n] = c;
      const auto got = read(damaged);
      EXPECT_TRUE(got || !got.error().message.empty());
    }
}

}  // namespace
}  // namespace plenary

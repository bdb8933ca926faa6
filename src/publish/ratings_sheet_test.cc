#include "publish/ratings_sheet.h"

#include <gtest/gtest.h>

#include "advise/success.h"

namespace plenary {
namespace {

const std::vector<RatedStandard> kTwo{{"itu-t:g.709", "ITU-T G.709", "Interfaces, \"OTN\""},
                                      {"x:1", "X 1", "<script>alert(1)</script>"}};

size_t count(const std::string& text, const std::string& part) {
  size_t n = 0;
  for (size_t at = 0; (at = text.find(part, at)) != text.npos; at += part.size()) ++n;
  return n;
}

TEST(RatingsSheet, AsksFourQuestionsAStandardWithTheScaleWrittenOut) {
  const auto csv = ratings_csv(kTwo, {});
  EXPECT_EQ(count(csv, "\n"), 1 + 2 * kSuccessIndicators);
  EXPECT_TRUE(csv.starts_with("document,title,indicator,question,scale,score,rationale,rater,mail,date\n"));
  EXPECT_NE(csv.find("itu-t:g.709,\"Interfaces, \"\"OTN\"\"\",practicality,"), csv.npos);
  EXPECT_EQ(count(csv, "5 fully"), 2 * kSuccessIndicators);
}

TEST(RatingsForm, HasALabelledGroupOfFiveScoresAndAReasonForEachQuestion) {
  const auto html = ratings_form(kTwo, {});
  EXPECT_EQ(count(html, "<fieldset "), 2 * kSuccessIndicators);
  EXPECT_EQ(count(html, "<legend>"), 2 * kSuccessIndicators);
  EXPECT_EQ(count(html, "type=\"radio\""), 10 * kSuccessIndicators);
  EXPECT_EQ(count(html, "<textarea "), 2 * kSuccessIndicators);
  for (size_t i = 0; i < 2 * kSuccessIndicators; ++i)
    for (const auto* pattern :
         {"aria-describedby=\"question{}\"", "<p id=\"question{}\"", "<label for=\"why{}\""}) {
      std::string wanted = pattern;
      wanted.replace(wanted.find("{}"), 2, std::to_string(i));
      EXPECT_EQ(count(html, wanted), 1u) << wanted;
    }
}

TEST(RatingsForm, ShowsHostileTitlesWithoutObeyingThem) {
  const auto html = ratings_form(kTwo, {});
  EXPECT_EQ(html.find("<script>alert"), html.npos);
  EXPECT_EQ(count(html, "<script>"), 1u);
}

TEST(RatingsForm, NeedsNoNetwork) {
  const auto html = ratings_form(kTwo, {});
  EXPECT_NE(html.find("default-src 'none'"), html.npos);
  for (const char* reach : {"http:", "https:", "src=", "@import", "fetch("})
    EXPECT_EQ(html.find(reach), html.npos) << reach;
}

TEST(RatingsForm, SaysWhenItsStandardsAreInvented) {
  Snapshot invented;
  invented.synthetic = true;
  EXPECT_NE(ratings_form(kTwo, invented).find("SYNTHETIC"), std::string::npos);
  EXPECT_NE(ratings_csv(kTwo, invented).find("SYNTHETIC"), std::string::npos);
}

}  // namespace
}  // namespace plenary

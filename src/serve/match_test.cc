#include "serve/match.h"

#include <gtest/gtest.h>

#include "serve/routes.h"

namespace plenary::serve {
namespace {

Match matched(std::string_view method, std::vector<std::string> path) {
  return match(routes(), method, path);
}

std::expected<Question, Response> asked(const std::string& target, std::string_view accept = "") {
  const auto parsed = parse_target("/api/v1" + target);
  EXPECT_TRUE(parsed);
  return question_of(match(routes(), "GET", std::span(parsed->path).subspan(2)), *parsed, accept);
}

std::string refusal(const std::string& target, std::string_view accept = "") {
  const auto question = asked(target, accept);
  return question ? "" : *question.error().body;
}

TEST(Target, IsTakenApartBeforeItIsDecoded) {
  const auto target = parse_target("/api/v1/organizations/A%2FB%20%26%20C?search=x+y%2Bz&limit=3&flag#end");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, (std::vector<std::string>{"api", "v1", "organizations", "A/B & C"}));
  using Pair = std::pair<std::string, std::string>;
  EXPECT_EQ(target->parameters, (std::vector<Pair>{{"search", "x y+z"}, {"limit", "3"}, {"flag", ""}}));
}

TEST(Target, RefusesWhatClimbsOrHides) {
  for (const char* bad : {"", "api", "http://x/", "/..", "/a/../b", "/%2e%2e/etc/passwd", "/a/%2E", "/%",
                          "/%2", "/%zz", "/%00", "/a%0d%0aX: y", "/%ff", "/?x=%c3"})
    EXPECT_FALSE(parse_target(bad)) << bad;
  std::string many = "/?";
  for (int i = 0; i < 65; ++i) many += "a=1&";
  EXPECT_FALSE(parse_target(many));
  EXPECT_TRUE(parse_target("/a..b/..c?x=.."));
}

TEST(Match, FindsTheRouteAndWhatStandsInItsPlaces) {
  const auto found = matched("HEAD", {"measure", "attendance", "records"});
  ASSERT_NE(found.route, nullptr);
  EXPECT_STREQ(found.route->path, "/measure/{metric}/records");
  EXPECT_EQ(found.names, std::vector<std::string>{"attendance"});
}

TEST(Match, TellsAMethodThatIsNotTakenFromAPathThatIsNotThere) {
  EXPECT_EQ(matched("POST", {"status"}).route, nullptr);
  EXPECT_EQ(matched("POST", {"status"}).allowed, "GET, HEAD, OPTIONS");
  EXPECT_EQ(matched("GET", {"session"}).allowed, "GET, HEAD, POST, DELETE, OPTIONS");
  EXPECT_EQ(matched("GET", {"statu"}).allowed, "");
  EXPECT_EQ(matched("GET", {"measure", ""}).allowed, "");
}

TEST(Match, TheSameQuestionInAnotherOrderHasTheSameKey) {
  EXPECT_EQ(asked("/measure/x?by=a&where=b&where=c")->key(), asked("/measure/x?where=b&where=c&by=a")->key());
  EXPECT_NE(asked("/measure/x?by=a")->key(), asked("/measure/y?by=a")->key());
  EXPECT_NE(asked("/measure/x?by=a")->key(), asked("/measure/x?body=a")->key());
  EXPECT_NE(asked("/measure/x")->key(), asked("/measure/x?format=csv")->key());
  EXPECT_EQ(asked("/measure/x?trend")->key(), asked("/measure/x?trend=true")->key());
  EXPECT_EQ(asked("/measure/x")->key(), asked("/measure/x?trend=false")->key());
}

TEST(Match, RefusesParametersThatItDoesNotKnow) {
  EXPECT_TRUE(refusal("/status?body=x").contains("there is no parameter 'body'; there are: audience"));
  EXPECT_TRUE(refusal("/measure/x?BY=a").contains("\"parameter\": \"BY\""));
  EXPECT_TRUE(refusal("/measure/x?by=a&by=b").contains("by is given twice"));
  EXPECT_TRUE(refusal("/measure/x?trend=maybe").contains("write true or false"));
}

TEST(Match, GivesTheFormatThatIsAskedForOrRefuses) {
  EXPECT_EQ(asked("/measure/x?format=parquet")->format, OutputFormat::kParquet);
  EXPECT_EQ(asked("/measure/x", "text/csv")->format, OutputFormat::kCsv);
  EXPECT_EQ(asked("/measure/x", "text/html, */*;q=0.1")->format, OutputFormat::kJson);
  EXPECT_TRUE(refusal("/measure/x?format=table").contains("\"status\": 406"));
  EXPECT_TRUE(refusal("/measure/x", "image/png").contains("\"status\": 406"));
  EXPECT_TRUE(refusal("/status?format=csv").contains("\"status\": 400"));
}

TEST(Match, NamesTheParameterThatAnErrorBeginsWith) {
  const auto found = matched("GET", {"measure", "x"});
  const auto failed = failure_of({ErrorKind::kUsage, "as-of 'x' is no date"}, *found.route);
  EXPECT_EQ(failed.status, 400);
  EXPECT_TRUE(failed.body->contains("\"parameter\": \"as-of\""));
  EXPECT_TRUE(
      failure_of({ErrorKind::kEngine, "byzantine"}, *found.route).body->contains("\"parameter\": null"));
}

}  // namespace
}  // namespace plenary::serve

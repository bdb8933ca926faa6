#include "serve/doors.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "base/temporary_folder.h"
#include "base/text.h"
#include "serve/routes.h"
#include "serve/token.h"

namespace plenary::serve {
namespace {

const Day kToday = make_day(2026, 11, 21);

class DoorsTest : public testing::Test {
 protected:
  DoorsTest() {
    AccessPolicy policy;
    policy.hosts = {"plenary.example.org"};
    policy.tokens = {{"office", hash_of("secret"), Audience::kSecretariat, Day{kToday.days + 1}}};
    access_ = Access::by_policy(policy);
  }
  Response knock(const std::string& method, const std::string& body = "", Headers headers = {}) {
    const auto found = match(routes(), method, std::array<std::string, 1>{"session"});
    headers.emplace_back("host", "plenary.example.org");
    headers.emplace_back("content-type", "application/json");
    return Doors(*access_, {}, log_)
        .answer({method, "/api/v1/session", headers, body, "192.0.2.7", true}, found, {},
                int64_t{kToday.days} * 86400);
  }
  static std::string header_of(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
      if (key == name) return value;
    return "";
  }
  static std::string cookie_of(const Response& response) {
    const auto set = header_of(response, "Set-Cookie");
    return set.substr(0, set.find(';'));
  }

  /// What access.log says, without the time.
  std::string noted() const {
    std::string out;
    const auto text = read_file(folder_.path() + "/access.log").value_or("");
    for (const auto line : split(text, '\n'))
      if (const auto at = line.find("\"who\""); at != line.npos) out += std::string(line.substr(at)) + "\n";
    return out;
  }

  const TemporaryFolder folder_ = std::move(*TemporaryFolder::make());
  SightLog log_{Workspace{folder_.path()}};
  std::unique_ptr<Access> access_;
};

TEST_F(DoorsTest, ASessionStandsForItsTokenUntilItIsGivenBack) {
  const auto entered = knock("POST", "{\"token\": \"secret\"}");
  ASSERT_EQ(entered.status, 204);
  EXPECT_TRUE(header_of(entered, "Set-Cookie").starts_with("__Host-plenary="));
  EXPECT_TRUE(header_of(entered, "Set-Cookie").ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"));
  const Headers cookie{{"cookie", "other=1; " + cookie_of(entered)}};
  const auto who = knock("GET", "", cookie);
  EXPECT_TRUE(who.body->contains("\"signed_in\": true, \"name\": \"office\"")) << *who.body;
  EXPECT_TRUE(who.body->contains("\"audience\": \"secretariat\""));
  EXPECT_EQ(knock("DELETE", "", cookie).status, 200);
  EXPECT_TRUE(knock("GET", "", cookie).body->contains("\"signed_in\": false")) << "it was given back";
}

TEST_F(DoorsTest, WrongTokensOpenNothing) {
  for (const char* body : {"{\"token\": \"wrong\"}", "{\"token\": 1}", "no JSON", ""})
    EXPECT_EQ(knock("POST", body).status, 401) << body;
  int status = 0;
  for (int i = 0; i < 20; ++i) status = knock("POST", "{\"token\": \"wrong\"}").status;
  EXPECT_EQ(status, 429);
}

TEST_F(DoorsTest, APageOfAnotherSiteNeitherSignsInNorOut) {
  for (const char* method : {"POST", "DELETE"})
    EXPECT_EQ(knock(method, "{\"token\": \"secret\"}", {{"origin", "https://evil.example"}}).status, 403);
}

TEST_F(DoorsTest, WhoComesInAnewHasANewSessionAndNotTheOld) {
  const auto first = cookie_of(knock("POST", "{\"token\": \"secret\"}"));
  const auto second = cookie_of(knock("POST", "{\"token\": \"secret\"}", {{"cookie", first}}));
  EXPECT_NE(first, second);
  EXPECT_TRUE(knock("GET", "", {{"cookie", first}}).body->contains("\"signed_in\": false"));
  EXPECT_TRUE(knock("GET", "", {{"cookie", second}}).body->contains("\"signed_in\": true"));
}

TEST_F(DoorsTest, WhoComesGoesOrIsRefusedIsNoted) {
  const auto cookie = cookie_of(knock("POST", "{\"token\": \"secret\"}"));
  knock("POST", "{\"token\": \"guess\"}");
  knock("DELETE", "", {{"cookie", cookie}});
  knock("DELETE", "", {{"cookie", cookie}});  // nobody is there any more
  constexpr const char* kFrom = R"("client": "192.0.2.7", "entrance": )";
  EXPECT_EQ(noted(),
            fmt::format("\"who\": \"office\", \"audience\": \"secretariat\", {0}\"signed in\", \"by\": "
                        "\"token\", \"why\": \"\"}}\n"
                        "\"who\": \"\", \"audience\": \"\", {0}\"refused\", \"by\": \"token\", \"why\": "
                        "\"no such token, or not any more\"}}\n"
                        "\"who\": \"office\", \"audience\": \"secretariat\", {0}\"signed out\", \"by\": "
                        "\"token\", \"why\": \"\"}}\n",
                        kFrom));
}

TEST_F(DoorsTest, WhoCannotBeNotedDoesNotComeIn) {
  std::filesystem::create_directory(folder_.path() + "/access.log");
  const auto refused = knock("POST", "{\"token\": \"secret\"}");
  EXPECT_EQ(refused.status, 500);
  EXPECT_EQ(header_of(refused, "Set-Cookie"), "");
}

TEST_F(DoorsTest, GuessesDoNotFillTheLog) {
  for (int i = 0; i < 100; ++i) knock("POST", "{\"token\": \"wrong\"}");
  EXPECT_LT(std::ranges::count(noted(), '\n'), 15);
}

TEST_F(DoorsTest, WithoutAPolicyThereIsNothingToSignInTo) {
  access_ = Access::local(Audience::kSecretariat);
  const auto who = knock("GET");
  EXPECT_TRUE(who.body->contains("\"tokens\": false, \"provider\": null")) << *who.body;
  EXPECT_EQ(knock("POST", "{\"token\": \"secret\"}").status, 404);
}

}  // namespace
}  // namespace plenary::serve

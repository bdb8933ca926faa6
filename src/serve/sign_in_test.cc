// Signing in at a provider, from the browser's side of the server; and providers that misbehave on the wire.
#include <gtest/gtest.h>

#include "base/files.h"
#include "base/temporary_folder.h"
#include "oidc/oidc_test_help.h"
#include "serve/cookies.h"
#include "serve/doors.h"
#include "serve/routes.h"
#include "serve/serve_test_help.h"
#include "serve/token.h"

namespace plenary::serve {
namespace {

constexpr int64_t kNow = oidc::TestProvider::kNow;

class SignInTest : public testing::Test {
 protected:
  SignInTest() { follow({{"office", Audience::kSecretariat}}, Audience::kMember); }
  void follow(std::map<std::string, Audience> values, std::optional<Audience> otherwise) {
    AccessPolicy policy;
    policy.hosts = {"plenary.example.org"};
    policy.oidc = OidcRule{oidc::TestProvider::kIssuer, "plenary", "secret", "", "groups",
                           std::move(values),           otherwise};
    access_ = Access::by_policy(std::move(policy));
    doors_ = std::make_unique<Doors>(*access_, provider_.fetch(), log_);
  }
  Response knock(const std::string& method, const std::string& address, const std::string& cookies = "") {
    const auto target = *parse_target("/api/v1/" + address);
    const auto found = match(routes(), method, std::span(target.path).subspan(2));
    return doors_->answer(
        {method,
         "/api/v1/" + address,
         {{"host", "plenary.example.org"}, {"content-type", "application/json"}, {"cookie", cookies}},
         "{}",
         "192.0.2.7",
         true},
        found, target, kNow);
  }
  /// The way to the provider and back, with what it brings changed by `change`.
  Response sign_in(const std::string& to = "/members", std::string state = "") {
    const auto away = knock("GET", "sign-in?to=" + to);
    EXPECT_EQ(away.status, 303) << *away.body;
    const auto address = header_of(away, "Location");
    provider_.nonce = oidc::parameter(address, "nonce");
    last_ = "signed-in?code=c&session_state=x&state=" +
            (state.empty() ? oidc::parameter(address, "state") : state);
    browser_ = cookie_of(away);
    return knock("GET", last_, browser_);
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
  std::expected<Visitor, Response> visitor(const std::string& cookie) {
    return access_->admit(
        {"GET", "/", {{"host", "plenary.example.org"}, {"cookie", cookie}}, "", "192.0.2.7", true},
        make_day(2027, 1, 15));
  }

  std::string noted() const { return read_file(folder_.path() + "/access.log").value_or(""); }

  const TemporaryFolder folder_ = std::move(*TemporaryFolder::make());
  SightLog log_{Workspace{folder_.path()}};
  oidc::TestProvider provider_;
  std::unique_ptr<Access> access_;
  std::unique_ptr<Doors> doors_;
  std::string last_, browser_;
};

TEST_F(SignInTest, LetsInByWhatTheProviderSays) {
  const auto in = sign_in("%2Fmembers%3Fbody%3Ditu-t");
  ASSERT_EQ(in.status, 303) << *in.body;
  EXPECT_EQ(header_of(in, "Location"), "/members?body=itu-t");
  const auto who = visitor(cookie_of(in));
  ASSERT_TRUE(who);
  EXPECT_EQ(who->name, "jo@example.org [u-1]") << "as the log calls them";
  EXPECT_EQ(who->audience, Audience::kSecretariat);
  const auto told = knock("GET", "session", cookie_of(in));
  EXPECT_TRUE(told.body->contains("\"name\": \"Jo Doe\", \"mail\": \"jo@example.org\"")) << *told.body;
}

TEST_F(SignInTest, TheCookiesAreOutOfReachOfScriptsAndOtherSites) {
  const auto in = sign_in();
  EXPECT_TRUE(header_of(in, "Set-Cookie").ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"));
  EXPECT_TRUE(browser_.starts_with("__Host-plenary-signing-in="));
}

TEST_F(SignInTest, WithoutAGroupOneIsWhatThePolicySaysOfOthers) {
  provider_.claims = {{"groups", "\"staff\""}};
  EXPECT_EQ(visitor(cookie_of(sign_in()))->audience, Audience::kMember);
  follow({{"office", Audience::kSecretariat}}, {});
  const auto refused = sign_in();
  EXPECT_EQ(refused.status, 403);
  EXPECT_TRUE(refused.body->contains("You are Jo Doe, but nothing in access.toml lets you in"));
}

TEST_F(SignInTest, WhoComesInOrIsRefusedIsNotedWithTheProvider) {
  ASSERT_EQ(sign_in().status, 303);
  const std::string by = std::string("\"by\": \"") + oidc::TestProvider::kIssuer + '"';
  EXPECT_TRUE(noted().contains("\"who\": \"jo@example.org [u-1]\", \"audience\": \"secretariat\""))
      << noted();
  EXPECT_TRUE(noted().contains("\"entrance\": \"signed in\", " + by)) << noted();
  EXPECT_EQ(knock("GET", last_, browser_).status, 400) << "replayed";
  EXPECT_TRUE(noted().contains("\"entrance\": \"refused\", " + by)) << noted();
  follow({}, {});
  EXPECT_EQ(sign_in().status, 403);
  EXPECT_TRUE(noted().contains("\"who\": \"u-1\"")) << noted();
  EXPECT_TRUE(noted().contains("nothing in access.toml lets them in")) << noted();
}

TEST_F(SignInTest, AnAnswerIsTakenOnceAndFromItsBrowserOnly) {
  ASSERT_EQ(sign_in().status, 303);
  EXPECT_EQ(knock("GET", last_, browser_).status, 400) << "state replayed";
  EXPECT_EQ(sign_in("/", "made-up").status, 400);
  knock("GET", "sign-in");
  EXPECT_EQ(knock("GET", last_, "").status, 400) << "another browser";
}

TEST_F(SignInTest, ATokenThatIsWrongOpensNothing) {
  for (const auto& [name, value] : {std::pair("nonce", "\"other\""), {"aud", "\"other\""}, {"exp", "1"}}) {
    provider_.claims = {{name, value}};
    const auto refused = sign_in();
    EXPECT_EQ(refused.status, 400) << name;
    EXPECT_EQ(header_of(refused, "Set-Cookie"), "") << name;
  }
}

TEST_F(SignInTest, TheWayBackLeadsToAPageOfOursOnly) {
  for (const char* to :
       {"https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example", "%2Fapi%2Fv1%2Fx", ""})
    EXPECT_EQ(header_of(sign_in(to), "Location"), "/") << to;
  EXPECT_EQ(header_of(sign_in("%2Fa+b%C3%A9"), "Location"), "/a%20b%C3%A9");
}

TEST_F(SignInTest, WhatTheProviderSaysIsNoMarkup) {
  knock("GET", "sign-in");
  const auto away = knock("GET", "sign-in");
  const auto refused = knock(
      "GET", "signed-in?error=%3Cscript%3E&state=" + oidc::parameter(header_of(away, "Location"), "state"),
      cookie_of(away));
  EXPECT_EQ(refused.status, 400);
  EXPECT_TRUE(refused.body->contains("&lt;script&gt;")) << *refused.body;
}

TEST_F(SignInTest, WhoeverIsTakenOutOfThePolicyIsOut) {
  const auto cookie = cookie_of(sign_in());
  Identity other{"https://other.example", "plenary", "u-1", "Jo", "", {"office"}, ""};
  const auto visitor_as = [&] {
    return access_->visitor_of(std::make_shared<const Holder>(Holder{.identity = other}),
                               make_day(2027, 1, 15));
  };
  EXPECT_FALSE(visitor_as()) << "of another provider";
  other.issuer = oidc::TestProvider::kIssuer, other.client_id = "old";
  EXPECT_FALSE(visitor_as());
  EXPECT_TRUE(visitor(cookie));
}

TEST_F(SignInTest, WhoLeavesIsToldWhereTheProviderEndsIt) {
  provider_.more = R"(, "end_session_endpoint": "https://login.example/end")";
  const auto cookie = cookie_of(sign_in());
  const auto left = knock("DELETE", "session", cookie);
  EXPECT_TRUE(left.body->contains("{\"next\": \"https://login.example/end?id_token_hint=")) << *left.body;
  EXPECT_FALSE(visitor(cookie));
}

TEST_F(SignInTest, WhoKnocksTooOftenIsSlowedDown) {
  int status = 0;
  for (int i = 0; i < 40; ++i) status = knock("GET", "sign-in").status;
  EXPECT_EQ(status, 429);
}

TEST_F(SignInTest, WithoutAProviderThereIsNoSuchDoor) {
  access_ = Access::by_policy({});
  doors_ = std::make_unique<Doors>(*access_, provider_.fetch(), log_);
  EXPECT_EQ(knock("GET", "sign-in").status, 404);
  EXPECT_EQ(knock("GET", "signed-in").status, 404);
}

/// What comes of asking a server that answers so.
std::string fetched(const Handler& handler) {
  const TestServer server(handler);
  oidc::FetchLimits limits{.connect = std::chrono::milliseconds(300), .all = std::chrono::milliseconds(500)};
  const auto got =
      oidc::over_network(limits)({.address = fmt::format("http://127.0.0.1:{}/keys", server.port())});
  return got ? fmt::format("{} {}", got->status, got->body) : got.error().message;
}

Response plain(int status, std::string body) {
  return {status, {}, std::make_shared<const std::string>(std::move(body))};
}

TEST(Fetch, TakesAnAnswer) {
  EXPECT_EQ(fetched([](const Request&, const Respond& r) { r(plain(200, "{}")); }), "200 {}");
}

TEST(Fetch, TakesNoAnswerThatIsHuge) {
  EXPECT_EQ(fetched([](const Request&, const Respond& r) { r(plain(200, std::string(2 << 20, 'x'))); }),
            "the provider's answer is longer than 1048576 bytes");
}

TEST(Fetch, DoesNotWaitForAnAnswerThatIsSlow) {
  Respond kept;
  EXPECT_TRUE(fetched([&kept](const Request&, const Respond& r) {
                kept = r;
              }).starts_with("the provider does not answer: "));
}

TEST(Fetch, IsNotLedElsewhere) {
  EXPECT_EQ(fetched([](const Request&, const Respond& r) {
              r({303, {{"Location", "file:///etc/passwd"}}, std::make_shared<const std::string>()});
            }),
            "303 ");
  EXPECT_TRUE(oidc::over_network()({.address = "file:///etc/passwd"}).error().message.contains("not answer"));
}

}  // namespace
}  // namespace plenary::serve

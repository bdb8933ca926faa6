#include "oidc/flow.h"

#include <gtest/gtest.h>

#include "oidc/oidc_test_help.h"

namespace plenary::oidc {
namespace {

constexpr int64_t kNow = TestProvider::kNow;

class FlowTest : public testing::Test {
 protected:
  /// Sends a browser away; the provider learns the nonce.
  Back away() {
    const auto sent = flow_.begin(client_, "https://plenary.example.org/api/v1/signed-in", "/members", kNow);
    EXPECT_TRUE(sent);
    address_ = sent->address;
    provider_.nonce = parameter(address_, "nonce");
    return {.browser = sent->browser, .state = parameter(address_, "state"), .code = "c", .issuer = ""};
  }
  std::string error_of(const Back& back, int64_t now = kNow) {
    const auto who = flow_.finish(client_, back, now);
    return who ? "" : who.error().message;
  }
  /// What is said of a token with one claim changed.
  std::string with_claim(const std::string& name, const std::string& value) {
    const auto back = away();
    provider_.claims = {{name, value}};
    return error_of(back);
  }

  TestProvider provider_;
  Client client_{TestProvider::kIssuer, "plenary", "s&cret", "groups"};
  Flow flow_{provider_.fetch()};
  std::string address_;
};

TEST_F(FlowTest, LetsInWhomTheProviderVouchesFor) {
  const auto who = flow_.finish(client_, away(), kNow);
  ASSERT_TRUE(who) << who.error().message;
  EXPECT_EQ(who->claims.subject, "u-1");
  EXPECT_EQ(who->claims.name, "Jo Doe");
  EXPECT_EQ(who->claims.mail, "jo@example.org");
  EXPECT_EQ(who->claims.values, (std::vector<std::string>{"office", "staff"}));
  EXPECT_EQ(who->page, "/members");
}

TEST_F(FlowTest, AsksForACodeWithAChallengeAndShowsTheVerifierLater) {
  ASSERT_TRUE(flow_.finish(client_, away(), kNow));
  EXPECT_TRUE(
      address_.starts_with("https://login.example/auth?response_type=code&client_id=plenary&redirect_uri="
                           "https%3A%2F%2Fplenary.example.org%2Fapi%2Fv1%2Fsigned-in&scope=openid%20"));
  EXPECT_EQ(parameter(address_, "code_challenge_method"), "S256");
  const auto& call = provider_.calls.at(1);
  EXPECT_EQ(parameter(call.form, "grant_type"), "authorization_code");
  EXPECT_EQ(parameter(call.form, "code_verifier").size(), 43u);
  EXPECT_NE(parameter(call.form, "code_verifier"), parameter(address_, "code_challenge"));
  EXPECT_EQ(call.user, "plenary");
  EXPECT_EQ(call.password, "s%26cret");
  EXPECT_FALSE(call.form.contains("cret"));
}

TEST_F(FlowTest, HandsTheSecretInWithTheFormWhereTheProviderTakesItThereOnly) {
  provider_.more = R"(, "token_endpoint_auth_methods_supported": ["client_secret_post"])";
  ASSERT_TRUE(flow_.finish(client_, away(), kNow));
  EXPECT_EQ(provider_.calls.at(1).user, "");
  EXPECT_TRUE(provider_.calls.at(1).form.ends_with("&client_id=plenary&client_secret=s%26cret"));
}

TEST_F(FlowTest, AStateIsGoodOnceAndForItsBrowser) {
  auto back = away();
  back.browser = "another";
  EXPECT_TRUE(error_of(back).contains("begin again"));
  back = away();
  EXPECT_EQ(error_of(back), "");
  EXPECT_TRUE(error_of(back).contains("begin again")) << "replayed";
  EXPECT_TRUE(error_of({}).contains("begin again"));
  back = away();
  EXPECT_TRUE(error_of(back, kNow + Flow::kPatience + 1).contains("too long"));
}

TEST_F(FlowTest, AStateIsOfTheClientThatBeganIt) {
  const auto back = away();
  client_.id = "other";
  EXPECT_TRUE(error_of(back).contains("begin again"));
}

TEST_F(FlowTest, ACodeThatWasUsedIsRefusedByTheProvider) {
  provider_.token_status = 400;
  EXPECT_TRUE(error_of(away()).contains("no token for this code (400: invalid_grant)"));
}

TEST_F(FlowTest, WhatTheProviderSaysWhenItLetsNobodyInIsTold) {
  auto back = away();
  back.code = "", back.error = "access_denied", back.error_description = "no\x1b[31m";
  const auto error = error_of(back);
  EXPECT_TRUE(error.contains("access_denied")) << error;
  EXPECT_FALSE(error.contains('\x1b'));
  EXPECT_EQ(provider_.asked("/token"), 0);
}

TEST_F(FlowTest, AnAnswerOfAnotherProviderIsRefusedBeforeItsCodeIsSpent) {
  auto back = away();
  back.issuer = "https://evil.example";
  EXPECT_TRUE(error_of(back).contains("another provider"));
  EXPECT_EQ(provider_.asked("/token"), 0);
}

TEST_F(FlowTest, AProviderThatNamesItselfMustDoSo) {
  provider_.more = R"(, "authorization_response_iss_parameter_supported": true)";
  EXPECT_TRUE(error_of(away()).contains("another provider"));
  auto back = away();
  back.issuer = TestProvider::kIssuer;
  EXPECT_EQ(error_of(back), "");
}

TEST_F(FlowTest, ATokenForSomebodyElseIsRefused) {
  EXPECT_TRUE(with_claim("iss", "\"https://evil.example\"").contains("(iss)"));
  EXPECT_TRUE(with_claim("iss", "\"https://login.example/\"").contains("(iss)"));
  EXPECT_TRUE(with_claim("aud", "\"other\"").contains("(aud)"));
  EXPECT_TRUE(with_claim("aud", "").contains("(aud)"));
  EXPECT_TRUE(with_claim("aud", R"(["plenary", "other"])").contains("(azp)"));
  EXPECT_TRUE(with_claim("azp", "\"other\"").contains("(azp)"));
  EXPECT_TRUE(with_claim("azp", "7").contains("(azp)"));
  EXPECT_EQ(with_claim("azp", "\"plenary\""), "");
  EXPECT_EQ(with_claim("aud", R"(["plenary"])"), "");
  EXPECT_TRUE(with_claim("sub", "").contains("(sub)"));
  EXPECT_TRUE(with_claim("sub", "\"a\\nb\"").contains("(sub)"));
  EXPECT_TRUE(with_claim("nonce", "\"another\"").contains("(nonce)"));
  EXPECT_TRUE(with_claim("nonce", "").contains("(nonce)"));
}

TEST_F(FlowTest, ATokenOfAnotherTimeIsRefusedButForClocksThatDiffer) {
  const auto at = [](int64_t second) { return fmt::format("{}", kNow + second); };
  EXPECT_TRUE(with_claim("exp", at(-61)).contains("(exp)"));
  EXPECT_EQ(with_claim("exp", at(-59)), "");
  EXPECT_TRUE(with_claim("exp", "").contains("(iat, exp)"));
  EXPECT_TRUE(with_claim("exp", "\"never\"").contains("(iat, exp)"));
  EXPECT_TRUE(with_claim("iat", at(61)).contains("(iat)"));
  EXPECT_EQ(with_claim("iat", at(59)), "");
  EXPECT_TRUE(with_claim("iat", at(-kOldest - 61)).contains("(iat)"));
  EXPECT_TRUE(with_claim("nbf", at(61)).contains("(nbf)"));
}

TEST_F(FlowTest, ATokenThatIsNotSignedIsRefused) {
  for (const char* algorithm : {"none", "None", "HS256", ""}) {
    const auto back = away();
    provider_.header = fmt::format(R"({{"alg": "{}", "kid": "first"}})", algorithm);
    EXPECT_TRUE(error_of(back).contains("RS256, ES256 or EdDSA is taken")) << algorithm;
  }
  const auto back = away();
  provider_.header = R"({"alg": "RS256", "kid": "first"})";
  EXPECT_TRUE(error_of(back).contains("unknown key")) << "the key is of another algorithm";
  const auto other = away();
  provider_.header = R"({"alg": "EdDSA", "kid": "first", "crit": ["b64"], "b64": false})";
  EXPECT_TRUE(error_of(other).contains("crit"));
}

TEST_F(FlowTest, ATokenSignedByAnotherIsRefused) {
  const auto back = away();
  ASSERT_EQ(error_of(back), "");
  const auto next = away();
  provider_.key = TestKey('b');  // the keys that are kept are the first one's
  EXPECT_TRUE(error_of(next).contains("signature"));
}

TEST_F(FlowTest, AKeyThatIsNewIsFetchedOnceAMinuteAtTheMost) {
  ASSERT_EQ(error_of(away()), "");
  provider_.key = TestKey('b'), provider_.kid = provider_.published = "second";
  EXPECT_TRUE(error_of(away(), kNow + 10).contains("unknown key")) << "too soon to ask again";
  EXPECT_EQ(provider_.asked("/keys"), 1);
  provider_.claims = {};
  EXPECT_EQ(error_of(away(), kNow + 61), "");
  EXPECT_EQ(provider_.asked("/keys"), 2);
  provider_.kid = "third";
  EXPECT_TRUE(error_of(away(), kNow + 62).contains("unknown key"));
  EXPECT_EQ(provider_.asked("/keys"), 2);
}

TEST_F(FlowTest, TheDocumentIsAskedForOnce) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(error_of(away()), "");
  EXPECT_EQ(provider_.asked("/openid-configuration"), 1);
}

TEST_F(FlowTest, AnAddressThatIsNotVerifiedIsNotTaken) {
  provider_.claims = {{"email_verified", "\"true\""}};
  EXPECT_EQ(flow_.finish(client_, away(), kNow)->claims.mail, "");
}

TEST_F(FlowTest, WhoLeavesIsSentToTheProviderWhereItHasAPlaceForThat) {
  EXPECT_EQ(flow_.leave(client_, "t", "https://plenary.example.org/"), "") << "nothing is known yet";
  away();
  EXPECT_EQ(flow_.leave(client_, "t", "https://plenary.example.org/"), "");
  provider_.more = R"(, "end_session_endpoint": "https://login.example/end?x=1")";
  Flow other(provider_.fetch());
  ASSERT_TRUE(other.begin(client_, "https://plenary.example.org/", "/", kNow));
  EXPECT_EQ(
      other.leave(client_, "t", "https://plenary.example.org/"),
      "https://login.example/end?x=1&id_token_hint=t&client_id=plenary&post_logout_redirect_uri=https%3A%2F%"
      "2Fplenary.example.org%2F");
}

TEST(Discovery, OfAnotherIssuerOrWithAddressesInTheClearIsRefused) {
  TestProvider provider;
  EXPECT_TRUE(parse_discovery(provider.document(), TestProvider::kIssuer));
  EXPECT_FALSE(parse_discovery(provider.document(), "https://login.example/"));
  EXPECT_FALSE(parse_discovery("<html>", TestProvider::kIssuer));
  for (const char* address :
       {"http://login.example/token", "ftp://x", "https://a b", "https://u@evil.example/", ""}) {
    auto text = provider.document();
    text.replace(text.find("https://login.example/token"), 27, address);
    EXPECT_FALSE(parse_discovery(text, TestProvider::kIssuer)) << address;
  }
}

TEST(Discovery, OfThisMachineMayBeWithoutTls) {
  const auto text = [](const char* host) {
    return fmt::format(
        R"({{"issuer": "http://localhost:1", "authorization_endpoint": "{0}/a", "token_endpoint": "{0}/t", "jwks_uri": "{0}/k"}})",
        host);
  };
  EXPECT_TRUE(parse_discovery(text("http://localhost:1"), "http://localhost:1"));
  EXPECT_FALSE(parse_discovery(text("http://localhost.evil.example"), "http://localhost:1"));
}

TEST(Provider, ThatIsSilentIsLeftAloneForAWhile) {
  int calls = 0;
  Provider provider("https://login.example", [&](const Call&) -> Result<Fetched> {
    ++calls;
    return fail(ErrorKind::kIo, "silent");
  });
  EXPECT_EQ(provider.discovery(100).error().message, "silent");
  EXPECT_EQ(provider.discovery(105).error().message, "silent");
  EXPECT_EQ(calls, 1);
  EXPECT_FALSE(provider.discovery(111));
  EXPECT_EQ(calls, 2);
}

}  // namespace
}  // namespace plenary::oidc

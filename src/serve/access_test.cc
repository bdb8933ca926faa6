#include "serve/access.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "serve/answer_cache.h"
#include "serve/gzip.h"
#include "serve/token.h"

namespace plenary::serve {
namespace {

const Day kToday = make_day(2026, 11, 21);

AccessPolicy policy_with(const std::string& token, Audience audience, Day expires) {
  return {{"plenary.example.org"}, {}, {{"members", hash_of(token), audience, expires}}};
}

Request request_with(Headers headers, std::string body = "") {
  return {"POST", "/", std::move(headers), std::move(body), "192.0.2.7"};
}

std::string error_of(std::string_view text) {
  const auto policy = parse_access_policy(text, "access.toml");
  return policy ? "" : policy.error().message;
}

TEST(AccessPolicy, SaysWhoMayAsk) {
  const auto policy = parse_access_policy(
      "hosts = [\"A.example\"]\nanonymous = \"public\"\n[[token]]\nname = \"m\"\nhash = "
      "\"0123456789abcdef0123456789abcdef\"\naudience = \"member\"\nexpires = 2027-01-01\n",
      "access.toml");
  ASSERT_TRUE(policy);
  EXPECT_EQ(policy->hosts, std::vector<std::string>{"a.example"});
  EXPECT_EQ(policy->anonymous, Audience::kPublic);
  ASSERT_EQ(policy->tokens.size(), 1u);
  EXPECT_EQ(policy->tokens[0].audience, Audience::kMember);
  EXPECT_EQ(policy->tokens[0].expires, make_day(2027, 1, 1));
}

TEST(AccessPolicy, PassesOverNothingThatItDoesNotUnderstand) {
  EXPECT_TRUE(error_of("host = []").contains("line 1: an access policy has no key 'host'"));
  EXPECT_TRUE(error_of("anonymous = \"all\"").contains("unknown audience 'all'"));
  EXPECT_TRUE(error_of("hosts = \"a\"").contains("hosts is a list"));
  EXPECT_TRUE(error_of("[[token]]\nname = \"m\"\n").contains("hash is missing"));
  EXPECT_TRUE(error_of("[[token]]\nname = \"m\"\nhash = \"x\"\naudience = \"member\"\nexpires = 2027-01-01\n")
                  .contains("hash is no hash"));
  EXPECT_TRUE(error_of("[[token]]\nname = \"m\"\nhash = \"0123456789abcdef0123456789abcdef\"\naudience = "
                       "\"member\"\nexpires = \"never\"\n")
                  .contains("expires is missing, or is no day"));
  EXPECT_TRUE(error_of("behind_proxy = 1").contains("true or false"));
  EXPECT_TRUE(error_of("trusted_proxies = [\"10.0.0.1\"]").contains("goes with behind_proxy"));
  EXPECT_TRUE(error_of("behind_proxy = true\ntrusted_proxies = [\"10.0.0.0/33\"]").contains("line 2"));
  EXPECT_TRUE(error_of("tls = 1").contains("[tls]"));
  EXPECT_TRUE(error_of("[tls]\ncertificate = \"c\"").contains("key is missing"));
  EXPECT_FALSE(error_of("[[token").empty());
}

std::string oidc(std::string_view more) {
  return fmt::format("[oidc]\nissuer = \"https://login.example/r\"\nclient_id = \"plenary\"\n{}", more);
}

TEST(AccessPolicy, SaysWhoOfAProviderMaySeeWhat) {
  const auto policy = parse_access_policy(
      oidc("claim = \"groups\"\nvalues = {\"office\" = \"secretariat\"}\ndefault = \"public\"\n"),
      "access.toml");
  ASSERT_TRUE(policy);
  EXPECT_EQ(policy->oidc->issuer, "https://login.example/r");
  EXPECT_EQ(policy->oidc->values.at("office"), Audience::kSecretariat);
  EXPECT_EQ(policy->oidc->otherwise, Audience::kPublic);
}

TEST(AccessPolicy, RefusesAProviderByWhichNobodyOrAnybodyCouldComeIn) {
  EXPECT_TRUE(error_of(oidc("")).contains("nobody could come in"));
  EXPECT_TRUE(error_of(oidc("values = {\"a\" = \"member\"}")).contains("say which"));
  EXPECT_TRUE(error_of(oidc("claim = \"g\"\nvalues = {\"a\" = \"all\"}")).contains("unknown audience"));
  EXPECT_TRUE(error_of(oidc("default = \"member\"\nclient_secret = \"a\"\nclient_secret_file = \"b\""))
                  .contains("not both"));
  EXPECT_TRUE(error_of("[oidc]\nissuer = \"http://login.example\"\nclient_id = \"p\"\ndefault = \"member\"")
                  .contains("begins with https://"));
}

TEST(Access, WithoutAPolicyWhoeverReachesTheServerIsItsOwner) {
  auto access = Access::local(Audience::kSecretariat);
  EXPECT_EQ(access->admit(request_with({}), kToday)->audience, Audience::kSecretariat);
}

TEST(Access, AnswersToItsOwnNameOnly) {
  auto local = Access::local(Audience::kSecretariat);
  for (const char* host : {"localhost", "localhost:8417", "127.0.0.1:1", "[::1]:8417", "LOCALHOST"})
    EXPECT_FALSE(local->refuse_host(request_with({{"host", host}}))) << host;
  for (const char* host :
       {"", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "plenary.example.org"})
    EXPECT_EQ(local->refuse_host(request_with({{"host", host}}))->status, 421) << host;
  auto named = Access::by_policy(policy_with("t", Audience::kMember, kToday));
  EXPECT_FALSE(named->refuse_host(request_with({{"host", "Plenary.Example.Org:443"}})));
  EXPECT_TRUE(named->refuse_host(request_with({{"host", "evil.example"}})));
}

TEST(Access, ATokenIsGoodUntilTheDayOnWhichItExpires) {
  auto access = Access::by_policy(policy_with("secret", Audience::kMember, kToday));
  const auto request = request_with({{"authorization", "Bearer secret"}});
  const auto before = access->admit(request, Day{kToday.days - 1});
  ASSERT_TRUE(before);
  EXPECT_EQ(before->name, "members");
  EXPECT_EQ(before->audience, Audience::kMember);
  EXPECT_EQ(access->admit(request, kToday).error().status, 401);
}

TEST(Access, WrongTokensAreRefusedAndThenSlowedDown) {
  auto access = Access::by_policy(policy_with("secret", Audience::kMember, Day{kToday.days + 1}));
  EXPECT_EQ(access->admit(request_with({}), kToday).error().status, 401);
  EXPECT_EQ(access->admit(request_with({{"authorization", "Basic secret"}}), kToday).error().status, 401);
  int status = 0;
  for (int i = 0; i < 30; ++i)
    status = access->admit(request_with({{"authorization", "Bearer guess"}}), kToday).error().status;
  EXPECT_EQ(status, 429);
  EXPECT_TRUE(access->admit(request_with({{"authorization", "Bearer secret"}}), kToday));
}

TEST(Access, ThoseWithoutATokenAreOfTheAudienceThatThePolicyNames) {
  auto policy = policy_with("secret", Audience::kMember, Day{kToday.days + 1});
  policy.anonymous = Audience::kPublic;
  auto access = Access::by_policy(policy);
  EXPECT_EQ(access->admit(request_with({}), kToday)->audience, Audience::kPublic);
  EXPECT_EQ(access->admit(request_with({{"authorization", "Bearer guess"}}), kToday).error().status, 401);
}

TEST(Access, WhatAPageOfAnotherSiteHandsInIsRefused) {
  auto access = Access::local(Audience::kSecretariat);
  const auto status = [&](Headers more) {
    Headers headers{{"host", "localhost:8417"}, {"content-type", "application/json"}};
    headers.insert(headers.end(), more.begin(), more.end());
    const auto refused = access->refuse_cross_site(request_with(headers));
    return refused ? refused->status : 0;
  };
  EXPECT_EQ(status({}), 0);
  EXPECT_EQ(status({{"origin", "http://localhost:8417"}, {"sec-fetch-site", "same-origin"}}), 0);
  EXPECT_EQ(status({{"origin", "http://evil.example"}}), 403);
  EXPECT_EQ(status({{"origin", "http://localhost:1"}}), 403);
  EXPECT_EQ(status({{"origin", "null"}}), 403);
  EXPECT_EQ(status({{"sec-fetch-site", "cross-site"}}), 403);
  const auto form =
      request_with({{"host", "localhost"}, {"content-type", "application/x-www-form-urlencoded"}});
  EXPECT_EQ(access->refuse_cross_site(form)->status, 415);
}

TEST(Access, OnlyAProxyThatThePolicyNamesSaysWhoAsks) {
  auto policy = policy_with("t", Audience::kMember, kToday);
  const auto client = [&policy](const std::string& from, const std::string& forwarded) {
    Request request = request_with({{"x-forwarded-for", forwarded}});
    request.client = from;
    return Access::by_policy(policy)->client_of(request);
  };
  EXPECT_EQ(client("127.0.0.1", "198.51.100.1"), "127.0.0.1") << "there is no proxy";
  policy.behind_proxy = true;
  EXPECT_EQ(client("192.0.2.7", "198.51.100.1"), "192.0.2.7");
  EXPECT_EQ(client("127.0.0.1", "198.51.100.1, 198.51.100.2"), "198.51.100.2");
  EXPECT_EQ(client("127.0.0.1", "198.51.100.1, nonsense"), "127.0.0.1");
  EXPECT_EQ(client("127.0.0.1", ""), "127.0.0.1");
  policy.trusted_proxies = {*parse_network("192.0.2.0/24")};
  EXPECT_EQ(client("192.0.2.7", "203.0.113.9, 198.51.100.1, 192.0.2.8"), "198.51.100.1");
}

TEST(Access, WhatComesInTheClearFromElsewhereIsRefused) {
  auto policy = policy_with("t", Audience::kMember, kToday);
  auto request = request_with({});
  EXPECT_EQ(Access::by_policy(policy)->refuse_in_clear(request)->status, 403);
  request.secure = true;
  EXPECT_FALSE(Access::by_policy(policy)->refuse_in_clear(request));
  request.secure = false;
  policy.behind_proxy = true;
  EXPECT_TRUE(Access::by_policy(policy)->refuse_in_clear(request)) << "it passed the proxy by";
  policy.trusted_proxies = {*parse_network("192.0.2.7")};
  EXPECT_FALSE(Access::by_policy(policy)->refuse_in_clear(request));
  request.client = "127.0.0.1";
  EXPECT_FALSE(Access::by_policy(policy_with("t", Audience::kMember, kToday))->refuse_in_clear(request));
}

TEST(Rate, LetsSoManyAtOnceAndThenSoManyASecond) {
  Rate rate(2, 3);
  const auto start = Rate::Clock::now();
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(rate.allows("a", start));
  EXPECT_FALSE(rate.allows("a", start));
  EXPECT_TRUE(rate.allows("b", start));
  EXPECT_TRUE(rate.allows("a", start + std::chrono::milliseconds(500)));
  EXPECT_FALSE(rate.allows("a", start + std::chrono::milliseconds(500)));
}

TEST(AnswerCache, KeepsWhatWasUsedLastWithinItsBytes) {
  AnswerCache cache(1000);
  const auto answer = [](size_t bytes) {
    return std::make_shared<const KeptAnswer>(
        KeptAnswer{{}, std::make_shared<const std::string>(bytes, 'x'), {}});
  };
  for (const char* key : {"a", "b", "c", "d"}) cache.keep(key, answer(250));
  EXPECT_NE(cache.find("a"), nullptr);
  cache.keep("e", answer(250));
  EXPECT_NE(cache.find("a"), nullptr);
  EXPECT_EQ(cache.find("b"), nullptr);
  EXPECT_EQ(cache.bytes(), 1000u);
  cache.keep("large", answer(999));
  EXPECT_EQ(cache.find("large"), nullptr) << "one answer must not drive out all others";
}

TEST(Waiting, OneWorksForAllWhoAskTheSame) {
  Waiting waiting;
  int given = 0;
  EXPECT_TRUE(waiting.join("q", [&](const Outcome&) { ++given; }));
  EXPECT_FALSE(waiting.join("q", [&](const Outcome&) { ++given; }));
  EXPECT_TRUE(waiting.join("other", [&](const Outcome&) { given += 100; }));
  waiting.give("q", std::unexpected(Response{503, {}}));
  EXPECT_EQ(given, 2);
  EXPECT_TRUE(waiting.join("q", [](const Outcome&) {}));
}

TEST(Gzip, IsForTextsThatAreLongEnough) {
  const std::string text(5000, 'a');
  ASSERT_NE(gzip(text, "application/json"), nullptr);
  EXPECT_LT(gzip(text, "application/json")->size(), 100u);
  EXPECT_EQ(gzip("short", "application/json"), nullptr);
  EXPECT_EQ(gzip(text, "application/vnd.apache.parquet"), nullptr);
  EXPECT_TRUE(takes_gzip("br, gzip;q=0.5"));
  EXPECT_FALSE(takes_gzip("gzip;q=0"));
  EXPECT_FALSE(takes_gzip(""));
}

}  // namespace
}  // namespace plenary::serve

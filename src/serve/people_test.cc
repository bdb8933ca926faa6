// What a person asks of what is held of them, handed in over the web.
#include <gtest/gtest.h>

#include "publish/public_names.h"
#include "serve/service_test_help.h"

namespace plenary::serve {
namespace {

class PeopleTest : public ServiceTest {};

TEST_F(PeopleTest, APersonIsHiddenForOthersAtOnceAndForAllWhenTheStoreFollows) {
  serve(Access::local(Audience::kSecretariat));
  const auto found = post("/people", R"({"who": "Ada Example"})");
  EXPECT_TRUE(found.body->contains("\"who\": \"Ada Example @itu-t\", \"name\": \"Ada Example\""))
      << *found.body;
  EXPECT_EQ(post("/people/requests", R"({"who": "Ada Example", "verb": "name"})").status, 202);
  EXPECT_EQ(*read_file(workspace().public_names()), "Ada Example\n");
  const auto hidden = post("/people/requests", R"({"who": "Ada Example", "verb": "hide"})");
  EXPECT_TRUE(hidden.body->contains("\"waiting\": true")) << *hidden.body;
  {
    const auto reader = Reader::open(workspace());
    EXPECT_FALSE(PublicNames::of(*reader, Audience::kPublic)->listed("Ada Example")) << "at once";
  }
  const auto applied = post("/decisions/apply", "{}");
  EXPECT_TRUE(applied.body->contains("one person, hidden")) << *applied.body;
  EXPECT_FALSE(fs::exists(workspace().requests()));
  EXPECT_FALSE(run(folder_, "-C w measure attendance --records --format csv").contains("Ada Example"));
  EXPECT_EQ(post("/people/requests", R"({"who": "Ada Example", "verb": "show"})").status, 202);
  EXPECT_EQ(post("/decisions/apply", "{}").status, 202);
  EXPECT_TRUE(run(folder_, "-C w measure attendance --records --format csv").contains("Ada Example"));
}

TEST_F(PeopleTest, OnlyTheAdministratorErasesAndTypesWhom) {
  const auto erase = [this](const std::string& confirm) {
    return post("/people/requests",
                R"({"who": "Ada Example", "verb": "erase", "confirm": ")" + confirm + "\"}");
  };
  EXPECT_EQ(erase("Ada Example").status, 400);
  serve(Access::local(Audience::kAdministrator));
  for (const char* wrong : {"", "ada example", "Ada Example "}) EXPECT_EQ(erase(wrong).status, 400) << wrong;
  EXPECT_FALSE(fs::exists(workspace().requests()));
  EXPECT_EQ(erase("Ada Example").status, 202);
  EXPECT_TRUE(post("/decisions/apply", "{}").body->contains("one person, erased"));
  EXPECT_EQ(erase("Ada Example").status, 404) << "nobody is there any more";
  EXPECT_FALSE(post("/people", R"({"who": "Ada Example"})").body->contains("Ada Example"));
  EXPECT_FALSE(run(folder_, "-C w sql 'SELECT * FROM raw.person_ref'").contains("Ada Example"));
}

TEST_F(PeopleTest, WhatAPersonAsksIsHandedInByStaffFromOurOwnPagesOnly) {
  const auto* ask_hide = R"({"who": "Ada Example", "verb": "hide"})";
  EXPECT_EQ(post("/people/requests", ask_hide, {{"origin", "http://evil.example"}}).status, 403);
  EXPECT_EQ(post("/people/requests", R"({"who": "Example", "verb": "hide"})").status, 404);
  EXPECT_EQ(post("/people/requests", R"({"who": "Ada Example", "verb": "kill"})").status, 400);
  EXPECT_EQ(post("/people/requests", R"({"verb": "hide"})").status, 400);
  EXPECT_EQ(post("/people", R"({"who": "a\nb"})").status, 400);
  serve(Access::local(Audience::kMember));
  for (const char* address : {"/people", "/people/requests", "/decisions/apply"})
    EXPECT_EQ(post(address, ask_hide).status, 403) << address;
  EXPECT_FALSE(fs::exists(workspace().requests()));
}

}  // namespace
}  // namespace plenary::serve

// Proposals of new work handed in over the web: answered, not kept.
#include <gtest/gtest.h>

#include "serve/service_test_help.h"

namespace plenary::serve {
namespace {

class AssessTest : public ServiceTest {};

constexpr const char* kGiven =
    R"({"name": "p.toml", "text": "title = \"A study\"\nbody = \"itu-t\"\nsupporters = [\"Example Telecom\"]\n"})";

TEST_F(AssessTest, AProposalIsAnsweredWithItsChecklistAndNotKept) {
  const auto response = post("/assess", kGiven);
  EXPECT_EQ(response.status, 202) << *response.body;
  EXPECT_TRUE(response.body->contains("\"title\": \"A study\"")) << *response.body;
  EXPECT_TRUE(response.body->contains("1 named, 2 asked for; 1 of them on record")) << *response.body;
  EXPECT_TRUE(response.body->contains("No rate from history")) << *response.body;
  EXPECT_FALSE(fs::exists(fs::path(workspace().folder) / "uploads"));
}

TEST_F(AssessTest, WhatIsNoProposalIsAFailureOfTheOneShape) {
  for (const char* wrong :
       {"{}", R"({"name": "p.toml"})", R"({"name": "p.toml", "text": "x", "base64": "eA=="})",
        R"({"name": "p.docx", "base64": "%%%"})", R"({"name": "p.exe", "text": "x"})", "no json"}) {
    const auto response = post("/assess", wrong);
    EXPECT_EQ(response.status, 400) << wrong << *response.body;
    EXPECT_TRUE(response.body->starts_with("{\"error\": {\"status\": 400")) << *response.body;
  }
  const auto wrong = post("/assess", R"({"name": "p.toml", "text": "title = \"A\"\nend = \"soon\"\n"})");
  EXPECT_GE(wrong.status, 400);
  EXPECT_TRUE(wrong.body->contains("p.toml line 2: end 'soon' is no date")) << *wrong.body;
}

TEST_F(AssessTest, OneThingIsAskedAtATimeAndNotByThePublic) {
  EXPECT_EQ(get("/assess").status, 400);
  EXPECT_EQ(get("/assess?bar=people>=2&document=RFC%209110").status, 400);
  EXPECT_EQ(get("/assess?document=RFC%209110").status, 404);
  serve(Access::local(Audience::kPublic));
  EXPECT_EQ(post("/assess", kGiven).status, 403);
}

}  // namespace
}  // namespace plenary::serve

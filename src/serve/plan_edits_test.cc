// The plan changed over the web: who may, against which version, and that the page shows it at once.
#include <gtest/gtest.h>

#include <regex>

#include "serve/service_test_help.h"

namespace plenary::serve {
namespace {

constexpr std::string_view kPlan = R"(title = "A plan"  # of ours
[[objective]]
id = "aware"
title = "Few know it"
source = "proposed"
[[action]]
id = "story"
objective = "aware"
title = "Tell it"
source = "proposed"
for = "both"
status = "planned"
[[milestone]]
action = "story"
title = "A draft"
due = 2025-06-30
[[indicator]]
id = "known"
objective = "aware"
title = "Organizations are known"
source = "proposed"
metric = "share_unknown"
baseline_on = 2024
target = 0.1
due = 2028
)";

class PlanEditsTest : public ServiceTest {
 protected:
  void SetUp() override {
    ServiceTest::SetUp();
    ASSERT_TRUE(write_file(workspace().plan(), kPlan));
  }
  /// The plan as the service shows it.
  std::string shown() { return *get("/plan?as-of=2025").body; }
  std::string version() {
    std::smatch found;
    const auto text = shown();
    return std::regex_search(text, found, std::regex("\"version\": \"([0-9a-f]+)\"")) ? found[1].str() : text;
  }
  Response edit(const std::string& edits, const std::string& version, Headers headers = {}) {
    return post("/plan/edits", R"({"version": ")" + version + R"(", "edits": [)" + edits + "]}",
                std::move(headers));
  }
  Response edit(const std::string& edits) { return edit(edits, version()); }
  static std::string id_of(const Response& response) {
    std::smatch found;
    return std::regex_search(*response.body, found, std::regex("\"waiting\": \\[\"([0-9a-f]+)\""))
               ? found[1].str()
               : *response.body;
  }
  /// Waits until the service has seen what changed in the folder; else what it shows.
  std::string wait_for_text(const std::string& text) {
    for (int i = 0; i < 50; ++i, std::this_thread::sleep_for(std::chrono::milliseconds(100)))
      if (shown().contains(text)) return "";
    return shown();
  }
  std::string plan() { return *read_file(workspace().plan()); }
};

constexpr const char* kDone = R"({"what": "status", "of": "story", "value": "done"})";

TEST_F(PlanEditsTest, AnEditIsSeenAtOnceWrittenByTheNextWriterAndTakenBack) {
  const auto handed = edit(kDone);
  ASSERT_EQ(handed.status, 202) << *handed.body;
  EXPECT_EQ(plan(), kPlan) << "a server writes no plan";
  EXPECT_EQ(wait_for_text("\"status\": \"done\""), "");
  EXPECT_TRUE(shown().contains("\"what\": \"status of story: done\", \"waits\": true")) << shown();
  EXPECT_TRUE(post("/decisions/apply", "{}").body->contains("plan.toml: status of story: done (local, "));
  EXPECT_TRUE(plan().contains("status = \"done\"\nsince = 20")) << plan();
  EXPECT_EQ(wait_for_text("\"waits\": false"), "");
  const auto undo = R"({"what": "undo", "id": ")" + id_of(handed) + "\"}";
  EXPECT_EQ(edit(undo).status, 202);
  EXPECT_EQ(edit(undo).status, 400) << "it is taken back already";
  EXPECT_EQ(post("/decisions/apply", "{}").status, 202);
  EXPECT_EQ(plan(), kPlan);
}

TEST_F(PlanEditsTest, AnImportWritesWhatWaits) {
  EXPECT_EQ(edit(R"({"what": "milestone", "of": "story", "title": "A draft", "value": "2025-06-12"})").status,
            202);
  run(folder_, "-C w import table attendance.csv --mapping mapping.toml");
  EXPECT_TRUE(plan().contains("due = 2025-06-30\ndone = 2025-06-12\n")) << plan();
}

TEST_F(PlanEditsTest, OfTwoWhoSawTheSameVersionTheSecondIsTold) {
  const auto seen = version();
  EXPECT_EQ(edit(kDone, seen).status, 202);
  const auto late = edit(R"({"what": "note", "of": "story", "value": "Told."})", seen);
  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(late.body->contains("\"parameter\": \"version\"")) << *late.body;
  EXPECT_FALSE(read_file(workspace().plan_pending())->contains("Told."));
}

TEST_F(PlanEditsTest, OneWrongEditTakesAllWithIt) {
  const auto now = version();
  for (const char* wrong :
       {R"({"what": "status", "of": "tale", "value": "done"})",
        R"({"what": "status", "of": "story", "value": "ended"})", R"({"what": "erase", "of": "story"})",
        R"({"what": "status", "of": "story", "value": "done", "colour": "red"})",
        R"({"what": "status", "of": "story", "value": 1})",
        R"({"what": "target", "of": "known", "value": "9"})", R"({"what": "undo", "id": "0123456789ab"})",
        "1"}) {
    const auto refused = edit(std::string(kDone) + ", " + wrong, now);
    EXPECT_TRUE(refused.status == 400 || refused.status == 404) << wrong << *refused.body;
    EXPECT_TRUE(refused.body->starts_with("{\"error\": ")) << *refused.body;
  }
  for (const char* body : {"", "{}", "[]", "no JSON", "{\"edits\": []}", "{\"version\": 1, \"edits\": [{}]}"})
    EXPECT_GE(post("/plan/edits", body).status, 400) << body;
  EXPECT_FALSE(fs::exists(workspace().plan_pending()));
  EXPECT_EQ(version(), now);
}

TEST_F(PlanEditsTest, OnlyTheSecretariatEditsAndSeesWhoDid) {
  const auto now = version();
  for (const auto audience : {Audience::kPublic, Audience::kMember}) {
    serve(Access::local(audience));
    EXPECT_EQ(edit(kDone, now).status, 403);
    EXPECT_FALSE(shown().contains("\"version\"")) << shown();
    EXPECT_FALSE(shown().contains("\"edits\"")) << shown();
  }
  EXPECT_FALSE(fs::exists(workspace().plan_pending()));
}

TEST_F(PlanEditsTest, APageOfAnotherSiteChangesNothing) {
  const auto now = version();
  EXPECT_EQ(edit(kDone, now, {{"origin", "https://evil.example"}}).status, 403);
  EXPECT_EQ(edit(kDone, now, {{"sec-fetch-site", "cross-site"}}).status, 403);
  EXPECT_EQ(ask({"POST", "/api/v1/plan/edits", {{"content-type", "text/plain"}}, "{}", "127.0.0.1"}).status,
            415);
  EXPECT_FALSE(fs::exists(workspace().plan_pending()));
}

TEST_F(PlanEditsTest, AWorkbookIsEditedAsOne) {
  run(folder_, "-C w plan --write w/plan.xlsx");
  fs::remove(workspace().plan());
  const auto refused = edit(kDone, "");
  EXPECT_EQ(refused.status, 400);
  EXPECT_TRUE(refused.body->contains("the plan is a workbook")) << *refused.body;
}

}  // namespace
}  // namespace plenary::serve

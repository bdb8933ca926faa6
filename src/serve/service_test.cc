// The whole of it but the sockets: requests in, responses out, over a small workspace.
#include "serve/service.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>

#include "serve/routes.h"
#include "serve/serve_test_help.h"
#include "serve/service_test_help.h"

namespace plenary::serve {
namespace {

std::string rows_in(const std::string& json) {
  const auto from = json.find("\"rows\": ");
  return from == json.npos ? "" : json.substr(from, json.find("\n  ]", from) - from);
}

TEST_F(ServiceTest, GivesTheNumbersOfTheCommandLine) {
  const auto typed = run(folder_, "-C w measure attendance --by country,year --from 2024 --format json");
  const auto response = get("/measure/attendance?by=country,year&from=2024");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(rows_in(*response.body), rows_in(typed));
  EXPECT_TRUE(rows_in(typed).contains("\"country\": \"CA\""));
  EXPECT_TRUE(
      response.body->contains("\"command\": \"plenary measure attendance --by country,year --from 2024\""));
  EXPECT_TRUE(get("/measure/attendance?by=year&audience=public")
                  .body->contains("plenary measure attendance --by year --audience public"));
  EXPECT_EQ(*get("/measure/attendance?by=country,year&from=2024&format=csv").body,
            run(folder_, "-C w measure attendance --by country,year --from 2024 --format csv"));
}

TEST_F(ServiceTest, EveryAddressAnswersOrSaysWhyNot) {
  for (const auto& route : routes()) {
    if (route.answer == nullptr) continue;
    std::string path = route.path;
    for (const auto& [place, name] : {std::pair("{metric}", "attendance"),
                                      {"{slice}", "country"},
                                      {"{name}", "Example%20Telecom"},
                                      {"{id}", "itu-t:g.709"},
                                      {"{organization}", "Example%20Telecom"},
                                      {"{person}", "Jo%20Doe"},
                                      {"{template}", "engagement"}})
      if (const auto at = path.find(place); at != path.npos)
        path.replace(at, std::string_view(place).size(), name);
    const auto response = get(path);
    EXPECT_TRUE(response.status == 200 || response.status == 400 || response.status == 404)
        << path << ": " << *response.body;
    EXPECT_TRUE(response.status == 200 || response.body->starts_with("{\"error\": ")) << path;
  }
}

TEST_F(ServiceTest, SqlInAParameterIsATextLikeAnyOther) {
  for (const char* attack :
       {"%27%3B%20DROP%20TABLE%20activity%3B%20--", "%27%20OR%201%3D1%20--", "%22%3B--",
        "x%27%20UNION%20SELECT%20*%20FROM%20person%20--", "%00", "..%2F..%2Fetc%2Fpasswd"}) {
    for (const auto& route : routes()) {
      if (route.answer == nullptr || route.cost == Cost::kLong) continue;
      std::string path = route.path;
      if (const auto at = path.find('{'); at != path.npos) path.replace(at, path.find('}') - at + 1, attack);
      EXPECT_LT(get(path).status, 500) << path;
      for (const auto& p : route.parameters) {
        std::string one = route.path;
        if (const auto at = one.find('{'); at != one.npos)
          one.replace(at, one.find('}') - at + 1, one.contains("slice") ? "country" : "attendance");
        const auto response = get(one + "?" + p.name + "=" + attack);
        EXPECT_LT(response.status, 500) << one << " " << p.name << ": " << *response.body;
        EXPECT_FALSE(response.body->contains("Ada Example") && !one.contains("records"))
            << one << " " << p.name;
      }
    }
    for (const char* where : {"country%3D", "body%3D", "organization!%3D"})
      EXPECT_LT(get(std::string("/measure/attendance?where=") + where + attack).status, 500)
          << where << attack;
  }
  EXPECT_TRUE(get("/measure/attendance").body->contains("\"value\": 2"));
}

TEST_F(ServiceTest, AnAnswerThatIsKnownIsNotSentAgain) {
  const auto first = get("/measure/attendance?by=country");
  const auto tag = header_of(first, "ETag");
  EXPECT_EQ(header_of(first, "Cache-Control"), "private, no-cache");
  EXPECT_EQ(get("/measure/attendance?by=country", {{"if-none-match", tag}}).status, 304);
  EXPECT_EQ(get("/measure/attendance?by=year", {{"if-none-match", tag}}).status, 200);
  EXPECT_EQ(get("/measure/attendance?by=country&audience=public", {{"if-none-match", tag}}).status, 200);
}

TEST_F(ServiceTest, ANewSnapshotIsTakenUpWhileItServes) {
  EXPECT_TRUE(get("/measure/attendance").body->contains("\"value\": 2"));
  const auto tag = header_of(get("/measure/attendance"), "ETag");
  import_into(folder_, "2024-04-18,Ada Example,Example Telecom,Canada\n");
  std::string body;
  for (int i = 0; i < 100 && !body.contains("\"value\": 3"); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    body = *get("/measure/attendance").body;
  }
  EXPECT_TRUE(body.contains("\"value\": 3")) << "another folder is another source: " << body;
  EXPECT_NE(header_of(get("/measure/attendance"), "ETag"), tag);
}

TEST_F(ServiceTest, ANewPolicyHoldsForWhatWasAnsweredBefore) {
  const auto before = get("/measure/people_active?audience=public");
  EXPECT_TRUE(before.body->contains("\"state\": \"suppressed\"")) << *before.body;
  auto policy = *read_file((fs::path(std::getenv("PLENARY_SOURCE")) / "data/policy.toml").string());
  for (size_t at; (at = policy.find("persons = 5")) != policy.npos;) policy.replace(at, 11, "persons = 1");
  ASSERT_TRUE(write_file(workspace().policy(), policy));
  Response after{304, {}};
  for (int i = 0; i < 100 && after.status == 304; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    after = get("/measure/people_active?audience=public", {{"if-none-match", header_of(before, "ETag")}});
  }
  EXPECT_EQ(after.status, 200);
  EXPECT_NE(header_of(after, "ETag"), header_of(before, "ETag"));
}

TEST_F(ServiceTest, APlanHoldsAsSoonAsItLiesInTheWorkspace) {
  EXPECT_EQ(get("/plan").status, 404);
  constexpr const char* kPlan =
      "title = \"T\"\nbody = \"itu-t\"\n[[objective]]\nid = \"o\"\ntitle = \"O\"\nsource = \"proposed\"\n"
      "[[indicator]]\nid = \"i\"\nobjective = \"o\"\ntitle = \"I\"\nsource = \"proposed\"\nmetric = "
      "\"attendance\"\nbaseline = 1\nbaseline_on = 2023\ntarget = 9\ndue = 2030\n";
  ASSERT_TRUE(write_file(workspace().plan(), kPlan));
  auto response = get("/plan");
  for (int i = 0; i < 100 && response.status == 404; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    response = get("/plan");
  }
  EXPECT_EQ(response.status, 200) << *response.body;
  EXPECT_TRUE(response.body->contains("\"metric\": \"attendance\"")) << *response.body;
  EXPECT_EQ(get("/plan?since=soon").status, 400);
  EXPECT_EQ(get("/plan?body=nobody").status, 400);
  EXPECT_EQ(get("/reports/plan?format=md").status, 200);
}

TEST_F(ServiceTest, AWorkspaceWithoutRecordsSaysSo) {
  fs::remove(workspace().database());
  const auto response = get("/status");
  EXPECT_EQ(response.status, 503);
  EXPECT_TRUE(response.body->contains("import something first"));
  EXPECT_EQ(ask({"GET", "/", {}, "", ""}).status, 200) << "the dashboard is there all the same";
}

TEST_F(ServiceTest, NobodySeesMoreThanTheirAudience) {
  serve(Access::local(Audience::kMember));
  EXPECT_EQ(get("/measure/attendance/records").status, 403);
  EXPECT_EQ(get("/review").status, 403);
  EXPECT_EQ(get("/status?audience=secretariat").status, 403);
  EXPECT_EQ(get("/status?audience=public").status, 200);
  EXPECT_EQ(get("/organizations?audience=public").status, 403);
  EXPECT_EQ(get("/status?audience=everybody").status, 400);
  const auto page = get("/organizations/Example%20Telecom");
  EXPECT_EQ(page.status, 200);
  EXPECT_FALSE(page.body->contains("Ada Example"));
}

TEST_F(ServiceTest, OrganizationsAreThoseOfWhichSomethingIsOnRecord) {
  const auto names = [this](const std::string& query) {
    return *get("/organizations?format=csv&" + query).body;
  };
  EXPECT_EQ(std::ranges::count_if(names(""), [](char c) { return c == '\n'; }), 3) << names("");
  EXPECT_TRUE(names("search=TELECOM").contains("Example Telecom"));
  EXPECT_FALSE(names("search=TELECOM").contains("Sample Networks"));
  EXPECT_FALSE(names("region=Americas").contains("Example Telecom")) << "no register says where its seat is";
  EXPECT_TRUE(names("body=itu-t").contains("Sample Networks"));
  EXPECT_FALSE(names("body=ietf").contains("Sample Networks"));
}

TEST_F(ServiceTest, TheSecretariatOpensANumberDownToItsPersons) {
  EXPECT_TRUE(get("/measure/attendance/records").body->contains("Ada Example"));
  EXPECT_TRUE(get("/organizations/Example%20Telecom").body->contains("Ada Example"));
  const auto page = get("/measure/attendance/records?limit=1&offset=1");
  EXPECT_TRUE(page.body->contains("Ben Sample"));
  EXPECT_TRUE(page.body->contains("\"page\": {\"offset\": 1, \"limit\": 1, \"total\": 2}")) << *page.body;
}

TEST_F(ServiceTest, WhoLooksAtPersonsByATokenIsNotedAndTheTokenIsNot) {
  const auto token = *add_token(workspace(), "office", Audience::kSecretariat, Day{clock_day().days + 1});
  serve_by_policy();
  EXPECT_EQ(get("/measure/attendance/records").status, 401);
  EXPECT_EQ(get("/measure/attendance/records", {{"authorization", "Bearer " + token}}).status, 200);
  EXPECT_EQ(get("/measure/attendance", {{"authorization", "Bearer " + token}}).status, 200);
  const auto log = *read_file(workspace().folder + "/access.log");
  EXPECT_EQ(std::ranges::count(log, '\n'), 1);
  EXPECT_TRUE(log.contains("\"who\": \"office\"") && log.contains("/measure/attendance/records"));
  EXPECT_FALSE(log.contains(token) || read_file(workspace().folder + "/access.toml")->contains(token));
}

TEST_F(ServiceTest, ATokenThatIsTakenAwayEndsItsSessionsAtOnce) {
  const auto day = Day{clock_day().days + 1};
  const auto token = *add_token(workspace(), "office", Audience::kSecretariat, day);
  const auto before = *read_file(workspace().access());
  serve_by_policy();
  const auto entered = post("/session", "{\"token\": \"" + token + "\"}");
  ASSERT_EQ(entered.status, 204) << *entered.body;
  const auto set = header_of(entered, "Set-Cookie");
  const Headers cookie{{"cookie", set.substr(0, set.find(';'))}};
  EXPECT_EQ(get("/measure/attendance/records", cookie).status, 200);
  ASSERT_TRUE(write_file(workspace().access(), "hosts = []\n"));
  EXPECT_EQ(wait_for(401, "/status", cookie).status, 401);
  ASSERT_TRUE(write_file(workspace().access(), before));
  EXPECT_EQ(wait_for(200, "/status", {{"authorization", "Bearer " + token}}).status, 200);
  EXPECT_EQ(get("/status", cookie).status, 401) << "the session is over, though the token is good again";
}

TEST_F(ServiceTest, ADamagedPolicyIsToldToStaffAndTheFormerHolds) {
  const auto day = Day{clock_day().days + 1};
  const auto token = *add_token(workspace(), "office", Audience::kSecretariat, day);
  const auto member = *add_token(workspace(), "members", Audience::kMember, day);
  serve_by_policy();
  const Headers staff{{"authorization", "Bearer " + token}};
  EXPECT_FALSE(get("/status", staff).body->contains("access_fault"));
  ASSERT_TRUE(write_file(workspace().access(), "hosts = [\n"));
  std::string body;
  for (int i = 0; i < 50 && !body.contains("access_fault"); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    body = *get("/status", staff).body;
  }
  EXPECT_TRUE(body.contains("\"access_fault\": ") && body.contains("line ")) << body;
  EXPECT_FALSE(get("/status", {{"authorization", "Bearer " + member}}).body->contains("access_fault"));
}

TEST_F(ServiceTest, ADecisionWaitsAndIsThenFollowed) {
  const auto handed = post("/decisions", R"({"decisions": [{"verb": "different", "about": "organization",
      "subject": "Example Telecom", "object": "Sample Networks", "reason": "two companies"}]})");
  EXPECT_EQ(handed.status, 202) << *handed.body;
  EXPECT_FALSE(fs::exists(workspace().decisions()));
  run(folder_, "-C w import table attendance.csv --mapping mapping.toml");
  EXPECT_TRUE(read_file(workspace().decisions())->contains("Example Telecom\tSample Networks"));
  EXPECT_FALSE(fs::exists(workspace().pending()));
}

TEST_F(ServiceTest, ADecisionThatMakesNoSenseIsRefusedWhole) {
  for (const char* body :
       {"", "[]", "{\"decisions\": []}", "{\"decisions\": [1]}", R"({"decisions": [{"verb": "erase"}]})",
        R"({"decisions": [{"verb": "same", "subject": "A"}]})",
        R"({"decisions": [{"verb": "same", "subject": "A", "object": "B", "author": "me"}]})",
        R"({"decisions": [{"verb": "parent", "subject": "A", "object": "B", "from": "soon"}]})",
        R"({"decisions": [{"verb": "none", "subject": "A"}, {"verb": "same"}]})"})
    EXPECT_EQ(post("/decisions", body).status, 400) << body;
  EXPECT_FALSE(fs::exists(workspace().pending()));
  EXPECT_EQ(post("/decisions", "{}", {{"origin", "http://evil.example"}}).status, 403);
  const auto form = ask({"POST", "/api/v1/decisions", {}, "decisions=1", ""});
  EXPECT_EQ(form.status, 415);
}

TEST_F(ServiceTest, LinesAndTabsInADecisionStayWithinIt) {
  const auto handed = post("/decisions", R"({"decisions": [{"verb": "different", "subject": "A\tB\nC",
      "object": "D", "reason": "x\ny"}]})");
  EXPECT_EQ(handed.status, 202) << *handed.body;
  const auto waiting = *read_file(workspace().pending());
  EXPECT_EQ(std::ranges::count(waiting, '\n'), 1);
  EXPECT_EQ(std::ranges::count(waiting, '\t'), 9);
}

TEST_F(ServiceTest, EveryResponseTellsTheBrowserToRunNothingFromElsewhere) {
  for (const char* target : {"/", "/api/v1/status", "/api/v1/nothing", "/nothing.js"}) {
    const auto response = ask({"GET", target, {}, "", ""});
    EXPECT_TRUE(header_of(response, "Content-Security-Policy").contains("default-src 'none'")) << target;
    EXPECT_EQ(header_of(response, "X-Content-Type-Options"), "nosniff") << target;
  }
  EXPECT_TRUE(header_of(get("/reports/engagement"), "Content-Security-Policy").contains("style-src"));
  EXPECT_FALSE(header_of(get("/reports/engagement"), "Content-Security-Policy").contains("script-src"));
}

TEST_F(ServiceTest, UnknownFilesAndMethodsAreRefused) {
  EXPECT_EQ(ask({"GET", "/assets/x.js", {}, "", ""}).status, 404);
  EXPECT_EQ(ask({"GET", "/organization/x", {}, "", ""}).status, 200) << "the dashboard reads it";
  EXPECT_EQ(ask({"POST", "/", {}, "", ""}).status, 405);
  EXPECT_EQ(ask({"GET", "/../etc/passwd", {}, "", ""}).status, 400);
  EXPECT_EQ(ask({"GET", "/api/v2/status", {}, "", ""}).status, 404);
  EXPECT_EQ(ask({"PUT", "/api/v1/status", {}, "", ""}).status, 405);
  EXPECT_EQ(ask({"OPTIONS", "/api/v1/status", {}, "", ""}).status, 204);
  EXPECT_EQ(ask({"GET", "/api/v1/status", {{"host", "evil.example"}}, "", ""}).status, 421);
}

TEST_F(ServiceTest, AQuestionThatTakesTooLongIsInterrupted) {
  const Generations generations(workspace());
  Workers workers(generations, 1, std::chrono::milliseconds(50));
  std::promise<bool> ended;
  ASSERT_TRUE(workers.add([&ended](Session& session) {
    const auto counted = session.reader->connection().query(
        "SELECT count(*) FROM range(1000000000000) a WHERE a.range % 7 = 3");
    ended.set_value(!counted && session.late());
  }));
  auto interrupted = ended.get_future();
  while (interrupted.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready) workers.tick();
  EXPECT_TRUE(interrupted.get());
}

TEST_F(ServiceTest, EndsAtOnceHoweverLongAQuestionWouldTake) {
  const Generations generations(workspace());
  std::promise<void> asking;
  const auto start = std::chrono::steady_clock::now();
  {
    Workers workers(generations, 1, std::chrono::hours(1));
    ASSERT_TRUE(workers.add([&asking](Session& session) {
      asking.set_value();
      EXPECT_FALSE(session.reader->connection().query(
          "SELECT count(*) FROM range(1000000000000) a WHERE a.range % 7 = 3"));
    }));
    asking.get_future().wait();
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
}

TEST_F(ServiceTest, ServesOverASocket) {
  serve();
  const TestServer server(
      [this](const Request& request, const Respond& respond) { service_->handle(request, respond); });
  const auto response = server.ask("GET /api/v1/measure/attendance HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(status_of_text(response), 200);
  EXPECT_TRUE(body_of_text(response).contains("\"value\": 2"));
}

}  // namespace
}  // namespace plenary::serve

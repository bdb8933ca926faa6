#include "serve/server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <deque>
#include <future>
#include <mutex>

#include "serve/serve_test_help.h"

namespace plenary::serve {
namespace {

Response text(std::string bytes) {
  return {200, {{"Content-Type", "text/plain"}}, std::make_shared<const std::string>(std::move(bytes))};
}

void echo(const Request& request, const Respond& respond) {
  respond(text(request.method + " " + request.target + " " + request.body));
}

Limits quick_limits() {
  Limits limits;
  limits.request = std::chrono::milliseconds(300);
  return limits;
}

TEST(Server, AnswersOneRequestAfterTheOtherOnAConnection) {
  const TestServer server(echo);
  TestClient client(server.port());
  client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(body_of_text(client.receive()), "GET /a ");
  client.send("POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
  EXPECT_EQ(body_of_text(client.receive()), "POST /b abc");
}

TEST(Server, AnswersRequestsThatComeAtOnceInTheirOrder) {
  const TestServer server(echo);
  TestClient client(server.port());
  client.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(body_of_text(client.receive()), "GET /1 ");
  EXPECT_EQ(body_of_text(client.receive()), "GET /2 ");
}

TEST(Server, GivesTheHeadOfAResponseWithoutItsBody) {
  const TestServer server(echo);
  const auto response = server.ask("HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(response.contains("Content-Length: 8\r\n"));
  EXPECT_EQ(body_of_text(response), "");
}

TEST(Server, RefusesWhatIsNotHttpWithTheOneShapeOfFailures) {
  const TestServer server(echo);
  for (const char* bytes :
       {"hello\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "\x16\x03\x01\x02\x00\x01\r\n\r\n"}) {
    const auto response = server.ask(bytes);
    EXPECT_EQ(status_of_text(response), 400) << bytes;
    EXPECT_TRUE(body_of_text(response).starts_with("{\"error\": {\"status\": 400")) << response;
  }
}

TEST(Server, RefusesBodiesThatAreAmbiguous) {
  const TestServer server(echo);
  EXPECT_EQ(
      status_of_text(server.ask("POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd")),
      400);
  EXPECT_EQ(status_of_text(server.ask(
                "POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")),
            400);
}

TEST(Server, RefusesWhatIsTooLarge) {
  const TestServer server(echo);
  const std::string much(20'000, 'a');
  EXPECT_EQ(status_of_text(server.ask("GET /" + much.substr(0, 9000) + " HTTP/1.1\r\n\r\n")), 414);
  EXPECT_EQ(status_of_text(server.ask("GET / HTTP/1.1\r\nX: " + much + "\r\n\r\n")), 431);
  EXPECT_EQ(status_of_text(server.ask("POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n")), 413);
  EXPECT_EQ(status_of_text(server.ask("GET / HTTP/1.1\r\n\r\n")), 200);
}

TEST(Server, RefusesABodyInPiecesThatGoesOnAndOn) {
  Limits limits;
  limits.body = 1000;
  const TestServer server(echo, limits);
  std::string bytes = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 20; ++i) bytes += "64\r\n" + std::string(100, 'x') + "\r\n";
  EXPECT_EQ(status_of_text(server.ask(bytes)), 413);
}

TEST(Server, RefusesARequestThatComesTooSlowly) {
  const TestServer server(echo, quick_limits());
  TestClient client(server.port());
  client.send("GET / HTTP/1.1\r\nHo");
  EXPECT_EQ(status_of_text(client.receive()), 408);
}

TEST(Server, ClosesAConnectionThatIsIdleWithoutAWord) {
  const TestServer server(echo, quick_limits());
  TestClient client(server.port());
  EXPECT_EQ(client.receive(), "");
}

TEST(Server, TheOneThatIsIdleLongestGivesWayToANewOne) {
  Limits limits;
  limits.connections = 10;
  const TestServer server(echo, limits);
  std::deque<TestClient> idle;
  for (int i = 0; i < 10; ++i) {
    idle.emplace_back(server.port()).send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    idle.back().receive();
  }
  EXPECT_EQ(status_of_text(server.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n")), 200);
  EXPECT_EQ(idle.front().receive(), "") << "it was closed";
  idle.back().send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(status_of_text(idle.back().receive()), 200) << "it was not";
}

TEST(Server, ManyIdleAndSlowConnectionsDoNotStopIt) {
  const TestServer server(echo);
  std::deque<TestClient> slow;
  for (int i = 0; i < 300; ++i) slow.emplace_back(server.port()).send("GET / HTTP/1.1\r\nX");
  for (int i = 0; i < 50; ++i) EXPECT_EQ(status_of_text(server.ask("GET / HTTP/1.1\r\n\r\n")), 200);
}

TEST(Server, EndsWithTheAnswersThatWereOnTheirWay) {
  std::mutex mutex;
  std::vector<Respond> waiting;
  TestServer server([&](const Request&, const Respond& respond) {
    const std::scoped_lock lock(mutex);
    waiting.push_back(respond);
  });
  TestClient client(server.port());
  client.send("GET / HTTP/1.1\r\n\r\n");
  std::thread answering([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    const std::scoped_lock lock(mutex);
    for (const auto& respond : waiting) respond(text("late"));
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  server.stop();
  answering.join();
  EXPECT_EQ(body_of_text(client.receive()), "late");
  EXPECT_FALSE(TestClient(server.port()).connected());
}

TEST(Server, AClientThatGoesAwayIsForgotten) {
  std::promise<Respond> first;
  std::atomic<int> asked = 0;
  const TestServer server([&](const Request&, const Respond& respond) {
    if (asked++ == 0)
      first.set_value(respond);
    else
      respond(text("next"));
  });
  Respond kept;
  {
    TestClient client(server.port());
    client.send("GET / HTTP/1.1\r\n\r\n");
    kept = first.get_future().get();
  }
  kept(text("too late"));
  EXPECT_EQ(body_of_text(server.ask("GET / HTTP/1.1\r\n\r\n")), "next");
}

TEST(Server, SaysWhyItCannotListen) {
  const auto taken = Server::listen("127.0.0.1", 0, echo);
  ASSERT_TRUE(taken);
  const auto second = Server::listen("127.0.0.1", (*taken)->port(), echo);
  EXPECT_FALSE(second);
  EXPECT_EQ(Server::listen("nowhere", 0, echo).error().message,
            "'nowhere' is no address: write 127.0.0.1 or ::1");
}

}  // namespace
}  // namespace plenary::serve

// A load of requests against a running server, at a steady rate: a request begins when its time has come,
// however long others take, and its latency counts from then.
//
// usage: serve_bench PORT TARGETS RATE SECONDS [IDLE [SLOW]]: TARGETS is a file of addresses, one a line,
// taken in turn; IDLE connections stay open and say nothing, SLOW ones send a byte of a head each second.
// Ends with 1 where an answer is not 200.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <deque>
#include <fstream>
#include <map>
#include <thread>
#include <vector>

#include "serve/serve_test_help.h"

namespace {

using plenary::serve::TestClient;
using Clock = std::chrono::steady_clock;
constexpr size_t kThreads = 32;
constexpr double kSlow = 100;  // milliseconds: answers that are told one by one
constexpr size_t kMostTold = 20;

struct Load {
  uint16_t port;
  std::vector<std::string> targets;
  double rate, seconds;
};

struct Seen {
  struct Slow {
    double began, took;  ///< milliseconds
    std::string kind;
  };
  std::map<std::string, std::vector<double>> of_kind;  ///< milliseconds
  std::vector<Slow> slow;
  size_t failed = 0, bytes = 0;
  std::string failure;  ///< the first that is not 200
};

std::vector<std::string> lines_of(const char* path) {
  std::vector<std::string> out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) out.push_back(line);
  return out;
}

// A target without its window.
std::string kind_of(const std::string& target) { return target.substr(0, target.find("&from=")); }

double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

void add(Seen& seen, const std::string& target, const std::string& response, Clock::duration began,
         Clock::duration took) {
  if (plenary::serve::status_of_text(response) != 200 && seen.failed++ == 0)
    seen.failure = fmt::format("{}: {}", target, response.empty() ? "no answer" : response);
  seen.bytes += response.size();
  const auto kind = kind_of(target);
  seen.of_kind[kind].push_back(milliseconds(took));
  if (milliseconds(took) > kSlow) seen.slow.push_back({milliseconds(began), milliseconds(took), kind});
}

// One client on one connection: takes the next request that is due.
void run_client(const Load& load, Clock::time_point start, std::atomic<size_t>& next, Seen& seen) {
  TestClient client(load.port);
  const auto all = static_cast<size_t>(load.rate * load.seconds);
  for (size_t i = next++; i < all; i = next++) {
    const auto due = start + std::chrono::duration_cast<Clock::duration>(
                                 std::chrono::duration<double>(static_cast<double>(i) / load.rate));
    std::this_thread::sleep_until(due);
    client.send("GET " + load.targets[i % load.targets.size()] + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const auto response = client.receive();
    add(seen, load.targets[i % load.targets.size()], response, due - start, Clock::now() - due);
  }
}

Seen run_load(const Load& load) {
  std::vector<Seen> parts(kThreads);
  std::atomic<size_t> next = 0;
  const auto start = Clock::now() + std::chrono::milliseconds(50);
  {
    std::vector<std::jthread> clients;
    for (auto& part : parts) clients.emplace_back([&] { run_client(load, start, next, part); });
  }
  Seen out;
  for (const auto& part : parts) {
    for (const auto& [kind, times] : part.of_kind) {
      auto& all = out.of_kind[kind];
      all.insert(all.end(), times.begin(), times.end());
    }
    out.slow.insert(out.slow.end(), part.slow.begin(), part.slow.end());
    if (out.failure.empty()) out.failure = part.failure;
    out.failed += part.failed, out.bytes += part.bytes;
  }
  std::ranges::sort(out.slow, {}, &Seen::Slow::began);
  return out;
}

double share_of(const std::vector<double>& sorted, double share) {
  return sorted.empty() ? 0 : sorted[static_cast<size_t>(share * static_cast<double>(sorted.size() - 1))];
}

std::string line_of(std::vector<double> times) {
  std::ranges::sort(times);
  return fmt::format("p50 {:.1f} ms, p99 {:.1f} ms, longest {:.1f} ms", share_of(times, 0.5),
                     share_of(times, 0.99), share_of(times, 1));
}

void print(const Load& load, const Seen& seen) {
  std::vector<double> all;
  for (const auto& [kind, times] : seen.of_kind) all.insert(all.end(), times.begin(), times.end());
  fmt::print("{} requests at {:g}/s: {} failed, {}, {:.1f} MB\n", all.size(), load.rate, seen.failed,
             line_of(all), static_cast<double>(seen.bytes) / 1e6);
  for (const auto& [kind, times] : seen.of_kind) fmt::print("  {:<60} {}\n", kind, line_of(times));
  for (size_t i = 0; i < std::min(seen.slow.size(), kMostTold); ++i)
    fmt::print("  slow: began at {:.2f} s, took {:.0f} ms: {}\n", seen.slow[i].began / 1000,
               seen.slow[i].took, seen.slow[i].kind);
  if (seen.slow.size() > kMostTold) fmt::print("  and {} more\n", seen.slow.size() - kMostTold);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) return 2;
  const Load load{static_cast<uint16_t>(std::atoi(argv[1])), lines_of(argv[2]), std::atof(argv[3]),
                  std::atof(argv[4])};
  if (load.targets.empty() || load.rate <= 0) return 2;
  std::deque<TestClient> idle, slow;
  for (int i = 0; i < (argc > 5 ? std::atoi(argv[5]) : 0); ++i) idle.emplace_back(load.port);
  for (int i = 0; i < (argc > 6 ? std::atoi(argv[6]) : 0); ++i)
    slow.emplace_back(load.port).send("GET / HTTP/1.1\r\nX: ");
  const std::jthread dripping([&slow](const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      for (auto& client : slow) client.send("x");
      std::this_thread::sleep_for(std::chrono::seconds(1));
    }
  });
  const auto seen = run_load(load);
  print(load, seen);
  if (seen.failed == 0) return 0;
  fmt::print(stderr, "{} answers failed, the first was {}\n", seen.failed, seen.failure);
  return 1;
}

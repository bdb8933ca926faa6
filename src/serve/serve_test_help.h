// A client that sends bytes as they are, for tests of what a server makes of them.
#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>

#include "serve/server.h"

namespace plenary::serve {

/// A connection to this machine.
class TestClient {
 public:
  explicit TestClient(uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET, to.sin_port = htons(port), to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
  }
  ~TestClient() { ::close(fd_); }
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;

  bool connected() const { return connected_; }
  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<size_t>(sent));
    }
  }
  /// One response, read to the end that its Content-Length says; or all until the server closes. Of a HEAD
  /// only the head. Empty when nothing comes for ten seconds.
  std::string receive(bool head_only = false) {
    std::string out = std::move(left_);
    left_.clear();
    while (true) {
      if (const auto size = size_of(out, head_only); size != 0 && out.size() >= size) {
        left_ = out.substr(size);
        return out.substr(0, size);
      }
      pollfd ready{fd_, POLLIN, 0};
      char buffer[65536];
      if (::poll(&ready, 1, 10'000) <= 0) return "";
      const auto got = ::recv(fd_, buffer, sizeof buffer, 0);
      if (got <= 0) return out;
      out.append(buffer, static_cast<size_t>(got));
    }
  }

 private:
  // Bytes of the response at the beginning; 0: not known yet.
  static size_t size_of(const std::string& text, bool head_only) {
    const auto end = text.find("\r\n\r\n");
    if (end == text.npos) return 0;
    const auto length = text.find("Content-Length: ");
    const bool has_body = !head_only && length != text.npos && length < end;
    return end + 4 + (has_body ? std::strtoul(text.c_str() + length + 16, nullptr, 10) : 0);
  }

  int fd_;
  bool connected_ = false;
  std::string left_;
};

/// A server on a port of its own, running until the end of the test.
class TestServer {
 public:
  explicit TestServer(Handler handler, const Limits& limits = {},
                      std::unique_ptr<Certificates> certificates = nullptr)
      : server_(
            std::move(*Server::listen("127.0.0.1", 0, std::move(handler), limits, std::move(certificates)))),
        thread_([this] { server_->run(false); }) {}
  ~TestServer() { stop(); }
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  uint16_t port() const { return server_->port(); }
  void stop() {
    server_->stop();
    if (thread_.joinable()) thread_.join();
  }

  /// The response to one request on a connection of its own.
  std::string ask(std::string_view bytes) const {
    TestClient client(port());
    client.send(bytes);
    return client.receive(bytes.starts_with("HEAD"));
  }

 private:
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

/// The status of a response: 404.
inline int status_of_text(std::string_view response) {
  return response.size() < 12 ? 0 : std::atoi(std::string(response.substr(9, 3)).c_str());
}

/// What stands behind the head.
inline std::string body_of_text(std::string_view response) {
  const auto end = response.find("\r\n\r\n");
  return end == response.npos ? "" : std::string(response.substr(end + 4));
}

}  // namespace plenary::serve

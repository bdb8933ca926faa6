// An HTTP server of events: one thread reads and writes for all clients; no thread waits for any of them.
// What a request means is its handler's matter. The library behind it (Boost.Beast) stays in server.cc.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "serve/certificates.h"
#include "serve/http.h"

namespace plenary::serve {

/// What one client may cost; what is beyond is refused with its status.
struct Limits {
  size_t connections = 4096;  ///< at once; the one that has been idle longest gives way to a new one
  size_t target = 8 << 10;    ///< bytes of the request line's address
  size_t head = 16 << 10;     ///< bytes of request line and headers
  size_t body = 1 << 20;
  std::chrono::milliseconds request{15'000};   ///< from the first wait for a request to its last byte
  std::chrono::milliseconds response{60'000};  ///< for a client to take an answer
  std::chrono::milliseconds stop{10'000};      ///< for answers on their way when the server stops
};

class Server {
 public:
  /// Listens on an address ("127.0.0.1") and port; port 0 is any that is free. Without certificates all is in
  /// the clear.
  static Result<std::unique_ptr<Server>> listen(const std::string& address, uint16_t port, Handler handler,
                                                const Limits& limits = {},
                                                std::unique_ptr<Certificates> certificates = nullptr);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  uint16_t port() const;

  /// Serves until `stop`, or until SIGINT or SIGTERM where `signals`: then no request is taken any more,
  /// and those that were are answered.
  void run(bool signals);
  /// May be called from any thread.
  void stop();

  struct State;  ///< of server.cc

 private:
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace plenary::serve

// Sessions of browsers: a random name in a cookie stands for a token, until it is given back or lapses.
#pragma once
#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace plenary::serve {

class Sessions {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::hours kIdle{12};  ///< a session that is not used so long lapses

  /// Begins a session for the holder of a token and returns its name. It is kept by its hash only.
  std::string begin(const std::string& token_hash, Clock::time_point now);
  /// The hash of the token that a session stands for.
  std::optional<std::string> find(std::string_view name, Clock::time_point now);
  void end(std::string_view name);

 private:
  struct Session {
    std::string token_hash;
    Clock::time_point used;
  };
  std::mutex mutex_;
  std::unordered_map<std::string, Session> by_hash_;
};

}  // namespace plenary::serve

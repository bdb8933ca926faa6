// How often somebody may ask: a bucket that fills at a steady rate and is emptied by one a request.
#pragma once
#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

namespace plenary::serve {

class Rate {
 public:
  using Clock = std::chrono::steady_clock;
  Rate(double per_second, double at_once) : per_second_(per_second), at_once_(at_once) {}

  /// Whether whoever this is may ask now; if so it counts.
  bool allows(const std::string& who, Clock::time_point now);

 private:
  struct Bucket {
    double left = 0;
    Clock::time_point at;
  };
  void forget_full(Clock::time_point now);

  const double per_second_, at_once_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace plenary::serve

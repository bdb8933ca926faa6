#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace plenary {

/// A progress line on standard error: share, rate, time left. Silent for the first second and when standard
/// error is no terminal. `done` and `total` are in bytes; a total of 0 means unknown.
class ProgressLine {
 public:
  explicit ProgressLine(std::string what);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// Shows where things are; cheap when called often.
  void show(uint64_t done, uint64_t total, uint64_t items);
  /// Shows another stage of the same work, without numbers.
  void stage(const std::string& name);

 private:
  void clear();
  std::string what_;
  bool terminal_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point start_, last_;
};

/// Makes Ctrl-C set a flag instead of ending the program; a second one ends it. Restores the old behaviour at
/// the end.
class InterruptGuard {
 public:
  InterruptGuard();
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;
  static bool interrupted();
};

}  // namespace plenary

#pragma once
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace plenary {

/// A progress line on standard error: share, rate, time left. Silent for the first second and when standard
/// error is no terminal. `done` and `total` are in bytes; a total of 0 means unknown. May be called from
/// several threads.
class ProgressLine {
 public:
  explicit ProgressLine(std::string what);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// Shows where things are; cheap when called often.
  void show(uint64_t done, uint64_t total, uint64_t items);
  /// Begins another stage of the same work.
  void stage(const std::string& name);
  /// Shows the share (0 to 1, below 0: unknown) of a step of this stage; a smaller share than before is the
  /// next step's.
  void share(double done);

  /// True when anybody can see it.
  bool visible() const { return terminal_; }

 private:
  using Time = std::chrono::steady_clock::time_point;
  bool due(Time now);
  void put(const std::string& line);
  std::mutex mutex_;
  std::string what_;
  bool terminal_;
  bool shown_ = false;
  std::string stage_;
  double share_ = -1;
  Time step_;
  Time start_, last_;
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

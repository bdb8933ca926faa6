// The threads that answer questions. Each has a connection of its own to the current generation; a question
// that takes too long is interrupted, and one that would wait behind too many others is refused.
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "serve/generations.h"

namespace plenary::serve {

/// What a question is asked of: a reader, or why there is none.
struct Session {
  Result<Reader> reader;
  std::function<bool()> late;  ///< whether the question was interrupted
};

/// Whom threads work for: somebody who waits, or nobody yet.
enum class Priority { kUsual, kLow };

class Workers {
 public:
  using Job = std::function<void(Session&)>;

  Workers(const Generations& generations, size_t threads, std::chrono::milliseconds time_limit,
          Priority priority = Priority::kUsual);
  /// Interrupts the questions that are being answered and drops those that wait.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// Hands a question to the next free thread; false when too many wait already.
  bool add(Job job);
  /// Interrupts the questions that are beyond their time, and lets go of an old generation. To be called ten
  /// times a second or so.
  void tick();

 private:
  struct Worker;
  void work(Worker& worker, const std::stop_token& stop);

  const Generations& generations_;
  const Priority priority_;
  std::atomic<std::chrono::milliseconds> time_limit_;
  std::atomic<size_t> running_;
  std::mutex mutex_;
  std::condition_variable_any waiting_;
  std::deque<Job> jobs_;
  std::vector<std::unique_ptr<Worker>> workers_;
};

}  // namespace plenary::serve

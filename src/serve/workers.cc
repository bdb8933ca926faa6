#include "serve/workers.h"

#include <sys/resource.h>
#include <unistd.h>

#include <optional>

namespace plenary::serve {
namespace {

using Clock = std::chrono::steady_clock;
constexpr size_t kMostWaiting = 256;

// A tenth of a processor that others want too: less, and what makes their questions cheap would never come.
constexpr int kLowNiceness = 10;

Result<Reader> session_of(const Generation& generation, Priority priority) {
  const auto& reader = priority == Priority::kLow ? generation.aside : generation.reader;
  if (!reader) return std::unexpected(reader.error());
  return reader->beside();
}

// Of Linux: niceness is that of a thread.
void lower_priority() { ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kLowNiceness); }

}  // namespace

struct Workers::Worker {
  std::mutex mutex;  ///< over the three below, which the interrupting thread looks at
  Session* session = nullptr;
  Clock::time_point began;
  bool late = false;
  std::jthread thread;
};

Workers::Workers(const Generations& generations, size_t threads, std::chrono::milliseconds time_limit,
                 Priority priority)
    : generations_(generations), priority_(priority), time_limit_(time_limit), running_(threads) {
  for (size_t i = 0; i < threads; ++i) workers_.push_back(std::make_unique<Worker>());
  for (auto& worker : workers_)
    worker->thread = std::jthread([this, &w = *worker](const std::stop_token& stop) {
      work(w, stop);
      --running_;
    });
}

Workers::~Workers() {
  time_limit_ = std::chrono::milliseconds(0);
  for (auto& worker : workers_) worker->thread.request_stop();
  for (; running_ > 0; std::this_thread::sleep_for(std::chrono::milliseconds(10))) tick();
}

bool Workers::add(Job job) {
  {
    const std::scoped_lock lock(mutex_);
    if (jobs_.size() >= kMostWaiting) return false;
    jobs_.push_back(std::move(job));
  }
  waiting_.notify_one();
  return true;
}

void Workers::work(Worker& worker, const std::stop_token& stop) {
  std::shared_ptr<const Generation> generation;
  std::optional<Session> session;
  if (priority_ == Priority::kLow) lower_priority();
  while (true) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      waiting_.wait(lock, stop, [&] { return !jobs_.empty() || generation != generations_.current(); });
      if (stop.stop_requested()) return;
      if (!jobs_.empty()) job = std::move(jobs_.front()), jobs_.pop_front();
    }
    // Also without a question: whoever was erased in a new generation must not stay in an old one held here.
    if (const auto now = generations_.current(); now != generation) {
      session.reset();
      session.emplace(session_of(*now, priority_), [&worker] {
        const std::scoped_lock lock(worker.mutex);
        return worker.late;
      });
      generation = now;
    }
    if (!job) continue;
    {
      const std::scoped_lock lock(worker.mutex);
      worker.session = &*session, worker.began = Clock::now(), worker.late = false;
    }
    job(*session);
    const std::scoped_lock lock(worker.mutex);
    worker.session = nullptr;
  }
}

void Workers::tick() {
  waiting_.notify_all();
  for (auto& worker : workers_) {
    const std::scoped_lock lock(worker->mutex);
    const bool asking = worker->session != nullptr && worker->session->reader;
    if (!asking || Clock::now() - worker->began < time_limit_.load()) continue;
    worker->late = true;
    worker->session->reader->connection().interrupt();
  }
}

}  // namespace plenary::serve

#include "base/progress.h"

#include <fmt/core.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

namespace plenary {
namespace {

using Clock = std::chrono::steady_clock;
volatile std::sig_atomic_t g_interrupted = 0;

void note_interrupt(int) {
  g_interrupted = 1;
  std::signal(SIGINT, SIG_DFL);
}

double seconds(Clock::duration d) { return std::chrono::duration<double>(d).count(); }

}  // namespace

ProgressLine::ProgressLine(std::string what)
    : what_(std::move(what)),
      terminal_(::isatty(STDERR_FILENO) != 0),
      step_(Clock::now()),
      start_(step_),
      last_(step_) {}

ProgressLine::~ProgressLine() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

bool ProgressLine::due(Time now) {
  if (!terminal_ || seconds(now - start_) < 1 || seconds(now - last_) < 0.1) return false;
  last_ = now;
  return true;
}

void ProgressLine::put(const std::string& line) {
  std::fputs(fmt::format("\r\033[K{}: {}", what_, line).c_str(), stderr);
  shown_ = true;
}

void ProgressLine::show(uint64_t done, uint64_t total, uint64_t items) {
  const std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  if (!due(now)) return;
  const double spent = seconds(now - start_);
  const double rate = static_cast<double>(done) / spent;
  auto line = fmt::format("{} files, {:.1f} MB/s", items, rate / 1e6);
  if (total > 0 && done <= total)
    line += fmt::format(", {:.0f} %, {:.0f} s left",
                        100.0 * static_cast<double>(done) / static_cast<double>(total),
                        rate > 0 ? static_cast<double>(total - done) / rate : 0.0);
  put(line);
}

void ProgressLine::stage(const std::string& name) {
  const std::lock_guard lock(mutex_);
  stage_ = name + " ";
  share_ = -1;
  step_ = Clock::now();
  if (terminal_ && seconds(step_ - start_) >= 1) put(stage_ + "...");
}

void ProgressLine::share(double done) {
  const std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  if (done < share_) step_ = now;
  share_ = done;
  if (!due(now)) return;
  if (done <= 0 || done > 1) return put(stage_ + "...");
  auto line = fmt::format("{}{:.0f} %", stage_, 100 * done);
  // From less than a twentieth nobody can tell how long the rest takes.
  if (done >= 0.05) line += fmt::format(", {:.0f} s left", seconds(now - step_) * (1 - done) / done);
  put(line);
}

InterruptGuard::InterruptGuard() {
  g_interrupted = 0;
  std::signal(SIGINT, note_interrupt);
}

InterruptGuard::~InterruptGuard() { std::signal(SIGINT, SIG_DFL); }

bool InterruptGuard::interrupted() { return g_interrupted != 0; }

}  // namespace plenary

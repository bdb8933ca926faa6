#include "base/progress.h"

#include <fmt/format.h>
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
    : what_(std::move(what)), terminal_(::isatty(STDERR_FILENO) != 0), start_(Clock::now()), last_(start_) {}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::clear() {
  if (shown_) std::fputs("\r\033[K", stderr);
  shown_ = false;
}

void ProgressLine::show(uint64_t done, uint64_t total, uint64_t items) {
  if (!terminal_) return;
  const auto now = Clock::now();
  if (seconds(now - start_) < 1 || seconds(now - last_) < 0.1) return;
  last_ = now;
  const double spent = seconds(now - start_);
  const double rate = static_cast<double>(done) / spent;
  auto line = fmt::format("\r\033[K{}: {} files, {:.1f} MB/s", what_, items, rate / 1e6);
  if (total > 0 && done <= total)
    line += fmt::format(", {:.0f} %, {:.0f} s left",
                        100.0 * static_cast<double>(done) / static_cast<double>(total),
                        rate > 0 ? static_cast<double>(total - done) / rate : 0.0);
  std::fputs(line.c_str(), stderr);
  shown_ = true;
}

void ProgressLine::stage(const std::string& name) {
  if (!terminal_ || seconds(Clock::now() - start_) < 1) return;
  std::fputs(fmt::format("\r\033[K{}: {} ...", what_, name).c_str(), stderr);
  shown_ = true;
}

InterruptGuard::InterruptGuard() {
  g_interrupted = 0;
  std::signal(SIGINT, note_interrupt);
}

InterruptGuard::~InterruptGuard() { std::signal(SIGINT, SIG_DFL); }

bool InterruptGuard::interrupted() { return g_interrupted != 0; }

}  // namespace plenary

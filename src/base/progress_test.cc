#include "base/progress.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <unistd.h>

#include <chrono>
#include <thread>

namespace plenary {
namespace {

// Standard error is a terminal while this lives; `written` ends it.
class Terminal {
 public:
  Terminal() : kept_(::dup(STDERR_FILENO)) {
    int slave = -1;
    if (::openpty(&master_, &slave, nullptr, nullptr, nullptr) != 0) return;
    ::dup2(slave, STDERR_FILENO);
    ::close(slave);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() { written(); }

  bool there() const { return master_ >= 0; }

  std::string written() {
    if (kept_ < 0) return text_;
    std::fflush(stderr);
    // What was written comes through in pieces.
    for (pollfd ready{master_, POLLIN, 0}; ::poll(&ready, 1, 300) == 1 && (ready.revents & POLLIN) != 0;) {
      char bytes[4096];
      const auto got = ::read(master_, bytes, sizeof bytes);
      if (got <= 0) break;
      text_.append(bytes, static_cast<size_t>(got));
    }
    ::dup2(kept_, STDERR_FILENO);
    ::close(kept_), ::close(master_);
    kept_ = -1;
    return text_;
  }

 private:
  int kept_, master_ = -1;
  std::string text_;
};

TEST(ProgressLine, AfterASecondATerminalSeesStageShareAndTimeLeftAndInTheEndNothing) {
  Terminal terminal;
  if (!terminal.there()) GTEST_SKIP() << "this machine has no pseudo terminal (/dev/pts)";
  {
    ProgressLine line("import table");
    line.share(0.1);  // too early to be worth a line
    std::this_thread::sleep_for(std::chrono::milliseconds(1050));
    line.stage("resolving names");
    std::this_thread::sleep_for(std::chrono::milliseconds(110));
    line.share(-1);
    std::this_thread::sleep_for(std::chrono::milliseconds(110));
    line.share(0.5);
  }
  EXPECT_EQ(terminal.written(),
            "\r\033[Kimport table: resolving names ..."
            "\r\033[Kimport table: resolving names ..."
            "\r\033[Kimport table: resolving names 50 %, 0 s left\r\033[K");
}

TEST(ProgressLine, WithoutATerminalNothingIsWritten) {
  testing::internal::CaptureStderr();
  {
    ProgressLine line("import table");
    EXPECT_FALSE(line.visible());
    line.stage("resolving names");
    line.share(0.5);
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace plenary

#include "store/lock.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

namespace plenary {
namespace {

std::string local_time() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  localtime_r(&now, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &parts);
  return text.data();
}

std::string holder(int fd) {
  std::array<char, 512> text{};
  const ssize_t got = ::pread(fd, text.data(), text.size() - 1, 0);
  std::string line(text.data(), static_cast<size_t>(got > 0 ? got : 0));
  if (const auto end = line.find('\n'); end != std::string::npos) line.resize(end);
  return line.empty() ? "another process" : line;
}

}  // namespace

Result<WriterLock> WriterLock::take(const std::string& path, std::string_view command) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0)
    return fail(ErrorKind::kWorkspace, fmt::format("{}: cannot open: {}", path, std::strerror(errno)));
  WriterLock lock(fd);
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0)
    return fail(
        ErrorKind::kWorkspace,
        fmt::format(
            "the workspace is being written by {}; reading works meanwhile, write again when it is done",
            holder(fd)));
  const auto text = fmt::format("pid {} ({}), since {}\n", ::getpid(), command, local_time());
  if (::ftruncate(fd, 0) != 0 ||
      ::pwrite(fd, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
    return fail(ErrorKind::kWorkspace, fmt::format("{}: cannot write: {}", path, std::strerror(errno)));
  return lock;
}

WriterLock::WriterLock(WriterLock&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }

WriterLock::~WriterLock() {
  if (fd_ < 0) return;
  [[maybe_unused]] const int emptied = ::ftruncate(fd_, 0);  // a name left behind would accuse nobody
  ::close(fd_);
}

}  // namespace plenary

#include "store/pending.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/files.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

std::string taken(const std::string& path) { return path + ".taken"; }

std::unexpected<Error> refused(const std::string& path, int why) {
  return fail(ErrorKind::kIo, fmt::format("{}: {}", path, std::strerror(why)));
}

/// The file that waits, locked; the lock goes with it.
class LockedFile {
 public:
  explicit LockedFile(const std::string& path) {
    // Whoever waited for the lock may hold a file that was taken meanwhile: then there is a new one.
    while (true) {
      fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
      struct stat mine {
      }, there{};
      if (fd_ < 0 || ::flock(fd_, LOCK_EX) != 0) return;
      if (::fstat(fd_, &mine) == 0 && ::stat(path.c_str(), &there) == 0 && mine.st_ino == there.st_ino)
        return;
      ::close(fd_);
    }
  }
  ~LockedFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  LockedFile(const LockedFile&) = delete;
  LockedFile& operator=(const LockedFile&) = delete;

  bool open() const { return fd_ >= 0; }
  Status append(std::string_view bytes, const std::string& path) {
    const auto before = ::lseek(fd_, 0, SEEK_END);
    const bool whole =
        ::write(fd_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(fd_) == 0;
    if (whole) return {};
    const int why = errno;
    if (::ftruncate(fd_, before) != 0) return refused(path, errno);
    return refused(path, why);
  }

 private:
  int fd_ = -1;
};

}  // namespace

Status append_pending(const std::string& path, std::string_view lines) {
  LockedFile file(path);
  if (!file.open()) return refused(path, errno);
  return file.append(lines, path);
}

Result<std::string> take_pending(const std::string& path) {
  std::string text;
  if (fs::exists(taken(path))) {
    PLENARY_LET(left, read_file(taken(path)));
    text = std::move(left);
  }
  if (!fs::exists(path)) return text;
  const LockedFile file(path);
  if (!file.open()) return refused(path, errno);
  PLENARY_LET(fresh, read_file(path));
  text += fresh;
  PLENARY_TRY(write_file(taken(path), text));
  std::error_code error;
  fs::remove(path, error);
  if (error) return refused(path, error.value());
  return text;
}

bool has_pending(const std::string& path) { return fs::exists(path) || fs::exists(taken(path)); }

Result<std::string> read_pending(const std::string& path) {
  std::string out;
  for (const auto& one : {taken(path), path}) {
    if (!fs::exists(one)) continue;
    PLENARY_LET(text, read_file(one));
    out += text;
  }
  return out;
}

Status end_pending(const std::string& path) {
  std::error_code error;
  fs::remove(taken(path), error);
  return error ? Status(refused(taken(path), error.value())) : Status();
}

}  // namespace plenary

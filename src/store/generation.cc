#include "store/generation.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "store/beside.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

Status broken(const std::string& path, const char* what) {
  return fail(ErrorKind::kIo, fmt::format("{}: cannot {}: {}", path, what, std::strerror(errno)));
}

struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

Status copy_bytes(int from, int to, const std::string& path) {
  struct stat info {};
  if (::fstat(from, &info) != 0) return broken(path, "stat");
  for (off_t left = info.st_size; left > 0;) {
    const ssize_t put = ::copy_file_range(from, nullptr, to, nullptr, static_cast<size_t>(left), 0);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return broken(path, "copy");
    left -= put;
  }
  return {};
}

Status sync_path(const std::string& path, int flags) {
  const Descriptor file{::open(path.c_str(), flags | O_CLOEXEC)};
  if (file.fd < 0) return broken(path, "open");
  if (::fsync(file.fd) != 0) return broken(path, "sync");
  return {};
}

}  // namespace

void drop_generation(const Workspace& workspace) {
  std::error_code ignored;
  fs::remove(workspace.next_database(), ignored);
  fs::remove(workspace.next_database() + ".wal", ignored);
  fs::remove(workspace.whole_database(), ignored);
  fs::remove(workspace.whole_database() + ".wal", ignored);
  fs::remove_all(workspace.spill(), ignored);
}

Status copy_generation(const Workspace& workspace) {
  drop_generation(workspace);
  const auto path = workspace.database();
  const Descriptor from{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (from.fd < 0) return errno == ENOENT ? Status{} : broken(path, "open");
  const auto next = workspace.next_database();
  const Descriptor to{::open(next.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644)};
  if (to.fd < 0) return broken(next, "create");
  if (::ioctl(to.fd, FICLONE, from.fd) == 0) return {};
  return copy_bytes(from.fd, to.fd, next);
}

Status replace_generation(const Workspace& workspace) {
  const auto whole = workspace.whole_database();
  if (fs::exists(whole + ".wal"))
    return fail(ErrorKind::kEngine, fmt::format("{}: a write-ahead log is left", whole));
  if (::rename(whole.c_str(), workspace.next_database().c_str()) != 0) return broken(whole, "rename");
  return {};
}

Status publish_generation(const Workspace& workspace) {
  const auto next = workspace.next_database();
  if (fs::exists(next + ".wal"))
    return fail(ErrorKind::kEngine,
                fmt::format("{}: a write-ahead log is left: the checkpoint did not finish", next));
  PLENARY_TRY(sync_path(next, O_RDWR));
  if (::rename(next.c_str(), workspace.database().c_str()) != 0) return broken(next, "rename");
  std::error_code ignored;
  fs::remove_all(workspace.spill(), ignored);
  fs::remove_all(beside_folder(workspace), ignored);
  return sync_path(workspace.folder, O_RDONLY | O_DIRECTORY);
}

}  // namespace plenary

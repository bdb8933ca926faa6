// The files of a locator. A folder is listed first (sorted, so runs agree) and read by whoever calls next; an
// archive is a stream, so its members are unpacked under a lock and parsed outside it.
#include "base/files.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <vector>

#include "base/archive.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

std::string system_reason() { return std::strerror(errno); }

// Reads a regular file; returns an empty text on success, else the fault.
std::string read_into(const std::string& path, uint64_t limit, std::string& bytes) {
  bytes.clear();
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0) return fmt::format("cannot open: {}", system_reason());
  struct stat info {};
  std::string fault;
  if (::fstat(fd, &info) != 0)
    fault = fmt::format("cannot stat: {}", system_reason());
  else if (!S_ISREG(info.st_mode))
    fault = "not a regular file";
  else if (static_cast<uint64_t>(info.st_size) > limit)
    fault = fmt::format("larger than {} bytes", limit);
  if (fault.empty()) {
    bytes.resize(static_cast<size_t>(info.st_size) + 1);  // one more, so that a file that grows is noticed
    size_t have = 0;
    for (ssize_t got; (got = ::read(fd, bytes.data() + have, bytes.size() - have)) != 0;) {
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) {
        fault = fmt::format("cannot read: {}", system_reason());
        break;
      }
      have += static_cast<size_t>(got);
      if (have == bytes.size()) {
        fault = "grew while it was read";
        break;
      }
    }
    bytes.resize(fault.empty() ? have : 0);
  }
  ::close(fd);
  return fault;
}

// The files of a folder with their sizes; not complete when a folder inside may not be listed.
struct Listing {
  std::vector<std::pair<std::string, uint64_t>> files;
  bool complete = true;
};

class FolderSource : public FileSource {
 public:
  FolderSource(std::string root, Listing listing, SourceLimits limits)
      : root_(std::move(root)),
        files_(std::move(listing.files)),
        complete_(listing.complete),
        limits_(limits) {
    for (const auto& [path, size] : files_) total_ += size;
  }

  bool next(SourceFile& file) override {
    const size_t at = next_.fetch_add(1);
    if (at >= files_.size()) return false;
    file.index = at;
    file.path = files_[at].first;
    file.fault =
        read_into(root_.empty() ? file.path : root_ + "/" + file.path, limits_.file_bytes, file.bytes);
    if (root_.empty()) file.path = fs::path(file.path).filename().string();
    done_ += files_[at].second;
    return true;
  }

  Progress progress() const override { return {done_.load(), total_}; }
  bool complete() const override { return complete_; }

 private:
  std::string root_;  // empty for a single file
  std::vector<std::pair<std::string, uint64_t>> files_;
  bool complete_;
  SourceLimits limits_;
  std::atomic<size_t> next_ = 0;
  std::atomic<uint64_t> done_ = 0;
  uint64_t total_ = 0;
};

class ArchiveSource : public FileSource {
 public:
  ArchiveSource(std::unique_ptr<Archive> archive, uint64_t size,
                std::function<bool(std::string_view)> accepts, SourceLimits limits)
      : archive_(std::move(archive)), accepts_(std::move(accepts)), limits_(limits), total_(size) {}

  bool next(SourceFile& file) override {
    const std::lock_guard lock(mutex_);
    file.bytes.clear();
    for (Archive::Member member; archive_->next(member);) {
      if (member.fault.empty() && (!member.regular || !accepts_(member.path))) continue;
      file.index = index_++;
      file.path = std::move(member.path);
      file.fault = std::move(member.fault);
      if (file.fault.empty()) fill(file);
      if (!file.fault.empty()) file.bytes.clear();
      return true;
    }
    ended_ = true;
    return false;
  }

  Progress progress() const override { return {archive_->packed(), total_}; }
  bool complete() const override { return ended_ && !archive_->cut(); }

 private:
  void fill(SourceFile& file) {
    constexpr size_t kStep = 1 << 16;
    for (;;) {
      const size_t have = file.bytes.size();
      file.bytes.resize(have + kStep);
      const auto got = archive_->read(file.bytes.data() + have, kStep);
      if (!got) return static_cast<void>(file.fault = got.error().message);
      file.bytes.resize(have + *got);
      if (*got == 0) return;
      if (file.bytes.size() > limits_.file_bytes)
        return static_cast<void>(file.fault = fmt::format("larger than {} bytes", limits_.file_bytes));
    }
  }

  std::unique_ptr<Archive> archive_;
  std::function<bool(std::string_view)> accepts_;
  SourceLimits limits_;
  std::mutex mutex_;
  uint64_t total_;
  size_t index_ = 0;
  bool ended_ = false;
};

Result<Listing> list_folder(const std::string& root, const std::function<bool(std::string_view)>& accepts,
                            const SourceLimits& limits) {
  Listing listing;
  auto& files = listing.files;
  std::error_code error;
  fs::recursive_directory_iterator walk(root, fs::directory_options::skip_permission_denied, error);
  if (error) return fail(ErrorKind::kIo, fmt::format("{}: cannot list: {}", root, error.message()));
  for (; walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    if (error) return fail(ErrorKind::kIo, fmt::format("{}: cannot list: {}", root, error.message()));
    if (walk->path().filename() == ".git") {
      walk.disable_recursion_pending();
      continue;
    }
    std::error_code ignored;
    if (walk->is_directory(ignored) && !walk->is_symlink(ignored) &&
        ::access(walk->path().c_str(), R_OK | X_OK) != 0)
      listing.complete = false;
    if (walk->is_symlink(ignored) || !walk->is_regular_file(ignored)) continue;
    auto path = walk->path().lexically_relative(root).generic_string();
    if (!accepts(path)) continue;
    files.emplace_back(std::move(path), walk->file_size(ignored));
    if (files.size() > limits.files)
      return fail(ErrorKind::kInput, fmt::format("{}: more than {} files", root, limits.files));
  }
  std::ranges::sort(files);
  return listing;
}

}  // namespace

bool is_archive_name(std::string_view path) {
  for (const std::string_view end :
       {".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.zst", ".tar.bz2", ".zip"})
    if (path.ends_with(end)) return true;
  return false;
}

Result<std::unique_ptr<FileSource>> open_source(const std::string& locator,
                                                std::function<bool(std::string_view)> accepts,
                                                SourceLimits limits) {
  std::error_code error;
  const auto status = fs::status(locator, error);
  if (!fs::exists(status))
    return fail(ErrorKind::kNotFound, fmt::format("{}: no such file or folder", locator));
  if (fs::is_directory(status)) {
    PLENARY_LET(listing, list_folder(locator, accepts, limits));
    return std::make_unique<FolderSource>(locator, std::move(listing), limits);
  }
  if (!fs::is_regular_file(status))
    return fail(ErrorKind::kInput, fmt::format("{}: neither a file nor a folder", locator));
  if (is_archive_name(locator) && !accepts(fs::path(locator).filename().string())) {
    PLENARY_LET(archive, Archive::open(locator, limits));
    return std::make_unique<ArchiveSource>(std::move(archive), fs::file_size(locator, error),
                                           std::move(accepts), limits);
  }
  Listing one{{{locator, fs::file_size(locator, error)}}};
  return std::make_unique<FolderSource>("", std::move(one), limits);
}

Result<std::string> read_file(const std::string& path, uint64_t limit) {
  std::string bytes;
  if (auto fault = read_into(path, limit, bytes); !fault.empty())
    return fail(errno == ENOENT ? ErrorKind::kNotFound : ErrorKind::kIo, fmt::format("{}: {}", path, fault));
  return bytes;
}

Status write_file(const std::string& path, std::string_view bytes) {
  const std::string temporary = fmt::format("{}.{}.tmp", path, ::getpid());
  const auto broken = [&](int fd) -> Status {
    const auto why = system_reason();
    if (fd >= 0) ::close(fd);
    ::unlink(temporary.c_str());
    return fail(ErrorKind::kIo, fmt::format("{}: cannot write: {}", path, why));
  };
  const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) return broken(fd);
  for (size_t at = 0; at < bytes.size();) {
    const ssize_t put = ::write(fd, bytes.data() + at, bytes.size() - at);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return broken(fd);
    at += static_cast<size_t>(put);
  }
  if (::fsync(fd) != 0) return broken(fd);
  ::close(fd);
  if (::rename(temporary.c_str(), path.c_str()) != 0) return broken(-1);
  return {};
}

}  // namespace plenary

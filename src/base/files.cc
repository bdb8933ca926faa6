// The files of a locator. A folder is listed first (sorted, so runs agree) and read by whoever calls next; an
// archive is a stream, so its members are unpacked under a lock and parsed outside it.
#include "base/files.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <vector>

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

bool climbs_out(std::string_view path) {
  if (path.starts_with('/')) return true;
  for (const auto& part : fs::path(path))
    if (part == "..") return true;
  return false;
}

class ArchiveSource : public FileSource {
 public:
  ArchiveSource(std::string path, std::function<bool(std::string_view)> accepts, SourceLimits limits)
      : path_(std::move(path)), accepts_(std::move(accepts)), limits_(limits), archive_(archive_read_new()) {
    archive_read_support_filter_all(archive_);
    archive_read_support_format_tar(archive_);
    archive_read_support_format_zip(archive_);
    std::error_code ignored;
    total_ = fs::file_size(path_, ignored);
  }
  ~ArchiveSource() override { archive_read_free(archive_); }
  ArchiveSource(const ArchiveSource&) = delete;
  ArchiveSource& operator=(const ArchiveSource&) = delete;

  Status open() {
    if (archive_read_open_filename(archive_, path_.c_str(), 1 << 18) != ARCHIVE_OK)
      return fail(ErrorKind::kInput, fmt::format("{}: not a readable archive: {}", path_, reason()));
    return {};
  }

  bool next(SourceFile& file) override {
    const std::lock_guard lock(mutex_);
    file.path.clear();
    file.bytes.clear();
    file.fault.clear();
    while (!ended_) {
      archive_entry* entry = nullptr;
      const int status = archive_read_next_header(archive_, &entry);
      packed_ = static_cast<uint64_t>(archive_filter_bytes(archive_, -1));
      if (status == ARCHIVE_EOF) break;
      if (status < ARCHIVE_WARN || ++members_ > limits_.files) {
        file.index = index_++;
        return stop(file, status < ARCHIVE_WARN ? reason() : "too many members");
      }
      const char* name = archive_entry_pathname(entry);
      file.path = name == nullptr ? fmt::format("member {}", members_) : name;
      while (file.path.starts_with("./")) file.path.erase(0, 2);
      if (bomb()) {  // members that nobody wants cost their unpacking too
        file.index = index_++;
        return stop(file, "unpacks to far more than its size");
      }
      const bool outside = climbs_out(file.path);
      if (!outside && (archive_entry_filetype(entry) != AE_IFREG || !accepts_(file.path))) continue;
      file.index = index_++;
      if (!outside) return fill(file);
      file.fault = "path climbs out of the archive";
      return true;
    }
    ended_ = true;
    return false;
  }

  Progress progress() const override { return {packed_.load(), total_}; }
  bool complete() const override { return ended_ && !cut_; }

 private:
  std::string reason() const {
    const char* text = archive_error_string(archive_);
    return text == nullptr ? "damaged" : text;
  }

  // Hands on the fault that ends the archive.
  bool stop(SourceFile& file, std::string why) {
    ended_ = cut_ = true;
    file.bytes.clear();
    if (file.path.empty()) file.path = fs::path(path_).filename().string();
    file.fault = fmt::format("archive ends here: {}", why);
    return true;
  }

  bool bomb() const {
    const auto unpacked = std::max(unpacked_, static_cast<uint64_t>(archive_filter_bytes(archive_, 0)));
    return unpacked > limits_.total_bytes ||
           (unpacked > limits_.free_bytes && unpacked / limits_.ratio > packed_);
  }

  bool fill(SourceFile& file) {
    for (;;) {
      const size_t have = file.bytes.size();
      file.bytes.resize(have + (1 << 16));
      const la_ssize_t got = archive_read_data(archive_, file.bytes.data() + have, 1 << 16);
      file.bytes.resize(have + static_cast<size_t>(std::max<la_ssize_t>(got, 0)));
      if (got < 0) return stop(file, reason());
      if (got == 0) return true;
      unpacked_ += static_cast<uint64_t>(got);
      packed_ = static_cast<uint64_t>(archive_filter_bytes(archive_, -1));
      if (unpacked_ > limits_.total_bytes ||
          (unpacked_ > limits_.free_bytes && unpacked_ / limits_.ratio > packed_))
        return stop(file, "unpacks to far more than its size");
      if (file.bytes.size() > limits_.file_bytes) {
        file.bytes.clear();
        file.fault = fmt::format("larger than {} bytes", limits_.file_bytes);
        archive_read_data_skip(archive_);
        return true;
      }
    }
  }

  std::string path_;
  std::function<bool(std::string_view)> accepts_;
  SourceLimits limits_;
  std::mutex mutex_;
  archive* archive_;
  size_t index_ = 0, members_ = 0;
  uint64_t unpacked_ = 0, total_ = 0;
  std::atomic<uint64_t> packed_ = 0;
  bool ended_ = false, cut_ = false;
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
    auto source = std::make_unique<ArchiveSource>(locator, std::move(accepts), limits);
    PLENARY_TRY(source->open());
    return source;
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

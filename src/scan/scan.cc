#include "scan/scan.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <mutex>
#include <span>
#include <thread>
#include <tuple>

#include "base/archive.h"
#include "base/hash.h"
#include "scan/repository.h"
#include "scan/tally.h"
#include "scan/walk.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

constexpr size_t kHead = 8 << 10;
constexpr size_t kDeepest = 4;  // archives within archives
constexpr uint64_t kBatch = 16u << 20, kLargestBlob = 256u << 20;  // of a repository

bool is_packed(std::string_view path) {
  if (is_archive_name(path)) return true;
  for (const std::string_view end : {".gz", ".xz", ".zst", ".bz2", ".deb", ".udeb", ".jar", ".whl"})
    if (path.ends_with(end)) return true;
  return false;
}

// Reads a file to its end; one that gives less than it is asked for has ended, which saves a call for each.
FileScan::Reader reader_of(int handle) {
  return [handle, ended = false](char* to, size_t most) mutable -> ssize_t {
    if (ended) return 0;
    for (;;) {
      const auto got = ::read(handle, to, most);
      if (got < 0 && errno == EINTR) continue;
      ended = got < static_cast<ssize_t>(most);
      return got;
    }
  };
}

// An archive whose members several threads take in turns: one unpacks while the others scan.
struct Members {
  std::unique_ptr<Archive> archive;
  std::string prefix;  // before the paths of its members
  size_t depth = 0;
  std::mutex mutex;
  uint64_t taken = 0;
};

// One thread's part of a scan.
class Worker {
 public:
  // A file by its name in an open folder; without following a link that was put in its place.
  void plain(int folder, const char* name, const std::string& path) {
    const int handle = ::openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW);
    if (handle < 0) return fault(path, fmt::format("cannot open: {}", std::strerror(errno)));
    opened(handle, path);
    ::close(handle);
  }

  void opened(int handle, const std::string& path) {
    keep(path, 0, file_.finish(path, reader_of(handle)));
  }

  void packed(const std::string& file, const std::string& path) {
    if (auto archive = Archive::open(file)) {
      Members members{.archive = std::move(*archive), .prefix = path};
      take(members);
    } else {
      fault(path, archive.error().message);
    }
  }

  // The content of a file of a repository.
  void blob(const Blob& blob, std::string_view bytes, uint64_t number) {
    const auto read = [&](char* to, size_t most) {
      const auto part = bytes.substr(0, most);
      std::ranges::copy(part, to);
      bytes.remove_prefix(part.size());
      return static_cast<ssize_t>(part.size());
    };
    if (is_packed(blob.path)) return within({}, blob.path, blob.path, read);
    keep(blob.path, number, file_.finish(blob.path, read));
  }

  void take(Members& members) {
    for (;;) {
      std::unique_lock lock(members.mutex);
      Archive::Member member;
      if (!members.archive->next(member)) return;
      const auto path = path_of(members, member.path);
      const uint64_t number = ++members.taken;
      if (!member.fault.empty()) {
        fault(path, std::move(member.fault));
      } else if (member.regular) {
        one(members, lock, member.path, path, number);
      }
    }
  }

  void fault(const std::string& path, std::string reason) {
    report.faults.push_back({path, std::move(reason)});
  }

  ScanReport report;

 private:
  static std::string path_of(const Members& members, const std::string& member) {
    if (members.archive->single()) return members.prefix;
    return members.prefix.empty() ? member : members.prefix + "/" + member;
  }

  void one(Members& members, std::unique_lock<std::mutex>& lock, const std::string& name,
           const std::string& path, uint64_t number) {
    std::string broken;
    const auto read = [&](char* to, size_t most) -> ssize_t {
      const auto got = members.archive->read(to, most);
      if (got) return static_cast<ssize_t>(*got);
      broken = got.error().message;
      return -1;
    };
    if (is_packed(name)) return within(members, name, path, read);
    if (file_.load(read)) lock.unlock();
    keep(path, number, file_.finish(name, read), broken);
  }

  void within(const Members& around, const std::string& name, const std::string& path, const FileScan::Reader& read) {
    if (around.depth == kDeepest) return fault(path, "too many archives within archives");
    auto archive = Archive::open(read, name);
    if (!archive) return fault(path, archive.error().message);
    Members members{.archive = std::move(*archive), .prefix = path, .depth = around.depth + 1};
    take(members);
  }

  void keep(const std::string& path, uint64_t number, FileScan::Outcome outcome, std::string broken = {}) {
    ++report.seen;
    report.bytes += outcome.bytes;
    report.binary += outcome.binary;
    if (outcome.broken) fault(path, broken.empty() ? fmt::format("cannot read: {}", std::strerror(errno)) : broken);
    if (!outcome.cited.empty()) report.files.push_back({path, number, std::move(outcome.cited)});
  }

  FileScan file_;
};

Status scan_folder(const std::string& root, Shard shard, std::vector<Worker>& workers) {
  const auto visit = [&](size_t thread, const WalkedFile& file) {
    if (!shard.has(file.path)) return;
    if (is_packed(file.name)) return workers[thread].packed(root + "/" + file.path, file.path);
    workers[thread].plain(file.folder, file.name, file.path);
  };
  PLENARY_LET(faults, walk(root, workers.size(), visit));
  std::ranges::move(faults, std::back_inserter(workers[0].report.faults));
  return {};
}

Status scan_archive(const std::string& file, std::vector<Worker>& workers) {
  PLENARY_LET(archive, Archive::open(file));
  Members members{.archive = std::move(archive)};
  if (members.archive->single()) members.prefix = fs::path(file).filename().string();
  std::vector<std::jthread> running;
  for (auto& worker : workers) running.emplace_back([&] { worker.take(members); });
  return {};
}

Status scan_file(const std::string& file, Worker& worker) {
  const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (handle < 0) return fail(ErrorKind::kIo, fmt::format("{}: cannot open: {}", file, std::strerror(errno)));
  worker.opened(handle, fs::path(file).filename().string());
  ::close(handle);
  return {};
}

// Contents in the order of their paths, some 16 MiB at a time, by whichever thread is free.
Status scan_blobs(const GitCommand& git, std::span<const Blob> blobs, std::vector<Worker>& workers) {
  std::mutex mutex;
  size_t next = 0;
  Status status;
  const auto work = [&](Worker& worker) {
    for (;;) {
      std::unique_lock lock(mutex);
      const size_t from = next;
      for (uint64_t bytes = 0; next < blobs.size() && bytes < kBatch; ++next) bytes += blobs[next].size;
      const auto some = blobs.subspan(from, next - from);
      lock.unlock();
      if (some.empty()) return;
      const auto contents = read_blobs(git, some);
      if (!contents) {
        lock.lock();
        status = std::unexpected(contents.error());
        return;
      }
      for (size_t i = 0; i < some.size(); ++i) worker.blob(some[i], (*contents)[i], from + i);
    }
  };
  {
    std::vector<std::jthread> running;
    for (auto& worker : workers) running.emplace_back([&] { work(worker); });
  }
  return status;
}

Status scan_repository(const std::string& folder, const ScanOptions& options, std::vector<Worker>& workers,
                       std::vector<Blob>& blobs) {
  PLENARY_LET(git, GitCommand::open(folder));
  PLENARY_LET(listed, options.history ? list_history(git)
                                      : list_commit(git, options.commit.empty() ? "HEAD" : options.commit));
  std::erase_if(listed, [&](const Blob& blob) { return !options.shard.has(blob.path); });
  for (const auto& blob : listed)
    if (blob.size > kLargestBlob) workers[0].fault(blob.path, fmt::format("larger than {} bytes", kLargestBlob));
  std::erase_if(listed, [](const Blob& blob) { return blob.size > kLargestBlob; });
  blobs = std::move(listed);
  return scan_blobs(git, blobs, workers);
}

// Of a history: a path once, each standard as it was in the last content that has it, since the first.
void join_versions(std::vector<ScannedFile>& files, const std::vector<Blob>& blobs) {
  std::vector<ScannedFile> out;
  for (auto& file : files) {
    const Day day{static_cast<int32_t>(blobs[file.member].second / 86'400)};
    if (out.empty() || out.back().path != file.path) out.push_back({file.path, 0, {}});
    std::map<std::string, Cited> all;
    for (auto& cited : out.back().standards) all.emplace(cited.id.key(), std::move(cited));
    for (auto& cited : file.standards) {
      auto& kept = all[cited.id.key()];
      cited.since = kept.since ? std::min(*kept.since, day) : day;
      kept = std::move(cited);
    }
    out.back().standards.clear();
    for (auto& [unused, cited] : all) out.back().standards.push_back(std::move(cited));
  }
  files = std::move(out);
}

Status scan_into(const std::string& locator, const ScanOptions& options, std::vector<Worker>& workers) {
  if (locator == "-") {
    workers[0].opened(STDIN_FILENO, "-");
    return {};
  }
  std::error_code ignored;
  const auto status = fs::status(locator, ignored);
  if (!fs::exists(status))
    return fail(ErrorKind::kNotFound, fmt::format("{}: no such file or folder", locator));
  if (fs::is_directory(status)) return scan_folder(locator, options.shard, workers);
  if (!fs::is_regular_file(status))
    return fail(ErrorKind::kInput, fmt::format("{}: neither a file nor a folder", locator));
  if (!options.shard.has(fs::path(locator).filename().string())) return {};
  return is_packed(locator) ? scan_archive(locator, workers) : scan_file(locator, workers[0]);
}

}  // namespace

bool is_binary(std::string_view bytes) { return bytes.substr(0, kHead).contains('\0'); }

std::vector<Cited> citations_in(std::string_view path, std::string_view bytes) {
  Tally tally(path);
  tally.take(bytes, 0, bytes.size());
  return std::move(tally).done();
}

bool Shard::has(std::string_view path) const { return of == 1 || digest(path).words[0] % of == number - 1; }

Result<ScanReport> scan_source(const std::string& locator, const ScanOptions& options) {
  std::vector<Worker> workers(std::max<size_t>(1, options.threads));
  std::vector<Blob> blobs;
  if (options.history || !options.commit.empty() || is_bare_repository(locator))
    PLENARY_TRY(scan_repository(locator, options, workers, blobs));
  else
    PLENARY_TRY(scan_into(locator, options, workers));
  ScanReport report;
  for (auto& worker : workers) {
    report.seen += worker.report.seen;
    report.bytes += worker.report.bytes;
    report.binary += worker.report.binary;
    std::ranges::move(worker.report.files, std::back_inserter(report.files));
    std::ranges::move(worker.report.faults, std::back_inserter(report.faults));
  }
  std::ranges::sort(report.files, {}, [](const ScannedFile& file) { return std::tie(file.path, file.member); });
  std::ranges::sort(report.faults, {}, [](const ScanFault& fault) { return std::tie(fault.path, fault.reason); });
  if (options.history) join_versions(report.files, blobs);
  return report;
}

}  // namespace plenary

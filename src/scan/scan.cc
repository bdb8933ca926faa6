#include "scan/scan.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <thread>
#include <tuple>

#include "base/archive.h"
#include "scan/tally.h"
#include "scan/walk.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

constexpr size_t kHead = 8 << 10;
constexpr size_t kDeepest = 4;  // archives within archives

bool is_packed(std::string_view path) {
  if (is_archive_name(path)) return true;
  for (const std::string_view end : {".gz", ".xz", ".zst", ".bz2", ".deb", ".udeb", ".jar", ".whl"})
    if (path.ends_with(end)) return true;
  return false;
}

ssize_t read_handle(int handle, char* to, size_t most) {
  for (;;)
    if (const auto got = ::read(handle, to, most); got >= 0 || errno != EINTR) return got;
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
    keep(path, 0, file_.finish(path, [handle](char* to, size_t most) { return read_handle(handle, to, most); }));
  }

  void packed(const std::string& file, const std::string& path) {
    if (auto archive = Archive::open(file)) {
      Members members{.archive = std::move(*archive), .prefix = path};
      take(members);
    } else {
      fault(path, archive.error().message);
    }
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

  void fault(const std::string& path, std::string reason) {
    report.faults.push_back({path, std::move(reason)});
  }

  FileScan file_;
};

Status scan_folder(const std::string& root, std::vector<Worker>& workers) {
  const auto visit = [&](size_t thread, const WalkedFile& file) {
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

Status scan_into(const std::string& locator, std::vector<Worker>& workers) {
  if (locator == "-") {
    workers[0].opened(STDIN_FILENO, "-");
    return {};
  }
  std::error_code ignored;
  const auto status = fs::status(locator, ignored);
  if (!fs::exists(status))
    return fail(ErrorKind::kNotFound, fmt::format("{}: no such file or folder", locator));
  if (fs::is_directory(status)) return scan_folder(locator, workers);
  if (!fs::is_regular_file(status))
    return fail(ErrorKind::kInput, fmt::format("{}: neither a file nor a folder", locator));
  if (is_packed(locator)) return scan_archive(locator, workers);
  const auto path = fs::path(locator);
  const int handle = ::open(locator.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (handle < 0)
    return fail(ErrorKind::kIo, fmt::format("{}: cannot open: {}", locator, std::strerror(errno)));
  workers[0].opened(handle, path.filename().string());
  ::close(handle);
  return {};
}

}  // namespace

bool is_binary(std::string_view bytes) { return bytes.substr(0, kHead).contains('\0'); }

std::vector<Cited> citations_in(std::string_view path, std::string_view bytes) {
  Tally tally(path);
  tally.take(bytes, 0, bytes.size());
  return std::move(tally).done();
}

Result<ScanReport> scan_source(const std::string& locator, size_t threads) {
  std::vector<Worker> workers(std::max<size_t>(1, threads));
  PLENARY_TRY(scan_into(locator, workers));
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
  return report;
}

}  // namespace plenary

#include "scan/scan.h"

#include <fcntl.h>
#include <fmt/core.h>
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

#include "base/hash.h"
#include "scan/walk.h"
#include "scan/worker.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

constexpr size_t kHead = 8 << 10;
constexpr uint64_t kBatch = 16u << 20, kLargestBlob = 256u << 20;  // of a repository

Status scan_folder(const std::string& root, const ScanOptions& options, std::vector<Worker>& workers) {
  const auto visit = [&](size_t thread, const WalkedFile& file) {
    if (!options.shard.has(file.path)) return;
    auto& worker = workers[thread];
    if (is_packed(file.name)) return worker.packed(root, file.path, options.memory);
    worker.plain(root, file, options.memory);
  };
  PLENARY_LET(faults, walk(root, workers.size(), visit));
  workers[0].report.complete &= faults.empty();
  std::ranges::move(faults, std::back_inserter(workers[0].report.faults));
  return {};
}

Status scan_archive(const std::string& file, SourceLimits limits, std::vector<Worker>& workers) {
  PLENARY_LET(archive, Archive::open(file, limits));
  ArchiveQueue queue{.archive = std::move(archive)};
  if (queue.archive->single()) queue.prefix = fs::path(file).filename().string();
  std::vector<std::jthread> running;
  for (auto& worker : workers) running.emplace_back([&] { worker.take(queue); });
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
    if (blob.size > kLargestBlob)
      workers[0].fault(blob.path, fmt::format("larger than {} bytes", kLargestBlob));
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
  if (fs::is_directory(status)) return scan_folder(locator, options, workers);
  if (!fs::is_regular_file(status))
    return fail(ErrorKind::kInput, fmt::format("{}: neither a file nor a folder", locator));
  if (!options.shard.has(fs::path(locator).filename().string())) return {};
  return is_packed(locator) ? scan_archive(locator, options.limits, workers) : scan_file(locator, workers[0]);
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
  for (auto& worker : workers) {
    worker.inventory = options.inventory || options.memory != nullptr;
    worker.limits = options.limits;
  }
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
    report.complete &= worker.report.complete;
    report.folders.merge(worker.report.folders);
    std::ranges::move(worker.report.claims, std::back_inserter(report.claims));
    std::ranges::move(worker.report.files, std::back_inserter(report.files));
    std::ranges::move(worker.report.faults, std::back_inserter(report.faults));
  }
  std::ranges::sort(report.files, {},
                    [](const ScannedFile& file) { return std::tie(file.path, file.member); });
  std::ranges::sort(report.faults, {},
                    [](const ScanFault& fault) { return std::tie(fault.path, fault.reason); });
  if (options.history) join_versions(report.files, blobs);
  return report;
}

}  // namespace plenary

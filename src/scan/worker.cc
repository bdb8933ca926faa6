#include "scan/worker.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/progress.h"

namespace plenary {
namespace {

constexpr size_t kDeepest = 4;  // archives within archives

// Reads an open file to its end. A plain one that gives less than it is asked for has ended, which saves a
// call for each.
FileScan::Reader reader_of(int handle, bool regular) {
  return [handle, regular, ended = false](char* to, size_t most) mutable -> ssize_t {
    if (ended) return 0;
    for (;;) {
      const auto got = ::read(handle, to, most);
      if (got < 0 && errno == EINTR) continue;
      ended = regular && got < static_cast<ssize_t>(most);
      return got;
    }
  };
}

FileScan::Reader reader_of(std::string_view bytes) {
  return [bytes](char* to, size_t most) mutable {
    const auto part = bytes.substr(0, most);
    std::ranges::copy(part, to);
    bytes.remove_prefix(part.size());
    return static_cast<ssize_t>(part.size());
  };
}

std::string path_of(const ArchiveQueue& queue, const std::string& member) {
  if (queue.archive->single()) return queue.prefix;
  return queue.prefix.empty() ? member : queue.prefix + "/" + member;
}

ArchiveQueue& outermost_of(ArchiveQueue& queue) {
  return queue.outermost == nullptr ? queue : *queue.outermost;
}

}  // namespace

bool is_packed(std::string_view path) {
  if (is_archive_name(path)) return true;
  for (const std::string_view end : {".gz", ".xz", ".zst", ".bz2", ".deb", ".udeb", ".jar", ".whl"})
    if (path.ends_with(end)) return true;
  return false;
}

void Worker::plain(const std::string& root, const WalkedFile& file, ScanMemory* memory) {
  if (InterruptGuard::interrupted()) return;
  const int handle =
      ::openat(file.folder, file.name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW);
  if (handle < 0) return fault(file.path, fmt::format("cannot open: {}", std::strerror(errno)));
  struct stat info {};
  const bool remember = memory != nullptr && ::fstat(handle, &info) == 0;
  if (!remember || !memory->is_own(info))
    remembered(remember ? memory : nullptr, root + "/" + file.path, info,
               [&] { keep(file.path, 0, file_.finish(file.path, reader_of(handle, true), inventory)); });
  ::close(handle);
}

void Worker::packed(const std::string& root, const std::string& path, ScanMemory* memory) {
  const auto file = root + "/" + path;
  struct stat info {};
  const bool remember = memory != nullptr && ::stat(file.c_str(), &info) == 0;
  remembered(remember ? memory : nullptr, file, info, [&] {
    auto archive = Archive::open(file, limits);
    if (!archive) return fault(path, archive.error().message);
    ArchiveQueue queue{.archive = std::move(*archive), .prefix = path};
    take(queue);
  });
}

void Worker::remembered(ScanMemory* memory, const std::string& file, const struct stat& info,
                        const std::function<void()>& read) {
  if (memory == nullptr) return read();
  if (memory->recall(file, Stamp::of(info), report)) return;
  const auto since = ReportMark::of(report);
  read();
  memory->keep(file, Stamp::of(info), since, report);
}

void Worker::opened(int handle, const std::string& path) {
  keep(path, 0, file_.finish(path, reader_of(handle, false), inventory));
}

// Handing an archive from thread to thread costs more than a small member does, so each takes some at a time.
void Worker::take(ArchiveQueue& queue) {
  constexpr size_t kBatch = 512 << 10;
  for (bool more = true; more;) {
    std::vector<Loaded> batch;
    {
      const std::lock_guard lock(queue.mutex);
      for (size_t cost = 0; more && cost < kBatch;) {
        const size_t had = batch.size();
        more = load_next(queue, batch);
        if (batch.size() > had) cost += batch.back().bytes.size() + sizeof(Loaded);
      }
      if (!more) report.complete &= !queue.archive->cut() && !queue.stopped;
    }
    for (const auto& one : batch)
      keep(one.path, one.number, file_.finish(one.name, reader_of(one.bytes), inventory));
  }
}

// Puts a small member into the batch; scans a large one, and an archive, here and now.
bool Worker::load_next(ArchiveQueue& queue, std::vector<Loaded>& batch) {
  Archive::Member member;
  if (InterruptGuard::interrupted() || outermost_of(queue).stopped || !queue.archive->next(member))
    return false;
  auto path = path_of(queue, member.path);
  const uint64_t number = ++queue.taken;
  if (!member.fault.empty()) {
    fault(path, std::move(member.fault));
    return true;
  }
  if (!member.regular) return true;
  std::string broken;
  const auto read = [&](char* to, size_t most) -> ssize_t {
    const auto got = read_member(queue, to, most);
    if (got) return static_cast<ssize_t>(*got);
    broken = got.error().message;
    return -1;
  };
  if (is_packed(member.path)) {
    within(queue, member.path, path, read);
  } else if (file_.load(read) && broken.empty()) {
    batch.push_back({std::move(member.path), std::move(path), number, file_.take_loaded()});
  } else {
    auto outcome = file_.finish(member.path, read, inventory);
    if (!broken.empty()) outcome.fault = std::move(broken);
    keep(path, number, std::move(outcome));
  }
  return true;
}

// What archives within archives unpack to counts against the size of the one that is on the disk.
Result<size_t> Worker::read_member(ArchiveQueue& queue, char* to, size_t most) const {
  auto& outermost = outermost_of(queue);
  PLENARY_LET(got, queue.archive->read(to, most));
  outermost.unpacked += got;
  const auto packed = std::max<uint64_t>(outermost.archive->packed(), 1);
  outermost.stopped = outermost.unpacked > limits.total_bytes ||
                      (outermost.unpacked > limits.free_bytes && outermost.unpacked / limits.ratio > packed);
  if (outermost.stopped) return fail(ErrorKind::kInput, "unpacks to far more than its size");
  return got;
}

void Worker::within(ArchiveQueue& around, const std::string& name, const std::string& path,
                    const FileScan::Reader& read) {
  if (around.depth == kDeepest) return fault(path, "too many archives within archives");
  auto archive = Archive::open(read, name, limits);
  if (!archive) return fault(path, archive.error().message);
  ArchiveQueue queue{.archive = std::move(*archive),
                     .prefix = path,
                     .outermost = &outermost_of(around),
                     .depth = around.depth + 1};
  take(queue);
}

void Worker::blob(const Blob& blob, std::string_view bytes, uint64_t number) {
  keep(blob.path, number, file_.finish(blob.path, reader_of(bytes), inventory));
}

void Worker::keep(const std::string& path, uint64_t number, FileScan::Outcome outcome) {
  ++report.seen;
  report.bytes += outcome.bytes;
  report.binary += outcome.binary;
  if (!outcome.fault.empty()) fault(path, std::move(outcome.fault));
  if (inventory) {
    const auto slash = path.rfind('/');
    report.folders.insert(slash == path.npos ? "" : path.substr(0, slash));
    if (is_package_file(path))
      if (auto claim = read_package_file(path, outcome.whole)) report.claims.push_back(std::move(*claim));
  }
  if (!outcome.cited.empty())
    report.files.push_back({path, number, std::move(outcome.cited), outcome.content});
}

void Worker::fault(const std::string& path, std::string reason) {
  report.faults.push_back({path, std::move(reason)});
}

}  // namespace plenary

#include "load/reading.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "base/hash.h"
#include "base/progress.h"

namespace plenary {
namespace {

constexpr size_t kAhead = 256;  // files read but not yet taken

// Results by position, handed over in order.
class Sequencer {
 public:
  // Called by workers; waits while the result is too far ahead of what was taken. False: stop working.
  bool put(ReadUnit unit) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return stopped_ || unit.index < next_ + kAhead; });
    if (stopped_) return false;
    waiting_.emplace(unit.index, std::move(unit));
    ready_.notify_one();
    return true;
  }
  void worker_done() {
    const std::lock_guard lock(mutex_);
    --workers_;
    ready_.notify_one();
  }
  // The next result in order; nothing when all workers are done.
  std::optional<ReadUnit> take() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return workers_ == 0 || waiting_.contains(next_); });
    const auto found = waiting_.find(next_);
    if (found == waiting_.end()) return std::nullopt;
    ReadUnit unit = std::move(found->second);
    waiting_.erase(found);
    ++next_;
    room_.notify_all();
    return unit;
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    room_.notify_all();
  }
  explicit Sequencer(size_t workers) : workers_(workers) {}

 private:
  std::mutex mutex_;
  std::condition_variable ready_, room_;
  std::map<size_t, ReadUnit> waiting_;
  size_t next_ = 0, workers_;
  bool stopped_ = false;
};

// What names the content: it need not be read to know that nothing changed.
std::string_view named_by(const SourceFile& file) {
  return !file.fault.empty() ? file.fault : !file.name.empty() ? file.name : file.bytes;
}

ReadUnit read_one(FileSource& source, SourceFile& file, const FormatReader& reader,
                  const std::string& reader_hash, const SourceState& known) {
  ReadUnit unit;
  unit.index = file.index;
  unit.path = file.path;
  unit.content_hash = to_hex(digest(named_by(file)));
  const auto have = known.units.find(file.path);
  unit.unchanged = have != known.units.end() && have->second.content_hash == unit.content_hash &&
                   have->second.reader_hash == reader_hash;
  if (unit.unchanged) return unit;
  if (!file.name.empty()) source.load(file);
  unit.faulty = !file.fault.empty();
  if (unit.faulty)
    unit.batch.reject(0, file.fault);
  else
    reader.read(file, unit.batch);
  return unit;
}

}  // namespace

Status go_on() {
  if (InterruptGuard::interrupted()) return fail(ErrorKind::kIo, "interrupted: the workspace is as it was");
  return {};
}

Status read_units(FileSource& source, const FormatReader& reader, const std::string& reader_hash,
                  const SourceState& known, const std::function<Status(ReadUnit&)>& take) {
  const size_t threads = std::clamp<size_t>(std::thread::hardware_concurrency(), 1, 16);
  Sequencer sequencer(threads);
  std::vector<std::jthread> workers;
  for (size_t i = 0; i < threads; ++i)
    workers.emplace_back([&] {
      SourceFile file;
      while (!InterruptGuard::interrupted() && source.next(file))
        if (!sequencer.put(read_one(source, file, reader, reader_hash, known))) break;
      sequencer.worker_done();
    });
  Status status;
  while (auto unit = sequencer.take()) {
    status = take(*unit);
    if (status && InterruptGuard::interrupted()) break;
    if (!status) break;
  }
  sequencer.stop();
  workers.clear();
  return status ? go_on() : status;
}

}  // namespace plenary

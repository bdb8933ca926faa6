#include "load/reading.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "base/hash.h"
#include "base/progress.h"

namespace plenary {
namespace {

constexpr size_t kAheadFiles = 256;        // files read but not yet taken
constexpr size_t kAheadRecords = 300'000;  // and the records in them: some 200 MB

size_t size_of(const ReadUnit& unit) { return unit.batch.records() + unit.batch.rejects.size(); }

// Results by position, handed over in order.
class Sequencer {
 public:
  explicit Sequencer(size_t workers) : workers_(workers) {}

  // Called by workers; waits while there is no room for the result. False: stop working.
  bool put(ReadUnit unit) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return stopped_ || has_room(unit.index); });
    if (stopped_) return false;
    records_ += size_of(unit);
    waiting_[unit.index].push_back(std::move(unit));
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
    ReadUnit unit = std::move(found->second.front());
    found->second.pop_front();
    records_ -= size_of(unit);
    if (found->second.empty()) waiting_.erase(found);
    if (unit.last) ++next_;
    room_.notify_all();
    return unit;
  }
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    room_.notify_all();
  }

 private:
  // The file whose turn it is has room as soon as its own parts were taken, however much lies behind it: so
  // the others can wait for it and nobody waits for ever.
  bool has_room(size_t index) const {
    if (index == next_) return records_ < kAheadRecords || !waiting_.contains(next_);
    return index < next_ + kAheadFiles && records_ < kAheadRecords;
  }

  std::mutex mutex_;
  std::condition_variable ready_, room_;
  std::map<size_t, std::deque<ReadUnit>> waiting_;
  size_t next_ = 0, records_ = 0, workers_;
  bool stopped_ = false;
};

// What names the content: it need not be read to know that nothing changed.
std::string_view named_by(const SourceFile& file) {
  return !file.fault.empty() ? file.fault : !file.name.empty() ? file.name : file.bytes;
}

// Reads one file and puts it into the sequence. False: stop working.
bool read_one(FileSource& source, SourceFile& file, const FormatReader& reader,
              const std::string& reader_hash, const SourceState& known, Sequencer& sequence) {
  ReadUnit unit;
  unit.index = file.index;
  unit.path = file.path;
  const auto have = known.units.find(file.path);
  const auto compare = [&] {
    unit.content_hash = to_hex(digest(named_by(file)));
    unit.unchanged = have != known.units.end() && have->second.content_hash == unit.content_hash &&
                     have->second.reader_hash == reader_hash;
  };
  compare();
  if (!unit.unchanged && !file.name.empty()) {
    source.load(file);
    compare();  // what could not be fetched whole is named by what came, and asked for again
  }
  unit.faulty = !unit.unchanged && !file.fault.empty();
  if (unit.faulty) unit.batch.reject(0, file.fault);
  if (unit.unchanged || unit.faulty) return sequence.put(std::move(unit));
  // The last part is known as such only when the next does not come.
  bool going = true, held = false;
  reader.read_parts(file, [&](Batch& part) {
    if (held) {
      Batch ready = std::move(unit.batch);
      ReadUnit earlier = unit;
      earlier.last = false;
      earlier.batch = std::move(ready);
      unit.first = false;
      going = sequence.put(std::move(earlier));
    }
    unit.batch = std::move(part);
    part = Batch();
    held = true;
    return going && !InterruptGuard::interrupted();
  });
  return going && sequence.put(std::move(unit));
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
        if (!read_one(source, file, reader, reader_hash, known, sequencer)) break;
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

// One import, top to bottom: lock, compare, read, stage, merge, resolve, publish.
#include "load/import.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <unordered_set>

#include "base/hash.h"
#include "base/progress.h"
#include "duck/watch.h"
#include "load/forget.h"
#include "load/reading.h"
#include "store/generation.h"
#include "store/store.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

double since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Importer version and options: when they change, unchanged files are read again.
std::string reader_hash(const Format& format, const ImportOptions& o) {
  return to_hex(
      digest(fmt::format("{}\n{}\n{}\n{}\n{}", format.name, format.version, o.body, o.group, o.mapping)));
}

class Import {
 public:
  Import(const Workspace& workspace, const Format& format, const ImportOptions& options)
      : workspace_(workspace),
        format_(format),
        options_(options),
        reader_hash_(plenary::reader_hash(format, options)),
        progress_(fmt::format("import {}", format.name)) {}

  Result<ImportReport> run() {
    const auto start = std::chrono::steady_clock::now();
    PLENARY_LET(lock, WriterLock::take(workspace_.lock(),
                                       fmt::format("plenary import {} {}", format_.name, options_.locator)));
    lock_.emplace(std::move(lock));
    drop_generation(workspace_);  // what a killed writer left
    PLENARY_TRY(forget_decisions(workspace_));
    PLENARY_LET(reader, format_.open(options_));
    const auto accepts = [&](std::string_view path) { return reader->accepts(path); };
    PLENARY_LET(source, format_.source ? format_.source(options_) : open_source(options_.locator, accepts));
    locator_ = fs::weakly_canonical(options_.locator).string();
    PLENARY_LET(known, source_state(workspace_, format_.name, locator_));
    known_ = std::move(known);
    PLENARY_TRY(read_units(*source, *reader, reader_hash_, known_, [&](ReadUnit& unit) {
      const auto at = source->progress();
      progress_.show(at.done, at.total, report_.files);
      return take(unit);
    }));
    if (report_.files == 0)
      return fail(ErrorKind::kInput,
                  fmt::format("{}: no file that the format {} reads", options_.locator, format_.name));
    // What could not be seen may still be there: only a source that was seen whole says what is gone.
    if (source->complete()) PLENARY_TRY(remove_gone());
    if (known_.stale) PLENARY_TRY(open_writer());
    report_.read_seconds = since(start);
    if (writer_) PLENARY_TRY(finish());
    report_.store_seconds = since(start) - report_.read_seconds;
    sort_reasons();
    return report_;
  }

 private:
  Status open_writer() {
    if (writer_) return {};
    PLENARY_LET(writer, Writer::begin(workspace_, std::move(*lock_)));
    writer_.emplace(std::move(writer));
    PLENARY_LET(id, writer_->add_source(format_.name, locator_, format_.place, format_.version));
    source_id_ = id;
    return {};
  }

  Status take(ReadUnit& unit) {
    if (unit.first) {
      ++report_.files;
      seen_.insert(unit.path);
    }
    const auto old = known_.units.find(unit.path);
    if (unit.unchanged) {
      ++report_.unchanged;
      return {};
    }
    report_.records += unit.batch.records();
    report_.rejects += unit.batch.rejects.size();
    for (const auto& r : unit.batch.rejects) note(unit.path, r);
    if (unit.faulty && old != known_.units.end()) return {};  // not read: what the store holds of it stays
    PLENARY_TRY(open_writer());
    if (unit.first) writer_->start_unit(old == known_.units.end() ? 0 : old->second.unit_id);
    PLENARY_TRY(writer_->add_records(std::move(unit.batch)));
    return unit.last ? writer_->end_unit(source_id_, {unit.path, unit.content_hash, reader_hash_}) : Status{};
  }

  Status remove_gone() {
    for (const auto& [path, unit] : known_.units) {
      if (seen_.contains(path)) continue;
      PLENARY_TRY(open_writer());
      writer_->remove_unit(unit.unit_id);
      ++report_.removed;
    }
    return {};
  }

  Status finish() {
    PLENARY_TRY(store());
    PLENARY_TRY(go_on());
    report_.without_person = writer_->records_without_person();
    progress_.stage("publishing");
    report_.wrote = true;
    return writer_->publish();
  }

  Status store() {
    const duck::Watch watch(writer_->connection(), progress_);
    progress_.stage("storing records");
    PLENARY_TRY(writer_->merge());
    PLENARY_TRY(go_on());
    PLENARY_LET(resolved, resolve(*writer_, progress_));
    report_.resolved = resolved;
    return {};
  }

  void note(const std::string& path, const Reject& reject) {
    auto& reason = reasons_[reject.reason];
    if (reason.count++ == 0)
      reason.example = reject.line == 0 ? path : fmt::format("{}, {} {}", path, format_.place, reject.line);
  }

  void sort_reasons() {
    for (auto& [text, reason] : reasons_) {
      reason.reason = text;
      report_.reasons.push_back(reason);
    }
    std::ranges::stable_sort(report_.reasons, std::greater{}, &ImportReport::Reason::count);
  }

  const Workspace& workspace_;
  const Format& format_;
  const ImportOptions& options_;
  std::string reader_hash_, locator_;
  ProgressLine progress_;
  InterruptGuard interrupt_;
  std::optional<WriterLock> lock_;
  SourceState known_;
  std::unordered_set<std::string> seen_;
  std::optional<Writer> writer_;
  int32_t source_id_ = 0;
  std::map<std::string, ImportReport::Reason> reasons_;
  ImportReport report_;
};

}  // namespace

Result<ImportReport> import_source(const Workspace& workspace, const Format& format,
                                   const ImportOptions& options) {
  return Import(workspace, format, options).run();
}

}  // namespace plenary

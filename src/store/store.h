// The store as the rest of the program sees it: a reader of the current generation, a writer of the next.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "duck/duck.h"
#include "record/batch.h"
#include "store/lock.h"
#include "store/staging.h"
#include "store/workspace.h"

namespace plenary {

/// What a store is at one moment.
struct Snapshot {
  std::string
      hash;  ///< of the sources' contents, readers and reviewed tables: equal inputs give equal hashes
  std::string made_at;  ///< UTC, "2026-11-21T10:00:00Z"
  std::string program;
  std::string reference_hash;  ///< of the reviewed tables
  std::string judgement_hash;  ///< of the decisions of people that it was made with; empty: none
  std::string withheld_hash;   ///< of the list of people erased or hidden; empty: none
  /// Some body in it is invented: `rehearsal`, `synth-...`, of kind "synthetic", or with a name that begins
  /// with SYNTHETIC. Everything that leaves such a store says so (publish/notice.h).
  bool synthetic = false;
  bool operator==(const Snapshot&) const = default;
};

/// Reads one generation; others may publish newer ones meanwhile.
class Reader {
 public:
  /// Opens the current generation. An error when people were erased or hidden whom it still shows: a write
  /// makes it follow.
  static Result<Reader> open(const Workspace& workspace);
  /// Opens a file as it is.
  static Result<Reader> open_file(const std::string& path);
  /// Opens the same generation again with an engine of its own that does all its work on the thread which
  /// asks, so that this thread's priority is that of its questions. What is kept with the open store is
  /// shared. An error when another generation has come meanwhile.
  Result<Reader> apart(const Workspace& workspace) const;
  /// Opens another reader of the same generation, to be used at the same time as this one: they share the
  /// engine and its memory.
  Result<Reader> beside() const;

  duck::Connection& connection() { return connection_; }
  const Snapshot& snapshot() const { return snapshot_; }
  /// The folder in which the file lies: what else a workspace keeps lies beside it.
  const std::string& folder() const { return folder_; }

 private:
  static Result<Reader> open_with(const std::string& path, const duck::OpenOptions& options);
  Reader(duck::Connection connection, Snapshot snapshot, std::string folder)
      : connection_(std::move(connection)), snapshot_(std::move(snapshot)), folder_(std::move(folder)) {}
  duck::Connection connection_;
  Snapshot snapshot_;
  std::string folder_;
};

/// What the store knows of one file of a source.
struct UnitState {
  int32_t unit_id = 0;
  std::string content_hash, reader_hash;
};

/// The units of one source as the current generation has them, by path.
struct SourceState {
  int32_t source_id = 0;  ///< 0: not there yet
  bool stale = false;  ///< the store was made by an older program, or with other reviewed tables or decisions
  std::unordered_map<std::string, UnitState> units;
};
Result<SourceState> source_state(const Workspace& workspace, const std::string& format,
                                 const std::string& locator);

/// A file of a source that was read.
struct NewUnit {
  std::string path, content_hash, reader_hash;
};

/// Files of the workspace as they are to be, where a writer changes them: put in place with the generation.
struct PendingFiles {
  std::optional<std::string> decisions, withheld;
};

/// Writes the next generation. Nothing is seen by readers before `publish`; a writer that is destroyed or
/// killed leaves the store as it was.
class Writer {
 public:
  static Result<Writer> begin(const Workspace& workspace, WriterLock lock, PendingFiles pending = {});
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) = delete;
  ~Writer();

  duck::Connection& connection();
  /// True when the reviewed tables differ from those the store was made with, or the store is new.
  bool reference_changed() const;

  /// The decisions of people, as text, and whether they are others than the store was made with.
  const std::string& decisions() const;
  bool decisions_changed() const;

  /// True when people were erased, hidden or shown since the store was made. `merge` makes it follow.
  bool withheld_changed() const;
  /// Records that were added without their person, who was erased.
  uint64_t records_without_person() const;

  /// True when rows of any of these tables of schema raw came or went with this merge, or the reviewed tables
  /// differ.
  bool changed(std::initializer_list<const char*> tables) const;

  /// True when this import says something of persons, or some source says less than before.
  bool people_touched() const;

  /// Notes a source; returns its number.
  Result<int32_t> add_source(const std::string& format, const std::string& locator, const std::string& place,
                             int version);
  /// Stages a file in place of `old` (0: none): start_unit, its records in one or more batches, end_unit.
  void start_unit(int32_t old);
  /// What erased people have in it is taken out on the way.
  Status add_records(Batch batch);
  Status end_unit(int32_t source_id, const NewUnit& unit);
  /// Takes out a file that the source does not have any more.
  void remove_unit(int32_t unit_id);

  /// Ends staging: old rows are deleted, references numbered, and all nouns but `activity` kept in schema
  /// raw.
  Status merge();
  /// Names the new generation, closes it and puts it in place, with the files that were pending: first the
  /// list of people withheld, from which all the rest follows. Where it erased people the generation is a
  /// file written anew.
  Status publish();

 private:
  struct State;
  explicit Writer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Now, as UTC text.
std::string utc_now();

}  // namespace plenary

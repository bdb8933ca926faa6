// The roll-ups of an open store. A program that answers many questions keeps them, in bounded memory, the
// last used longest; they are gone with the generation. Others make one for each question. Those that are
// dear to read are kept as files beside the store too (rollup_file.h), for all programs.
#pragma once
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "metric/labels.h"
#include "metric/rollup_file.h"

namespace plenary {

/// A roll-up and what slices say of it.
struct LabelledRollup {
  std::shared_ptr<const Rollup> rollup;
  LabelCache labels;
  size_t bytes() const { return rollup->bytes() + labels.bytes(); }
};

class Rollups {
 public:
  /// Those of the store that a connection is to.
  static Rollups& of(duck::Connection& connection) { return connection.kept<Rollups>(); }

  /// Keeps roll-ups from now on, of so many bytes together. `aside`: questions do not wait for one that is
  /// not there but are asked of the engine, and somebody reads it meanwhile (read_wanted).
  void keep(size_t most_bytes, bool aside = false);

  /// Keeps as files what took so many seconds to read (a fifth of one).
  void keep_files(double least_seconds);

  /// The roll-up for a question: one with its columns, or more. Whoever asks for one that somebody else reads
  /// just now waits for it. Nothing where the records cannot be told as a roll-up, or it would be too large.
  Result<std::shared_ptr<LabelledRollup>> get(duck::Connection& connection, const Plan& plan);

  /// Reads the roll-up of a question.
  Status read_for(duck::Connection& connection, const MeasureQuery& query);
  /// Reads those that questions did without.
  Status read_wanted(duck::Connection& connection);

  /// Lets those go that were not used for longest while there is no room: slices add to a roll-up what they
  /// say.
  void make_room();

  /// One that is kept.
  struct Kept {
    std::string metric;
    std::vector<std::string> columns;
    size_t rows = 0, bytes = 0;
    double seconds = 0;  ///< that it took
  };
  std::vector<Kept> kept() const;
  size_t bytes() const;
  /// How many were read since the store was opened.
  size_t reads() const;

 private:
  struct Entry {
    std::shared_ptr<LabelledRollup> found;  ///< nothing while it is read, or where there can be none
    bool being_read = false;
    uint64_t used = 0;
    double seconds = 0;
  };
  std::shared_ptr<LabelledRollup> find(const RollupName& name);
  Result<std::shared_ptr<LabelledRollup>> get(duck::Connection& connection, const Plan& plan, bool aside);
  Result<std::shared_ptr<const Rollup>> load_or_read(duck::Connection& connection, const Plan& plan,
                                                     const RollupName& name);
  Result<std::shared_ptr<LabelledRollup>> read(duck::Connection& connection, const Plan& plan,
                                               const RollupName& name);
  void let_go();

  mutable std::mutex mutex_;
  std::condition_variable read_;
  std::map<RollupName, Entry> entries_;
  std::map<RollupName, MeasureQuery> wanted_;
  bool aside_ = false;
  size_t most_bytes_ = 0, reads_ = 0;
  uint64_t clock_ = 0;
  double least_seconds_ = 0.2;
};

}  // namespace plenary

// The records of a metric as a small table in memory: the columns that questions look at as numbers, packed
// into one number a row, and how many records each row stands for. A question that is answered from it runs
// no statement. There are two kinds: one that serves many questions has rows by day, month and year, so that
// any window is some whole years with the months and days at its ends; one that serves a single question has
// only the periods of that question.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "metric/plan.h"

namespace plenary {

/// A column as numbers: 0 is null, all else from 1.
struct CodedColumn {
  std::string name;
  bool dense = false;               ///< a whole number n has the code n + 1
  std::vector<duck::Value> values;  ///< else: those of the codes 1, 2 ...
  uint64_t codes = 1;               ///< how many, null among them
  int shift = 0;                    ///< where it lies in the packed number
  uint64_t mask = 0;

  uint64_t code(uint64_t key) const { return (key >> shift) & mask; }
  duck::Value value(uint64_t code) const;
};

/// Rows that lie together in time.
struct Segment {
  std::optional<Day> period;  ///< its first day; nothing: of any
  size_t begin = 0, end = 0;
  bool dated = true;  ///< the records have a day
};

/// Rows, sorted by period and key.
struct RollupRows {
  std::vector<uint64_t> keys;
  std::vector<uint32_t> records;
  std::vector<double> weights;       ///< sum of the weights; none where each is 1
  std::vector<int32_t> first, last;  ///< days of the first and last record; none where the period is a day
  std::vector<Segment> segments;
  /// Gives back memory that is not used.
  void shrink();
  size_t bytes() const;
};

/// Rows that may be read only when somebody looks at them: most questions look at few of a roll-up's.
class LateRows {
 public:
  LateRows() = default;
  explicit LateRows(RollupRows rows);
  /// How many there will be, and whether the last of them have no day.
  LateRows(size_t count, bool undated, std::function<RollupRows()> read)
      : count_(count), undated_(undated), read_(std::move(read)) {}
  /// Not beside anybody who looks at either.
  LateRows& operator=(LateRows&& other) noexcept;

  const RollupRows& rows() const;
  size_t count() const { return count_; }
  bool undated() const { return undated_; }
  /// Of those that are there.
  size_t bytes() const { return there_ ? rows_.bytes() : 0; }

 private:
  size_t count_ = 0;
  bool undated_ = false;
  mutable std::mutex mutex_;
  mutable std::function<RollupRows()> read_;
  mutable RollupRows rows_;
  mutable std::atomic<bool> there_ = false;
};

/// Rows of a roll-up that lie in one period.
struct Stretch {
  const RollupRows* rows;
  Segment segment;
};

class Rollup {
 public:
  const std::vector<CodedColumn>& columns() const { return columns_; }
  /// The position of a column, or -1.
  int find(std::string_view column) const;

  /// The rows within the window of a question, by periods of its slice of time. No stretch goes on over one
  /// of the days `changes`, which are sorted.
  std::vector<Stretch> within(const Plan& plan, const std::vector<Day>& changes) const;
  /// The same of all rows up to the day of --as-of.
  std::vector<Stretch> all(const Plan& plan, const std::vector<Day>& changes) const;
  /// The same day by day. Of one for many questions about what does not last.
  std::vector<Stretch> days(const Plan& plan) const;

  size_t bytes() const;
  size_t rows() const { return days_.count(); }

 private:
  friend class RollupReader;
  friend class RollupCode;
  void add_undated(std::vector<Stretch>& out) const;
  std::vector<Stretch> between(const Plan& plan, Day from, Day to, const std::vector<Day>& changes) const;

  std::vector<CodedColumn> columns_;
  LateRows days_;  ///< by day; of what lasts: from `first` to before `last`; those without a day last
  LateRows months_, years_;  ///< the same put together
  RollupRows outside_;       ///< of a single question: what is not within its window, days_ being what is
  bool single_ = false;
};

/// Reads the records of a plan by these columns: for many questions, or for this one. Nothing where the
/// columns are of a kind, or have too many values together, to be packed.
Result<std::shared_ptr<const Rollup>> read_rollup(duck::Connection& connection, const Plan& plan,
                                                  const std::vector<std::string>& columns, bool for_many);

/// Puts the rows of days, or of months, together: by months or years.
RollupRows coarser_rows(const RollupRows& rows, bool years);

/// Whether a roll-up of this kind of measure carries weights.
bool is_weighed(MeasureKind kind);

}  // namespace plenary

// What a slice says of the rows of a roll-up: the engine evaluates its joins and its expression once for
// every value of the columns that it looks at, and from then on a label is a look-up.
#pragma once
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "metric/rollup.h"

namespace plenary {

/// Reads one number off several columns of a packed key.
class KeyIndex {
 public:
  void add(const CodedColumn& column);
  /// 0 to size() - 1.
  size_t of(uint64_t key) const {
    size_t index = 0;
    for (const auto& digit : digits_) index = index * digit.radix + ((key >> digit.shift) & digit.mask);
    return index;
  }
  size_t size() const { return size_; }

 private:
  struct Digit {
    int shift;
    uint64_t mask, radix;
  };
  std::vector<Digit> digits_;
  size_t size_ = 1;
};

/// The labels of a slice by the index of a row. One of an overlapping slice has several, others one. Of what
/// changes there is an index for each time between two changes, and for what has no day.
struct SliceLabels {
  KeyIndex index;
  std::vector<Day> changes;         ///< on which the label of anything changes
  std::vector<uint32_t> begin;      ///< of each index, and the end
  std::vector<uint32_t> labels;     ///< numbers of `values`
  std::vector<duck::Value> values;  ///< null is one of them where it occurs

  /// Where the indices of the time begin in which a day lies.
  size_t time_of(std::optional<Day> day) const;
  std::span<const uint32_t> of(uint64_t key, size_t time) const {
    const size_t i = time + index.of(key);
    return {labels.data() + begin[i], begin[i + 1] - begin[i]};
  }
  size_t bytes() const;
};

/// The labels of the slices of one roll-up, made when they are first asked for.
class LabelCache {
 public:
  /// Nothing where the slice depends on the day of each record.
  Result<std::shared_ptr<const SliceLabels>> labels(duck::Connection& connection, const Rollup& rollup,
                                                    const Slice& slice, std::optional<Day> as_of);
  size_t bytes() const { return bytes_; }

 private:
  std::mutex mutex_;
  std::atomic<size_t> bytes_ = 0;
  std::map<std::pair<const Slice*, std::optional<Day>>, std::shared_ptr<const SliceLabels>> known_;
};

/// Whether a slice can be told without the day of each record: it has none, or all of one time have the same.
bool is_told_by_value(const Slice& slice, std::optional<Day> as_of);

}  // namespace plenary

// The rows of a roll-up cut and filtered as a question asks: each row is handed on with the group that it is
// in, once for each.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "metric/labels.h"
#include "metric/numbering.h"

namespace plenary {

class Fold {
 public:
  /// Nothing where a slice depends on the day of each record.
  static Result<std::unique_ptr<Fold>> make(duck::Connection& connection, const Rollup& rollup,
                                            LabelCache& cache, const Plan& plan);

  const Rollup& rollup() const { return rollup_; }

  /// Whether records of a key fit all filters.
  bool fits(uint64_t key) const {
    for (const auto& filter : filters_)
      if (!(lasts_ && filter.dated) && !filter.fits[filter.time + filter.index.of(key)]) return false;
    return true;
  }
  /// Says in which time the records lie that are looked at next: dated attributes are those of then.
  void enter(std::optional<Day> day);
  /// The days on which attributes change: no stretch may reach beyond one.
  const std::vector<Day>& changes() const { return changes_; }

  /// Calls f(group, row) for every row of a stretch, of those that `counts(row)`, and every group that it is
  /// in. `day` says in which period of the slice of time they are.
  template <class Counts, class F>
  void each(const Stretch& part, std::optional<Day> day, Counts&& counts, F&& f) {
    const auto time = number_of_period(day);
    enter(day);
    for (size_t row = part.segment.begin; row < part.segment.end; ++row) {
      const uint64_t key = part.rows->keys[row];
      if (counts(row) && passes(key)) emit(key, 0, time, row, f);
    }
  }

  /// Calls f(group, row, stretch) for all rows of some stretches; of what lasts, for those that were there at
  /// each of some instants.
  template <class F>
  void each(std::span<const Stretch> parts, std::span<const Day> instants, F&& f) {
    for (const auto& part : parts)
      if (!lasts_)
        each(
            part, part.segment.period, [](size_t) { return true; },
            [&](uint32_t group, size_t row) { f(group, row, part); });
    for (const Day day : instants)
      for (const auto& part : parts)
        each(
            part, day,
            [&](size_t row) { return part.rows->first[row] <= day.days && day.days < part.rows->last[row]; },
            [&](uint32_t group, size_t row) { f(group, row, part); });
  }

  /// The labels of a group, one a slice.
  const std::vector<duck::Value>& labels(size_t group) const { return groups_[group]; }
  /// At most how many groups there can be in one period.
  size_t most_groups() const;
  /// The groups in the order of their labels, null last.
  std::vector<size_t> order() const;

 private:
  struct Filter {
    KeyIndex index;
    std::shared_ptr<const SliceLabels> labels;
    std::vector<uint8_t> fits;
    bool dated;
    size_t time = 0;
    bool within_cut = false;  ///< on an overlapping slice of `by`: it chooses labels, not records
  };
  struct Cut {
    std::shared_ptr<const SliceLabels> labels;
    std::vector<uint8_t> chosen;  ///< of the labels; empty: all
    size_t time = 0;
  };

  Fold(const Rollup& rollup, const Plan& plan);
  void add_changes(const SliceLabels& labels);
  bool passes(uint64_t key) const {
    for (const auto& filter : filters_)
      if (!filter.within_cut && !filter.fits[filter.time + filter.index.of(key)]) return false;
    return true;
  }
  uint64_t number_of_period(std::optional<Day> day);
  uint32_t group_of(uint64_t number);
  void add_group(uint64_t number);
  uint32_t find_group(std::vector<duck::Value> labels);

  template <class F>
  void emit(uint64_t key, size_t at, uint64_t number, size_t row, F&& f) {
    if (at == cuts_.size()) {
      const auto group = number == last_number_ ? last_group_ : group_of(number);
      if (group != kNoGroup) f(group, row);
      return;
    }
    const auto& cut = cuts_[at];
    for (const uint32_t label : cut.labels->of(key, cut.time))
      if (cut.chosen.empty() || cut.chosen[label] != 0)
        emit(key, at + 1, number * cut.labels->values.size() + label, row, f);
  }

  static constexpr uint32_t kNoGroup = ~uint32_t{0};  ///< of rows that are not among those shown as one
  const Rollup& rollup_;
  const bool lasts_;
  std::vector<Day> changes_;
  const Slice* time_ = nullptr;
  size_t time_at_ = 0;  ///< position of the slice of time in `by`
  std::vector<Cut> cuts_;
  std::vector<Filter> filters_;
  std::vector<duck::Value> periods_;
  std::map<duck::Value, uint64_t> period_numbers_;
  std::optional<MeasureQuery::Merged> merged_;
  Numbering numbers_;
  std::vector<uint32_t> group_by_number_;  ///< of each number: where merged rows share one
  std::vector<std::vector<duck::Value>> groups_;
  uint64_t last_number_ = ~uint64_t{0};
  uint32_t last_group_ = 0;
};

/// What a slice of time says of a day.
duck::Value period_label(const Slice& time, std::optional<Day> day);

}  // namespace plenary

// Cohorts counted off a roll-up, whose rows come in the order of time: what is new of a subject in a period
// is told by the last period in which it was seen.
#include <algorithm>
#include <limits>
#include <map>

#include "metric/cohort.h"

namespace plenary {
namespace {

constexpr int32_t kNever = std::numeric_limits<int32_t>::min();

class CohortTally {
 public:
  CohortTally(const CodedColumn& subject) : subject_(subject) {}

  void add(uint32_t group, int32_t period, uint64_t key, int64_t records) {
    auto& counts = at(group, period);
    counts.records += records;
    const auto code = subject_.code(key);
    if (code == 0) return;
    counts.known += records;
    const auto [number, fresh] = subjects_.number(group * subject_.codes + code);
    if (fresh) seen_.push_back({group, kNever});
    auto& last = seen_[number].period;
    if (last == period) return;
    ++counts.active;
    ++(last == kNever ? counts.fresh : last == period - 1 ? counts.retained : counts.returned);
    if (last != kNever && last < period - 1) leave(group, last);
    last = period;
  }

  // The counts of each group, by period; to be called once, at the end.
  std::vector<std::map<int32_t, CohortCounts>> finish() {
    for (const auto& [group, last] : seen_) leave(group, last);
    for (auto& counts : groups_)
      for (auto at = counts.begin(); at != counts.end(); ++at)
        if (at->second.active > 0) counts[at->first + 1].active_before = at->second.active;
    return std::move(groups_);
  }

 private:
  struct Seen {
    uint32_t group;
    int32_t period;  // the last
  };

  CohortCounts& at(uint32_t group, int32_t period) {
    if (group >= groups_.size()) groups_.resize(group + 1);
    if (period != period_) period_ = period, now_.clear();
    if (group >= now_.size()) now_.resize(group + 1);
    if (now_[group] == nullptr) now_[group] = &groups_[group][period];
    return *now_[group];
  }
  // The loss is seen in the period after the last presence.
  void leave(uint32_t group, int32_t last) { ++groups_[group][last + 1].lost; }

  const CodedColumn& subject_;
  Numbering subjects_;  ///< of a group and a subject
  std::vector<Seen> seen_;
  std::vector<std::map<int32_t, CohortCounts>> groups_;
  std::vector<CohortCounts*> now_;  ///< those of period_
  int32_t period_ = kNever;
};

using Groups = std::vector<std::map<int32_t, CohortCounts>>;

// Records of a period in the same body and group, whatever else cuts them: that all are gone is seen only
// where records were still kept.
using Kept = std::map<std::pair<std::vector<duck::Value>, int32_t>, int64_t>;

std::vector<duck::Value> place_of(const Plan& plan, const std::vector<duck::Value>& labels) {
  std::vector<duck::Value> out;
  for (size_t i = 0, at = 0; i < plan.by.size(); ++i)
    if (!plan.by[i]->time && says_where(*plan.by[i]))
      out.push_back(labels[at++]);
    else if (!plan.by[i]->time)
      ++at;
  return out;
}

Kept kept_of(const Counting& counting, const Groups& groups) {
  Kept out;
  for (size_t group = 0; group < groups.size(); ++group)
    for (const auto& [period, counts] : groups[group])
      out[{place_of(counting.plan, counting.fold->labels(group)), period}] += counts.records;
  return out;
}

MeasureRow row_of(const Plan& plan, const CohortPeriods& periods, const std::vector<duck::Value>& labels,
                  int32_t period, const CohortCounts& counts) {
  MeasureRow row;
  row.labels = labels_of(labels, labels.size());
  const auto time = std::ranges::find_if(plan.by, [](const Slice* s) { return s->time; });
  if (time != plan.by.end())
    row.labels.insert(row.labels.begin() + (time - plan.by.begin()), periods.label(period));
  close_cohort(counts, row);
  return row;
}

Groups count(Counting& counting, const MeasureResult& result, const CohortPeriods& periods) {
  const auto& rollup = *counting.source->rollup;
  auto& fold = *counting.fold;
  auto changes = fold.changes();
  const auto begins = periods.begins(result.first_day);
  changes.insert(changes.end(), begins.begin(), begins.end());
  std::ranges::sort(changes);
  CohortTally tally(rollup.columns()[static_cast<size_t>(rollup.find(counting.plan.metric.subject))]);
  for (const auto& part : rollup.within(counting.plan, changes)) {
    if (!part.segment.period) continue;
    const auto period = periods.of(*part.segment.period);
    fold.each(
        part, part.segment.period, [](size_t) { return true; },
        [&](uint32_t group, size_t row) {
          tally.add(group, period, part.rows->keys[row], part.rows->records[row]);
        });
  }
  return tally.finish();
}

}  // namespace

void tally_cohort(Counting& counting, MeasureResult& result) {
  const CohortPeriods periods(counting.plan, result);
  const auto groups = count(counting, result, periods);
  const auto kept = kept_of(counting, groups);
  for (const size_t group : counting.fold->order()) {
    const auto& labels = counting.fold->labels(group);
    const auto place = place_of(counting.plan, labels);
    for (const auto& [period, counts] : groups[group]) {
      const bool seen = counts.active_before > 0 && kept.at({place, period}) > 0;
      if ((counts.records > 0 || seen) && periods.shown(period))
        result.rows.push_back(row_of(counting.plan, periods, labels, period, counts));
    }
  }
}

}  // namespace plenary

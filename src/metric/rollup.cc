#include "metric/rollup.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace plenary {
namespace {

constexpr Day kBegin{std::numeric_limits<int32_t>::min()}, kLast{std::numeric_limits<int32_t>::max() - 1};

// The first day of the month or year of a day, and of the one after it.
Day start_of(Day day, bool year) {
  const auto date = civil(day);
  return make_day(date.year, year ? 1 : date.month, 1);
}

Day next_of(Day start, bool year) {
  const auto [y, m, unused] = civil(start);
  return year || m == 12 ? make_day(y + 1, 1, 1) : make_day(y, m + 1, 1);
}

// One row of several periods.
struct Merged {
  uint64_t key;
  double weight;
  int32_t first, last;
  uint32_t records;
};

Merged merged_row(const RollupRows& rows, const Segment& segment, size_t i) {
  const bool spans = !rows.first.empty();
  return {rows.keys[i], rows.weights.empty() ? 0 : rows.weights[i],
          spans ? rows.first[i] : segment.period->days, spans ? rows.last[i] : segment.period->days,
          rows.records[i]};
}

// Appends rows of equal keys as one.
void append_merged(std::vector<Merged>& all, bool weighed, RollupRows& out) {
  std::ranges::sort(all, {}, &Merged::key);
  for (size_t i = 0; i < all.size();) {
    auto row = all[i];
    for (++i; i < all.size() && all[i].key == row.key; ++i) {
      row.weight += all[i].weight, row.records += all[i].records;
      row.first = std::min(row.first, all[i].first), row.last = std::max(row.last, all[i].last);
    }
    out.keys.push_back(row.key), out.records.push_back(row.records);
    if (weighed) out.weights.push_back(row.weight);
    out.first.push_back(row.first), out.last.push_back(row.last);
  }
}

// The segments that begin within some days.
std::span<const Segment> segments_of(const RollupRows& rows, Day from, Day before) {
  const auto dated = std::ranges::find(rows.segments, false, &Segment::dated);
  const auto less = [](const Segment& s, Day day) { return *s.period < day; };
  const auto begin = std::lower_bound(rows.segments.begin(), dated, from, less);
  return {begin, std::lower_bound(begin, dated, before, less)};
}

template <class T>
size_t bytes_of(const std::vector<T>& all) {
  return all.capacity() * sizeof(T);
}

void add_all(const RollupRows& rows, std::vector<Stretch>& out) {
  for (const auto& segment : rows.segments) out.push_back({&rows, segment});
}

bool by_months(const Plan& plan) {
  const auto time = std::ranges::find_if(plan.by, [](const Slice* s) { return s->time; });
  return time != plan.by.end() && months_of(**time) < 12;
}

}  // namespace

duck::Value CodedColumn::value(uint64_t code) const {
  if (code == 0) return {};
  if (dense) return static_cast<int64_t>(code) - 1;
  return values.at(code - 1);
}

size_t RollupRows::bytes() const {
  return bytes_of(keys) + bytes_of(records) + bytes_of(weights) + bytes_of(first) + bytes_of(last) +
         bytes_of(segments);
}

LateRows::LateRows(RollupRows rows)
    : count_(rows.keys.size()),
      undated_(!rows.segments.empty() && !rows.segments.back().dated),
      rows_(std::move(rows)),
      there_(true) {}

LateRows& LateRows::operator=(LateRows&& other) noexcept {
  count_ = other.count_, undated_ = other.undated_, read_ = std::move(other.read_),
  rows_ = std::move(other.rows_);
  there_ = other.there_.load();
  return *this;
}

const RollupRows& LateRows::rows() const {
  if (there_) return rows_;
  const std::scoped_lock lock(mutex_);
  if (!there_ && read_) rows_ = std::exchange(read_, nullptr)();
  there_ = true;
  return rows_;
}

void RollupRows::shrink() {
  keys.shrink_to_fit(), records.shrink_to_fit(), weights.shrink_to_fit();
  first.shrink_to_fit(), last.shrink_to_fit(), segments.shrink_to_fit();
}

RollupRows coarser_rows(const RollupRows& rows, bool years) {
  RollupRows out;
  std::vector<Merged> all;
  for (auto from = rows.segments.begin(); from != rows.segments.end() && from->dated;) {
    const Day start = start_of(*from->period, years), next = next_of(start, years);
    all.clear();
    for (; from != rows.segments.end() && from->dated && *from->period < next; ++from)
      for (size_t i = from->begin; i < from->end; ++i) all.push_back(merged_row(rows, *from, i));
    const size_t begin = out.keys.size();
    append_merged(all, !rows.weights.empty(), out);
    out.segments.push_back({start, begin, out.keys.size()});
  }
  out.shrink();
  return out;
}

bool is_weighed(MeasureKind kind) {
  return kind == MeasureKind::kSum || kind == MeasureKind::kShare || kind == MeasureKind::kMean ||
         kind == MeasureKind::kConcentration;
}

int Rollup::find(std::string_view column) const {
  const auto found = std::ranges::find(columns_, column, &CodedColumn::name);
  return found == columns_.end() ? -1 : static_cast<int>(found - columns_.begin());
}

// Whole years in the middle, then months, and days at the ends.
std::vector<Stretch> Rollup::between(const Plan& plan, Day from, Day to,
                                     const std::vector<Day>& changes) const {
  std::vector<Stretch> out;
  const bool months = by_months(plan);
  const auto whole = [&](Day begin, Day next) {
    const auto change = std::ranges::upper_bound(changes, begin);
    return begin >= from && next.days - 1 <= to.days && (change == changes.end() || *change >= next);
  };
  for (const auto& year : years_.rows().segments) {
    const Day begin = *year.period, end = next_of(begin, true);
    if (end <= from || begin > to) continue;
    if (!months && whole(begin, end)) {
      out.push_back({&years_.rows(), year});
      continue;
    }
    for (const auto& month : segments_of(months_.rows(), begin, end)) {
      const Day first = *month.period, next = next_of(first, false);
      if (whole(first, next))
        out.push_back({&months_.rows(), month});
      else
        for (const auto& day :
             segments_of(days_.rows(), std::max(first, from), std::min(next, Day{to.days + 1})))
          out.push_back({&days_.rows(), day});
    }
  }
  return out;
}

void Rollup::add_undated(std::vector<Stretch>& out) const {
  if (days_.undated()) out.push_back({&days_.rows(), days_.rows().segments.back()});
}

std::vector<Stretch> Rollup::within(const Plan& plan, const std::vector<Day>& changes) const {
  std::vector<Stretch> out;
  const auto& q = *plan.query;
  if (single_ || plan.metric.kind == MeasureKind::kStock) {
    add_all(days_.rows(), out);
    return out;
  }
  const bool history = plan.metric.kind == MeasureKind::kCohort;  // of which the window shows a part
  const Day from = q.from && !history ? q.from->day : kBegin;
  const Day to = std::min(q.to ? q.to->last() : kLast, q.as_of.value_or(kLast));
  if (plan.metric.kind == MeasureKind::kSurvival && q.as_of)  // each is cut on that day
    for (const auto& day : segments_of(days_.rows(), from, Day{to.days + 1}))
      out.push_back({&days_.rows(), day});
  else
    out = between(plan, from, to, changes);
  if (!q.from && !q.to && !q.as_of) add_undated(out);
  return out;
}

std::vector<Stretch> Rollup::all(const Plan& plan, const std::vector<Day>& changes) const {
  std::vector<Stretch> out;
  if (single_ || plan.metric.kind == MeasureKind::kStock) {
    add_all(days_.rows(), out), add_all(outside_, out);
    return out;
  }
  out = between(plan, kBegin, plan.query->as_of.value_or(kLast), changes);
  if (!plan.query->as_of) add_undated(out);
  return out;
}

std::vector<Stretch> Rollup::days(const Plan& plan) const {
  std::vector<Stretch> out;
  const auto as_of = plan.query->as_of;
  for (const auto& day : segments_of(days_.rows(), kBegin, as_of ? Day{as_of->days + 1} : kLast))
    out.push_back({&days_.rows(), day});
  if (!as_of) add_undated(out);
  return out;
}

size_t Rollup::bytes() const {
  size_t bytes = days_.bytes() + months_.bytes() + years_.bytes() + outside_.bytes();
  for (const auto& column : columns_)
    for (const auto& value : column.values)
      bytes += sizeof value + (std::holds_alternative<std::string>(value) ? duck::to_text(value).size() : 0);
  return bytes;
}

}  // namespace plenary

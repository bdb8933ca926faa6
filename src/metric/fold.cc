#include "metric/fold.h"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

#include "metric/columns.h"
#include "metric/gather.h"

namespace plenary {
namespace {

bool label_fits(const MeasureQuery::Filter& filter, const duck::Value& label) {
  const bool unknown = std::holds_alternative<std::monostate>(label);
  return std::ranges::find(filter.values, unknown ? "unknown" : duck::to_text(label)) != filter.values.end();
}

// A record fits when any of its labels does; what is negated leaves those out.
std::vector<uint8_t> fitting_rows(const SliceLabels& labels, const MeasureQuery::Filter& filter) {
  std::vector<uint8_t> chosen, out;
  for (const auto& value : labels.values) chosen.push_back(label_fits(filter, value));
  for (size_t i = 0; i + 1 < labels.begin.size(); ++i) {
    const auto all = std::span(labels.labels).subspan(labels.begin[i], labels.begin[i + 1] - labels.begin[i]);
    const bool any = std::ranges::any_of(all, [&](uint32_t label) { return chosen[label] != 0; });
    out.push_back(any != filter.negate);
  }
  return out;
}

bool null_last(const duck::Value& a, const duck::Value& b) {
  const bool no_a = std::holds_alternative<std::monostate>(a),
             no_b = std::holds_alternative<std::monostate>(b);
  return no_a || no_b ? !no_a && no_b : a < b;
}

}  // namespace

duck::Value period_label(const Slice& time, std::optional<Day> day) {
  if (!day) return {};
  const auto [year, month, unused] = civil(*day);
  switch (months_of(time)) {
    case 12:
      return static_cast<int64_t>(year);
    case 6:
      return fmt::format("{}-H{}", year, (month - 1) / 6 + 1);
    case 3:
      return fmt::format("{}-Q{}", year, (month - 1) / 3 + 1);
    default:
      return to_string(*day).substr(0, 7);
  }
}

Fold::Fold(const Rollup& rollup, const Plan& plan)
    : rollup_(rollup), lasts_(plan.metric.kind == MeasureKind::kStock), merged_(plan.query->merged) {
  const auto time = std::ranges::find_if(plan.by, [](const Slice* s) { return s->time; });
  if (time == plan.by.end()) return;
  time_ = *time;
  time_at_ = static_cast<size_t>(time - plan.by.begin());
}

Result<std::unique_ptr<Fold>> Fold::make(duck::Connection& connection, const Rollup& rollup,
                                         LabelCache& cache, const Plan& plan) {
  auto fold = std::unique_ptr<Fold>(new Fold(rollup, plan));
  const auto as_of = plan.query->as_of;
  for (const auto* slice : plan.by) {
    if (slice->time) continue;
    PLENARY_LET(labels, cache.labels(connection, rollup, *slice, as_of));
    if (labels == nullptr) return nullptr;
    fold->add_changes(*labels);
    fold->cuts_.push_back({std::move(labels), {}});
  }
  for (const auto& filter : plan.where) {
    PLENARY_LET(labels, cache.labels(connection, rollup, *filter.slice, as_of));
    if (labels == nullptr) return nullptr;
    fold->add_changes(*labels);
    fold->filters_.push_back(
        {labels->index, labels, fitting_rows(*labels, *filter.filter), is_dated(*filter.slice, as_of)});
    const auto cut = std::ranges::find(fold->cuts_, labels, &Cut::labels);
    if (!filter.slice->overlapping || cut == fold->cuts_.end()) continue;
    fold->filters_.back().within_cut = true;
    if (cut->chosen.empty()) cut->chosen.assign(labels->values.size(), 1);
    for (size_t i = 0; i < labels->values.size(); ++i)
      if (label_fits(*filter.filter, labels->values[i]) == filter.filter->negate) cut->chosen[i] = 0;
  }
  return fold;
}

void Fold::add_changes(const SliceLabels& labels) {
  changes_.insert(changes_.end(), labels.changes.begin(), labels.changes.end());
  std::ranges::sort(changes_);
}

void Fold::enter(std::optional<Day> day) {
  for (auto& cut : cuts_) cut.time = cut.labels->time_of(day);
  for (auto& filter : filters_) filter.time = filter.labels->time_of(day);
}

size_t Fold::most_groups() const {
  size_t most = 1;
  for (const auto& cut : cuts_) most *= cut.labels->values.size();
  return most;
}

uint64_t Fold::number_of_period(std::optional<Day> day) {
  if (time_ == nullptr) return 0;
  const auto [found, fresh] = period_numbers_.try_emplace(period_label(*time_, day), periods_.size());
  if (fresh) periods_.push_back(found->first);
  return found->second;
}

uint32_t Fold::group_of(uint64_t number) {
  const auto [at, fresh] = numbers_.number(number);
  if (fresh) add_group(number);
  last_number_ = number;
  return last_group_ = group_by_number_[at];
}

void Fold::add_group(uint64_t number) {
  std::vector<duck::Value> labels;
  for (auto cut = cuts_.rbegin(); cut != cuts_.rend(); ++cut) {
    const auto& values = cut->labels->values;
    labels.push_back(values[number % values.size()]);
    number /= values.size();
  }
  std::ranges::reverse(labels);
  if (time_ != nullptr)
    labels.insert(labels.begin() + static_cast<std::ptrdiff_t>(time_at_), periods_[number]);
  group_by_number_.push_back(find_group(std::move(labels)));
}

// Where some rows are shown as one, their group is the same, and there are no others.
uint32_t Fold::find_group(std::vector<duck::Value> labels) {
  if (merged_) {
    if (std::ranges::find(merged_->rows, labels_of(labels, labels.size())) == merged_->rows.end())
      return kNoGroup;
    labels[merged_->slice] = std::string(kMerged);
    if (const auto found = std::ranges::find(groups_, labels); found != groups_.end())
      return static_cast<uint32_t>(found - groups_.begin());
  }
  groups_.push_back(std::move(labels));
  return static_cast<uint32_t>(groups_.size() - 1);
}

std::vector<size_t> Fold::order() const {
  std::vector<size_t> order(groups_.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::ranges::sort(order, [&](size_t a, size_t b) {
    return std::ranges::lexicographical_compare(groups_[a], groups_[b], null_last);
  });
  return order;
}

}  // namespace plenary

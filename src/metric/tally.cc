#include "metric/tally.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "duck/once.h"
#include "metric/columns.h"
#include "metric/coverage.h"
#include "metric/distinct.h"
#include "metric/gather.h"
#include "metric/instants.h"

namespace plenary {
namespace {

bool lasts(const Plan& plan) { return plan.metric.kind == MeasureKind::kStock; }

// Calls f(group, row, rows) for all that is counted: of what lasts at each instant, of all else in its
// window.
template <class F>
void each_counted(Counting& counting, const MeasureResult& result, F&& f) {
  auto& fold = *counting.fold;
  const auto& plan = counting.plan;
  fold.each(counting.source->rollup->within(plan, fold.changes()),
            lasts(plan) ? instant_days(plan, result.first_day) : std::vector<Day>{}, f);
}

double weight_of(const Stretch& part, size_t row) {
  return part.rows->weights.empty() ? part.rows->records[row] : part.rows->weights[row];
}

struct Sums {
  double weight = 0, weighed = 0, known_weight = 0;
  int64_t records = 0, known = 0, hits = 0, distinct = 0;
};

std::optional<double> value_of(MeasureKind kind, const Sums& sums) {
  if (kind == MeasureKind::kSum) return sums.weight;
  if (kind == MeasureKind::kCountDistinct || kind == MeasureKind::kStock)
    return static_cast<double>(sums.distinct);
  return sums.known_weight == 0 ? std::nullopt : std::optional(sums.weighed / sums.known_weight);
}

std::vector<Sums> count_subjects(Counting& counting, const MeasureResult& result) {
  const auto& rollup = *counting.source->rollup;
  const auto& subject = rollup.columns()[static_cast<size_t>(rollup.find(counting.plan.metric.subject))];
  std::vector<Sums> sums;
  DistinctPairs seen(counting.fold->most_groups() * 32, subject.codes);
  each_counted(counting, result, [&](uint32_t group, size_t row, const Stretch& part) {
    if (group >= sums.size()) sums.resize(group + 1);
    auto& sum = sums[group];
    const auto code = subject.code(part.rows->keys[row]);
    sum.records += part.rows->records[row];
    if (code == 0) return;
    sum.known += part.rows->records[row];
    sum.distinct += seen.add(group, code) ? 1 : 0;
  });
  return sums;
}

std::vector<Sums> add_weights(Counting& counting, const MeasureResult& result) {
  std::vector<Sums> sums;
  each_counted(counting, result, [&](uint32_t group, size_t row, const Stretch& part) {
    if (group >= sums.size()) sums.resize(group + 1);
    auto& sum = sums[group];
    sum.weight += weight_of(part, row);
    sum.records += part.rows->records[row];
    sum.known += part.rows->records[row];
  });
  return sums;
}

std::vector<Sums> average(Counting& counting, const MeasureResult& result) {
  const auto& rollup = *counting.source->rollup;
  const auto& subject = rollup.columns()[static_cast<size_t>(rollup.find(counting.plan.metric.subject))];
  std::vector<double> values;
  for (uint64_t code = 0; code < subject.codes; ++code)
    values.push_back(real(subject.value(code)).value_or(std::nan("")));
  std::vector<Sums> sums;
  each_counted(counting, result, [&](uint32_t group, size_t row, const Stretch& part) {
    if (group >= sums.size()) sums.resize(group + 1);
    auto& sum = sums[group];
    sum.records += part.rows->records[row];
    const double value = values[subject.code(part.rows->keys[row])];
    if (std::isnan(value)) return;
    sum.known += part.rows->records[row];
    sum.weighed += weight_of(part, row) * value;
    sum.known_weight += weight_of(part, row);
    if (value == 1) sum.hits += part.rows->records[row];
  });
  return sums;
}

// Bodies that have any record in the store: number and code.
struct RecordedBodies {
  std::vector<std::pair<int64_t, std::string>> all;
};

Result<RecordedBodies> read_recorded_bodies(duck::Connection& c) {
  RecordedBodies found;
  PLENARY_TRY(
      c.each_row("SELECT body_id, body FROM body WHERE body_id IN (SELECT DISTINCT body_id FROM document "
                 "WHERE record_id IS NOT NULL UNION SELECT DISTINCT body_id FROM activity) ORDER BY body",
                 {}, [&](const auto&, const auto& row) {
                   found.all.emplace_back(whole(row[0]), duck::to_text(row[1]));
                   return true;
                 }));
  return found;
}

// The codes of some columns, put together with the day.
struct LineKey {
  std::vector<uint64_t> codes;
  std::optional<int32_t> day;
  auto operator<=>(const LineKey&) const = default;
};

struct LineSums {
  int64_t records = 0;
  double weight = 0;
};

}  // namespace

Result<std::shared_ptr<LabelledRollup>> rollup_for(duck::Connection& connection, const Plan& plan) {
  const auto told = [&](const Slice* slice) {
    return slice->time || is_told_by_value(*slice, plan.query->as_of);
  };
  if (is_network(plan.metric.kind) || !std::ranges::all_of(slices_of(plan), told)) return nullptr;
  return Rollups::of(connection).get(connection, plan);
}

Result<std::unique_ptr<Counting>> begin_counting(duck::Connection& connection, const Plan& plan) {
  const bool cohort = plan.metric.kind == MeasureKind::kCohort;
  if (cohort && plan.query->merged) return nullptr;
  PLENARY_LET(source, rollup_for(connection, plan));
  if (source == nullptr) return nullptr;
  auto cut = plan;
  if (cohort)
    std::erase_if(cut.by, [](const Slice* slice) { return slice->time; });  // it has its own periods
  PLENARY_LET(fold, Fold::make(connection, *source->rollup, source->labels, cut));
  Rollups::of(connection).make_room();
  if (fold == nullptr) return nullptr;
  return std::unique_ptr<Counting>(new Counting{plan, std::move(source), std::move(fold)});
}

void tally_coverage(Counting& counting, MeasureResult& result) {
  const auto& rollup = *counting.source->rollup;
  const auto wanted = wanted_columns(counting.plan);
  std::vector<const CodedColumn*> columns;
  for (const auto& name : wanted)
    columns.push_back(&rollup.columns()[static_cast<size_t>(rollup.find(name))]);
  std::vector<int64_t> known(wanted.size());
  int64_t all = 0, dated = 0;
  const bool stock = lasts(counting.plan);
  const auto see = [&](int32_t first, int32_t last) {
    static const Day kUnknownBegin = make_day(1000, 1, 1), kOpenEnd = make_day(9999, 12, 31);
    if (!stock || first > kUnknownBegin.days)
      result.first_day = std::min(result.first_day.value_or(Day{first}), Day{first});
    if (!stock || last < kOpenEnd.days)
      result.last_day = std::max(result.last_day.value_or(Day{last}), Day{last});
  };
  for (const auto& part : rollup.all(counting.plan, counting.fold->changes())) {
    const auto& rows = *part.rows;
    counting.fold->enter(part.segment.period);
    for (size_t row = part.segment.begin; row < part.segment.end; ++row) {
      if (!counting.fold->fits(rows.keys[row])) continue;
      all += rows.records[row];
      for (size_t i = 0; i < columns.size(); ++i)
        if (columns[i]->code(rows.keys[row]) != 0) known[i] += rows.records[row];
      if (!part.segment.dated) continue;
      dated += rows.records[row];
      if (rows.first.empty())
        see(part.segment.period->days, part.segment.period->days);
      else
        see(rows.first[row], rows.last[row]);
    }
  }
  if (!stock) result.coverage.push_back({"day", dated, all});
  for (size_t i = 0; i < wanted.size(); ++i) result.coverage.push_back({wanted[i], known[i], all});
}

Status tally_bodies(duck::Connection& connection, const Counting& counting, MeasureResult& result) {
  const auto is_body = [](const Slice* s) { return std::string_view(s->name) == "body"; };
  if (std::ranges::none_of(counting.plan.by, is_body)) return {};
  const auto& rollup = *counting.source->rollup;
  const auto& body = rollup.columns()[static_cast<size_t>(rollup.find("body_id"))];
  std::vector<uint8_t> there(body.codes);
  for (const auto& part : rollup.all(counting.plan, {}))
    for (size_t row = part.segment.begin; row < part.segment.end; ++row)
      there[body.code(part.rows->keys[row])] = 1;
  std::map<int64_t, bool> present;
  for (uint64_t code = 1; code < body.codes; ++code)
    if (there[code] != 0) present[whole(body.value(code))] = true;
  PLENARY_LET(bodies, duck::made_once<RecordedBodies>(
                          connection, [&connection] { return read_recorded_bodies(connection); }));
  for (const auto& [id, name] : bodies.all)
    if (!present.contains(id)) result.without_data.push_back(name);
  return {};
}

void tally_rows(Counting& counting, MeasureResult& result) {
  const auto kind = counting.plan.metric.kind;
  const auto sums = kind == MeasureKind::kSum ? add_weights(counting, result)
                    : kind == MeasureKind::kCountDistinct || kind == MeasureKind::kStock
                        ? count_subjects(counting, result)
                        : average(counting, result);
  for (const size_t group : counting.fold->order()) {
    const auto& labels = counting.fold->labels(group);
    MeasureRow row;
    row.labels = labels_of(labels, labels.size());
    row.records = sums[group].records;
    row.known = sums[group].known;
    row.hits = kind == MeasureKind::kShare ? sums[group].hits : 0;
    // Records are there, but none says who: that is not zero of them.
    const bool nobody = kind != MeasureKind::kSum && row.known == 0;
    row.values.push_back(nobody ? Cell{} : cell(value_of(kind, sums[group])));
    result.rows.push_back(std::move(row));
  }
}

Status lines_of(duck::Connection& connection, const Plan& plan, Counting* counting, const LinesWanted& wanted,
                MeasureResult& result, const CloseRow& close) {
  if (counting == nullptr) return gather(connection, plan, wanted, result, close);
  tally_lines(*counting, wanted, result, close);
  return {};
}

void tally_lines(Counting& counting, const LinesWanted& wanted, MeasureResult& result,
                 const CloseRow& close) {
  const auto& rollup = *counting.source->rollup;
  std::vector<const CodedColumn*> columns;
  for (const auto& name : wanted.columns)
    columns.push_back(&rollup.columns()[static_cast<size_t>(rollup.find(name))]);
  std::vector<std::map<LineKey, LineSums>> groups;
  each_counted(counting, result, [&](uint32_t group, size_t row, const Stretch& part) {
    if (group >= groups.size()) groups.resize(group + 1);
    LineKey key;
    for (const auto* column : columns) key.codes.push_back(column->code(part.rows->keys[row]));
    if (wanted.day && part.segment.period) key.day = part.segment.period->days;
    auto& sums = groups[group][std::move(key)];
    sums.records += part.rows->records[row];
    sums.weight += weight_of(part, row);
  });
  for (const size_t group : counting.fold->order()) {
    std::vector<std::vector<duck::Value>> rows;
    for (const auto& [key, sums] : groups[group]) {
      auto& row = rows.emplace_back();
      if (wanted.day) key.day ? row.emplace_back(Day{*key.day}) : row.emplace_back();
      for (size_t i = 0; i < columns.size(); ++i) row.push_back(columns[i]->value(key.codes[i]));
      row.emplace_back(sums.records);
      if (wanted.weight) row.emplace_back(sums.weight);
    }
    MeasureRow out;
    const auto& labels = counting.fold->labels(group);
    out.labels = labels_of(labels, labels.size());
    const std::vector<Line> lines(rows.begin(), rows.end());
    close(out, lines);
    result.rows.push_back(std::move(out));
  }
}

}  // namespace plenary

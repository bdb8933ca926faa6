#include "metric/labels.h"

#include <fmt/core.h>

#include <algorithm>

#include "metric/columns.h"
#include "metric/coverage.h"
#include "metric/views.h"

namespace plenary {
namespace {

constexpr size_t kMostIndices = size_t{1} << 22;
constexpr size_t kMostTimes = 400;
constexpr size_t kMostBytes = size_t{8} << 20;  // of one roll-up: each day of --as-of has its own

std::vector<const CodedColumn*> columns_of_slice(const Rollup& rollup, const Slice& slice) {
  std::vector<const CodedColumn*> out;
  for (const auto& column : rollup.columns())
    if (looks_at(slice, column.name)) out.push_back(&column);
  return out;
}

std::string literal(const duck::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return duck::quote(*text);
  return duck::to_text(value);
}

// Every value of a column, null among them, with its code.
std::string values_sql(const CodedColumn& column) {
  if (column.dense)
    return fmt::format(
        "(SELECT range AS code, CASE WHEN range > 0 THEN range - 1 END AS {} FROM range(0, {}))", column.name,
        column.codes);
  std::string rows = fmt::format("(0, {})", column.values.empty() ? "CAST(NULL AS VARCHAR)" : "NULL");
  for (size_t i = 0; i < column.values.size(); ++i)
    rows += fmt::format(", ({}, {})", i + 1, literal(column.values[i]));
  return fmt::format("(VALUES {}) v(code, {})", rows, column.name);
}

// Every combination of values as rows f, numbered as KeyIndex numbers them.
std::string combinations_sql(const std::vector<const CodedColumn*>& columns) {
  std::string number = "0", list, from;
  for (size_t i = 0; i < columns.size(); ++i) {
    number = fmt::format("({} * {} + v{}.code)", number, columns[i]->codes, i);
    list += fmt::format(", v{}.{}", i, columns[i]->name);
    from += fmt::format("{}(SELECT * FROM {}) v{}", i == 0 ? "" : ", ", values_sql(*columns[i]), i);
  }
  return fmt::format("(SELECT CAST({} AS BIGINT) AS code{} FROM {})", number, list, from);
}

struct Pair {
  size_t index;
  uint32_t label;
};

void order(std::vector<Pair>& pairs, SliceLabels& out) {
  const size_t size = out.index.size() * (out.changes.empty() ? 1 : out.changes.size() + 2);
  out.begin.assign(size + 1, 0);
  for (const auto& pair : pairs) ++out.begin[pair.index + 1];
  for (size_t i = 0; i < size; ++i) out.begin[i + 1] += out.begin[i];
  auto at = out.begin;
  out.labels.resize(pairs.size());
  for (const auto& pair : pairs) out.labels[at[pair.index]++] = pair.label;
}

// A slice that is a column: its labels are the column's values.
SliceLabels labels_of_column(const CodedColumn& column, KeyIndex index) {
  SliceLabels out{std::move(index), {}, {}, {}, {}};
  for (uint32_t code = 0; code < column.codes; ++code) {
    out.begin.push_back(code), out.labels.push_back(code);
    out.values.push_back(column.value(code));
  }
  out.begin.push_back(static_cast<uint32_t>(column.codes));
  return out;
}

Result<std::vector<Day>> changes_of(duck::Connection& c, const Slice& slice) {
  std::vector<Day> days;
  PLENARY_TRY(c.each_row(slice.changes, {}, [&](const auto&, const auto& row) {
    if (const auto* day = std::get_if<Day>(&row[0])) days.push_back(*day);
    return true;
  }));
  std::ranges::sort(days);
  return days;
}

// A day of each time between two changes, and none, numbered as time_of numbers them.
std::string times_sql(const std::vector<Day>& changes) {
  if (changes.empty()) return "(SELECT 0 AS time, CAST(NULL AS DATE) AS day)";
  std::string rows = fmt::format("(0, {})", changes[0].days - 1);
  for (size_t i = 0; i < changes.size(); ++i) rows += fmt::format(", ({}, {})", i + 1, changes[i].days);
  rows += fmt::format(", ({}, NULL)", changes.size() + 1);
  return fmt::format(
      "(SELECT time, DATE '1970-01-01' + CAST(n AS INTEGER) AS day FROM (VALUES {}) v(time, n))", rows);
}

Result<SliceLabels> ask(duck::Connection& c, const std::vector<const CodedColumn*>& columns, KeyIndex index,
                        const Slice& slice, std::optional<Day> as_of) {
  SliceLabels out{std::move(index), {}, {}, {}, {}};
  const auto joins = joins_at(slice, as_of ? day_literal(*as_of) : "f.day");
  if (is_dated(slice, as_of)) {
    PLENARY_LET(changes, changes_of(c, slice));
    out.changes = std::move(changes);
  }
  PLENARY_TRY(make_views_for(c, joins));
  std::map<duck::Value, uint32_t> numbers;
  std::vector<Pair> pairs;
  PLENARY_TRY(c.each_row(fmt::format("SELECT f.code, {} FROM (SELECT c.* EXCLUDE (code), c.code + {} * "
                                     "t.time AS code, t.day FROM {} c, {} t) f {}",
                                     slice.expression, out.index.size(), combinations_sql(columns),
                                     times_sql(out.changes), joins),
                         {}, [&](const auto&, const auto& row) {
                           const auto [found, fresh] =
                               numbers.try_emplace(row[1], static_cast<uint32_t>(numbers.size()));
                           if (fresh) out.values.push_back(row[1]);
                           pairs.push_back({static_cast<size_t>(whole(row[0])), found->second});
                           return true;
                         }));
  order(pairs, out);
  return out;
}

}  // namespace

void KeyIndex::add(const CodedColumn& column) {
  digits_.push_back({column.shift, column.mask, column.codes});
  size_ *= column.codes;
}

size_t SliceLabels::bytes() const {
  return (begin.size() + labels.size()) * sizeof(uint32_t) + values.size() * sizeof(duck::Value);
}

size_t SliceLabels::time_of(std::optional<Day> day) const {
  if (changes.empty()) return 0;
  const auto time = day ? std::ranges::upper_bound(changes, *day) - changes.begin()
                        : static_cast<std::ptrdiff_t>(changes.size()) + 1;
  return static_cast<size_t>(time) * index.size();
}

bool is_told_by_value(const Slice& slice, std::optional<Day> as_of) {
  return (!is_dated(slice, as_of) || *slice.changes != '\0') && !looks_at(slice, "day");
}

Result<std::shared_ptr<const SliceLabels>> LabelCache::labels(duck::Connection& connection,
                                                              const Rollup& rollup, const Slice& slice,
                                                              std::optional<Day> as_of) {
  if (!is_told_by_value(slice, as_of)) return nullptr;
  if (!std::string_view(slice.joins).contains("{day}")) as_of.reset();
  const auto key = std::pair(&slice, as_of);
  {
    const std::scoped_lock lock(mutex_);
    if (const auto found = known_.find(key); found != known_.end()) return found->second;
  }
  const auto columns = columns_of_slice(rollup, slice);
  KeyIndex index;
  for (const auto* column : columns) index.add(*column);
  if (columns.empty() || index.size() > kMostIndices) return nullptr;
  SliceLabels made;
  if (columns.size() == 1 && *slice.joins == '\0' && slice.expression == "f." + columns[0]->name) {
    made = labels_of_column(*columns[0], index);
  } else {
    PLENARY_LET(asked, ask(connection, columns, index, slice, as_of));
    if (asked.changes.size() > kMostTimes) return nullptr;
    made = std::move(asked);
  }
  const std::scoped_lock lock(mutex_);
  if ((bytes_ += made.bytes()) > kMostBytes) known_.clear(), bytes_ = made.bytes();
  return known_.emplace(key, std::make_shared<const SliceLabels>(std::move(made))).first->second;
}

}  // namespace plenary

// Reads a roll-up out of the store: one statement, whose rows are coded, packed and sorted.
#include <fmt/core.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "metric/columns.h"
#include "metric/rollup.h"

namespace plenary {
namespace {

constexpr int64_t kNoNumber = std::numeric_limits<int64_t>::min();
constexpr int32_t kNoDay = std::numeric_limits<int32_t>::max();
constexpr int64_t kMostDense = int64_t{1} << 22;
constexpr size_t kFewRows = 1000;  // whose values are less than all numbers up to the greatest

enum class ValueType { kWhole, kReal, kText, kNone };

ValueType type_of(std::string_view sql_type) {
  if (sql_type == "VARCHAR") return ValueType::kText;
  if (sql_type.ends_with("INT") || sql_type == "INTEGER") return ValueType::kWhole;
  if (sql_type == "DOUBLE" || sql_type == "FLOAT" || sql_type.starts_with("DECIMAL")) return ValueType::kReal;
  return ValueType::kNone;
}

const char* type_name(ValueType type) {
  return type == ValueType::kText ? "VARCHAR" : type == ValueType::kReal ? "DOUBLE" : "BIGINT";
}

// Gives the values of a column codes as they come: texts at once, numbers when all are known.
class Coder {
 public:
  Coder(std::string name, ValueType type) : name_(std::move(name)), type_(type) {}

  void add(const duck::Chunk& chunk, size_t column, size_t row) {
    const bool said = chunk.said(column, row);
    if (type_ == ValueType::kText)
      codes_.push_back(said ? code_of(chunk.text(column, row)) : 0);
    else if (type_ == ValueType::kWhole)
      whole_.push_back(said ? chunk.integer(column, row) : kNoNumber);
    else
      real_.push_back(said ? chunk.real(column, row) : std::nan(""));
  }

  // The column; its codes are handed over.
  CodedColumn finish(std::vector<uint32_t>& codes) {
    CodedColumn out;
    out.name = name_;
    if (type_ == ValueType::kText)
      out.values = std::move(values_);
    else if (type_ == ValueType::kReal)
      code_sorted(real_, out, [](double x) { return std::isnan(x); });
    else if (const auto most = whole_.empty() ? 0 : std::ranges::max(whole_);
             most <= kMostDense && (whole_.size() > kFewRows || most <= static_cast<int64_t>(kFewRows)) &&
             std::ranges::none_of(whole_, [](int64_t n) { return n < 0 && n != kNoNumber; }))
      code_dense(most, out);
    else
      code_sorted(whole_, out, [](int64_t n) { return n == kNoNumber; });
    if (!out.dense) out.codes = out.values.size() + 1;
    codes = std::move(codes_);
    return out;
  }

 private:
  uint32_t code_of(std::string_view text) {
    if (!values_.empty() && last_ == text) return last_code_;
    const auto [found, fresh] = numbers_.try_emplace(std::string(text), values_.size() + 1);
    if (fresh) values_.emplace_back(std::string(text));
    last_ = found->first;
    return last_code_ = static_cast<uint32_t>(found->second);
  }

  void code_dense(int64_t most, CodedColumn& out) {
    out.dense = true;
    out.codes = static_cast<uint64_t>(std::max<int64_t>(most, 0)) + 2;
    codes_.reserve(whole_.size());
    for (const int64_t n : whole_) codes_.push_back(n == kNoNumber ? 0 : static_cast<uint32_t>(n + 1));
    whole_ = {};
  }

  template <class T, class IsNull>
  void code_sorted(std::vector<T>& all, CodedColumn& out, IsNull is_null) {
    std::vector<T> known;
    std::ranges::copy_if(all, std::back_inserter(known), [&](T x) { return !is_null(x); });
    std::ranges::sort(known);
    known.erase(std::ranges::unique(known).begin(), known.end());
    for (const T x : all)
      codes_.push_back(
          is_null(x) ? 0 : static_cast<uint32_t>(std::ranges::lower_bound(known, x) - known.begin()) + 1);
    out.values.assign(known.begin(), known.end());
    all = {};
  }

  std::string name_;
  ValueType type_;
  std::vector<uint32_t> codes_;
  std::vector<int64_t> whole_;
  std::vector<double> real_;
  std::unordered_map<std::string, size_t> numbers_;
  std::vector<duck::Value> values_;
  std::string_view last_;
  uint32_t last_code_ = 0;
};

struct Row {
  uint64_t key = 0;
  double weight = 0;
  int32_t period = 0, first = 0, last = 0;  ///< days; kNoDay where there is none
  uint32_t records = 0;
  bool inside = true;
};

// By which periods the rows of a single question are told apart.
enum class Grain { kNone, kYear, kMonth, kDay };

Grain grain_of(const Plan& plan) {
  const auto time = std::ranges::find_if(plan.by, [](const Slice* s) { return s->time; });
  const auto kind = plan.metric.kind;
  const auto dated = [&](const Slice* s) { return is_dated(*s, plan.query->as_of); };
  if (kind == MeasureKind::kSurvival && plan.query->as_of) return Grain::kDay;
  if (kind == MeasureKind::kCohort && time == plan.by.end()) return Grain::kDay;
  if (std::ranges::any_of(slices_of(plan), dated)) return Grain::kDay;
  if (time == plan.by.end()) return Grain::kNone;
  return months_of(**time) == 12 ? Grain::kYear : Grain::kMonth;
}

std::string period_sql(Grain grain) {
  switch (grain) {
    case Grain::kNone:
      return "CASE WHEN day IS NOT NULL THEN 0 END";
    case Grain::kYear:
      return "CAST(extract(year FROM day) AS INTEGER)";
    case Grain::kMonth:
      return "CAST(extract(year FROM day) * 12 + extract(month FROM day) - 1 AS INTEGER)";
    case Grain::kDay:
      break;
  }
  return "date_diff('day', DATE '1970-01-01', day)";
}

int32_t period_day(Grain grain, int64_t number) {
  const auto n = static_cast<int>(number);
  return grain == Grain::kYear    ? make_day(n, 1, 1).days
         : grain == Grain::kMonth ? make_day(n / 12, n % 12 + 1, 1).days
                                  : n;
}

void append(RollupRows& rows, const Row& row, bool weighed, bool spans) {
  rows.keys.push_back(row.key);
  rows.records.push_back(row.records);
  if (weighed) rows.weights.push_back(row.weight);
  if (spans) rows.first.push_back(row.first), rows.last.push_back(row.last);
}

}  // namespace

class RollupReader {
 public:
  RollupReader(duck::Connection& connection, const Plan& plan, bool for_many)
      : c_(connection),
        plan_(plan),
        many_(for_many),
        lasts_(plan.metric.kind == MeasureKind::kStock),
        weighed_(is_weighed(plan.metric.kind)),
        grain_(for_many ? Grain::kDay : grain_of(plan)) {}

  Result<std::shared_ptr<const Rollup>> read(const std::vector<std::string>& columns) {
    for (const auto& column : columns) {
      const auto at = std::ranges::find(plan_.columns, column) - plan_.columns.begin();
      const auto type = type_of(plan_.types.at(static_cast<size_t>(at)));
      if (type == ValueType::kNone) return nullptr;
      coders_.emplace_back(column, type);
      names_.push_back(column), types_.push_back(type);
    }
    PLENARY_TRY(read_rows());
    auto rollup = std::make_shared<Rollup>();
    if (!pack(*rollup)) return nullptr;
    fill(*rollup);
    return rollup;
  }

 private:
  std::string sql() const {
    std::string cast, list, numbers;
    for (size_t i = 0; i < names_.size(); ++i) {
      cast += fmt::format("CAST({} AS {}), ", names_[i], type_name(types_[i]));
      list += names_[i] + ", ";
    }
    const size_t keys = names_.size() + 2;
    for (size_t i = 1; i <= keys; ++i) numbers += fmt::format("{}{}", i == 1 ? "" : ", ", i);
    const std::string from_start = "date_diff('day', DATE '1970-01-01', {})";
    std::string period = period_sql(grain_), within = many_ ? "true" : window_condition(plan_), where,
                first = "min(day)", last = "max(day)";
    if (lasts_) period = "from_day", within = "to_day", first = "min(from_day)", last = "min(to_day)";
    if (!lasts_ && plan_.query->as_of && !many_)
      where = fmt::format(" WHERE day <= {}", day_literal(*plan_.query->as_of));
    const auto days = many_ && !lasts_
                          ? std::string("CAST(NULL AS BIGINT), CAST(NULL AS BIGINT)")
                          : fmt::format(fmt::runtime("CAST(" + from_start + " AS BIGINT), CAST(" +
                                                     from_start + " AS BIGINT)"),
                                        "first_day", "last_day");
    return fmt::format(
        "SELECT {0}{1}, {2}, {3}, CAST(records AS BIGINT), weight FROM (SELECT {4}{5} AS period, {6} AS "
        "within, count(*) AS "
        "records, {7} AS weight{8} FROM ({9}) f{10} GROUP BY {11})",
        cast, lasts_ ? "CAST(0 AS BIGINT)" : "CAST(period AS BIGINT)",
        lasts_ ? "CAST(1 AS BIGINT)" : "CAST(within AS BIGINT)", days, list, period, within,
        weighed_ ? "CAST(sum(weight) AS DOUBLE)" : "CAST(0 AS DOUBLE)",
        many_ && !lasts_ ? "" : fmt::format(", {} AS first_day, {} AS last_day", first, last),
        plan_.metric.sql, where, numbers);
  }

  Status read_rows() {
    const size_t at = names_.size();
    return c_.each_chunk(sql(), [&](const duck::Chunk& chunk) {
      for (size_t r = 0; r < chunk.rows(); ++r) {
        for (size_t i = 0; i < at; ++i) coders_[i].add(chunk, i, r);
        const auto day = [&](size_t column) {
          return chunk.said(column, r) ? static_cast<int32_t>(chunk.integer(column, r)) : kNoDay;
        };
        Row row;
        row.period = chunk.said(at, r) ? period_day(grain_, chunk.integer(at, r)) : kNoDay;
        row.inside = chunk.integer(at + 1, r) != 0;
        row.first = day(at + 2), row.last = day(at + 3);
        row.records = static_cast<uint32_t>(chunk.integer(at + 4, r));
        row.weight = chunk.said(at + 5, r) ? chunk.real(at + 5, r) : 0;
        rows_.push_back(row);
      }
      return true;
    });
  }

  bool pack(Rollup& rollup) {
    int shift = 0;
    for (auto& coder : coders_) {
      std::vector<uint32_t> codes;
      auto column = coder.finish(codes);
      const int bits = std::bit_width(column.codes - 1);
      if (shift + bits > 63) return false;
      column.shift = shift;
      column.mask = (uint64_t{1} << bits) - 1;
      for (size_t r = 0; r < rows_.size(); ++r) rows_[r].key |= static_cast<uint64_t>(codes[r]) << shift;
      shift += bits;
      rollup.columns_.push_back(std::move(column));
    }
    return true;
  }

  void fill(Rollup& rollup) {
    std::ranges::sort(rows_, {}, [](const Row& row) { return std::tuple(!row.inside, row.period, row.key); });
    const bool plain = !weighed_ || std::ranges::all_of(rows_, [](const Row& row) {
      return row.weight == static_cast<double>(row.records);
    });
    rollup.single_ = !many_;
    RollupRows days;
    for (size_t i = 0; i < rows_.size(); ++i) {
      const auto& row = rows_[i];
      auto& into = row.inside ? days : rollup.outside_;
      const bool fresh = i == 0 || rows_[i - 1].inside != row.inside || rows_[i - 1].period != row.period;
      if (fresh) into.segments.push_back(segment_of(row, into.keys.size()));
      append(into, row, !plain, !many_ || lasts_);
      into.segments.back().end = into.keys.size();
    }
    rows_ = {};
    days.shrink(), rollup.outside_.shrink();
    if (many_ && !lasts_) {
      auto months = coarser_rows(days, false);
      rollup.years_ = LateRows(coarser_rows(months, true));
      rollup.months_ = LateRows(std::move(months));
    }
    rollup.days_ = LateRows(std::move(days));
  }

  Segment segment_of(const Row& row, size_t begin) const {
    const bool dated = row.period != kNoDay;
    const bool period = dated && !lasts_ && grain_ != Grain::kNone;
    return {period ? std::optional(Day{row.period}) : std::nullopt, begin, begin, dated};
  }

  duck::Connection& c_;
  const Plan& plan_;
  const bool many_, lasts_, weighed_;
  const Grain grain_;
  std::vector<Coder> coders_;
  std::vector<std::string> names_;
  std::vector<ValueType> types_;
  std::vector<Row> rows_;
};

Result<std::shared_ptr<const Rollup>> read_rollup(duck::Connection& connection, const Plan& plan,
                                                  const std::vector<std::string>& columns, bool for_many) {
  return RollupReader(connection, plan, for_many).read(columns);
}

}  // namespace plenary

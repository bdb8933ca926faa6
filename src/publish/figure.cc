#include "publish/figure.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "publish/notice.h"
#include "publish/number_text.h"
#include "publish/question.h"

namespace plenary {
namespace {

constexpr size_t kMostSeries = 8;
constexpr size_t kMostRows = 24;

using Labels = std::vector<std::string>;

std::string label_of(const std::optional<std::string>& label) { return label.value_or("unknown"); }

// The greatest first where a page has no room for all; then back in the order of their names: no ranking.
std::vector<std::string> leading(const std::map<std::string, double>& totals, size_t most) {
  std::vector<std::pair<double, std::string>> order;
  for (const auto& [label, total] : totals) order.emplace_back(-total, label);
  std::ranges::sort(order);
  if (order.size() > most) order.resize(most);
  std::vector<std::string> names;
  for (auto& [unused, label] : order) names.push_back(std::move(label));
  std::ranges::sort(names);
  return names;
}

RankedBars bars(const Answer& a, size_t part) {
  RankedBars chart{.unit = a.result.parts[part].unit, .kind = kind_of(a, part)};
  std::map<std::string, double> totals;
  for (const auto& row : a.result.rows) totals[label_of(row.labels[0])] += row.values[part].value;
  const auto shown = leading(totals, kMostRows);
  for (const auto& row : a.result.rows) {
    const auto label = label_of(row.labels[0]);
    if (std::ranges::binary_search(shown, label))
      chart.rows.push_back({.label = label, .value = to_value(row.values[part])});
  }
  return chart;
}

TimeLines lines(const Answer& a, size_t part, Day today) {
  const size_t time = a.result.by.size() - 1;
  std::map<std::string, std::map<std::string, Value>> series;
  std::map<std::string, double> totals;
  std::set<std::string> periods;
  for (const auto& row : a.result.rows) {
    if (!row.labels[time]) continue;
    const auto label = time == 0 ? std::string(a.result.parts[part].unit) : label_of(row.labels[0]);
    series[label][*row.labels[time]] = to_value(row.values[part]);
    totals[label] += row.values[part].value;
    periods.insert(*row.labels[time]);
  }
  TimeLines chart{.unit = a.result.parts[part].unit, .kind = kind_of(a, part)};
  // A line over years shows the years without data too, as gaps.
  if (!periods.empty() && periods.begin()->size() == 4)
    for (int y = std::stoi(*periods.begin()); y < std::stoi(*periods.rbegin()); ++y)
      periods.insert(std::to_string(y));
  chart.periods.assign(periods.begin(), periods.end());
  chart.last_is_partial = !periods.empty() && *periods.rbegin() == std::to_string(civil(today).year);
  for (const auto& label : leading(totals, kMostSeries)) {
    TimeLines::Series line{.label = label};
    for (const auto& period : chart.periods) {
      const auto found = series[label].find(period);
      line.values.push_back(found == series[label].end() ? Value::no_data() : found->second);
    }
    chart.series.push_back(std::move(line));
  }
  chart.small_multiples = chart.series.size() > 3;
  return chart;
}

ShareBars shares(const Answer& a, size_t part) {
  const size_t last = a.result.by.size() - 1;
  std::map<std::string, std::map<std::string, Value>> rows;
  std::set<std::string> parts;
  bool unknown = false;
  for (const auto& row : a.result.rows) {
    const auto name = label_of(row.labels[last]);
    row.labels[last] ? static_cast<void>(parts.insert(name)) : static_cast<void>(unknown = true);
    rows[last == 0 ? "all" : label_of(row.labels[0])][name] = to_value(row.values[part]);
  }
  ShareBars chart{.unit = a.result.parts[part].unit, .kind = kind_of(a, part)};
  chart.parts.assign(parts.begin(), parts.end());
  if (unknown) {
    chart.unknown = chart.parts.size();
    chart.parts.push_back("unknown");
  }
  for (auto& [label, values] : rows) {
    ShareBars::Row row{.label = label};
    for (const auto& name : chart.parts)
      row.amounts.push_back(values.contains(name) ? values[name] : Value::of(0));
    chart.rows.push_back(std::move(row));
  }
  return chart;
}

DataTable data_table(const Answer& a) {
  DataTable table;
  for (const auto* slice : a.result.by) table.columns.push_back({.heading = slice->title});
  for (size_t i = 0; i < a.result.parts.size(); ++i)
    table.columns.push_back({.heading = i == 0 && a.result.parts[i].name == "value" ? a.result.parts[i].unit
                                                                                    : a.result.parts[i].name,
                             .kind = kind_of(a, i)});
  for (const auto& name : a.result.words) table.columns.push_back({.heading = name});
  if (a.snapshot.synthetic) table.columns.push_back({.heading = kSynthetic});
  for (const auto& row : a.result.rows) {
    auto& out = table.rows.emplace_back();
    for (const auto& label : row.labels) out.emplace_back(label_of(label));
    for (const auto& cell : row.values) out.emplace_back(to_value(cell));
    for (const auto& word : row.words) out.emplace_back(word);
    if (a.snapshot.synthetic) out.emplace_back(std::string(kSynthetic));
  }
  return table;
}

Coverage coverage_of(const Answer& a) {
  // The field that is known least often is what a reader must hear of.
  const FieldCoverage* least = nullptr;
  for (const auto& c : a.result.coverage)
    if (c.all > 0 && (least == nullptr || c.known * least->all < least->known * c.all)) least = &c;
  if (least == nullptr) return {};
  const auto field =
      least->field.ends_with("_id") ? least->field.substr(0, least->field.size() - 3) : least->field;
  return {.share = static_cast<double>(least->known) / static_cast<double>(least->all),
          .text = fmt::format("of {} records say the {}", least->all, field == "day" ? "date" : field)};
}

std::string quantity(const Answer& a, size_t part, const MeasureRow& row) {
  const auto kind = kind_of(a, part);
  const auto number = number_text(row.values[part].value, kind);
  return kind == NumberKind::kShare ? number : fmt::format("{} {}", number, a.result.parts[part].unit);
}

std::string name_of(const MeasureRow& row) {
  std::string name;
  for (const auto& label : row.labels) name += (name.empty() ? "" : ", ") + label_of(label);
  return name;
}

// One sentence that can be read aloud: the range for slices, first and last for periods.
std::string sentence(const Answer& a, const FigureSpec& spec) {
  const MeasureRow *low = nullptr, *high = nullptr, *first = nullptr, *last = nullptr;
  for (const auto& row : a.result.rows) {
    if (row.values[spec.part].state != CellState::kValue || !row.labels.back()) continue;
    const double value = row.values[spec.part].value;
    if (low == nullptr || value < low->values[spec.part].value) low = &row;
    if (high == nullptr || value > high->values[spec.part].value) high = &row;
    if (first == nullptr) first = &row;
    last = &row;
  }
  if (low == nullptr) return "";
  if (spec.shape == Shape::kLines && a.result.by.size() == 1 && first != last)
    return fmt::format("{} in {}, {} in {}.", quantity(a, spec.part, *first), name_of(*first),
                       quantity(a, spec.part, *last), name_of(*last));
  const double least = low->values[spec.part].value, most = high->values[spec.part].value;
  if (least == most && first != last) return fmt::format("Each: {}.", quantity(a, spec.part, *high));
  if (low == high) return fmt::format("{}: {}.", name_of(*high), quantity(a, spec.part, *high));
  return fmt::format("The most: {} ({}); the least: {} ({}).", name_of(*high), quantity(a, spec.part, *high),
                     name_of(*low), quantity(a, spec.part, *low));
}

// True when the first slice has one value in all rows.
bool of_one_value(const Answer& a) {
  std::set<std::optional<std::string>> values;
  for (const auto& row : a.result.rows) values.insert(row.labels[0]);
  return values.size() == 1;
}

// The answer to the same question without its first slice, which has one value only.
void drop_first_slice(Answer& a) {
  a.query.by.erase(a.query.by.begin());
  a.result.by.erase(a.result.by.begin());
  for (auto& row : a.result.rows) row.labels.erase(row.labels.begin());
  std::erase_if(a.result.coverage, [](const FieldCoverage& c) { return c.field == "body_id"; });
}

bool all_whole(const duck::Table& table, size_t column) {
  return std::ranges::all_of(table.rows, [column](const auto& row) {
    const auto* x = std::get_if<double>(&row[column]);
    return x == nullptr || *x == std::trunc(*x);
  });
}

}  // namespace

NumberKind kind_of(const Answer& a, size_t part) {
  const auto& p = a.result.parts[part];
  if (p.unit.starts_with("share") || p.name == "retention") return NumberKind::kShare;
  const auto kind = a.result.metric.kind;
  if (kind == MeasureKind::kMean || kind == MeasureKind::kMedian || p.name == "median")
    return NumberKind::kEstimate;
  return p.name == "hhi" || p.name == "effective_number" || a.result.metric.name == "contributions_fractional"
             ? NumberKind::kEstimate
             : NumberKind::kCount;
}

Value to_value(const Cell& cell) {
  switch (cell.state) {
    case CellState::kValue:
    case CellState::kNone:
      return Value::of(cell.value, cell.interval);
    case CellState::kUnknown:
      return Value::no_data();
    case CellState::kNotVisible:
      return Value::not_applicable("not visible in the channels on record");
    case CellState::kNotReached:
      return Value::not_applicable("fewer than half so far");
    case CellState::kNotApplicable:
      return Value::not_applicable();
    case CellState::kSuppressed:
      return Value::suppressed("too few to show");
  }
  return Value::no_data();
}

Result<std::optional<Figure>> make_figure(Reader& reader, const FigureSpec& spec, const MeasureQuery& window,
                                          Audience audience, const std::vector<Citation>& sources) {
  auto query = window;
  query.metric = spec.metric;
  query.by = spec.by;
  query.against = spec.against;
  PLENARY_LET(a, answer(reader, query, audience));
  if (spec.by[0] == "body" && of_one_value(a)) {
    // Where all that there is comes from one body, a cut by body says nothing.
    if (spec.by.size() == 1) return std::nullopt;
    drop_first_slice(a);
  }
  if (std::ranges::none_of(a.result.rows, [&](const MeasureRow& r) {
        return r.values[spec.part].state == CellState::kValue && r.labels[0];
      }))
    return std::nullopt;
  Figure figure;
  figure.title = spec.title;
  figure.slice = fmt::format("{} · {}", a.result.parts[spec.part].unit, a.result.metric.grain);
  if (spec.shape == Shape::kBars) figure.chart = bars(a, spec.part);
  if (spec.shape == Shape::kLines) figure.chart = lines(a, spec.part, query.today);
  if (spec.shape == Shape::kShares) figure.chart = shares(a, spec.part);
  if (spec.shape != Shape::kTable) figure.sentence = sentence(a, spec);
  figure.coverage = coverage_of(a);
  figure.definition = fmt::format("{} Measure: {}. Limits: {}.", a.result.metric.question,
                                  a.result.metric.measure, a.result.metric.limits);
  figure.sources = sources;
  figure.command = measure_command_line(a.query, a.audience);
  if (is_staff(audience)) figure.records_command = figure.command + " --records";
  figure.table = data_table(a);
  return figure;
}

Figure table_figure(std::string title, std::string note, const duck::Table& table) {
  Figure figure{.title = std::move(title), .sentence = std::move(note)};
  for (size_t i = 0; i < table.columns.size(); ++i)
    figure.table.columns.push_back(
        {table.columns[i].name, all_whole(table, i) ? NumberKind::kCount : NumberKind::kEstimate});
  for (const auto& row : table.rows) {
    auto& out = figure.table.rows.emplace_back();
    for (const auto& value : row) {
      if (const auto* n = std::get_if<int64_t>(&value))
        out.emplace_back(Value::of(static_cast<double>(*n)));
      else if (const auto* x = std::get_if<double>(&value))
        out.emplace_back(Value::of(*x));
      else
        out.emplace_back(duck::to_text(value));
    }
  }
  return figure;
}

}  // namespace plenary

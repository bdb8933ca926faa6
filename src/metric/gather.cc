#include "metric/gather.h"

#include <fmt/core.h>

#include <cmath>

namespace plenary {
namespace {

double settled(double value) {
  if (value == 0 || !std::isfinite(value)) return value;
  const double unit = std::pow(10.0, 11 - static_cast<int>(std::floor(std::log10(std::abs(value)))));
  return unit >= 1 ? std::round(value * unit) / unit : value;
}

std::string lines_sql(const Plan& plan, const LinesWanted& wanted) {
  auto list = slice_list(plan);
  const auto add = [&list](const std::string& column) { list += (list.empty() ? "" : ", ") + column; };
  if (wanted.day) add("day");
  for (const auto& column : wanted.columns) add(column);
  return fmt::format("SELECT {0}, CAST(sum(records) AS BIGINT){1} FROM ({2}) GROUP BY {0} ORDER BY {0}", list,
                     wanted.weight ? ", sum(weight)" : "", sliced(plan, true));
}

}  // namespace

std::vector<std::optional<std::string>> labels_of(const std::vector<duck::Value>& row, size_t count) {
  std::vector<std::optional<std::string>> labels;
  for (size_t i = 0; i < count; ++i)
    labels.push_back(std::holds_alternative<std::monostate>(row[i]) ? std::nullopt
                                                                    : std::optional(duck::to_text(row[i])));
  return labels;
}

Cell cell(const std::optional<double>& value) { return cell(value, std::nullopt); }

Cell cell(const std::optional<double>& value, const std::optional<Interval>& interval) {
  if (!value || !std::isfinite(*value)) return {};
  Cell out{CellState::kValue, settled(*value), std::nullopt};
  if (interval && std::isfinite(interval->low) && std::isfinite(interval->high))
    out.interval = Interval{settled(interval->low), settled(interval->high)};
  return out;
}

Status gather(duck::Connection& connection, const Plan& plan, const LinesWanted& wanted,
              MeasureResult& result, const CloseRow& close) {
  const size_t n = plan.by.size();
  std::vector<std::vector<duck::Value>> rows;
  MeasureRow current;
  const auto flush = [&] {
    if (rows.empty()) return;
    std::vector<Line> lines;
    for (const auto& row : rows) lines.push_back(Line(row).subspan(n));
    close(current, lines);
    result.rows.push_back(std::move(current));
    rows.clear();
  };
  PLENARY_TRY(
      connection.each_row(lines_sql(plan, wanted), {}, [&](const auto&, const std::vector<duck::Value>& row) {
        auto labels = labels_of(row, n);
        if (rows.empty() || labels != current.labels) {
          flush();
          current = MeasureRow{};
          current.labels = std::move(labels);
        }
        rows.push_back(row);
        return true;
      }));
  flush();
  return {};
}

}  // namespace plenary

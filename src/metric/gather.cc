#include "metric/gather.h"

#include <cmath>

namespace plenary {
namespace {

double settled(double value) {
  if (value == 0 || !std::isfinite(value)) return value;
  const double unit = std::pow(10.0, 11 - static_cast<int>(std::floor(std::log10(std::abs(value)))));
  return unit >= 1 ? std::round(value * unit) / unit : value;
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

Status gather(duck::Connection& connection, const Plan& plan, const std::string& sql, MeasureResult& result,
              const std::function<void(MeasureRow&, std::span<const Line>)>& close) {
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
  PLENARY_TRY(connection.each_row(sql, {}, [&](const auto&, const std::vector<duck::Value>& row) {
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

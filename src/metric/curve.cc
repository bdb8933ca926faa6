#include "metric/curve.h"

#include <fmt/core.h>

#include "metric/gather.h"

namespace plenary {
namespace {

Status check_kind(const Metric& asked) {
  if (asked.kind == MeasureKind::kSurvival) return {};
  PLENARY_LET(all, catalogue());
  std::string names;
  for (const auto& metric : all)
    if (metric.kind == MeasureKind::kSurvival) names += (names.empty() ? "" : ", ") + metric.name;
  return fail(ErrorKind::kUsage, fmt::format("curve: {} is not about how long something lasts; these are: {}",
                                             asked.name, names));
}

MeasureRow point_of(const MeasureRow& row, const CurvePoint& point) {
  MeasureRow out = row;
  out.curve.clear();
  out.values = {cell(point.after), cell(point.ended, point.interval),
                cell(static_cast<double>(point.at_risk))};
  return out;
}

}  // namespace

Result<MeasureResult> curves(const MeasureResult& answer) {
  PLENARY_TRY(check_kind(answer.metric));
  auto out = answer;
  out.parts = {{"after", answer.metric.unit}, {"ended", "share", true}, {"at_risk", "records"}};
  out.rows.clear();
  for (const auto& row : answer.rows) {
    for (const auto& point : row.curve) out.rows.push_back(point_of(row, point));
    if (!row.curve.empty()) continue;
    out.rows.push_back(row);
    out.rows.back().values.assign(out.parts.size(), Cell{row.values.front().state, 0, std::nullopt});
  }
  out.notes.emplace_back("A curve ends where fewer than one in twenty is still watched");
  return out;
}

}  // namespace plenary

#include "metric/rates.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "metric/gather.h"
#include "stats/shrinkage.h"

namespace plenary {
namespace {

// A share whose weights are all alike is one of its records.
bool of_records(const MeasureRow& row) {
  if (row.known == 0 || row.values[0].state != CellState::kValue) return false;
  const double share = static_cast<double>(row.hits) / static_cast<double>(row.known);
  return std::abs(share - row.values[0].value) < 1e-9;
}

// Rows of one period are drawn toward each other.
void shrink(MeasureResult& result, const Units& units) {
  std::map<std::optional<std::string>, std::vector<MeasureRow*>> periods;
  for (auto& row : result.rows) {
    row.values.push_back({CellState::kNotApplicable, 0, std::nullopt});
    if (known_unit(row, units) && of_records(row))
      periods[units.time ? row.labels[*units.time] : std::nullopt].push_back(&row);
  }
  for (auto& [unused, rows] : periods) {
    std::vector<double> hits, known;
    for (const auto* row : rows) {
      hits.push_back(static_cast<double>(row->hits));
      known.push_back(static_cast<double>(row->known));
    }
    const auto shrunk = rows.size() < 2 ? std::nullopt : shrink_shares(hits, known);
    for (size_t i = 0; shrunk && i < rows.size(); ++i) rows[i]->values.back() = cell(shrunk->shrunk[i]);
  }
}

}  // namespace

Units units_of(const MeasureResult& result) {
  Units units;
  units.comparable = std::ranges::none_of(result.by, [](const Slice* s) { return s->overlapping; });
  for (size_t i = 0; i < result.by.size(); ++i)
    if (result.by[i]->time) units.time = i;
  units.comparable &= result.by.size() > (units.time ? 1u : 0u);
  return units;
}

bool known_unit(const MeasureRow& row, const Units& units) {
  for (size_t i = 0; i < row.labels.size(); ++i)
    if (i != units.time && !row.labels[i]) return false;
  return true;
}

void add_share_intervals(MeasureResult& result) {
  result.parts[0].interval = true;
  bool weighted = false, known = false;
  for (auto& row : result.rows) {
    if (of_records(row))
      row.values[0] = cell(row.values[0].value, wilson_interval(static_cast<uint64_t>(row.hits),
                                                                static_cast<uint64_t>(row.known)));
    else
      weighted |= row.known > 0;
    known |= row.known > 0;
  }
  if (!known) return;
  if (weighted)
    result.notes.push_back("Shares of unequal weights have no interval: their records are no trials");
  else
    result.notes.push_back("Interval of a share 95 %: Wilson's score");
  const auto units = units_of(result);
  if (!units.comparable || result.rows.size() < 2) return;
  result.parts.push_back({"shrunk", result.parts[0].unit});
  shrink(result, units);
  result.notes.push_back(
      "shrunk: drawn toward the share of all rows, the more the fewer records there are (empirical Bayes, "
      "Marshall)");
}

bool counts_events(const MeasureResult& result) {
  if (result.metric.kind == MeasureKind::kCountDistinct) return true;
  return result.metric.kind == MeasureKind::kSum &&
         std::ranges::all_of(result.rows, [](const MeasureRow& row) {
           return row.values[0].state != CellState::kValue ||
                  row.values[0].value == static_cast<double>(row.records);
         });
}

void add_count_intervals(MeasureResult& result) {
  if (!counts_events(result))
    return result.notes.push_back("No interval: a sum of weights is no count of events");
  result.parts[0].interval = true;
  for (auto& row : result.rows) {
    auto& value = row.values[0];
    const bool counted = value.state == CellState::kValue || value.state == CellState::kNone;
    if (counted) value.interval = poisson_interval(static_cast<uint64_t>(value.value));
  }
  result.notes.push_back(
      "Interval of a count 95 %: exact Poisson, as if every event came by itself; what comes in groups "
      "scatters "
      "more (--trend fits that)");
}

}  // namespace plenary

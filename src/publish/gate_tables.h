// What of one question an audience may not see: read off the tables behind it (gate_decided.h).
#pragma once
#include <map>
#include <memory>
#include <vector>

#include "publish/gate_decided.h"

namespace plenary {

class GateTables {
 public:
  static Result<GateTables> make(duck::Connection& connection, const MeasureQuery& query,
                                 const MeasureResult& result, const GateRules& rules);

  /// Says why the rows of the question are withheld, by the labels of those slices of its `by` that `which`
  /// names (positions): all of them, or all but one for the sums over it. What is not in the map is shown.
  std::map<Labels, Reason> rows(const std::vector<size_t>& which) const;

  /// Whether a slice of `by` shares its axis with a filter or another slice.
  bool entangled(size_t slice) const;

 private:
  using Level = DecidedTables::Level;

  GateTables(const MeasureQuery& query, const MeasureResult& result,
             std::shared_ptr<const DecidedTables> tables)
      : query_(query), by_(result.by), tables_(std::move(tables)) {}
  std::optional<std::string> label_of(const Level& level, const Labels& labels, const Slice& slice) const;
  bool within(const Level& level, const Labels& labels) const;
  Level level_of(const std::vector<size_t>& which) const;
  Level level_without_filters(const std::vector<size_t>& which) const;
  const std::vector<Axis>& axes() const { return tables_->axes(); }

  MeasureQuery query_;
  std::vector<const Slice*> by_;
  std::shared_ptr<const DecidedTables> tables_;
};

}  // namespace plenary

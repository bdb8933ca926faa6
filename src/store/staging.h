#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "base/result.h"
#include "duck/duck.h"
#include "record/batch.h"

namespace plenary {

/// Appends batches to the tables stage.<noun>, which live in memory beside the store.
class Staging {
 public:
  /// Makes the staging tables in an attached database.
  static Result<Staging> make(duck::Connection& connection);

  /// Appends the records of one unit; `unit_id` and the position in the batch name each row.
  Status append(int32_t unit_id, const Batch& batch);

  /// Sends what is still in hand; the tables are complete afterwards.
  Status flush();

  /// Rows appended since `make`, by noun in the order of nouns().
  const std::vector<uint64_t>& counts() const { return counts_; }

 private:
  explicit Staging(duck::Connection& connection) : connection_(&connection) {}
  duck::Connection* connection_;
  std::vector<std::unique_ptr<duck::Appender>> appenders_;  // opened at the first row of a noun
  std::vector<uint64_t> counts_;
};

}  // namespace plenary

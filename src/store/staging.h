#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "duck/duck.h"
#include "record/batch.h"
#include "store/references.h"

namespace plenary {

/// Appends batches to the tables stage.<noun>, which live beside the store for as long as an import lasts.
class Staging {
 public:
  /// Makes the staging tables in an attached database.
  static Result<Staging> make(duck::Connection& connection);

  /// Appends records of one unit; `unit_id` and their position in the unit name each row. A unit may come in
  /// several batches, one after another: `seq` is the position of the batch's first record, and then that of
  /// the next one's.
  Status append(int32_t unit_id, const Batch& batch, int32_t& seq);

  /// Sends what is still in hand; the tables are complete afterwards.
  Status flush();

  /// Rows appended since `make`, by noun in the order of nouns().
  const std::vector<uint64_t>& counts() const { return counts_; }

 private:
  /// What becomes of each field of a noun, in the order of fields().
  struct Plan {
    std::vector<Reference> references;
    std::vector<bool> within;
    int body = -1;  ///< the field that says the body, within which names of people and groups are read
  };
  struct Row;
  explicit Staging(duck::Connection& connection);
  template <class Record>
  Status append_row(size_t noun, const Record& record, int32_t unit_id, int32_t seq);

  duck::Connection* connection_;
  std::vector<std::unique_ptr<duck::Appender>> appenders_;  // opened at the first row of a noun
  std::vector<uint64_t> counts_;
  std::vector<Plan> plans_;
  std::vector<TextNumbers> numbers_;
};

}  // namespace plenary

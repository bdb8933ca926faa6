// Tables of a report whose head says what the columns are: people, documents with their sources, actions.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "import/minutes_report.h"

namespace plenary::minutes {

/// What a column holds, told by its head.
enum class Column : uint8_t {
  kOther,
  kPerson,
  kSpeaker,
  kModerator,
  kOrganization,
  kCountry,
  kOffice,
  kMode,
  kDocument,
  kSource,
  kTitle,
  kAction,
  kOwner,
  kDue,
  kStatus,
  kNumber,
  kTime
};

struct Table {
  size_t section = 0;
  std::vector<Column> columns;
  std::vector<size_t> rows;  ///< indices of lines
  bool has(Column column) const;
  /// Returns the cell of a row under a column; empty when there is none.
  std::string_view cell(const Report& report, size_t row, Column column) const;
};

/// Finds the tables whose first row is a head that names at least two columns.
std::vector<Table> tables_of(const Report& report);

}  // namespace plenary::minutes

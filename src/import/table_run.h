// From rows to records: the mapping entry, bound to a sheet, applied row by row.
#pragma once
#include <string>
#include <unordered_set>

#include "import/format.h"
#include "import/table_bind.h"
#include "import/table_rows.h"

namespace plenary::table {

/// What a pass over one sheet works with; all outlive it.
struct RunInput {
  const Mapping& mapping;
  const ImportOptions& options;
  const Sheet& sheet;
  const Header& header;
  const std::vector<size_t>& rows;  ///< positions of the rows that are data
};

/// Makes the records of one entry. Rows that cannot be used become rejects with their row number; a date
/// column that can be read in two ways is one reject and no records. `seen` keeps the records of a `distinct`
/// entry.
void run(const RunInput& input, const Bound& bound, std::unordered_set<std::string>& seen, Batch& out);

}  // namespace plenary::table

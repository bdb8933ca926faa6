// From rows to records: the mapping entry, bound to a sheet, applied row by row.
#pragma once
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

#include "import/format.h"
#include "import/table_bind.h"
#include "import/table_rows.h"

namespace plenary::table {

/// One mapping entry applied to the rows of one sheet, which may come in parts. Rows that cannot be used
/// become rejects with their row number; a date column that can be read in two ways is one reject and no
/// records. First all rows are looked at (where `looks_at` some column), then `settle`, then the records are
/// made.
class Run {
 public:
  /// What it works with outlives it; `seen` keeps the records of a `distinct` entry.
  Run(const Mapping& mapping, const ImportOptions& options, const Header& header, const Bound& bound,
      std::unordered_set<std::string>& seen, Batch& out);
  Run(Run&&) noexcept;
  Run& operator=(Run&&) noexcept;
  ~Run();

  /// True when the texts of this column say which form its dates have, since nobody declared one.
  bool looks_at(int column) const;
  void look(const Sheet& sheet, const std::vector<size_t>& rows);
  /// Decides on forms of dates. False: there is a column that can be read in two ways, and no records.
  bool settle(const Sheet& sheet);
  /// Makes the records of the rows at these positions.
  void records(const Sheet& sheet, const std::vector<size_t>& rows);

 private:
  class Runner;
  std::unique_ptr<Runner> runner_;
};

}  // namespace plenary::table

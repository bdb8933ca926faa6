// The parts of an XLSX workbook (ISO/IEC 29500, SpreadsheetML), apart from the archive that they come in.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "import/table_cells.h"
#include "import/table_zip.h"

namespace plenary::table {

/// What the cells of all sheets refer to.
struct WorkbookContext {
  std::vector<std::string_view> shared;  ///< shared strings
  std::vector<bool> date_styles;         ///< by style: its number format shows a date
  bool from_1904 = false;
};

/// Reads a workbook from its unpacked parts (names in lower case); the parts are used up.
Result<Table> read_workbook(Parts& parts);

/// True when a number format shows a date: "dd/mm/yyyy", "[$-409]d-mmm-yy"; not "0.00" and not a time alone.
bool is_date_format(std::string_view format);

/// Reads the shared strings; each with all its runs, without phonetic guides.
std::vector<std::string_view> read_shared_strings(std::string& xml, Arena& arena);

/// Reads one sheet; XML that is cut off or damaged fails.
Result<Sheet> read_sheet(std::string_view name, std::string& xml, const WorkbookContext& context,
                         Table& table);

}  // namespace plenary::table

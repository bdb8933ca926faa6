// The content of an ODS spreadsheet (ISO/IEC 26300, OpenDocument), apart from the archive that it comes in.
#pragma once
#include <string>

#include "import/table_cells.h"

namespace plenary::table {

/// Reads the tables of content.xml; the text is used up.
Result<Table> read_ods_content(std::string& xml);

}  // namespace plenary::table

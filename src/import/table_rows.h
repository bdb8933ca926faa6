// Which rows of a sheet are data: totals, headings and damaged rows are told and left out.
#pragma once
#include <vector>

#include "import/table_header.h"
#include "record/batch.h"

namespace plenary::table {

/// Returns the positions of the rows below the header that are data; the others become rejects.
std::vector<size_t> data_rows(const Sheet& sheet, const Header& header, Batch& out);

/// Puts the sheet's name before a reason: "sheet 'Members': ...".
std::string in_sheet(const Sheet& sheet, std::string_view reason);

}  // namespace plenary::table

#pragma once
#include <string>

#include "publish/html_report.h"

namespace plenary {

/// Writes the table as HTML; `caption` is read out before it.
std::string html_table(const DataTable& table, const std::string& caption);

/// Writes the table as CSV (RFC 4180, UTF-8 with byte-order mark for spreadsheets), numbers at full
/// precision, the ends of intervals in columns of their own. A text that a spreadsheet would run as a formula
/// gets an apostrophe in front.
std::string csv_table(const DataTable& table);

/// Returns the text as a data: link, to download it without a server.
std::string data_link(const std::string& media_type, const std::string& bytes);

}  // namespace plenary

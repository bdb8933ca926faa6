#include "identity/names_file.h"

#include <algorithm>

#include "base/text.h"

namespace plenary {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

std::vector<CsvRow> parse_csv(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  std::vector<CsvRow> rows;
  CsvRow row{1, {}};
  std::string cell;
  bool quoted = false, begun = false;  // inside quotes; the row has a byte
  size_t line = 1;
  const auto end_row = [&] {
    row.cells.push_back(std::move(cell));
    cell.clear();
    if (begun) rows.push_back(std::move(row));
    row = {line + 1, {}};
    begun = false;
  };
  for (size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (quoted) {
      if (c == '\n') ++line;
      if (c != '"')
        cell += c;
      else if (i + 1 < bytes.size() && bytes[i + 1] == '"')
        cell += bytes[++i];
      else
        quoted = false;
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') ++i;
      end_row();
      ++line;
    } else if (begun = true; c == ',') {
      row.cells.push_back(std::move(cell));
      cell.clear();
    } else if (c == '"' && cell.empty()) {
      quoted = true;
    } else {
      cell += c;
    }
  }
  if (begun || quoted) end_row();
  return rows;
}

Result<std::vector<NameRow>> read_names(std::string_view bytes) {
  auto rows = parse_csv(bytes);
  if (rows.empty()) return fail(ErrorKind::kUsage, "the list is empty: give a CSV file with a column raw");
  const auto column = [&header = rows.front().cells](std::string_view name) {
    const auto found = std::ranges::find_if(
        header, [name](const auto& cell) { return equals_ignoring_case(trim(cell), name); });
    return static_cast<size_t>(found - header.begin());
  };
  const size_t raw = column("raw"), country = column("country"), domain = column("domain"),
               mail = column("mail");
  if (raw == rows.front().cells.size())
    return fail(ErrorKind::kUsage, "the list has no column raw: name the column of names raw");
  std::vector<NameRow> names;
  names.reserve(rows.size() - 1);
  for (size_t i = 1; i < rows.size(); ++i) {
    auto& cells = rows[i].cells;
    const auto cell = [&cells, width = rows.front().cells.size()](size_t at) {
      return at < width && at < cells.size() ? std::move(cells[at]) : std::string();
    };
    names.push_back({cell(raw), cell(country), cell(domain), cell(mail)});
  }
  return names;
}

void append_csv(std::string& out, std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace plenary

#include "import/indicators_table.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "base/text.h"
#include "import/table_header.h"

namespace plenary {

std::unexpected<Error> NamedTable::fault(size_t row, std::string_view reason) const {
  return fail(ErrorKind::kInput, fmt::format("{}:{}: {}", path_, line(row), reason));
}

std::unexpected<Error> NamedTable::fault(std::string_view reason) const {
  return fail(ErrorKind::kInput, fmt::format("{}: {}", path_, reason));
}

Result<NamedTable> NamedTable::read(const std::string& path, std::string_view bytes) {
  NamedTable out;
  out.path_ = path;
  auto read = table::read_table(table::is_table_name(path) ? path : path + ".csv", bytes, {});
  if (!read) return out.fault(read.error().message);
  out.table_ = std::move(*read);
  for (const auto& note : out.table_.notes)
    return fail(ErrorKind::kInput, fmt::format("{}:{}: {}", path, note.line, note.reason));
  if (out.table_.sheets.empty()) return out.fault("holds no table");
  const auto& sheet = out.table_.sheets.front();
  auto header = table::read_header(sheet, 0);
  if (!header) return out.fault(header.error().message);
  out.names_ = header->names;
  out.rows_.assign(sheet.rows.begin() + static_cast<std::ptrdiff_t>(header->first_row), sheet.rows.end());
  std::set<std::string> seen;
  for (const auto& name : out.names_)
    if (!name.empty() && !seen.insert(ascii_lower(name)).second)
      return out.fault(fmt::format("two columns are named '{}'", printable(name)));
  for (size_t r = 0; r < out.rows_.size(); ++r)
    if (sheet.exact_width && out.rows_[r].count != out.names_.size())
      return out.fault(
          r, fmt::format("has {} cells where the header has {}", out.rows_[r].count, out.names_.size()));
  return out;
}

std::optional<size_t> NamedTable::find(std::string_view column) const {
  for (size_t i = 0; i < names_.size(); ++i)
    if (equals_ignoring_case(names_[i], column)) return i;
  return {};
}

std::string_view NamedTable::text(size_t row, std::optional<size_t> column) const {
  if (!column || *column >= rows_[row].count) return {};
  const auto t = trim(table_.sheets.front().cells_of(rows_[row])[*column].text);
  return t == "NA" ? std::string_view() : t;
}

Result<std::optional<double>> NamedTable::number(size_t row, std::optional<size_t> column) const {
  const auto t = text(row, column);
  if (t.empty()) return std::optional<double>();
  double value = 0;
  const auto [end, error] = std::from_chars(t.data(), t.data() + t.size(), value);
  if (error != std::errc{} || end != t.data() + t.size() || !std::isfinite(value))
    return fault(row, fmt::format("the column {} is of numbers, but here is '{}' (write 1234.5; empty or NA "
                                  "where there is no value)",
                                  printable(names_[*column]), printable(clean(t, 60))));
  return std::optional<double>(value);
}

}  // namespace plenary

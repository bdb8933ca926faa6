#include "import/table_header.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace plenary::table {
namespace {

constexpr size_t kListed = 40;  // names told of a wide table

// Splits "Name#2" into name and number; the number is 0 when there is none.
std::pair<std::string_view, size_t> numbered(std::string_view name) {
  const size_t mark = name.rfind('#');
  size_t number = 0;
  if (mark == std::string_view::npos || mark + 1 == name.size()) return {name, 0};
  const auto [end, error] = std::from_chars(name.data() + mark + 1, name.data() + name.size(), number);
  if (error != std::errc{} || end != name.data() + name.size()) return {name, 0};
  return {name.substr(0, mark), number};
}

}  // namespace

std::string column_letters(size_t column) {
  std::string letters;
  for (size_t n = column + 1; n > 0; n = (n - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
  return letters;
}

Result<int> Header::find(std::string_view name) const {
  std::vector<size_t> found;
  for (size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) found.push_back(i);
  if (found.size() == 1) return static_cast<int>(found[0]);
  if (found.size() > 1) {
    std::string places;
    for (const size_t i : found) places += fmt::format("{}{}", places.empty() ? "" : ", ", column_letters(i));
    return fail(ErrorKind::kInput, fmt::format("{} columns are named '{}' ({}): say '{}#1', '{}#2' ...",
                                               found.size(), name, places, name, name));
  }
  const auto [base, number] = numbered(name);
  for (size_t i = 0, seen = 0; number > 0 && i < names.size(); ++i)
    if (names[i] == base && ++seen == number) return static_cast<int>(i);
  return -1;
}

std::string Header::list() const {
  std::string out;
  for (size_t i = 0; i < std::min(names.size(), kListed); ++i)
    if (!names[i].empty()) out += fmt::format("{}'{}'", out.empty() ? "" : ", ", clean(names[i], 80));
  if (names.size() > kListed) out += fmt::format(" and {} more", names.size() - kListed);
  return out;
}

Result<Header> read_header(const Sheet& sheet, uint32_t header_row) {
  if (!sheet.header.empty()) return Header{0, 0, sheet.header};
  for (size_t i = 0; i < sheet.rows.size(); ++i) {
    const Row& row = sheet.rows[i];
    if (header_row != 0 && row.line != header_row) continue;
    Header header{row.line, i + 1, {}};
    for (const auto& cell : sheet.cells_of(row)) header.names.push_back(clean(cell.text));
    return header;
  }
  return fail(ErrorKind::kInput, fmt::format("row {} is to be the header but has no values", header_row));
}

}  // namespace plenary::table

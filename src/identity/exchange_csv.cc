#include "identity/exchange_csv.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"

namespace plenary {
namespace {

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {}

  bool done() const { return at_ >= text_.size(); }
  const char* fault() const { return fault_; }

  CsvTable::Row row() {
    CsvTable::Row row{line_, {}};
    fault_ = nullptr;
    do row.cells.push_back(cell());
    while (more());
    const auto end = std::min(text_.find('\n', at_), text_.size());
    at_ = end + 1;
    ++line_;
    return row;
  }

 private:
  bool more() {
    if (fault_ || at_ >= text_.size() || text_[at_] != ',') return false;
    ++at_;
    return true;
  }

  std::string cell() {
    if (at_ < text_.size() && text_[at_] == '"') return quoted();
    const auto end = std::min(text_.find_first_of(",\n", at_), text_.size());
    const auto cell = text_.substr(at_, end - at_);
    at_ = end;
    return clean(cell);
  }

  std::string quoted() {
    std::string cell;
    size_t lines = 0;
    for (size_t i = at_ + 1; i < text_.size(); ++i) {
      if (text_[i] == '"' && i + 1 < text_.size() && text_[i + 1] == '"') {
        cell += text_[i++];
      } else if (text_[i] == '"') {
        return closed(i + 1, lines, cell);
      } else {
        if (text_[i] == '\n' && one_line_) break;
        lines += text_[i] == '\n';
        cell += text_[i];
      }
    }
    // A file of such quotes is not read to its end for each of them.
    one_line_ = true;
    return lost("has a quote that is never closed");
  }

  std::string closed(size_t behind, size_t lines, const std::string& cell) {
    if (behind < text_.size() && text_[behind] == '\r') ++behind;
    const bool ends = behind >= text_.size() || text_[behind] == ',' || text_[behind] == '\n';
    // On a later line that is no end but the beginning of another cell: the quote never closed.
    if (!ends)
      return lost(lines > 0 ? "has a quote that is never closed" : "has text behind a closing quote");
    at_ = behind;
    line_ += lines;
    return clean(cell);
  }

  // The row is lost, not the file: reading goes on at the next line.
  std::string lost(const char* fault) {
    fault_ = fault;
    return "";
  }

  std::string_view text_;
  size_t at_ = 0, line_ = 1;
  bool one_line_ = false;
  const char* fault_ = nullptr;
};

}  // namespace

std::optional<size_t> CsvTable::column(std::string_view name) const {
  const auto at = std::ranges::find_if(header, [&](const auto& h) { return equals_ignoring_case(h, name); });
  return at == header.end() ? std::nullopt : std::optional<size_t>(at - header.begin());
}

CsvTable read_csv(std::string_view text, Decisions& out) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  CsvReader reader(text);
  CsvTable table;
  if (!reader.done()) table.header = reader.row().cells;
  while (!reader.done()) {
    auto row = reader.row();
    const auto first = row.cells[0];
    if (reader.fault())
      out.reject(row.line, reader.fault(), first);
    else if (row.cells.size() == 1 && first.empty())
      continue;
    else if (row.cells.size() != table.header.size())
      out.reject(row.line,
                 fmt::format("has {} cells where the header has {}", row.cells.size(), table.header.size()),
                 first);
    else
      table.rows.push_back(std::move(row));
  }
  return table;
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == text.npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += c;
    out += c;
  }
  return out + "\"";
}

}  // namespace plenary

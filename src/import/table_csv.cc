// Separated text by hand rather than through DuckDB's reader: that one guesses its dialect per file, numbers
// ragged rows in a side table and drops or pads them by an option, and knows no mixed encodings. Here each
// cell keeps the line it stands on, every damaged row is told, and unquoted cells are views of the text: it
// is also the faster way.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "import/table_cells.h"
#include "import/table_encoding.h"

namespace plenary::table {
namespace {

constexpr std::array<char, 4> kSeparators{',', ';', '\t', '|'};
constexpr size_t kSampleBytes = 64 << 10;
constexpr size_t kSampleRows = 30;

class CsvParser {
 public:
  CsvParser(std::string_view text, char separator, Table& table, Sheet& sheet)
      : text_(text), separator_(separator), table_(table), sheet_(sheet) {}

  void skip_line() { line_end(std::min(text_.find_first_of("\r\n", at_), text_.size())); }

  void run(size_t most_rows) {
    while (at_ < text_.size() && sheet_.rows.size() < most_rows && sheet_.cells.size() < kMaxCells) {
      record();
      if (sheet_.rows.size() == kSampleRows) make_room();
    }
    if (sheet_.cells.size() >= kMaxCells && at_ < text_.size())
      table_.notes.push_back(
          {line_, fmt::format("has more than {} cells: the rest is left out", kMaxCells), ""});
  }

 private:
  // The first rows tell how many there are about: growing step by step would touch twice the memory.
  void make_room() {
    const size_t rows = std::min(text_.size() / std::max<size_t>(at_ / kSampleRows, 1) * 11 / 10, kMaxCells);
    sheet_.rows.reserve(rows);
    sheet_.cells.reserve(std::min(rows * sheet_.rows.back().count, kMaxCells));
  }

  void record() {
    const uint32_t line = line_;
    const size_t from = sheet_.cells.size(), start = at_;
    fault_.clear();
    bool some = false;
    for (bool more = true; more;) {
      const std::string_view cell = field();
      some = some || !cell.empty();
      sheet_.cells.push_back({cell, cell.empty() ? CellKind::kEmpty : CellKind::kText});
      more = at_ < text_.size() && text_[at_] == separator_;
      if (more) ++at_;
      if (sheet_.cells.size() - from > kMaxColumns && fault_.empty()) {
        fault_ = fmt::format("has more than {} cells", kMaxColumns);
        at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
        more = false;
      }
    }
    const std::string_view excerpt = text_.substr(start, std::min<size_t>(at_ - start, 200));
    line_end(at_);
    if (!fault_.empty()) table_.notes.push_back({line, fault_, clean(excerpt, 200)});
    if (!fault_.empty() || !some)
      sheet_.cells.resize(from);
    else
      sheet_.rows.push_back(
          {.line = line, .count = static_cast<uint32_t>(sheet_.cells.size() - from), .from = from});
  }

  // Steps over the end of a line at `end`.
  void line_end(size_t end) {
    at_ = end;
    if (at_ >= text_.size()) return;
    at_ += text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n' ? 2 : 1;
    ++line_;
  }

  std::string_view field() {
    if (at_ < text_.size() && text_[at_] == '"') return quoted();
    return plain(at_);
  }

  bool ends_cell(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

  std::string_view plain(size_t from) {
    while (at_ < text_.size() && !ends_cell(text_[at_])) ++at_;
    return text_.substr(from, at_ - from);
  }

  // A cell in quotes may hold separators and ends of lines; "" is one quote.
  std::string_view quoted() {
    const size_t open = at_;
    size_t end = open + 1;
    bool doubled = false;
    while (true) {
      end = text_.find('"', end);
      if (end == std::string_view::npos) {
        one_line_ = true;
        return unclosed(open);
      }
      if (end + 1 >= text_.size() || text_[end + 1] != '"') break;
      doubled = true;
      end += 2;
    }
    const std::string_view inside = text_.substr(open + 1, end - open - 1);
    const bool lines = inside.find('\n') != std::string_view::npos;
    at_ = end + 1;
    const bool text_behind = !trim(plain(at_)).empty();
    if (lines && (one_line_ || text_behind)) return unclosed(open);
    line_ += static_cast<uint32_t>(std::count(inside.begin(), inside.end(), '\n'));
    if (text_behind) fault_ = "has text behind a closing quote";
    return doubled ? undouble(inside) : inside;
  }

  // The quote never closes, or "closes" where another cell on a later line opens one. The row is lost, not
  // the file. Once a quote has run to the end of the file, quoted cells must close on their own line: a file
  // of such quotes would else be read once per line.
  std::string_view unclosed(size_t open) {
    fault_ = "has a quote that is never closed";
    at_ = std::min(text_.find_first_of("\r\n", open), text_.size());
    return {};
  }

  std::string_view undouble(std::string_view inside) {
    std::string out;
    for (size_t i = 0; i < inside.size(); ++i) {
      out += inside[i];
      if (inside[i] == '"') ++i;
    }
    return table_.arena.keep(out);
  }

  std::string_view text_;
  char separator_;
  Table& table_;
  Sheet& sheet_;
  size_t at_ = 0;
  uint32_t line_ = 1;
  bool one_line_ = false;
  std::string fault_;
};

// The separator that cuts the most of the first rows into one same number of cells; more cells break a tie.
char find_separator(std::string_view text) {
  const std::string_view sample = text.substr(0, kSampleBytes);
  char best = ',';
  size_t best_score = 0;
  for (const char separator : kSeparators) {
    Table table;
    Sheet sheet;
    CsvParser(sample, separator, table, sheet).run(kSampleRows);
    std::map<uint32_t, size_t> widths;
    for (const auto& row : sheet.rows) ++widths[row.count];
    for (const auto& [width, rows] : widths) {
      const size_t score = width < 2 ? 0 : rows * 1000 + std::min<size_t>(width, 999);
      if (score > best_score) best = separator, best_score = score;
    }
  }
  return best;
}

}  // namespace

Result<Table> read_csv(std::string_view bytes, const ReadOptions& options) {
  Table table;
  PLENARY_LET(decoded, decode(bytes, options.windows_1252, table.notes));
  const std::string_view text = table.arena.adopt(std::move(decoded));
  char separator = options.separator;
  // Excel's own hint to itself, "sep=;" as the first line, is no row.
  const bool hint = text.size() > 5 && equals_ignoring_case(text.substr(0, 4), "sep=") &&
                    (text[5] == '\r' || text[5] == '\n');
  if (separator == 0) separator = hint ? text[4] : find_separator(text);
  Sheet sheet;
  sheet.exact_width = true;
  CsvParser parser(text, separator, table, sheet);
  if (hint) parser.skip_line();
  parser.run(static_cast<size_t>(-1));
  if (sheet.rows.empty() && table.notes.empty()) return fail(ErrorKind::kInput, "holds no rows");
  table.sheets.push_back(std::move(sheet));
  return table;
}

}  // namespace plenary::table

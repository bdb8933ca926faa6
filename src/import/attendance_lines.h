// Markdown notes as lines of plain text. Not a Markdown parser: attendee lists need headings, bullets, tables
// and paragraphs, and the marks of emphasis, links, tags and emoji off the names.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plenary::attendance {

enum class LineKind { kBlank, kHeading, kBullet, kNumbered, kRule, kText };

struct Line {
  uint32_t number = 0;  ///< from 1
  LineKind kind = LineKind::kBlank;
  char box = '\0';   ///< of a task list: 'x' ticked, ' ' not, zero when there is none
  int level = 0;     ///< of a heading, or the columns before the mark of a bullet
  std::string raw;   ///< as in the file, for tables
  std::string text;  ///< without marks, as plain() gives it
};

/// Returns a piece of Markdown as plain text: links by their text; emphasis, images, tags and emoji gone;
/// escapes and the common entities undone.
std::string plain(std::string_view markdown);

/// Splits notes into lines; comments and fenced code become blank lines. A paragraph that is underlined is a
/// heading.
std::vector<Line> lines_of(std::string_view notes);

/// Splits at any character of `separators` that is not inside parentheses or brackets; the pieces are
/// trimmed.
std::vector<std::string> split_outside(std::string_view text, std::string_view separators);

/// Returns the cells of a table's row as written, links and all; `\|` is not a border.
std::vector<std::string_view> raw_cells_of(std::string_view row);

/// The same as plain text.
std::vector<std::string> cells_of(std::string_view row);

/// True for the row between a table's head and body: "|---|:--|".
bool is_delimiter_row(std::string_view row);

}  // namespace plenary::attendance

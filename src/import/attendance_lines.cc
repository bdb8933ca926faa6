#include "import/attendance_lines.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text.h"

namespace plenary::attendance {
namespace {

constexpr size_t kLongestLink = 500;
constexpr size_t kLongestLine = 32u << 10;  // the longest list on one line has 3 kB

// Decodes one character of valid UTF-8 at `at`; moves behind it.
char32_t character(std::string_view text, size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  char32_t value = first & (0x3Fu >> more);
  for (int i = 0; i < more && at < text.size(); ++i)
    value = (value << 6) | (static_cast<unsigned char>(text[at++]) & 0x3F);
  return value;
}

bool is_symbol(char32_t c) {
  return (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0xFE00 && c <= 0xFE0F) ||
         c == 0x200B || c == 0x200D || c == 0x20E3 || c == 0x2020 || c == 0x2021;
}

std::string without_symbols(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t from = at;
    if (!is_symbol(character(text, at))) out.append(text.substr(from, at - from));
  }
  return out;
}

// The position of the bracket that closes the one at `open`, or npos.
size_t closing(std::string_view text, size_t open, char left, char right) {
  int depth = 0;
  const size_t end = std::min(text.size(), open + kLongestLink);  // a line of brackets costs no square
  for (size_t i = open; i < end; ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == left)
      ++depth;
    else if (text[i] == right && --depth == 0)
      return i;
  }
  return text.npos;
}

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c & 0x80);
}

struct Entity {
  std::string_view name, text;
};
constexpr std::array<Entity, 7> kEntities{{{"&amp;", "&"},
                                           {"&lt;", "<"},
                                           {"&gt;", ">"},
                                           {"&nbsp;", " "},
                                           {"&quot;", "\""},
                                           {"&#39;", "'"},
                                           {"&mdash;", "—"}}};

// Handles a construct that starts at `at`; returns the position behind it, or `at` when there is none.
size_t construct(std::string_view text, size_t at, std::string& out) {
  const char c = text[at];
  if (c == '\\' && at + 1 < text.size() && !is_alnum(text[at + 1])) {
    out += text[at + 1];
    return at + 2;
  }
  const bool image = c == '!' && at + 1 < text.size() && text[at + 1] == '[';
  if (c == '[' || image) {
    const size_t open = at + (image ? 1 : 0), close = closing(text, open, '[', ']');
    if (close == text.npos || close + 1 >= text.size()) return at;
    const char next = text[close + 1];
    const size_t end = next == '('   ? closing(text, close + 1, '(', ')')
                       : next == '[' ? text.find(']', close + 1)
                                     : text.npos;
    if (end == text.npos) return at;
    if (!image) out += text.substr(open + 1, close - open - 1);
    return end + 1;
  }
  if (c == '<' && at + 1 < text.size() && (is_alnum(text[at + 1]) || text[at + 1] == '/')) {
    const size_t end = text.substr(0, at + kLongestLink).find('>', at);
    return end == text.npos ? at : end + 1;
  }
  if (c == '&')
    for (const auto& entity : kEntities)
      if (text.substr(at).starts_with(entity.name)) {
        out += entity.text;
        return at + entity.name.size();
      }
  return at;
}

// Blanks HTML comments and fenced code (tables aside), keeping the ends of lines so that numbers stay right.
std::string without_comments_and_code(std::string text) {
  for (size_t from = 0; (from = text.find("<!--", from)) != text.npos;) {
    size_t to = text.find("-->", from);
    to = to == text.npos ? text.size() : to + 3;
    for (; from < to; ++from)
      if (text[from] != '\n') text[from] = ' ';
  }
  bool fenced = false;
  for (size_t from = 0; from < text.size();) {
    const size_t end = std::min(text.find('\n', from), text.size());
    const auto line = trim(std::string_view(text).substr(from, end - from));
    const bool fence = line.starts_with("```");
    // A table in a fence is still a table: some notes put their lists there to keep them aligned.
    if (fence || (fenced && !line.starts_with('|')))
      for (size_t i = from; i < end; ++i) text[i] = ' ';
    fenced = fence != fenced;
    from = end + 1;
  }
  return text;
}

bool is_rule(std::string_view text) {
  return text.size() >= 3 && (text[0] == '-' || text[0] == '=' || text[0] == '*' || text[0] == '_') &&
         text.find_first_not_of(std::string{text[0], ' '}) == text.npos;
}

// Recognizes the mark at the front of a line and takes it off.
LineKind take_mark(std::string_view& text, int& level) {
  if (is_rule(text)) return LineKind::kRule;
  if (text[0] == '#') {
    const size_t marks = std::min(text.find_first_not_of('#'), text.size());
    level = static_cast<int>(marks);
    text.remove_prefix(marks);
    return LineKind::kHeading;
  }
  const bool spaced = text.size() > 1 && (text[1] == ' ' || text[1] == '\t');
  if ((text[0] == '-' || text[0] == '*' || text[0] == '+') && spaced) {
    text.remove_prefix(1);
    text = trim(text);
    return LineKind::kBullet;
  }
  if (text.starts_with("\xE2\x80\xA2")) {  // a bullet as a character
    text.remove_prefix(3);
    return LineKind::kBullet;
  }
  const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits > 0 && digits < 4 && digits + 1 < text.size() && (text[digits] == '.' || text[digits] == ')') &&
      text[digits + 1] == ' ') {
    text.remove_prefix(digits + 1);
    return LineKind::kNumbered;
  }
  return LineKind::kText;
}

}  // namespace

std::string plain(std::string_view markdown) {
  std::string out;
  for (size_t at = 0; at < markdown.size();) {
    if (const size_t behind = construct(markdown, at, out); behind != at) {
      at = behind;
      continue;
    }
    const char c = markdown[at];
    const bool inside_word = c == '_' && at > 0 && is_alnum(markdown[at - 1]) && at + 1 < markdown.size() &&
                             is_alnum(markdown[at + 1]);
    if ((c != '*' && c != '_' && c != '`' && c != '~') || inside_word) out += c;
    ++at;
  }
  // A link may hold emphasis, so what a construct put out is looked at once more.
  std::erase_if(out, [](char c) { return c == '*' || c == '`'; });
  return clean(without_symbols(clean(out, out.size())), out.size());
}

std::vector<Line> lines_of(std::string_view notes) {
  const std::string text = without_comments_and_code(to_utf8(notes));
  std::vector<Line> lines;
  for (const auto raw : split(text, '\n')) {
    Line line;
    line.number = static_cast<uint32_t>(lines.size() + 1);
    line.raw = raw;
    auto rest = raw;
    while (rest.starts_with("> ")) rest.remove_prefix(2);
    line.level = static_cast<int>(std::min(rest.find_first_not_of(" \t"), rest.size()));
    rest = trim(rest);
    if (!rest.empty() && rest.size() <= kLongestLine) {
      line.kind = take_mark(rest, line.level);
      // "- ## Call to Order": a heading that somebody made a bullet.
      if (auto inner = trim(rest); line.kind == LineKind::kBullet && inner.starts_with("## ")) {
        line.kind = LineKind::kHeading;
        rest = inner.substr(2), line.level = 2;
      }
      rest = trim(rest);
      if (rest.size() > 4 && rest[0] == '[' && rest[2] == ']' && rest[3] == ' ' &&
          (rest[1] == ' ' || (rest[1] | 0x20) == 'x')) {
        line.box = rest[1] == ' ' ? ' ' : 'x';
        rest.remove_prefix(4);
      }
      line.text = plain(rest);
      if (line.text.empty() && line.kind == LineKind::kText) line.kind = LineKind::kBlank;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> split_outside(std::string_view text, std::string_view separators) {
  std::vector<std::string> pieces;
  int depth = 0;
  size_t from = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size()) {
      if (text[i] == '(' || text[i] == '[') ++depth;
      if ((text[i] == ')' || text[i] == ']') && depth > 0) --depth;
      if (depth > 0 || separators.find(text[i]) == separators.npos) continue;
    }
    pieces.emplace_back(trim(text.substr(from, i - from)));
    from = i + 1;
  }
  return pieces;
}

std::vector<std::string_view> raw_cells_of(std::string_view row) {
  row = trim(row);
  if (row.starts_with('|')) row.remove_prefix(1);
  if (row.ends_with('|') && !row.ends_with("\\|")) row.remove_suffix(1);
  std::vector<std::string_view> cells;
  size_t from = 0;
  for (size_t i = 0; i <= row.size(); ++i) {
    if (i < row.size() && (row[i] != '|' || (i > 0 && row[i - 1] == '\\'))) continue;
    cells.push_back(row.substr(from, i - from));
    from = i + 1;
  }
  return cells;
}

std::vector<std::string> cells_of(std::string_view row) {
  std::vector<std::string> cells;
  for (const auto cell : raw_cells_of(row)) cells.push_back(plain(cell));
  return cells;
}

bool is_delimiter_row(std::string_view row) {
  return row.find('|') != row.npos && row.find('-') != row.npos &&
         row.find_first_not_of(" \t|:-") == row.npos;
}

}  // namespace plenary::attendance

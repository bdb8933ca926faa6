#include "import/minutes_lines.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "import/attendance_lines.h"

namespace plenary::minutes {
namespace {

constexpr size_t kLongestLine = 64u << 10;
constexpr size_t kLongestTitle = 160;
constexpr int kMostRestarts = 20;  // of the numbers of headings
constexpr size_t kLongestCell = 400;
constexpr size_t kWrapped = 100;  // no line of a wrapped text is longer

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// Takes "[bookmark: _Hlk134192900]" out, which exports of Word leave in the text.
std::string without_bookmarks(std::string_view raw) {
  std::string out(raw);
  for (size_t at; (at = out.find("[bookmark:")) != out.npos;) {
    const size_t end = out.find(']', at);
    out.erase(at, end == out.npos ? out.npos : end - at + 1);
  }
  return out;
}

size_t words_in(std::string_view text) { return static_cast<size_t>(std::ranges::count(text, ' ')) + 1; }

struct Bullet {
  size_t length;
};

// The mark of a list's item: a bullet, "a)", "(1)", "iv.".
std::optional<Bullet> bullet_of(std::string_view text) {
  static constexpr auto kBullets = std::to_array<std::string_view>(
      {"\xE2\x80\x93", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x80\x94", "\xE2\x97\x8F", "\xE2\x96\xAA",
       "\xE2\x97\xA6", "\xE2\x80\xA3", "\xEF\x82\xB7", "-", "*", "+"});
  for (const auto mark : kBullets)
    if (text.starts_with(mark) && text.size() > mark.size() &&
        (text[mark.size()] == ' ' || text[mark.size()] == '\t' ||
         (mark.size() > 1 && mark != "\xE2\x80\x94")))
      return Bullet{mark.size()};
  if (text.starts_with("o\t") || text.starts_with("o ")) return Bullet{1};
  size_t i = text.starts_with('(') ? 1 : 0;
  const size_t from = i;
  while (i < text.size() && i < from + 4 && ((text[i] >= 'a' && text[i] <= 'z') || is_digit(text[i]))) ++i;
  const bool letters = i > from && std::none_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                                                text.begin() + static_cast<std::ptrdiff_t>(i), is_digit);
  if (i == from || i >= text.size() || text[i] != ')' || (letters && i - from > 4)) return std::nullopt;
  return Bullet{i + 1};
}

// The number in front of a heading: "3.1\t", "3.1 ", "2. ", "Annex A". Returns its label and what follows.
struct Numbered {
  std::string label;
  std::string_view rest;
  bool tab = false, dot = false;
};
std::optional<Numbered> number_of(std::string_view text) {
  Numbered n;
  size_t i = 0;
  while (i < text.size() && i < 12 && (is_digit(text[i]) || (text[i] == '.' && i > 0 && text[i - 1] != '.')))
    ++i;
  // "1Opening of the meeting": a tab was lost; but "3GPP" and "5G" are names.
  const bool glued =
      i > 0 && i + 1 < text.size() && is_upper(text[i]) && text[i + 1] >= 'a' && text[i + 1] <= 'z';
  if (i == 0 || i >= text.size() || (text[i] != ' ' && text[i] != '\t' && !glued)) {
    for (const std::string_view word : {"Annex ", "ANNEX ", "Appendix ", "APPENDIX "})
      if (text.starts_with(word) && text.size() < kLongestTitle) {
        const size_t end = std::min(text.find_first_of(" :\t", word.size()), text.size());
        if (end - word.size() > 3 || end == word.size()) return std::nullopt;
        n.label = std::string(text.substr(word.size(), end - word.size()));
        n.rest = trim(text.substr(std::min(end + 1, text.size())));
        if (n.rest.empty()) n.rest = text;
        n.tab = true;
        return n;
      }
    return std::nullopt;
  }
  n.label = std::string(text.substr(0, i));
  n.dot = n.label.ends_with('.');
  if (n.dot) n.label.pop_back();
  n.tab = text[i] == '\t' || glued;
  n.rest = trim(text.substr(i));
  const auto parts = split(n.label, '.');
  for (const auto part : parts)
    if (part.empty() || part.size() > 2) return std::nullopt;  // "2024 was ...", "3.141"
  return n;
}

int level_of(std::string_view label) { return static_cast<int>(std::ranges::count(label, '.')) + 1; }

// "3.2" may follow "3.1", "3" and "2.7", but neither "5" nor "3.2" itself.
bool follows(std::string_view label, std::string_view last) {
  const auto numbers = [](std::string_view text) {
    std::vector<int> out;
    for (const auto part : split(text, '.')) {
      int value = 0;
      for (const char c : part) value = is_digit(c) ? value * 10 + (c - '0') : value;
      out.push_back(value);
    }
    return out;
  };
  const auto now = numbers(label), then = last.empty() ? std::vector<int>{} : numbers(last);
  if (now.empty() || !is_digit(label[0])) return true;
  if (then.empty()) return now[0] <= 1;
  return now > then && now[0] <= then[0] + 2 && now.size() <= then.size() + 1;
}

// Rows: Markdown tables, and lines whose parts are apart by tabs.
bool take_row(std::string_view raw, Line& line) {
  if (trim(raw).starts_with('|')) {
    if (attendance::is_delimiter_row(raw)) return true;  // stays blank
    line.cells = attendance::cells_of(raw);
  } else {
    for (const auto cell : split(trim(raw), '\t'))
      if (!trim(cell).empty()) line.cells.push_back(clean(cell, kLongestLine));
    const auto long_one = [](const std::string& c) { return c.size() > kLongestCell; };
    const bool prose = std::any_of(line.cells.begin(), line.cells.end(), long_one) ||
                       (line.cells.size() == 2 && line.cells[0].size() > 80);
    if (line.cells.size() < 2 || prose) {
      line.cells.clear();
      return false;
    }
  }
  line.kind = Kind::kRow;
  for (const auto& cell : line.cells) line.text += (line.text.empty() || cell.empty() ? "" : " | ") + cell;
  return true;
}

// "Place, dates: ...": a label begins a line of its own.
bool has_label(std::string_view text) {
  const size_t colon = text.find(": ");
  return colon != text.npos && colon < 40 && is_upper(text[0]) &&
         split(text.substr(0, colon), ' ').size() <= 4;
}

bool is_label_row(const Line& line) {
  return line.cells.size() == 2 && line.cells[0].ends_with(':') && line.cells[0].size() < 40;
}

class Splitter {
 public:
  std::vector<Line> split_report(std::string_view report) {
    const auto raw_lines = split(report, '\n');
    size_t longest = 0;
    for (const auto raw : raw_lines) longest = std::max(longest, raw.size());
    wrapped_ = longest <= kWrapped;
    uint32_t number = 0;
    for (const auto raw : raw_lines) {
      ++number;
      add(without_bookmarks(raw.substr(0, kLongestLine)), number);
    }
    promote_titles();
    return std::move(lines_);
  }

 private:
  void add(std::string_view raw, uint32_t number) {
    Line line;
    line.number = number;
    const auto text = trim(raw);
    const auto bullet = text.empty() ? std::nullopt : bullet_of(text);
    if (bullet) {
      line.kind = Kind::kItem;
      line.text = clean(text.substr(bullet->length), kLongestLine);
    } else if (!text.empty() && !take_heading(text, line) && !take_listed(text, line) &&
               !take_numbered(text, line) && !take_row(raw, line)) {
      line.kind = Kind::kText;
      line.text = clean(text, kLongestLine);
    }
    if (is_label_row(line)) {  // "Source:<tab>TSAG" is a label with its value
      line.kind = Kind::kText;
      line.text = line.cells[0] + " " + line.cells[1];
      line.cells.clear();
    }
    if (line.kind != Kind::kRow && line.text.empty()) line.kind = Kind::kBlank;
    if (line.kind == Kind::kHeading && !line.label.empty()) last_label_ = line.label;
    if (continues(line, raw)) {
      lines_.back().text += " " + line.text;
      line.kind = Kind::kBlank, line.text.clear();
      last_length_ = raw.size();
      return;
    }
    last_length_ = raw.size();
    lines_.push_back(std::move(line));
  }

  // "1. TBC" below "RG-IEM is invited to:" is an item, "1. Opening" a heading.
  bool take_heading(std::string_view text, Line& line) {
    if (text.starts_with('#')) {
      const size_t marks = std::min(text.find_first_not_of('#'), text.size());
      line.level = static_cast<int>(std::min<size_t>(marks, 6));
      text = trim(text.substr(marks));
      if (const auto numbered = number_of(text); numbered) {
        line.label = numbered->label;
        text = numbered->rest;
      }
    } else {
      const auto numbered = number_of(text);
      if (!numbered || numbered->rest.empty() || numbered->rest.size() > kLongestTitle) return false;
      const std::string_view rest = numbered->rest;
      const bool several_cells = rest.find('\t') != rest.npos;
      const bool sentence = rest.ends_with(',') || rest.ends_with(';') || rest.ends_with(':') ||
                            (rest.ends_with('.') && (!numbered->tab || words_in(rest) > 6));
      const bool capital = is_upper(rest[0]) || (rest[0] & 0x80) != 0 || is_digit(rest[0]);
      if (several_cells || sentence || !capital || (numbered->dot && below_lead_in())) return false;
      if (!follows(numbered->label, last_label_) && !ends_contents(numbered->label, rest)) return false;
      if (!numbered->tab && !looks_like_title(rest)) return false;
      line.label = numbered->label;
      line.level = level_of(line.label);
      text = rest;
    }
    line.kind = Kind::kHeading;
    line.text = clean(text, kLongestTitle);
    return !line.text.empty();
  }

  // In a text without numbers and marks, a short line that stands alone and begins like a heading is one:
  // "Session 1 - Why?", "Conclusions", "OPENING".
  void promote_titles() {
    if (std::ranges::count(lines_, Kind::kHeading, &Line::kind) >= 2) return;
    bool blank = true, first = true;
    for (auto& line : lines_) {
      if (line.kind == Kind::kText && blank && !first && begins_like_heading(line.text)) {
        line.kind = Kind::kHeading;
        line.level = 1;
      }
      blank = line.kind == Kind::kBlank;
      first = first && blank;
    }
  }

  static bool begins_like_heading(std::string_view text) {
    static constexpr auto kFirst = std::to_array<std::string_view>(
        {"session",       "day",          "opening",     "closing",         "keynote",
         "keynotes",      "introduction", "conclusion",  "conclusions",     "summary",
         "outcome",       "outcomes",     "next",        "participants",    "background",
         "panel",         "discussion",   "discussions", "recommendations", "agenda",
         "welcome",       "actions",      "action",      "objectives",      "presentations",
         "interventions", "technical",    "results"});
    if (!looks_like_title(text) || text.ends_with(':')) return false;
    const std::string folded = fold(text);
    const bool capitals = std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
    const bool letters = std::ranges::count_if(text, is_upper) >= 4;
    return (capitals && letters) ||
           std::ranges::find(kFirst, folded.substr(0, folded.find(' '))) != kFirst.end();
  }

  // A table of contents: the headings are all told again from the first one. Those above become blank lines.
  bool ends_contents(std::string_view label, std::string_view title) {
    if ((label != "1" && label != "0") || ++restarts_ > kMostRestarts) return false;
    const std::string folded = fold(title);
    const auto told = std::ranges::find_if(lines_, [&](const Line& line) {
      return line.kind == Kind::kHeading && line.label == label && fold(line.text).starts_with(folded);
    });
    if (told == lines_.end()) return false;
    for (auto line = told; line != lines_.end(); ++line)
      if (line->kind == Kind::kHeading) line->kind = Kind::kBlank, line->text.clear(), line->label.clear();
    return true;
  }

  // "2.1<tab>Mr Doe opened the meeting.": a paragraph with a number.
  static bool take_numbered(std::string_view text, Line& line) {
    const auto numbered = number_of(text);
    if (!numbered || !numbered->tab || numbered->rest.find('\t') != std::string_view::npos) return false;
    if (words_in(numbered->rest) <= 6 || !numbered->rest.ends_with('.')) return false;
    line.kind = Kind::kText;
    line.text = clean(numbered->rest, kLongestLine);
    return true;
  }

  // "2. TBC - to organize ...": an item with a number.
  static bool take_listed(std::string_view text, Line& line) {
    const auto numbered = number_of(text);
    if (!numbered || !numbered->dot || numbered->label.find('.') != std::string::npos) return false;
    line.kind = Kind::kItem;
    line.text = clean(numbered->rest, kLongestLine);
    return true;
  }

  // True when the list that an item would belong to was announced: "... to:", or has begun.
  bool below_lead_in() const {
    for (size_t i = lines_.size(); i-- > 0;) {
      if (lines_[i].kind == Kind::kBlank) continue;
      return lines_[i].kind == Kind::kItem || lines_[i].text.ends_with(':');
    }
    return false;
  }

  // In a wrapped text a full line goes on in the next one.
  bool continues(const Line& line, std::string_view raw) const {
    if (!wrapped_ || line.kind != Kind::kText || lines_.empty() || last_length_ < 50 || has_label(line.text))
      return false;
    const Line& last = lines_.back();
    if (last.kind == Kind::kItem) return raw.starts_with(' ') || raw.starts_with('\t');
    return last.kind == Kind::kText && !last.text.ends_with(':') && last.text.size() < kLongestLine;
  }

  std::vector<Line> lines_;
  std::string last_label_;
  size_t last_length_ = 0;
  int restarts_ = 0;
  bool wrapped_ = false;
};

// What stands before a full stop that ends no sentence.
bool is_abbreviated(std::string_view before) {
  const size_t space = before.find_last_of(" (\"");
  const auto word = before.substr(space == before.npos ? 0 : space + 1);
  static constexpr auto kAbbreviations = std::to_array<std::string_view>(
      {"Mr",  "Ms", "Mrs", "Dr", "Prof", "H.E", "Rec", "Recs", "e.g", "i.e",  "No",  "Nos",   "cf",
       "ref", "vs", "al",  "St", "Eng",  "Fig", "Inc", "Ltd",  "Co",  "Corp", "Hon", "approx"});
  if (std::ranges::find(kAbbreviations, word) != kAbbreviations.end()) return true;
  return word.size() == 1 && is_upper(word[0]);  // "S. Palm"
}

}  // namespace

std::vector<Line> lines_of(std::string_view report) { return Splitter().split_report(report); }

std::vector<std::string> sentences_of(std::string_view paragraph) {
  std::vector<std::string> out;
  size_t from = 0;
  for (size_t i = 0; i + 1 < paragraph.size(); ++i) {
    if (paragraph[i] != '.' && paragraph[i] != '?' && paragraph[i] != '!') continue;
    size_t end = i + 1;
    if (paragraph.substr(end).starts_with("\xE2\x80\x9D"))
      end += 3;  // a closing quotation mark
    else if (paragraph[end] == '"' || paragraph[end] == ')')
      ++end;
    if (end + 1 >= paragraph.size() || paragraph[end] != ' ') continue;
    const char next = paragraph[end + 1];
    const bool begins = is_upper(next) || is_digit(next) || (next & 0x80) != 0 || next == '"' || next == '(';
    if (!begins || (paragraph[i] == '.' && is_abbreviated(paragraph.substr(from, i - from)))) continue;
    out.emplace_back(trim(paragraph.substr(from, end - from)));
    from = end;
  }
  if (const auto rest = trim(paragraph.substr(from)); !rest.empty()) out.emplace_back(rest);
  return out;
}

std::string padded(std::string_view text) { return " " + fold(text.substr(0, 4096)) + " "; }

bool has_phrase(std::string_view text, std::string_view phrase, size_t* at) {
  const bool open = phrase.ends_with('*');
  if (open) phrase.remove_suffix(1);
  for (size_t from = 0; (from = text.find(phrase, from)) != text.npos; ++from) {
    const size_t end = from + phrase.size();
    if (from == 0 || text[from - 1] != ' ' || (!open && (end >= text.size() || text[end] != ' '))) continue;
    if (at != nullptr) *at = from;
    return true;
  }
  return false;
}

bool looks_like_title(std::string_view text) {
  if (text.empty() || text.size() > 120 || text.ends_with('.') || text.ends_with(';')) return false;
  const auto words = split(text, ' ');
  return words.size() <= 14 && (is_upper(text[0]) || is_digit(text[0]) || (text[0] & 0x80) != 0);
}

}  // namespace plenary::minutes

// A report as lines of plain text: headings with their numbers, items of lists, rows of tables, paragraphs.
//
// What word processors leave behind is known here: numbers and titles parted by a tab, bullets of many
// shapes, "[bookmark: ...]", tables as lines with tabs or bars, text wrapped at 72 columns, Markdown marks
// (in which minutes_docx hands on what pandoc reads).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plenary::minutes {

enum class Kind : uint8_t { kBlank, kHeading, kItem, kText, kRow };

struct Line {
  uint32_t number = 0;  ///< in the file, from 1
  Kind kind = Kind::kBlank;
  int level = 0;                   ///< of a heading, from 1
  std::string label;               ///< of a heading, its number: "3.1", "A"; empty when it has none
  std::string text;                ///< without number, bullet and marks
  std::vector<std::string> cells;  ///< of a row
};

/// Splits a report (already UTF-8) into lines; wrapped paragraphs are one line, that of their beginning.
std::vector<Line> lines_of(std::string_view report);

/// Splits a paragraph at the ends of its sentences; "Mr. X", "e.g. X" and "Rec. A.5" are no ends.
std::vector<std::string> sentences_of(std::string_view paragraph);

/// A folded text between spaces, to be searched for whole words: " the meeting agreed ".
std::string padded(std::string_view text);

/// True when the padded text has one of the phrases: folded words, the last one with '*' for any ending.
template <class Phrases>
bool has_any(std::string_view padded_text, const Phrases& phrases);

/// True when the padded text has the phrase; returns where it begins through `at`.
bool has_phrase(std::string_view padded_text, std::string_view phrase, size_t* at = nullptr);

template <class Phrases>
bool has_any(std::string_view padded_text, const Phrases& phrases) {
  for (const std::string_view phrase : phrases)
    if (has_phrase(padded_text, phrase)) return true;
  return false;
}

/// True when a text is two to eight words of which the first has a capital or digit, and no sentence.
bool looks_like_title(std::string_view text);

}  // namespace plenary::minutes

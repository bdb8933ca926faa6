#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace plenary {

/// Removes white space (ASCII, no-break space and byte-order mark) at both ends.
std::string_view trim(std::string_view text);

/// Splits at each `separator`; an empty text gives one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

/// Lowers A-Z only; other bytes stay.
std::string ascii_lower(std::string_view text);

/// Compares two texts, A-Z equal to a-z.
bool equals_ignoring_case(std::string_view a, std::string_view b);

bool valid_utf8(std::string_view text);

/// Returns the text as valid UTF-8: kept when it is, else read as Windows-1252 (what old spreadsheets and
/// lists hold); control characters other than tab and line ends are dropped, ends of lines become '\n'.
std::string to_utf8(std::string_view bytes);

/// Returns one line for a cell or name: valid UTF-8, runs of white space as one space, ends trimmed,
/// at most `limit` bytes (cut at a character).
std::string clean(std::string_view bytes, size_t limit = 4096);

/// Folds a text for comparison (ICU): compatibility form, case folded, accents and zero-width characters
/// removed, punctuation as spaces, runs of space as one. "Télécom, S.A." becomes "telecom s a". Not a
/// transliteration.
std::string fold(std::string_view text);

/// Returns the text in a form for one shell- and terminal-safe line: escapes control and bidirectional
/// characters.
std::string printable(std::string_view text);

/// Counts terminal columns of a UTF-8 text (wide East Asian characters are two).
size_t display_width(std::string_view text);

}  // namespace plenary

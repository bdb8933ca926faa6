#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace plenary {

/// Returns the text for use in HTML and SVG, inside elements and quoted attributes: valid UTF-8, the five
/// special characters as references. Characters that XML does not allow and those that turn the direction of
/// what follows (U+202A..202E, U+2066..2069: a name could rewrite its line) become U+FFFD.
std::string escape(std::string_view text);

/// As escape, for running text in HTML: short words with a hyphen ("ITU-T", "2024-04-19") stay on one line.
std::string escape_prose(std::string_view text);

/// The paragraphs of prose: what lies between empty lines.
std::vector<std::string_view> paragraphs_of(std::string_view prose);

/// Returns a name for an id or a link: a-z, 0-9 and single hyphens; "x" when nothing is left.
std::string slug(std::string_view text);

}  // namespace plenary

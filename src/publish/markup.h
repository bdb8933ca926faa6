#pragma once
#include <string>
#include <string_view>

namespace plenary {

/// Returns the text for use in HTML and SVG, inside elements and quoted attributes: valid UTF-8, the five
/// special characters as references. Characters that XML does not allow and those that turn the direction of
/// what follows (U+202A..202E, U+2066..2069: a name could rewrite its line) become U+FFFD.
std::string escape(std::string_view text);

/// Returns a name for an id or a link: a-z, 0-9 and single hyphens; "x" when nothing is left.
std::string slug(std::string_view text);

}  // namespace plenary

// What the headers of registers usually mean.
#pragma once
#include <string_view>

namespace plenary::table {

/// The field that a header probably means; empty when no word fits.
struct Guess {
  std::string_view field;
  bool exact = false;  ///< the whole header is a known word, not only a part of it
};

/// Looks a header up among the usual words in English, French and Spanish.
Guess guess_field(std::string_view header);

}  // namespace plenary::table

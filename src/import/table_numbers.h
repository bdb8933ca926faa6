// Numbers as people write them: 1234.5 is plain, everything with groups of three is declared, never guessed.
#pragma once
#include <expected>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plenary::table {

/// How a column writes numbers: the mark before decimals and the one between groups of three.
struct NumberForm {
  char decimal = '.';
  char group = 0;         ///< 0: none; ' ' stands for every kind of space
  bool declared = false;  ///< then "1.234" is read as the form says

  /// Parses an example of the form: "1234.5", "1,234.5", "1.234,5", "1 234,5", "1'234.5" or "1234,5".
  static Result<NumberForm> parse(std::string_view example);
};

/// Reads a number, or says why not.
std::expected<double, std::string> read_number(std::string_view text, const NumberForm& form);

}  // namespace plenary::table

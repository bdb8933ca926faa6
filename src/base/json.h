#pragma once
#include <string>
#include <string_view>

namespace plenary {

/// Writes text as a JSON string with its quotes; text that is no UTF-8 is read as Windows-1252.
std::string json_string(std::string_view text);

/// Writes a number as JSON: the shortest form that reads back the same; null when it is not finite.
std::string json_number(double value);

}  // namespace plenary

#pragma once
#include <string_view>

namespace plenary {

/// The language of a file by the ending of its name, in lower case: "c", "python", "yang"; headers that C and
/// C++ share are "c". Empty where the ending says nothing. What a template becomes counts: "config.h.in" is
/// "c".
std::string_view language_of(std::string_view path);

}  // namespace plenary

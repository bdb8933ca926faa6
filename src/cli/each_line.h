#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace plenary {

/// Answers one line with {"line":n,"standards":[...],"kind":"..."}: the keys in the order of their places,
/// each once, and the kind of the first that is said in words, else of the name of code ("none" without any).
/// A line that is itself a JSON object with a string "text" is read as that text, and its string "file" as
/// the path of the file from which it comes: the kind is then told far better.
std::string each_line_answer(uint64_t number, std::string_view line);

}  // namespace plenary

// The words of a text by which texts are compared: what a reader would call the same word is the same here.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace plenary {

/// Returns the words of a text in their order: folded (see fold), English plurals as their singular (Harman
/// 1991, the S stemmer), scripts that put no spaces between words parted by ICU's dictionaries. Numbers and
/// single Latin letters are left out: an edition or a part number says nothing of a subject.
std::vector<std::string> content_words(std::string_view text);

}  // namespace plenary

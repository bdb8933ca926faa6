// Standards that are one and the same text under the numbers of several bodies: data/same_as.csv. Evidence is
// kept under the number that it names; what is the same is only shown, or asked for.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace plenary {

/// Returns the works that are the same as `work` ("itu-t:h.264"), in order, without itself; editions of them
/// may differ by years. Empty when the table knows none.
std::vector<std::string> same_as(std::string_view work);

}  // namespace plenary

#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace plenary {

/// Finds the identifiers of documents that a text names ("as RFC 9110 and ITU-T Rec. G.709 say") and calls
/// `found` with the key of each, without edition and part. `known` says whether there is such a key: only
/// then can be told where an identifier ends. Of several readings the longest known one is taken.
void each_mention(std::string_view text, const std::function<bool(const std::string&)>& known,
                  const std::function<void(const std::string&)>& found);

}  // namespace plenary

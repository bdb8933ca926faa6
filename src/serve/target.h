// The target of a request, taken apart: a path whose parts are decoded one by one, so that "%2F" in a name is
// no separator, and parameters as application/x-www-form-urlencoded writes them.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace plenary::serve {

struct Target {
  std::vector<std::string> path;  ///< "/api/v1/status" is {"api", "v1", "status"}
  std::vector<std::pair<std::string, std::string>> parameters;  ///< in their order
};

/// Takes a target apart. Refused: what is no path, bad escapes, text that is not UTF-8, control characters,
/// parts "." and "..", more than 64 parameters.
Result<Target> parse_target(std::string_view target);

}  // namespace plenary::serve

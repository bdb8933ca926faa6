// Conditions as people write them: "region=Africa", "kind!=company,academia".
#pragma once
#include <string_view>

#include "metric/run.h"

namespace plenary {

/// Reads a condition: a slice, "=" or "!=", values between commas; one that holds a comma stands between
/// double quotes. Whether there is such a slice is not looked at.
Result<MeasureQuery::Filter> parse_filter(std::string_view text);

/// Writes a condition so that parse_filter reads it back.
std::string to_string(const MeasureQuery::Filter& filter);

}  // namespace plenary

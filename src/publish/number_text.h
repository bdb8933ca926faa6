#pragma once
#include <string>

#include "publish/value.h"

namespace plenary {

/// Prints a number for people: "12 345" (narrow no-break spaces between groups), "5.3", "43 %", "<0.1 %",
/// "−2". A share is never rounded to all or nothing unless it is.
std::string number_text(double number, NumberKind kind);

/// Prints a value in words: the number, "no data", "not applicable" or "withheld"; the reason follows after a
/// colon.
std::string value_text(const Value& value, NumberKind kind);

/// Prints "95 % interval 12 to 18", or nothing when the value has none.
std::string interval_text(const Value& value, NumberKind kind);

}  // namespace plenary

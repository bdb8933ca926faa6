// How implementation-status sections label what RFC 7942 asks for.
#pragma once
#include <string_view>

namespace plenary {

enum class Label { kNone, kOrganization, kName, kMaturity, kCoverage, kLicence, kOther };

/// The label that a line begins with ("Organization: Example"); `value` is what stands behind its colon. None
/// where the line begins with no known one.
Label label_of(std::string_view line, std::string_view& value);

}  // namespace plenary

// Words that the papers on credit share.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "advise/credit.h"

namespace plenary {

/// "RFC 1, RFC 2, RFC 3 and 4 more".
std::string some_of(const std::vector<std::string>& names);

/// "2012 to 2020"; empty when nothing has a day.
std::string years_of(std::span<const CreditEntry> entries);

}  // namespace plenary

// The parts of a workbook: named members of a zip archive in memory, within bounds.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plenary::table {

using Parts = std::map<std::string, std::string, std::less<>>;

/// Unpacks the members that `wanted` says yes to. Fails when it is no zip archive, is encrypted or damaged,
/// or unpacks to more than bounds allow.
Result<Parts> unzip(std::string_view bytes, const std::function<bool(std::string_view name)>& wanted);

}  // namespace plenary::table

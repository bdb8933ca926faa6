// Bytes of a text table to UTF-8, telling what had to be assumed.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/batch.h"

namespace plenary::table {

/// Returns the text as UTF-8 with its lines where they were. UTF-16 is known by its byte-order mark; a line
/// that is not UTF-8 is read as Windows-1252 and told in `notes`, unless `windows_1252` declares the file so.
/// Fails on NUL bytes: a binary file, or UTF-16 without a mark.
Result<std::string> decode(std::string_view bytes, bool windows_1252, std::vector<Reject>& notes);

}  // namespace plenary::table

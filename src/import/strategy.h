// A company's strategy as a file: TOML, a workbook, or a table with a line an aim.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "record/strategy.h"

namespace plenary {

/// Reads a strategy; `path` says by its end what the bytes are (.toml, .xlsx, .csv) and is for messages. An
/// error says the line or cell and what to write: unknown or missing columns, levels that are none, ends
/// before beginnings, two aims for the same place and time.
Result<Strategy> parse_strategy(std::string_view path, std::string_view bytes);

/// Reads the strategy of a file.
Result<Strategy> read_strategy(const std::string& path);

}  // namespace plenary

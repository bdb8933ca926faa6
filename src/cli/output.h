#pragma once
#include "cli/command.h"
#include "publish/render.h"

namespace plenary {

/// Prints rows in the format that was asked for.
Status print_rows(const duck::Table& table, OutputFormat format);

}  // namespace plenary

#pragma once
#include "cli/command.h"
#include "publish/question.h"

namespace plenary {

/// The options that were typed, without their dashes, as publish/question.h reads them.
Parameters parameters_of(const Arguments& arguments);

/// Reads --by, --where, --body, --from, --to and --as-of into a question; its metric is left empty. Today is
/// the clock's.
Result<MeasureQuery> parse_query(const Arguments& arguments);

/// Reads an option that is a whole number above zero; `otherwise` when it was not typed.
Result<uint64_t> whole_option(const Arguments& arguments, const char* name, uint64_t otherwise);

/// Reads an option that is a list between commas; empty parts do not count.
std::vector<std::string> list_option(const Arguments& arguments, const char* name);

}  // namespace plenary

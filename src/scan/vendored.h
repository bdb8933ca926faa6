#pragma once
#include <string_view>

namespace plenary {

/// True for files below a folder that by its name holds other people's code: vendor, third_party,
/// node_modules ... "contrib" is none: it is as often a project's own.
bool in_vendored_folder(std::string_view path);

}  // namespace plenary

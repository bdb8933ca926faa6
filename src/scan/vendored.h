#pragma once
#include <string_view>

namespace plenary {

/// True for files below a folder that by its name holds code of others, or copies: vendor, third_party,
/// node_modules, quilt's .pc ... "contrib" is none: it is as often a project's own.
bool in_vendored_folder(std::string_view path);

}  // namespace plenary

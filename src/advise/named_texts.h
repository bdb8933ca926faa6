// Files of a kind that the program has, to which a workspace may add its own: profiles of the index, criteria
// for new work.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary {

struct NamedText {
  std::string name, path, text;  ///< the path is for messages
};

/// The files NAME.toml below data/KIND/, then those in the workspace's own folder KIND/, by name. An error
/// where a workspace takes a name of the program: the same name is the same thing everywhere. `one` is for
/// that message: "a profile".
Result<std::vector<NamedText>> named_texts(const std::string& folder, std::string_view kind,
                                           std::string_view one);

}  // namespace plenary

// Names that look like another: "Нuawei" with a Cyrillic letter beside "Huawei". They are told to a person
// and never joined by themselves.
#pragma once
#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace plenary {

struct Lookalike {
  size_t suspicious = 0;  ///< a name that mixes scripts or hides characters, see suspicious_script
  size_t looks_like =
      0;  ///< the plain name that it looks like, the first in the order of texts; itself: none
};

/// All suspicious names of a list of `count`, in its order. Linear; a list without any costs one look at
/// each.
std::vector<Lookalike> lookalikes(size_t count, const std::function<std::string_view(size_t)>& name);

}  // namespace plenary

// What is set side by side: a body, a group or an organization by any name that it is known by.
#pragma once
#include <string>

#include "duck/duck.h"

namespace plenary {

/// A value of a slice.
struct Side {
  std::string slice;  ///< "body", "group", "organization" ...
  std::string label;  ///< as answers write it
};

/// Finds a body by its code or name ("itu-t"), a group by "body/group", an organization by any name that some
/// record writes, whatever the case. With `slice` only there; another slice than these takes the text as it
/// is. Fails with names that are near when there is none.
Result<Side> find_side(duck::Connection& connection, const std::string& text, const std::string& slice);

}  // namespace plenary

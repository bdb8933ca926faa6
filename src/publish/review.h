// Pairs of names that a person should look at: the linkage model takes them for likely one, and is not sure
// enough to join them.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "duck/duck.h"

namespace plenary {

struct Suggestion {
  bool person = false;
  std::string subject, object;  ///< designators, see identity/journal.h
  double confidence = 0;        ///< that they are one
  std::string reason;           ///< the evidence, in a sentence
};

/// All that no decision in force speaks of, the likeliest first.
Result<std::vector<Suggestion>> suggestions(duck::Connection& connection);

}  // namespace plenary

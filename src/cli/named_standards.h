#pragma once
#include <string>
#include <vector>

#include "record/identifier.h"

namespace plenary {

/// The standard that a text names, else those that it cites, each once; none where nothing is recognized.
/// Who asks for "x.509" means X.509, where a line of code would not.
std::vector<DocumentId> named_standards(const std::string& text);

}  // namespace plenary

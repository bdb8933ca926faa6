// The bodies on record, and their groups as a tree with dates and, for the secretariat, officers.
#pragma once
#include <string>

#include "publish/answer.h"

namespace plenary {

/// One row a body: what it is, its parent, how many groups and texts are on record.
Result<duck::Table> body_list(Reader& reader);

/// One row a group of a body (empty: of all): its parent, its dates and, for the secretariat, its officers.
/// An error for an unknown body.
Result<duck::Table> group_tree(Reader& reader, const std::string& body, Audience audience);

}  // namespace plenary

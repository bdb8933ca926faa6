#pragma once
#include <string>

#include "base/result.h"
#include "duck/duck.h"
#include "load/person.h"

namespace plenary {

/// Everything that is held of a person, one row a thing: what it is, where it came from (source, path, line),
/// its day, and what it says. Ways of writing first, then records, what was worked out, decisions, texts that
/// mention them. Views of the connection that show their name come last, with how many rows.
Result<duck::Table> all_held(const Workspace& workspace, Reader& reader, const KnownPerson& person);

}  // namespace plenary

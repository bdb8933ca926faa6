// People whom a name fits, for somebody, or the server, to choose among.
#pragma once
#include "load/person.h"
#include "publish/public_names.h"

namespace plenary {

/// One row a person: `who` (what fits this person and nobody else), `name` (as answers show it, or did before
/// they were hidden), `written` (every way in which sources write them), `hidden`, `public` (whether the name
/// is in names.public).
Result<duck::Table> candidate_table(Reader& reader, const std::vector<KnownPerson>& people);

}  // namespace plenary

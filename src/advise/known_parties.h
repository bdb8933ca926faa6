// Organizations and people that a proposal names, as the records know them on a day.
#pragma once
#include "advise/proposal_facts.h"

namespace plenary {

/// Finds an organization by any name that some record writes; "Acme (Canada)" also as "Acme".
Result<KnownParty> find_party(duck::Connection& connection, const ProposalParty& said, Day day);

/// Finds what people of that name made up to a day.
Result<KnownEditor> find_editor(duck::Connection& connection, const ProposalEditor& said, Day day);

}  // namespace plenary

// The decisions on names, between the store and identity/: references and evidence in, decisions out.
#pragma once
#include <cstdint>
#include <string>

#include "base/result.h"
#include "duck/duck.h"
#include "identity/journal.h"

namespace plenary {

/// Decides every organization reference, as people judged where they did; table changed_organization then
/// lists those decided otherwise than before.
Status decide_organizations(duck::Connection& connection, const Judgements& judgements, uint64_t& decided);

/// Works out which holding each organization belonged to, and when. What people judged comes last, so it
/// counts.
Status decide_holdings(duck::Connection& connection, const Judgements& judgements);

/// Decides every person reference, as people judged where they did. Table changed_person lists those decided
/// otherwise than before.
Status decide_people(duck::Connection& connection, const Judgements& judgements, uint64_t& decided);

}  // namespace plenary

// The decisions on names, between the store and identity/: references and evidence in, decisions out.
#pragma once
#include <cstdint>
#include <string>

#include "base/result.h"
#include "duck/duck.h"

namespace plenary {

/// Decides every organization reference; table changed_organization then lists those decided otherwise than
/// before.
Status decide_organizations(duck::Connection& connection, uint64_t& decided);

/// Works out which holding each organization belonged to, and when.
Status decide_holdings(duck::Connection& connection);

/// Decides every person reference. Table changed_person lists those decided otherwise than before.
Status decide_people(duck::Connection& connection, uint64_t& decided);

}  // namespace plenary

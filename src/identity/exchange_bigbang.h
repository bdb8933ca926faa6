#pragma once
#include "identity/exchange.h"

namespace plenary {

/// BigBang's table of organizations (organization_categories.csv): names, parents, mail domains.
Result<std::vector<JournalEntry>> read_bigbang(std::string_view bytes, ExchangeNotes& notes);
Result<std::string> write_bigbang(const Identities& identities);

}  // namespace plenary

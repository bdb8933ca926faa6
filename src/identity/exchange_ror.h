#pragma once
#include "identity/exchange.h"

namespace plenary {

/// ROR's data dumps, JSON or CSV, schema 1 or 2: names, domains and parents of research organizations. The
/// registry alone gives out its identifiers, so there is nothing to write.
Result<std::vector<JournalEntry>> read_ror(std::string_view bytes, ExchangeNotes& notes);

}  // namespace plenary

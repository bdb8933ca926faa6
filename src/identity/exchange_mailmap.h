#pragma once
#include "identity/exchange.h"

namespace plenary {

/// Reads and writes git's mailmap: which names and addresses in commits are whose.
Result<std::vector<JournalEntry>> read_mailmap(std::string_view bytes, ExchangeNotes& notes);
Result<std::string> write_mailmap(const Identities& identities);

}  // namespace plenary

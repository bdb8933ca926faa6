#pragma once
#include "identity/exchange.h"

namespace plenary {

/// ietfdata's affiliation_mapping_dictionary.py (or the same as JSON): affiliations as written to names.
Result<std::vector<JournalEntry>> read_ietfdata(std::string_view bytes, ExchangeNotes& notes);
Result<std::string> write_ietfdata(const Identities& identities);

}  // namespace plenary

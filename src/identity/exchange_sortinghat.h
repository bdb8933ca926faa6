#pragma once
#include "identity/exchange.h"

namespace plenary {

/// SortingHat's identities JSON: unique identities with their accounts and enrollments, organizations with
/// their domains.
Result<std::vector<JournalEntry>> read_sortinghat(std::string_view bytes, ExchangeNotes& notes);
Result<std::string> write_sortinghat(const Identities& identities);

}  // namespace plenary

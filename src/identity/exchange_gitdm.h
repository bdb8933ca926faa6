#pragma once
#include "identity/exchange.h"

namespace plenary {

/// gitdm's EmailMap and DomainMap: "jo@example.org Acme < 2015-01-01", "example.org Acme".
Result<std::vector<JournalEntry>> read_gitdm(std::string_view bytes, ExchangeNotes& notes);
Result<std::string> write_gitdm(const Identities& identities);

/// gitdm's EmailAliases: "other@example.org jo@example.org".
Result<std::vector<JournalEntry>> read_gitdm_aliases(std::string_view bytes, ExchangeNotes& notes);
Result<std::string> write_gitdm_aliases(const Identities& identities);

/// The CompanyMap of CNCF's gitdm: "`Acme Incorporated` `Acme`".
Result<std::vector<JournalEntry>> read_gitdm_companies(std::string_view bytes, ExchangeNotes& notes);
Result<std::string> write_gitdm_companies(const Identities& identities);

/// CNCF's developers_affiliations.txt: a developer's line, then one indented line an employer.
Result<std::vector<JournalEntry>> read_cncf(std::string_view bytes, ExchangeNotes& notes);
Result<std::string> write_cncf(const Identities& identities);

}  // namespace plenary

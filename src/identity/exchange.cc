#include "identity/exchange.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <unordered_set>

#include "identity/exchange_bigbang.h"
#include "identity/exchange_entries.h"
#include "identity/exchange_gitdm.h"
#include "identity/exchange_ietfdata.h"
#include "identity/exchange_mailmap.h"
#include "identity/exchange_ror.h"
#include "identity/exchange_sortinghat.h"

namespace plenary {

std::span<const ExchangeFormat> exchange_formats() {
  static constexpr std::array kFormats{
      ExchangeFormat{"bigbang", "BigBang's table of organizations (CSV)", read_bigbang, write_bigbang},
      ExchangeFormat{"cncf", "CNCF's developers_affiliations.txt", read_cncf, write_cncf},
      ExchangeFormat{"gitdm", "gitdm's EmailMap and DomainMap", read_gitdm, write_gitdm},
      ExchangeFormat{"gitdm-aliases", "gitdm's EmailAliases", read_gitdm_aliases, write_gitdm_aliases},
      ExchangeFormat{"gitdm-companies", "gitdm's CompanyMap", read_gitdm_companies, write_gitdm_companies},
      ExchangeFormat{"ietfdata", "ietfdata's dictionary of affiliations (Python)", read_ietfdata,
                     write_ietfdata},
      ExchangeFormat{"mailmap", "git's .mailmap", read_mailmap, write_mailmap},
      ExchangeFormat{"ror", "ROR's data dump, JSON or CSV, schema 1 or 2 (import only)", read_ror, nullptr},
      ExchangeFormat{"sortinghat", "SortingHat's identities (JSON)", read_sortinghat, write_sortinghat}};
  return kFormats;
}

Result<const ExchangeFormat*> find_exchange_format(std::string_view name) {
  std::string names;
  for (const auto& format : exchange_formats()) {
    if (format.name == name) return &format;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", format.name);
  }
  return fail(ErrorKind::kUsage, fmt::format("there is no exchange format '{}'; there are {}", name, names));
}

std::vector<JournalEntry> not_yet_said(std::vector<JournalEntry> imported,
                                       const std::vector<JournalEntry>& journal) {
  std::unordered_set<std::string> said;
  for (const auto& entry : in_force(journal).in_force) said.insert(statement_of(entry));
  std::erase_if(imported, [&](const JournalEntry& entry) { return said.contains(statement_of(entry)); });
  return imported;
}

}  // namespace plenary

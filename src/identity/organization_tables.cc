// The reviewed tables of data/ as they are built into the program: for lists of names, without a workspace.
#include <fmt/core.h>

#include <algorithm>

#include "base/embedded.h"
#include "base/text.h"
#include "identity/names_file.h"
#include "identity/organizations.h"

namespace plenary {
namespace {

// Rows of an embedded table by the order of their cells, so that the first of two claims is the same as in
// the store.
Result<std::vector<std::vector<std::string>>> sorted_rows(const char* path,
                                                          std::vector<std::string> columns) {
  const auto bytes = embedded(path);
  if (!bytes) return fail(ErrorKind::kEngine, fmt::format("{} is not in the program", path));
  const auto rows = parse_csv(*bytes);
  std::vector<std::vector<std::string>> out;
  for (size_t i = 1; i < rows.size(); ++i) {
    std::vector<std::string> row;
    for (const auto& column : columns) {
      const auto at = static_cast<size_t>(std::ranges::find(rows[0].cells, column) - rows[0].cells.begin());
      row.push_back(at < rows[i].cells.size() ? rows[i].cells[at] : "");
    }
    out.push_back(std::move(row));
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace

Result<OrganizationTables> reviewed_organization_tables() {
  OrganizationTables t;
  PLENARY_LET(forms, sorted_rows("data/legal_forms.csv", {"form"}));
  for (const auto& r : forms) t.add_legal_form(r[0]);
  PLENARY_LET(names, sorted_rows("data/organization_names.csv", {"name", "organization", "country"}));
  for (const auto& r : names) t.add_name(r[0], r[1], r[2]);
  PLENARY_LET(organizations, sorted_rows("data/organizations.csv", {"name", "organization"}));
  for (const auto& r : organizations) {
    t.add_name(r[0], r[1], ""), t.add_name(r[1], r[1], "");
    t.titles.try_emplace(r[1], r[0]);
  }
  PLENARY_LET(domains, sorted_rows("data/organization_domains.csv", {"domain", "organization"}));
  for (const auto& r : domains) t.domains.try_emplace(r[0], r[1]);
  PLENARY_LET(placeholders, sorted_rows("data/placeholders.csv", {"name", "meaning"}));
  for (const auto& r : placeholders) t.placeholders.try_emplace(fold(r[0]), r[1]);
  PLENARY_LET(free_mail, sorted_rows("data/free_mail.csv", {"domain"}));
  for (const auto& r : free_mail) t.free_mail.insert(r[0]);
  PLENARY_LET(country_names, sorted_rows("data/country_names.csv", {"name", "alpha2"}));
  PLENARY_LET(countries, sorted_rows("data/countries.csv", {"name", "alpha2", "alpha3"}));
  for (const auto& r : country_names) t.countries.try_emplace(fold(r[0]), r[1]);
  for (const auto& r : countries)
    for (const size_t name : {0u, 1u, 2u}) t.countries.try_emplace(fold(r[name]), r[1]);
  return t;
}

}  // namespace plenary

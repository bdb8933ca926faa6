// BigBang's table of organizations: a row an organization, the column "subsidiary of / alias of" naming
// another row, "email domain names" a list. A cell that names two parents and one whose name has a comma look
// alike: which it is, the other rows tell, or nobody does.
#include "identity/exchange_bigbang.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/embedded.h"
#include "base/text.h"
#include "identity/exchange_csv.h"

namespace plenary {
namespace {

constexpr const char* kParent = "subsidiary of / alias of";
constexpr const char* kDomains = "email domain names";

class OrganizationTable {
 public:
  OrganizationTable(const CsvTable& table, size_t name, size_t parent, size_t domains, Decisions& out)
      : table_(table), name_(name), parent_(parent), domains_(domains), out_(out) {
    for (const auto& row : table.rows) names_.insert(row.cells[name]);
  }

  void read() {
    for (const auto& row : table_.rows) parents(row);
    for (const auto& row : table_.rows) domains(row);
    for (const auto& [domain, owners] : owners_) owner(domain, owners);
  }

 private:
  struct Owner {
    std::string name;
    size_t line;
  };

  void parents(const CsvTable::Row& row) {
    const auto& name = row.cells[name_];
    const auto& cell = row.cells[parent_];
    if (name.empty()) return out_.reject(row.line, "has no name", cell);
    if (cell.empty()) return;
    const bool one = cell.find(',') == cell.npos || names_.contains(cell);
    std::vector<std::string> all;
    if (one)
      all.push_back(cell);
    else
      for (const auto part : split(cell, ',')) all.emplace_back(trim(part));
    if (!one && !std::ranges::all_of(all, [&](const auto& part) { return names_.contains(part); }))
      return out_.reject(row.line, "its parent may be one name with a comma or several names", cell);
    for (const auto& parent : all) {
      if (fold(parent) == fold(name)) {
        out_.reject(row.line, "is its own parent", name);
        continue;
      }
      above_[name].insert(parent);
      out_.parent(name_designator(name), name_designator(parent), row.line);
    }
  }

  void domains(const CsvTable::Row& row) {
    const auto& cell = row.cells[domains_];
    if (row.cells[name_].empty() || cell.empty()) return;
    for (const auto part : split(cell, ',')) {
      const auto domain = domain_designator(part);
      if (domain.empty())
        out_.reject(row.line, fmt::format("'{}' is no domain", printable(trim(part))), cell);
      else
        owners_[domain].push_back({row.cells[name_], row.line});
    }
  }

  bool is_above(const std::string& top, const std::string& name) const {
    std::set<std::string> seen{name};
    std::vector<std::string> open{name};
    while (!open.empty()) {
      const auto at = above_.find(open.back());
      open.pop_back();
      if (at == above_.end()) continue;
      for (const auto& parent : at->second) {
        if (parent == top) return true;
        if (seen.insert(parent).second) open.push_back(parent);
      }
    }
    return false;
  }

  // A domain of several rows is the one's to whom all others belong; else it tells nobody apart.
  void owner(const std::string& domain, const std::vector<Owner>& owners) {
    for (const auto& top : owners) {
      const auto below = [&](const Owner& o) { return o.name == top.name || is_above(top.name, o.name); };
      if (std::ranges::all_of(owners, below))
        return out_.same_organization(domain, name_designator(top.name), top.line);
    }
    out_.reject(owners.back().line,
                fmt::format("{} is also the domain of {}, line {}", domain, printable(owners[0].name),
                            owners[0].line),
                owners.back().name);
  }

  const CsvTable& table_;
  size_t name_, parent_, domains_;
  Decisions& out_;
  std::set<std::string> names_;
  std::map<std::string, std::set<std::string>> above_;
  std::map<std::string, std::vector<Owner>> owners_;
};

// The English names of countries, as the table has them, by code.
std::map<std::string, std::string> country_names() {
  ExchangeNotes notes;
  Decisions none("", notes);
  const auto table = read_csv(embedded("data/countries.csv").value_or(""), none);
  const auto code = table.column("alpha2"), name = table.column("name");
  std::map<std::string, std::string> names;
  for (const auto& row : table.rows) names[row.cells.at(code.value_or(0))] = row.cells.at(name.value_or(0));
  return names;
}

}  // namespace

Result<std::vector<JournalEntry>> read_bigbang(std::string_view bytes, ExchangeNotes& notes) {
  Decisions out("bigbang", notes);
  const auto table = read_csv(to_utf8(bytes), out);
  const auto name = table.column("name"), parent = table.column(kParent), domains = table.column(kDomains);
  if (!name || !parent || !domains)
    return fail(ErrorKind::kInput,
                fmt::format("a BigBang table has the columns 'name', '{}' and '{}' in its first line",
                            kParent, kDomains));
  OrganizationTable(table, *name, *parent, *domains, out).read();
  return out.take();
}

Result<std::string> write_bigbang(const Identities& identities) {
  std::string out =
      fmt::format("name,category,{},stakeholdergroup,nationality,{},Membership Organization,Wiki Page\n",
                  kParent, kDomains);
  auto countries = country_names();
  for (const auto& organization : identities.organizations) {
    if (organization.names.empty()) continue;
    std::string domains;
    for (const auto& domain : domains_of(organization)) domains += (domains.empty() ? "" : ", ") + domain;
    out += fmt::format("{},,{},,{},{},,\n", csv_cell(organization.names[0]), csv_cell(organization.parent),
                       csv_cell(countries[organization.country]), csv_cell(domains));
  }
  return out;
}

}  // namespace plenary

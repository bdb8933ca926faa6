// The Research Organization Registry. Its records have identifiers, decisions have names: so only what a name
// says of one record alone becomes a decision. Acronyms ("MIT") stand for many bodies in and outside the
// registry and are left out; so are successors (who continues another's work is not the same as it).
#include "identity/exchange_ror.h"

#include <fmt/core.h>

#include <set>
#include <unordered_map>

#include "base/text.h"
#include "identity/exchange_ror_record.h"

namespace plenary {
namespace {

class Registry {
 public:
  Registry(const std::vector<RorRecord>& records, Decisions& out) : records_(records), out_(out) {
    for (const auto& record : records_) {
      if (record.status == "withdrawn") continue;
      ++shown_[fold(record.name)];
      by_id_.try_emplace(record.id, &record);
      std::set<std::string> own{fold(record.name)};
      for (const auto& name : record.names) own.insert(fold(name));
      for (const auto& name : own) ++names_[name];
      for (const auto& domain : record.domains) ++domains_[domain_designator(domain)];
    }
  }

  void decide() {
    for (const auto& record : records_) {
      if (record.status == "withdrawn") {
        out_.left_out("records that the registry has withdrawn");
      } else if (shown_[fold(record.name)] > 1) {
        out_.reject(record.line, "its name is that of another record too", record.name);
      } else {
        names(record);
        domains(record);
        for (const auto& relation : record.relations) relate(record, relation);
      }
    }
  }

 private:
  void names(const RorRecord& record) {
    for (size_t i = 0; i < record.acronyms; ++i) out_.left_out("acronyms");
    for (const auto& name : record.names) {
      if (names_[fold(name)] > 1)
        out_.left_out("aliases that several records share");
      else
        out_.same_organization(name_designator(name), name_designator(record.name), record.line);
    }
  }

  void domains(const RorRecord& record) {
    for (const auto& text : record.domains) {
      const auto domain = domain_designator(text);
      if (domain.empty())
        out_.reject(record.line, fmt::format("'{}' is no domain", printable(text)), record.name);
      else if (domains_[domain] > 1)
        out_.left_out("domains that several records share");
      else
        out_.same_organization(domain, name_designator(record.name), record.line);
    }
  }

  void relate(const RorRecord& record, const RorRecord::Relation& relation) {
    const bool up = relation.type == "parent";
    if (!up && relation.type != "child") return out_.left_out("relations other than parent and child");
    const auto known = by_id_.find(relation.id);
    const auto& other = known == by_id_.end() ? relation.label : known->second->name;
    if (other.empty())
      return out_.reject(record.line,
                         fmt::format("its {} {} is not in the file", relation.type, printable(relation.id)),
                         record.name);
    if (shown_[fold(other)] > 1)
      return out_.reject(
          record.line,
          fmt::format("its {} '{}' is the name of several records", relation.type, printable(other)),
          record.name);
    const auto self = name_designator(record.name), that = name_designator(other);
    out_.parent(up ? self : that, up ? that : self, record.line);
  }

  const std::vector<RorRecord>& records_;
  Decisions& out_;
  std::unordered_map<std::string, size_t> shown_, names_, domains_;
  std::unordered_map<std::string, const RorRecord*> by_id_;
};

}  // namespace

Result<std::vector<JournalEntry>> read_ror(std::string_view bytes, ExchangeNotes& notes) {
  Decisions out("ror", notes);
  const auto start = trim(bytes);
  const bool json = start.starts_with('[') || start.starts_with('{');
  PLENARY_LET(records, json ? read_ror_json(bytes, out) : read_ror_csv(bytes, out));
  Registry(records, out).decide();
  return out.take();
}

}  // namespace plenary

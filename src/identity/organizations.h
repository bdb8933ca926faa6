// Organizations, first pass: what a name, a country and a domain written in a source stand for, with the
// reason.
//
// In order: blanks, jokes and "independent" are nobody (data/placeholders.csv); the reviewed names
// (data/organization_names.csv, organizations.csv) compared folded, as written; the same with legal forms and
// a country in brackets taken off; the mail or web domain; else the name stands for itself, all spellings
// that fold to the same text together. Nothing is guessed from likeness. A pure function: the same input in
// any order gives the same answer.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"

namespace plenary {

struct OrganizationRef {
  int ref = 0;
  std::string name, country, domain;
};

struct OrganizationDecision {
  int ref = 0;
  std::string key;      ///< of the organization; empty: known to be none, or not known
  std::string country;  ///< ISO code of the entity as written, or empty
  std::string rule;     ///< placeholder, name, name without legal form, domain, itself
  double confidence = 0;
  std::string reason;  ///< a sentence
};

/// The reviewed tables, keyed by folded text.
struct OrganizationTables {
  struct Alias {
    std::string organization, country;
  };
  std::unordered_map<std::string, Alias> names;
  std::unordered_map<std::string, std::string> domains;
  std::unordered_map<std::string, std::string> placeholders;  ///< to "unknown" or "individual"
  std::unordered_map<std::string, std::string> countries;     ///< to ISO codes
  std::unordered_map<std::string, std::string> titles;        ///< of an organization's key: how it is called
  std::unordered_set<std::string> free_mail;
  std::vector<std::vector<std::string>> legal_forms;  ///< as words: {"co", "ltd"}

  void add_name(std::string_view name, std::string organization, std::string country);
  void add_legal_form(std::string_view form);
};

/// Reads the reviewed tables that are built into the program.
Result<OrganizationTables> reviewed_organization_tables();

/// Decides one reference.
OrganizationDecision decide(const OrganizationRef& ref, const OrganizationTables& tables);

}  // namespace plenary

#include "identity/organizations.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace plenary {
namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view folded) {
  Words words;
  for (const auto part : split(folded, ' '))
    if (!part.empty()) words.emplace_back(part);
  return words;
}

bool ends_with(const Words& words, const Words& end) {
  return words.size() > end.size() &&
         std::equal(end.begin(), end.end(), words.end() - static_cast<long>(end.size()));
}

// Takes legal forms off the end, as many as there are ("Huawei Technologies Co., Ltd." ends in two), never
// the whole name.
bool strip_legal_forms(Words& words, const std::vector<Words>& forms) {
  bool stripped = false;
  for (bool again = true; again;) {
    again = false;
    const Words* longest = nullptr;
    for (const auto& form : forms)
      if (ends_with(words, form) && (longest == nullptr || form.size() > longest->size())) longest = &form;
    if (longest != nullptr) {
      words.resize(words.size() - longest->size());
      stripped = again = true;
    }
  }
  if (words.size() > 1 && words.front() == "the") {
    words.erase(words.begin());
    stripped = true;
  }
  return stripped;
}

// "ZTE Corporation (China)": a country in brackets at the end says which entity it is.
std::optional<std::string> bracketed_country(std::string_view& name, const OrganizationTables& tables) {
  const auto open = name.rfind('(');
  const auto text = trim(name);
  if (open == std::string_view::npos || open == 0 || !text.ends_with(')')) return std::nullopt;
  const auto inside = fold(text.substr(open + 1, text.size() - open - 2));
  const auto found = tables.countries.find(inside);
  if (found == tables.countries.end()) return std::nullopt;
  name = trim(name.substr(0, open));
  return found->second;
}

std::string joined(const Words& words, char separator) {
  std::string out;
  for (const auto& word : words) {
    if (!out.empty()) out += separator;
    out += word;
  }
  return out;
}

const OrganizationTables::Alias* find_name(const OrganizationTables& tables, const std::string& folded) {
  const auto found = tables.names.find(folded);
  return found == tables.names.end() ? nullptr : &found->second;
}

// Looks for the domain and then its parents: "research.example.com", "example.com".
const std::string* find_domain(const OrganizationTables& tables, std::string_view domain) {
  for (;;) {
    const auto found = tables.domains.find(std::string(domain));
    if (found != tables.domains.end()) return &found->second;
    const auto dot = domain.find('.');
    if (dot == std::string_view::npos) return nullptr;
    domain.remove_prefix(dot + 1);
  }
}

void settle(OrganizationDecision& d, std::string key, const char* rule, double confidence,
            std::string reason) {
  d.key = std::move(key);
  d.rule = rule;
  d.confidence = confidence;
  d.reason = std::move(reason);
}

void decide_by_domain(OrganizationDecision& d, const OrganizationRef& ref, const OrganizationTables& tables) {
  const auto domain = ascii_lower(ref.domain);
  if (domain.empty()) return settle(d, "", "nothing said", 1, "no name and no domain");
  if (tables.free_mail.contains(domain))
    return settle(d, "", "placeholder", 1, fmt::format("{} is a mail provider for anybody", domain));
  if (const auto* key = find_domain(tables, domain))
    return settle(d, *key, "domain", 0.9, fmt::format("the reviewed domain {} is theirs", domain));
  settle(d, "", "unknown domain", 0, fmt::format("{} is in no reviewed table", domain));
}

}  // namespace

void OrganizationTables::add_name(std::string_view name, std::string organization, std::string country) {
  auto folded = fold(name);
  if (folded.empty()) return;
  auto words = words_of(folded);
  names.try_emplace(std::move(folded), Alias{organization, country});
  // The stripped form too, so that "Ericsson AB" in the table also knows "Ericsson". Full forms come first in
  // decide().
  if (strip_legal_forms(words, legal_forms))
    names.try_emplace(joined(words, ' '), Alias{std::move(organization), std::move(country)});
}

void OrganizationTables::add_legal_form(std::string_view form) {
  if (auto words = words_of(fold(form)); !words.empty()) legal_forms.push_back(std::move(words));
}

OrganizationDecision decide(const OrganizationRef& ref, const OrganizationTables& tables) {
  OrganizationDecision d;
  d.ref = ref.ref;
  if (const auto found = tables.countries.find(fold(ref.country)); found != tables.countries.end())
    d.country = found->second;
  std::string_view name = trim(ref.name);
  const auto whole = fold(name);
  if (whole.empty()) {
    decide_by_domain(d, ref, tables);
    return d;
  }
  if (const auto found = tables.placeholders.find(whole); found != tables.placeholders.end()) {
    settle(d, "", "placeholder", 1,
           fmt::format("\"{}\" names no organization ({})", ref.name, found->second));
    return d;
  }
  const auto take = [&](const OrganizationTables::Alias& alias, const char* rule, double confidence,
                        std::string reason) {
    if (d.country.empty()) d.country = alias.country;
    settle(d, alias.organization, rule, confidence, std::move(reason));
    return d;
  };
  if (const auto* alias = find_name(tables, whole))
    return take(*alias, "name", 1, fmt::format("\"{}\" is a reviewed name", ref.name));
  if (const auto country = bracketed_country(name, tables); country && d.country.empty())
    d.country = *country;
  auto words = words_of(fold(name));
  strip_legal_forms(words, tables.legal_forms);
  const auto stripped = joined(words, ' ');
  if (const auto* alias = find_name(tables, stripped))
    return take(
        *alias, "name without legal form", 0.97,
        fmt::format("\"{}\" without legal form and country is the reviewed name \"{}\"", ref.name, stripped));
  if (const auto found = tables.placeholders.find(stripped); found != tables.placeholders.end())
    settle(d, "", "placeholder", 0.95,
           fmt::format("\"{}\" names no organization ({})", ref.name, found->second));
  else
    settle(d, joined(words, '-'), "itself", 0.8,
           fmt::format("no reviewed name: stands for itself with all that fold to \"{}\"", stripped));
  return d;
}

}  // namespace plenary

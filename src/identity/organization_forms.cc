#include "identity/organization_forms.h"

#include <fmt/core.h>

#include <algorithm>
#include <thread>
#include <tuple>

#include "base/embedded.h"
#include "base/text.h"
#include "identity/contains.h"

namespace plenary {
namespace {

constexpr size_t kLongestDomain = 253;

Result<std::string_view> table(const char* path) {
  const auto bytes = embedded(path);
  if (!bytes) return fail(ErrorKind::kEngine, fmt::format("{} is not in the program", path));
  return *bytes;
}

std::string form_key(const ParsedOrganization& name, std::string_view raw) {
  std::string key;
  // "Ministerio de Salud" and "Ministry of Health" mean the same and are two ministries: names of general
  // words are one form only as they are written.
  const bool telling = std::ranges::any_of(
      name.words, [](const NameWord& w) { return w.cls >= WordClass::kCommon || w.cls == WordClass::kGeo; });
  if (!telling) key += name.letters;
  for (const auto& w : name.words) key += w.text + ' ';
  key += '|' + name.seat;
  if (name.suspicious) key += fmt::format("|{}", raw);
  return key;
}

void add_once(std::vector<std::string>& list, std::string value) {
  if (!value.empty() && !contains(list, value)) list.push_back(std::move(value));
}

}  // namespace

OrganizationForms organization_forms(const std::vector<NameRow>& rows, const OrganizationKnowledge& knowledge,
                                     std::vector<NameDecision>& decisions) {
  struct Seen {
    std::string key;
    ParsedOrganization name;
    std::string reviewed, plain;
  };
  std::vector<Seen> seen(rows.size());
  std::vector<uint32_t> order;
  const auto take_apart = [&](uint32_t i) {
    const auto& row = rows[i];
    auto& d = decisions[i];
    const auto text = clean(row.raw);
    const auto first =
        decide({0, text, clean(row.country, 200), ascii_lower(clean(row.domain, kLongestDomain))},
               knowledge.reviewed);
    d.country = first.country;
    d.confidence = first.confidence;
    d.reason = first.reason;
    d.rule = first.rule;
    if (first.key.empty()) {
      d.decision = "none";
      d.canonical = first.reason.ends_with("(individual)") ? "individual" : "unknown";
      return;
    }
    if (fold(text).empty()) {  // only the domain speaks
      d.decision = "reviewed", d.entity = first.key;
      return;
    }
    auto& s = seen[i];
    s.name = parse_organization(row.raw, knowledge.words);
    if (first.rule == "name" || first.rule == "name without legal form")
      if (!s.name.suspicious) s.reviewed = first.key, d.decision = "reviewed";
    s.plain = first.key;
    s.key = form_key(s.name, row.raw) + (s.reviewed.empty() ? "" : "|=" + s.reviewed);
  };
  // Each row for itself, on two threads: what a row comes apart into hangs on nothing else.
  const auto half = static_cast<uint32_t>(rows.size() / 2);
  std::thread other([&] {
    for (uint32_t i = 0; i < half; ++i) take_apart(i);
  });
  for (uint32_t i = half; i < rows.size(); ++i) take_apart(i);
  other.join();
  for (uint32_t i = 0; i < rows.size(); ++i)
    if (!seen[i].key.empty()) order.push_back(i);
  std::ranges::sort(order, [&](uint32_t a, uint32_t b) {
    return std::tie(seen[a].key, rows[a].raw) < std::tie(seen[b].key, rows[b].raw);
  });
  OrganizationForms out;
  out.of_row.assign(rows.size(), kNoForm);
  for (size_t k = 0; k < order.size(); ++k) {
    const uint32_t i = order[k];
    if (k == 0 || seen[order[k - 1]].key != seen[i].key) {
      out.forms.push_back({std::move(seen[i].name), {}, {}});
      out.some_row.push_back(i);
      out.plain.push_back(seen[i].plain);
      out.reviewed.push_back(seen[i].reviewed);
    }
    out.of_row[i] = static_cast<uint32_t>(out.forms.size() - 1);
    auto& form = out.forms.back();
    if (form.name.bracket.empty()) form.name.bracket = seen[i].name.bracket;
    if (!trim(rows[i].country).empty()) add_once(form.countries, decisions[i].country);
    const auto domain = ascii_lower(clean(rows[i].domain, kLongestDomain));
    if (!knowledge.reviewed.free_mail.contains(domain)) add_once(form.domains, domain);
  }
  for (auto& form : out.forms) std::ranges::sort(form.countries), std::ranges::sort(form.domains);
  return out;
}

Result<OrganizationKnowledge> organization_knowledge() {
  OrganizationKnowledge k;
  PLENARY_LET(words, table("data/linkage_words.csv"));
  PLENARY_LET(countries, table("data/country_names.csv"));
  PLENARY_LET(legal_forms, table("data/legal_forms.csv"));
  PLENARY_LET(linkage, table("data/linkage_organization.csv"));
  PLENARY_LET(tables, read_organization_words(words, countries, legal_forms));
  k.words = std::move(tables);
  PLENARY_LET(model, read_linkage(linkage, organization_levels(), organization_settings()));
  k.model = std::move(model);
  PLENARY_LET(reviewed, reviewed_organization_tables());
  k.reviewed = std::move(reviewed);
  return k;
}

}  // namespace plenary

#include "identity/resolve_organizations.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <thread>
#include <tuple>

#include "base/embedded.h"
#include "base/hash.h"
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

// "Example (China)", "Example Canada Ltd": the entity's own country.
std::string said_country(const ParsedOrganization& name) {
  if (!name.seat.empty() || name.words.size() < 2) return name.seat;
  return name.words.back().country;
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
  out.of_row.assign(rows.size(), -1);
  for (size_t k = 0; k < order.size(); ++k) {
    const uint32_t i = order[k];
    if (k == 0 || seen[order[k - 1]].key != seen[i].key) {
      out.forms.push_back({std::move(seen[i].name), {}, {}});
      out.some_row.push_back(i);
      out.plain.push_back(seen[i].plain);
      out.reviewed.push_back(seen[i].reviewed);
    }
    out.of_row[i] = static_cast<int32_t>(out.forms.size() - 1);
    auto& form = out.forms.back();
    if (form.name.bracket.empty()) form.name.bracket = seen[i].name.bracket;
    if (!trim(rows[i].country).empty()) add_once(form.countries, decisions[i].country);
    const auto domain = ascii_lower(clean(rows[i].domain, kLongestDomain));
    if (!knowledge.reviewed.free_mail.contains(domain)) add_once(form.domains, domain);
  }
  for (auto& form : out.forms) std::ranges::sort(form.countries), std::ranges::sort(form.domains);
  return out;
}

namespace {

// The work on one list: forms, pairs, entities.
class OrganizationList {
 public:
  OrganizationList(const std::vector<NameRow>& rows, const OrganizationKnowledge& knowledge)
      : rows_(rows),
        titles_(knowledge.reviewed.titles),
        decisions_(rows.size()),
        forms_(organization_forms(rows, knowledge, decisions_)),
        pairs_(forms_.forms, knowledge.countries_apart),
        linked_(link(
            {forms_.forms.size(), [this](const BlockBounds& b) { return pairs_.candidates(b); },
             [this](uint32_t a, uint32_t b) { return pairs_.compare(a, b); }, &forms_.reviewed, same_seat()},
            knowledge.model)) {}

  Resolution resolve() {
    name_entities(linked_.roots);
    Resolution out;
    add_review(out);
    out.decisions = std::move(decisions_);
    return out;
  }

  std::vector<Explanation> explain(const std::string& name, size_t most) const {
    std::vector<Explanation> out;
    const auto row = std::ranges::find(rows_, name, &NameRow::raw) - rows_.begin();
    if (row == std::ssize(rows_) || forms_.of_row[static_cast<size_t>(row)] < 0) return out;
    const auto asked = static_cast<uint32_t>(forms_.of_row[static_cast<size_t>(row)]);
    for (const auto& pair : linked_.likely) {
      if (pair.a != asked && pair.b != asked) continue;
      out.push_back(
          {name, raw(pair.a == asked ? pair.b : pair.a), pair.bits, probability(pair.bits), steps(pair)});
    }
    std::ranges::sort(
        out, [](const auto& x, const auto& y) { return std::tie(y.bits, x.b) < std::tie(x.bits, y.b); });
    if (out.size() > most) out.resize(most);
    return out;
  }

 private:
  const std::string& raw(uint32_t form) const { return rows_[forms_.some_row[form]].raw; }

  std::vector<Evidence> steps(const ScoredPair& pair) const {
    return waterfall(linked_.model, pairs_.compare(pair.a, pair.b).pattern);
  }

  // Forms of one reviewed entity that say the same country in brackets: forms of two countries stay apart,
  // whatever stands between them in the order.
  std::vector<std::pair<uint32_t, uint32_t>> same_seat() const {
    std::map<std::pair<std::string_view, std::string_view>, uint32_t> last;
    std::vector<std::pair<uint32_t, uint32_t>> pairs;
    for (uint32_t f = 0; f < forms_.forms.size(); ++f) {
      if (forms_.reviewed[f].empty() || forms_.forms[f].name.seat.empty()) continue;
      const auto [at, fresh] = last.try_emplace({forms_.reviewed[f], forms_.forms[f].name.seat}, f);
      if (!fresh) pairs.emplace_back(at->second, f), at->second = f;
    }
    return pairs;
  }

  void name_entities(const std::vector<uint32_t>& roots) {
    // Rows of each cluster, counted by text: the text written most often names it, then the shortest.
    std::map<uint32_t, std::map<std::string, size_t>> written;
    std::map<uint32_t, std::string> reviewed;
    for (size_t i = 0; i < rows_.size(); ++i) {
      if (forms_.of_row[i] < 0) continue;
      const auto f = static_cast<uint32_t>(forms_.of_row[i]);
      ++written[roots[f]][clean(rows_[i].raw)];
      if (!forms_.reviewed[f].empty()) reviewed[roots[f]] = forms_.reviewed[f];
    }
    std::map<std::string, size_t> taken;
    std::map<uint32_t, std::pair<std::string, std::string>> named;
    for (const auto& [root, texts] : written) {
      const auto& best = *std::ranges::min_element(texts, {}, [](const auto& t) {
        return std::tuple(-static_cast<int64_t>(t.second), t.first.size(), t.first);
      });
      std::string key;
      const auto found = reviewed.find(root);
      key = found != reviewed.end() ? found->second : clean(forms_.plain[root], 120);
      const auto& seat = forms_.forms[root].name.seat;
      if (taken.contains(key) && !seat.empty()) key += '-' + ascii_lower(seat);
      if (taken[key]++ > 0 || key.empty())
        key += fmt::format("~{}", to_hex(digest(texts.begin()->first)).substr(0, 8));
      const auto title = titles_.find(key);
      named[root] = {key, title == titles_.end() ? best.first : title->second};
    }
    for (size_t i = 0; i < rows_.size(); ++i)
      if (forms_.of_row[i] >= 0) decide_row(i, roots, named, written);
  }

  void decide_row(size_t i, const std::vector<uint32_t>& roots,
                  const std::map<uint32_t, std::pair<std::string, std::string>>& named,
                  const std::map<uint32_t, std::map<std::string, size_t>>& written) {
    const auto f = static_cast<uint32_t>(forms_.of_row[i]);
    auto& d = decisions_[i];
    const auto& name = forms_.forms[f].name;
    std::tie(d.entity, d.canonical) = named.at(roots[f]);
    d.kind = kind_name(name.kind);
    if (d.country.empty()) d.country = said_country(name);
    if (d.decision == "reviewed") return;
    d.rule = "itself";
    if (name.suspicious) {
      d.decision = "review", d.confidence = 0.5;
      d.reason = "mixes letters of scripts that look alike, or hides characters: never joined by itself";
    } else if (const auto& best = linked_.best[f]; best.bits > 0) {
      const uint32_t other = best.a == f ? best.b : best.a;
      d.decision = "joined", d.confidence = std::min(probability(best.bits), 0.999), d.rule = "linkage";
      d.reason = fmt::format("with \"{}\": {}", clean(raw(other), 200), one_sentence(steps(best)));
      if (best.bits >= kSureBits)
        d.reason = fmt::format("with \"{}\", by a reviewed table", clean(raw(other), 200));
    } else if (written.at(roots[f]).size() > 1) {
      d.decision = "joined", d.confidence = 0.99;
      d.reason = "the same words once legal forms are left out";
    } else {
      d.decision = "alone", d.confidence = 1;
      d.reason = "no other name shares enough evidence";
    }
  }

  // What is likely and was not joined waits for a person.
  void add_review(Resolution& out) {
    std::vector<const ScoredPair*> of_form(forms_.forms.size());
    for (const auto& pair : linked_.open) {
      if (!forms_.reviewed[pair.a].empty() && !forms_.reviewed[pair.b].empty()) continue;
      if (pairs_.compare(pair.a, pair.b).apart) continue;
      out.review.push_back({forms_.some_row[pair.a], forms_.some_row[pair.b], probability(pair.bits),
                            one_sentence(steps(pair))});
      for (const uint32_t f : {pair.a, pair.b})
        if (of_form[f] == nullptr) of_form[f] = &pair;
    }
    for (size_t i = 0; i < rows_.size(); ++i) {
      if (forms_.of_row[i] < 0 || decisions_[i].decision != "alone") continue;
      const auto f = static_cast<uint32_t>(forms_.of_row[i]);
      if (of_form[f] == nullptr) continue;
      const auto& pair = *of_form[f];
      decisions_[i].decision = "review";
      decisions_[i].confidence = 1 - probability(pair.bits);
      decisions_[i].reason = fmt::format("may be \"{}\": {}", clean(raw(pair.a == f ? pair.b : pair.a), 200),
                                         one_sentence(steps(pair)));
    }
  }

  const std::vector<NameRow>& rows_;
  const std::unordered_map<std::string, std::string>& titles_;
  std::vector<NameDecision> decisions_;
  OrganizationForms forms_;
  OrganizationPairs pairs_;
  Linked linked_;
};

}  // namespace

Resolution resolve_organizations(const std::vector<NameRow>& rows, const OrganizationKnowledge& knowledge) {
  return OrganizationList(rows, knowledge).resolve();
}

std::vector<Explanation> explain_organization(const std::string& name, const std::vector<NameRow>& rows,
                                              const OrganizationKnowledge& knowledge, size_t most) {
  return OrganizationList(rows, knowledge).explain(name, most);
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

#include "identity/resolve_organizations.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/hash.h"
#include "base/text.h"

namespace plenary {
namespace {

// "Example (China)", "Example Canada Ltd": the entity's own country.
std::string said_country(const ParsedOrganization& name) {
  if (!name.seat.empty() || name.words.size() < 2) return name.seat;
  return name.words.back().country;
}

// The work on one list: forms, pairs, entities.
class OrganizationList {
 public:
  OrganizationList(const std::vector<NameRow>& rows, const OrganizationKnowledge& knowledge,
                   const Known* known, Kept* kept)
      : rows_(rows),
        titles_(knowledge.reviewed.titles),
        known_(known),
        decisions_(rows.size()),
        forms_(organization_forms(rows, knowledge, decisions_)),
        before_(known_forms(known, forms_.of_row, forms_.reviewed)),
        pairs_(forms_.forms, knowledge.countries_apart, before_.is_known),
        linked_(link_forms(pairs_, before_, same_seat(), knowledge.model, known, kept)) {
    if (kept != nullptr) kept->form_of_row = forms_.of_row;
  }

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
    if (row == std::ssize(rows_) || forms_.of_row[static_cast<size_t>(row)] == kNoForm) return out;
    const auto asked = forms_.of_row[static_cast<size_t>(row)];
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
      const auto f = forms_.of_row[i];
      if (f == kNoForm) continue;
      ++written[roots[f]][clean(rows_[i].raw)];
      if (!forms_.reviewed[f].empty()) reviewed[roots[f]] = forms_.reviewed[f];
    }
    std::map<std::string, size_t> taken;
    std::map<uint32_t, std::pair<std::string, std::string>> named;
    for (uint32_t f = 0; f < before_.is_known.size(); ++f)
      if (before_.is_known[f]) {
        named[roots[f]] = {before_.entities[f], known_->names[before_.row[f]]};
        taken[before_.entities[f]] = 1;
      }
    for (const auto& [root, texts] : written) {
      if (named.contains(root)) continue;
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
      if (forms_.of_row[i] != kNoForm) decide_row(i, roots, named, written);
  }

  void decide_row(size_t i, const std::vector<uint32_t>& roots,
                  const std::map<uint32_t, std::pair<std::string, std::string>>& named,
                  const std::map<uint32_t, std::map<std::string, size_t>>& written) {
    const auto f = forms_.of_row[i];
    auto& d = decisions_[i];
    const auto& name = forms_.forms[f].name;
    std::tie(d.entity, d.canonical) = named.at(roots[f]);
    d.kind = kind_name(name.kind);
    if (d.country.empty()) d.country = said_country(name);
    if (d.decision == "reviewed") return;
    d.rule = "itself";
    if (!before_.is_known.empty() && before_.is_known[f]) {
      d.decision = "joined", d.confidence = 0.99;
      d.reason =
          fmt::format("with \"{}\", known before: the same words", clean(rows_[before_.row[f]].raw, 200));
    } else if (name.suspicious) {
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
      const auto f = forms_.of_row[i];
      if (f == kNoForm || decisions_[i].decision != "alone" || of_form[f] == nullptr) continue;
      const auto& pair = *of_form[f];
      decisions_[i].decision = "review";
      decisions_[i].confidence = 1 - probability(pair.bits);
      decisions_[i].reason = fmt::format("may be \"{}\": {}", clean(raw(pair.a == f ? pair.b : pair.a), 200),
                                         one_sentence(steps(pair)));
    }
  }

  const std::vector<NameRow>& rows_;
  const std::unordered_map<std::string, std::string>& titles_;
  const Known* known_;
  std::vector<NameDecision> decisions_;
  OrganizationForms forms_;
  KnownForms before_;
  OrganizationPairs pairs_;
  Linked linked_;
};

}  // namespace

Resolution resolve_organizations(const std::vector<NameRow>& rows, const OrganizationKnowledge& knowledge,
                                 const Known* known, Kept* kept) {
  return OrganizationList(rows, knowledge, known, kept).resolve();
}

std::vector<Explanation> explain_organization(const std::string& name, const std::vector<NameRow>& rows,
                                              const OrganizationKnowledge& knowledge, size_t most,
                                              const Known* known) {
  return OrganizationList(rows, knowledge, known, nullptr).explain(name, most);
}

std::vector<BlockKey> organization_keys(const std::vector<NameRow>& rows,
                                        const OrganizationKnowledge& knowledge) {
  std::vector<NameDecision> decisions(rows.size());
  const auto forms = organization_forms(rows, knowledge, decisions);
  return OrganizationPairs(forms.forms, knowledge.countries_apart).keys();
}

}  // namespace plenary

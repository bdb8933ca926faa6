#include "identity/resolve_people.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/embedded.h"
#include "base/hash.h"
#include "base/text.h"

namespace plenary {
namespace {

std::string form_key(const ParsedPerson& name, const std::string& raw) {
  std::string key;
  for (const auto& w : name.words) key += w + ' ';
  key += fmt::format("|{}@{}|{}|{}", name.local, name.domain, name.handle, name.identifier);
  if (!name.context.empty()) key += "|in " + name.context;
  if (name.suspicious) key += '|' + raw;
  return key;
}

// The work on one list.
class PersonList {
 public:
  PersonList(const std::vector<PersonRow>& rows, const PersonKnowledge& knowledge,
             const std::vector<std::pair<size_t, size_t>>& given, const Known* known, Kept* kept)
      : rows_(rows),
        known_(known),
        forms_(person_forms(rows, knowledge.words)),
        before_(known_forms(known, forms_.of_row, std::vector<std::string>(forms_.names.size()))),
        pairs_(forms_.names, forms_.groups, knowledge.words, before_.is_known),
        linked_(link_forms(pairs_, before_, forms_of(given), knowledge.model, known, kept)) {
    if (kept != nullptr) kept->form_of_row = forms_.of_row;
  }

  Resolution resolve() {
    Resolution out;
    const auto named = name_entities();
    std::vector<size_t> rows_of(forms_.names.size());
    for (const uint32_t f : forms_.of_row) ++rows_of[f];
    std::vector<const ScoredPair*> open(forms_.names.size());
    for (const auto& pair : linked_.open) {
      if (pairs_.compare(pair.a, pair.b).apart) continue;
      out.review.push_back(
          {forms_.some_row[pair.a], forms_.some_row[pair.b], probability(pair.bits), why(pair)});
      for (const uint32_t f : {pair.a, pair.b})
        if (open[f] == nullptr) open[f] = &pair;
    }
    for (const uint32_t f : forms_.of_row) out.decisions.push_back(decide(f, named, rows_of[f], open[f]));
    return out;
  }

  std::vector<Explanation> explain(const std::string& name, size_t most) const {
    std::vector<Explanation> out;
    const auto row = std::ranges::find(rows_, name, &PersonRow::raw) - rows_.begin();
    if (row == std::ssize(rows_)) return out;
    const auto asked = forms_.of_row[static_cast<size_t>(row)];
    for (const auto& pair : linked_.likely) {
      if (pair.a != asked && pair.b != asked) continue;
      out.push_back({name, raw(pair.a == asked ? pair.b : pair.a), pair.bits, probability(pair.bits),
                     waterfall(linked_.model, pairs_.compare(pair.a, pair.b).pattern)});
    }
    std::ranges::sort(
        out, [](const auto& x, const auto& y) { return std::tie(y.bits, x.b) < std::tie(x.bits, y.b); });
    if (out.size() > most) out.resize(most);
    return out;
  }

 private:
  using Named = std::map<uint32_t, std::pair<std::string, std::string>>;

  const std::string& raw(uint32_t form) const { return rows_[forms_.some_row[form]].raw; }

  std::vector<std::pair<uint32_t, uint32_t>> forms_of(
      const std::vector<std::pair<size_t, size_t>>& rows) const {
    std::vector<std::pair<uint32_t, uint32_t>> forms;
    for (const auto& [a, b] : rows) forms.emplace_back(forms_.of_row[a], forms_.of_row[b]);
    std::ranges::sort(forms);
    return forms;
  }

  std::string why(const ScoredPair& pair) const {
    const auto &a = forms_.names[pair.a], &b = forms_.names[pair.b];
    if (!a.mail.empty() && a.mail == b.mail && !a.shared_address && !a.masked && !b.masked)
      return "the same mail address";
    if (!a.identifier.empty() && a.identifier == b.identifier) return "the same identifier";
    return one_sentence(waterfall(linked_.model, pairs_.compare(pair.a, pair.b).pattern));
  }

  // A text with a name, the one written most often, then the longest name, names the person.
  Named name_entities() const {
    std::map<uint32_t, std::map<std::string, size_t>> written;
    for (size_t i = 0; i < rows_.size(); ++i)
      if (!forms_.names[forms_.of_row[i]].words.empty())
        ++written[linked_.roots[forms_.of_row[i]]][clean(rows_[i].raw)];
    for (uint32_t f = 0; f < forms_.names.size(); ++f)
      if (!written.contains(linked_.roots[f])) written[linked_.roots[f]][clean(raw(linked_.roots[f]))] = 1;
    Named named;
    for (uint32_t f = 0; f < before_.is_known.size(); ++f)
      if (before_.is_known[f]) named[linked_.roots[f]] = {before_.entities[f], known_->names[before_.row[f]]};
    for (const auto& [root, texts] : written) {
      if (named.contains(root)) continue;
      const auto& best = *std::ranges::min_element(texts, {}, [](const auto& t) {
        return std::tuple(-static_cast<int64_t>(t.second), -static_cast<int64_t>(t.first.size()), t.first);
      });
      std::string key;
      for (const auto& w : forms_.names[root].words) key += w + '-';
      if (key.empty() && !forms_.names[root].local.empty()) key = forms_.names[root].local + '-';
      key = clean(key, 80) +
            to_hex(digest(form_key(forms_.names[root], raw(root)) + '|' + raw(root))).substr(0, 10);
      named[root] = {key, best.first};
    }
    return named;
  }

  NameDecision decide(uint32_t f, const Named& named, size_t rows, const ScoredPair* open) const {
    const auto& name = forms_.names[f];
    NameDecision d;
    std::tie(d.entity, d.canonical) = named.at(linked_.roots[f]);
    d.kind = kind_name(name.kind);
    const auto& best = linked_.best[f];
    const auto other = [f, this](const ScoredPair& pair) {
      return clean(raw(pair.a == f ? pair.b : pair.a), 200);
    };
    if (name.kind == PersonKind::kNobody)
      d = {"", "unknown", 1, "none", "no name, address or handle", "nobody", "", "nobody"};
    else if (!before_.is_known.empty() && before_.is_known[f])
      d.decision = "joined", d.confidence = 0.99,
      d.reason = fmt::format("with \"{}\", known before: the same name and address",
                             clean(rows_[before_.row[f]].raw, 200));
    else if (name.suspicious)
      d.decision = "review", d.confidence = 0.5,
      d.reason = "mixes letters of scripts that look alike, or hides characters: never joined by itself";
    else if (best.bits > 0)
      d.rule = "linkage", d.decision = "joined", d.confidence = std::min(probability(best.bits), 0.999),
      d.reason = fmt::format("with \"{}\": {}", other(best), why(best));
    else if (open != nullptr)
      d.decision = "review", d.confidence = 1 - std::min(probability(open->bits), 0.999),
      d.reason = fmt::format("may be \"{}\": {}", other(*open), why(*open));
    else if (rows > 1)
      d.decision = "joined", d.confidence = 0.99, d.reason = "the same name and address";
    else
      d.decision = "alone", d.confidence = 1, d.reason = "no other name shares enough evidence";
    return d;
  }

  const std::vector<PersonRow>& rows_;
  const Known* known_;
  PersonForms forms_;
  KnownForms before_;
  PersonPairs pairs_;
  Linked linked_;
};

}  // namespace

PersonForms person_forms(const std::vector<PersonRow>& rows, const PersonWords& words) {
  std::vector<ParsedPerson> names;
  std::vector<std::string> keys;
  std::vector<uint32_t> order;
  for (const auto& row : rows) {
    names.push_back(parse_person(row.raw, row.mail, words));
    if (!row.identifier.empty()) names.back().identifier = ascii_lower(row.identifier);
    names.back().context = row.context;
    keys.push_back(form_key(names.back(), row.raw));
    order.push_back(static_cast<uint32_t>(order.size()));
  }
  std::ranges::sort(order, [&](uint32_t a, uint32_t b) {
    return std::tie(keys[a], rows[a].raw) < std::tie(keys[b], rows[b].raw);
  });
  PersonForms out;
  out.of_row.resize(rows.size());
  for (size_t k = 0; k < order.size(); ++k) {
    const uint32_t i = order[k];
    // A single first name without anything else is not the same person twice.
    const bool bare = names[i].words.size() < 2 && names[i].mail.empty() && names[i].handle.empty() &&
                      names[i].identifier.empty();
    if (k == 0 || keys[order[k - 1]] != keys[i] || (bare && rows[order[k - 1]].raw != rows[i].raw)) {
      out.names.push_back(names[i]);
      out.groups.emplace_back();
      out.some_row.push_back(i);
    }
    out.of_row[i] = static_cast<uint32_t>(out.names.size() - 1);
    auto& groups = out.groups.back();
    groups.insert(groups.end(), rows[i].organizations.begin(), rows[i].organizations.end());
  }
  for (auto& g : out.groups) {
    std::ranges::sort(g);
    const auto twice = std::ranges::unique(g);
    g.erase(twice.begin(), twice.end());
  }
  return out;
}

Resolution resolve_people(const std::vector<PersonRow>& rows, const PersonKnowledge& knowledge,
                          const std::vector<std::pair<size_t, size_t>>& given, const Known* known,
                          Kept* kept) {
  return PersonList(rows, knowledge, given, known, kept).resolve();
}

std::vector<Explanation> explain_person(const std::string& name, const std::vector<PersonRow>& rows,
                                        const PersonKnowledge& knowledge, size_t most, const Known* known) {
  return PersonList(rows, knowledge, {}, known, nullptr).explain(name, most);
}

std::vector<BlockKey> person_keys(const std::vector<PersonRow>& rows, const PersonKnowledge& knowledge) {
  const auto forms = person_forms(rows, knowledge.words);
  return PersonPairs(forms.names, forms.groups, knowledge.words).keys();
}

Result<PersonKnowledge> person_knowledge() {
  const auto names = embedded("data/linkage_names.csv"), mail = embedded("data/free_mail.csv"),
             linkage = embedded("data/linkage_person.csv");
  if (!names || !mail || !linkage) return fail(ErrorKind::kEngine, "tables of data/ are not in the program");
  PersonKnowledge k;
  PLENARY_LET(words, read_person_words(*names, *mail));
  k.words = std::move(words);
  PLENARY_LET(model, read_linkage(*linkage, person_levels(), person_settings()));
  k.model = std::move(model);
  return k;
}

}  // namespace plenary

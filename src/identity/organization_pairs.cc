#include "identity/organization_pairs.h"

#include <algorithm>
#include <bitset>
#include <unordered_set>

#include "identity/contains.h"
#include "identity/likeness.h"
#include "identity/organization_levels.h"

namespace plenary {
namespace {

constexpr size_t kMostFollowers = 5;
constexpr uint64_t kBeginning = 11;  // of a name, where no word stands yet

bool says_sector(OrganizationKind kind) {
  return kind == OrganizationKind::kAcademia || kind == OrganizationKind::kHealth ||
         kind == OrganizationKind::kGovernment || kind == OrganizationKind::kSociety;
}

// A company seldom says that it is one; a university always does.
uint8_t kind_level(OrganizationKind a, OrganizationKind b) {
  const auto sector = [](OrganizationKind k) { return k > OrganizationKind::kCompany; };
  if (!sector(a) && !sector(b)) return kNotAsked;
  if (a == b) return 0;
  return a == OrganizationKind::kUnknown || b == OrganizationKind::kUnknown ? 1 : 2;
}

uint64_t mix(uint64_t hash, uint64_t value) {
  return (hash ^ (value + 0x9E3779B97F4A7C15u)) * 1099511628211u;
}

uint64_t key_of(char sort, std::string_view text) {
  return mix(static_cast<uint64_t>(sort), stable_hash(text));
}

bool short_word(const std::string& word) { return word.size() >= 2 && word.size() <= 8; }

// Sorted lists: do they share an element, are both there and do not, or is one empty?
uint8_t agreement(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return kNotAsked;
  return std::ranges::any_of(a, [&b](const auto& x) { return std::ranges::binary_search(b, x); }) ? 0 : 1;
}

std::vector<std::string> countries_of(const OrganizationForm& form) {
  auto all = form.countries;
  if (!form.name.seat.empty()) all.push_back(form.name.seat);
  for (const auto& w : form.name.words)
    if (!w.country.empty()) all.push_back(w.country);
  std::ranges::sort(all);
  return all;
}

}  // namespace

OrganizationPairs::OrganizationPairs(const std::vector<OrganizationForm>& forms, bool countries_apart,
                                     const std::vector<bool>& known)
    : forms_(forms), countries_apart_(countries_apart) {
  entries_.reserve(forms.size());
  for (const auto& form : forms) add(form);
  count(known);
}

void OrganizationPairs::add(const OrganizationForm& form) {
  Entry entry{static_cast<uint32_t>(words_.size()), 0, says_sector(form.name.kind), 0};
  bool any = false;
  for (const auto& w : form.name.words) {
    if (entry.size == kMostWords) break;
    const auto [at, fresh] = ids_.try_emplace(w.text, static_cast<uint32_t>(texts_.size()));
    if (fresh) texts_.push_back(w.text);
    words_.push_back(
        {at->second, w.cls, static_cast<uint8_t>(std::min<size_t>(w.text.size(), 255)), w.segment, false});
    any |= w.cls == WordClass::kProper;
    ++entry.size;
  }
  entry.strict |= !any;
  std::vector<uint32_t> core;
  for (uint32_t i = entry.from; i < entry.from + entry.size; ++i) {
    words_[i].informative = counts(words_[i], entry.strict);
    if (words_[i].informative) core.push_back(words_[i].id);
  }
  std::ranges::sort(core);
  entry.core = 7;
  for (const uint32_t id : core) entry.core = mix(entry.core, stable_hash(texts_[id]));
  entries_.push_back(entry);
}

// Known forms were counted before: here they show what is not new.
void OrganizationPairs::count(const std::vector<bool>& known) {
  cores_with_.assign(texts_.size(), 0);
  forms_with_.assign(texts_.size(), 0);
  std::unordered_set<uint64_t> cores;
  for (size_t item = 0; item < known.size(); ++item)
    if (known[item]) count(item, true, cores);
  for (size_t item = 0; item < entries_.size(); ++item)
    if (known.empty() || !known[item]) count(item, false, cores);
}

void OrganizationPairs::count(size_t item, bool known, std::unordered_set<uint64_t>& cores) {
  const auto& entry = entries_[item];
  const bool fresh = cores.insert(entry.core).second && !known;
  uint64_t beginning = kBeginning;
  for (uint32_t i = entry.from; i < entry.from + entry.size; ++i) {
    const uint32_t word = words_[i].id;
    forms_with_[word] += !known;
    if (!words_[i].informative) continue;
    cores_with_[word] += fresh;
    if (auto& next = next_[beginning];
        beginning != kBeginning && next.words.size() < kMostFollowers && !contains(next.words, word)) {
      next.words.push_back(word);
      next.count += !known;
    }
    beginning = mix(beginning, stable_hash(texts_[word]));
  }
  if (const auto& initials = forms_[item].name.initials; initials.size() >= 3) initials_[initials] += fresh;
}

template <class Self, class F>
void OrganizationPairs::each_count(Self& self, F f) {
  for (size_t w = 0; w < self.texts_.size(); ++w) {
    f(key_of('c', self.texts_[w]), self.cores_with_[w]);
    f(key_of('f', self.texts_[w]), self.forms_with_[w]);
  }
  for (auto& [beginning, next] : self.next_) f(mix('n', beginning), next.count);
  for (auto& [initials, cores] : self.initials_) f(key_of('i', initials), cores);
}

Counts OrganizationPairs::counts() const {
  Counts counts;
  each_count(*this, [&](uint64_t key, uint32_t n) {
    if (n > 0) counts[key] = n;
  });
  return counts;
}

void OrganizationPairs::add_counts(const Known& known) {
  std::vector<uint64_t> keys;
  each_count(*this, [&](uint64_t key, uint32_t) { keys.push_back(key); });
  const auto before = known.counted(keys);
  each_count(*this, [&](uint64_t key, uint32_t& n) {
    if (const auto found = before.find(key); found != before.end()) n += found->second;
  });
}

void OrganizationPairs::add_keys(uint32_t item, std::vector<BlockKey>& keys) const {
  const auto& entry = entries_[item];
  const auto& name = forms_[item].name;
  std::vector<const Word*> core;
  for (uint32_t i = entry.from; i < entry.from + entry.size; ++i)
    if (words_[i].informative) core.push_back(&words_[i]);
  const bool alone = core.size() == 1;
  for (size_t i = 0; i < core.size(); ++i) {
    const auto& text = texts_[core[i]->id];
    if (core[i]->cls >= WordClass::kCommon || alone) {
      keys.push_back({key_of('w', text), item, alone});
      keys.push_back({key_of('l', text), item, alone});
      if (text.size() >= 5) keys.push_back({key_of('s', skeleton(text)), item, alone});
    }
    if (i + 1 < core.size()) {
      const auto& other = texts_[core[i + 1]->id];
      keys.push_back(
          {key_of('p', std::min(text, other) + ' ' + std::max(text, other)), item, core.size() == 2});
      keys.push_back({key_of('l', text + other), item, false});
    }
  }
  keys.push_back({mix(13, entry.core), item, false});
  keys.push_back({key_of('l', name.letters), item, false});
  if (name.initials.size() >= 3) keys.push_back({key_of('i', name.initials), item, false});
  if (name.bracket.size() >= 3) keys.push_back({key_of('i', name.bracket), item, true});
  if (alone && short_word(name.letters) && name.letters.size() >= 3)
    keys.push_back({key_of('i', name.letters), item, true});
}

std::vector<BlockKey> OrganizationPairs::keys() const {
  std::vector<BlockKey> keys;
  keys.reserve(entries_.size() * 8);
  for (uint32_t item = 0; item < entries_.size(); ++item) add_keys(item, keys);
  return keys;
}

// How many different words follow what is the whole of the shorter name: "Merck" alone may be any of many
// Mercks.
uint8_t OrganizationPairs::extends_level(const Entry& a, const Entry& b) const {
  const auto telling = [this](const Entry& e) {
    return std::count_if(words_.begin() + e.from, words_.begin() + e.from + e.size,
                         [](const Word& w) { return w.informative; });
  };
  const Entry& shorter = telling(a) <= telling(b) ? a : b;
  uint64_t beginning = kBeginning;
  for (uint32_t i = shorter.from; i < shorter.from + shorter.size; ++i)
    if (words_[i].informative) beginning = mix(beginning, stable_hash(texts_[words_[i].id]));
  const auto found = next_.find(beginning);
  const size_t followers = found == next_.end() ? 0 : found->second.count;
  return followers <= 1 ? kExtends : followers <= 3 ? kExtendsFew : kExtendsMany;
}

// "ITU" for "International Telecommunication Union": sure when the longer name says it in brackets, else only
// when no other name of the list has these initials.
uint8_t OrganizationPairs::initials_level(const ParsedOrganization& shorter,
                                          const ParsedOrganization& longer) const {
  if (shorter.words.size() != 1 || shorter.letters.size() < 2) return kExact;
  if (shorter.letters == longer.bracket) return kInitialsSaid;
  if (shorter.letters != longer.initials || longer.initials.size() < 3) return kExact;
  const auto found = initials_.find(longer.initials);
  if (found == initials_.end() || found->second > 1) return kExact;
  return longer.initials.size() == 3 ? kInitialsThree : kInitialsMore;
}

// Does a name say a country that the other does not?
bool OrganizationPairs::country_left(const Entry& entry, const std::bitset<kMostWords>& matched) const {
  const auto& words = forms_[static_cast<size_t>(&entry - entries_.data())].name.words;
  for (uint32_t i = 0; i < entry.size; ++i)
    if (!matched[i] && !words[i].country.empty()) return true;
  return false;
}

// What looks likely and yet is only general: a person decides.
bool OrganizationPairs::doubtful(const Entry& a, const Entry& b, const Match& match, bool strict,
                                 uint8_t words, size_t shared, bool schools, bool governments) const {
  if (words == kNothing || words == kSameLetters) return false;
  const uint8_t rarest = rarity_level(a, match, strict);
  const bool place = std::any_of(words_.begin() + a.from, words_.begin() + a.from + a.size,
                                 [](const Word& w) { return w.cls == WordClass::kGeo; });
  if (words == kSame) return rarest == kPlain && !place;
  if (rarest == kPlain || (rarest == kNotAsked && words >= kPlaceOne)) return true;
  // "Pioneer" and "Pioneer of Rare Genopathies", "Foundry" and "Cloud Foundry".
  const bool common = rarest == kCommonRare || rarest == kCommonOften;
  if (common && words >= kLaterPart && (shared == 1 || words > kContained || match.spelling != kExact))
    return true;
  // "Ministry of Education" and "Ministry of Higher Education": what is more than a place is another task.
  const auto more_left = [&](const Entry& e, const std::bitset<kMostWords>& matched) {
    for (uint32_t i = 0; i < e.size; ++i) {
      const auto& word = words_[e.from + i];
      if (!matched[i] && word.cls != WordClass::kGeo && counts(word, strict)) return true;
    }
    return false;
  };
  if (common && words >= kExtends && governments && (more_left(a, match.a) || more_left(b, match.b)))
    return true;
  // "Mie University" and "Mie Chukyo University": what tells universities apart is the one word more.
  if (strict && schools && shared <= 2 && words >= kExtends && words <= kMixed) return true;
  // Two departments of two provinces.
  const auto place_left = [this](const Entry& e, const std::bitset<kMostWords>& matched) {
    for (uint32_t i = 0; i < e.size; ++i)
      if (!matched[i] && words_[e.from + i].cls == WordClass::kGeo) return true;
    return false;
  };
  return strict && place_left(a, match.a) && place_left(b, match.b);
}

Compared OrganizationPairs::compare(uint32_t ia, uint32_t ib) const {
  const Entry &a = entries_[ia], &b = entries_[ib];
  const auto &x = forms_[ia].name, &y = forms_[ib].name;
  const bool strict = a.strict || b.strict;
  Match match;
  match_words(a, b, match);
  match_loose(a, b, match);
  Compared c;
  auto& p = c.pattern;
  uint8_t words = words_level(a, b, match, strict);
  if (x.letters == y.letters && words != kSame) words = kSameLetters;
  const auto shared = static_cast<size_t>([&] {
    int n = 0;
    for (uint32_t i = 0; i < a.size; ++i) n += match.a[i] && counts(words_[a.from + i], strict);
    return n;
  }());
  p.fill(kNotAsked);
  p[kWords] = words;
  if (words != kNothing) p[kRarity] = rarity_level(a, match, strict);
  p[kSpelling] = words == kNothing ? std::max(initials_level(x, y), initials_level(y, x))
                                   : static_cast<uint8_t>(match.spelling);
  p[kKind] = kind_level(x.kind, y.kind);
  p[kCountry] = agreement(countries_of(forms_[ia]), countries_of(forms_[ib]));
  p[kDomain] = agreement(forms_[ia].domains, forms_[ib].domains);
  size_t longest = 0;
  for (uint32_t i = 0; i < a.size; ++i)
    if (match.a[i] && counts(words_[a.from + i], strict))
      longest = std::max<size_t>(longest, words_[a.from + i].length);
  p[kLength] = longest == 0   ? kNotAsked
               : longest <= 2 ? 0
               : longest == 3 ? 1
               : longest <= 5 ? 2
               : longest <= 8 ? 3
                              : 4;
  const bool schools = x.kind == OrganizationKind::kAcademia && y.kind == OrganizationKind::kAcademia;
  const bool governments = x.kind == OrganizationKind::kGovernment && y.kind == OrganizationKind::kGovernment;
  c.doubtful = doubtful(a, b, match, strict, words, shared, schools, governments);
  // Registers write each entity with its country: "Example (Japan)" and "Example Chemical (Japan)" are two.
  const bool entities = !x.seat.empty() && !y.seat.empty();
  const bool left_over = words >= kTradeOne && words < kNothing;
  c.apart = (entities && (x.seat != y.seat || left_over)) || x.suspicious || y.suspicious ||
            (countries_apart_ && (country_left(a, match.a) || country_left(b, match.b)));
  return c;
}

}  // namespace plenary

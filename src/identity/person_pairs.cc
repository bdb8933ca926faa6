#include "identity/person_pairs.h"

#include <algorithm>
#include <set>

#include "identity/contains.h"
#include "identity/likeness.h"

namespace plenary {
namespace {

using Strings = std::vector<std::string>;

enum NameLevel : uint8_t {
  kSame,
  kSameCommon,
  kSameInitials,
  kSameLetters,
  kMiddle,
  kDiminutive,
  kInitial,
  kAlikeName,
  kSingle,
  kOneWord,
  kDifferentName
};
enum LocalLevel : uint8_t {
  kTelling,
  kHandleLike,
  kWeak,
  kDigits,
  kOrder,
  kInitialForm,
  kPart,
  kDifferentLocal
};
enum CrossLevel : uint8_t { kWhole, kShort, kGivenOnly, kNoTrace };
enum Place : size_t { kName, kLocal, kCross, kDomain, kHandle, kGroup };

std::string concat(const Strings& words) {
  std::string out;
  for (const auto& w : words) out += w;
  return out;
}

Strings sorted(Strings words) {
  std::ranges::sort(words);
  return words;
}

// Without the tag behind a plus: "fred.example+lists" is fredexample.
std::string letters_and_digits(const std::string& local) {
  std::string out;
  for (const char c : local.substr(0, local.find('+')))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  return out;
}

bool full(const std::string& word) { return word.size() >= 2; }

size_t full_words(const ParsedPerson& name) {
  return static_cast<size_t>(std::ranges::count_if(name.words, full));
}

// The ways in which a name becomes a local part: adaexample, exampleada, aexample, examplea, adae.
Strings short_forms(const Strings& words) {
  if (words.size() < 2) return {};
  const auto& first = words.front();
  const auto& last = words.back();
  Strings forms{first.substr(0, 1) + last, last + first.substr(0, 1)};
  if (first.size() >= 6) forms.push_back(first + last.substr(0, 1));
  if (words.size() > 2) {
    std::string initials;
    for (size_t i = 0; i + 1 < words.size(); ++i) initials += words[i].front();
    forms.push_back(initials + last);
  }
  // A short form fits half the world.
  std::erase_if(forms, [](const std::string& f) { return f.size() < 6; });
  return forms;
}

Strings whole_forms(const Strings& words) {
  if (words.size() < 2) return {};
  Strings forms{concat(words), words.front() + words.back(), words.back() + words.front()};
  Strings turned(words.rbegin(), words.rend());
  forms.push_back(concat(turned));
  std::erase_if(forms, [](const std::string& f) { return f.size() < 6; });
  return forms;
}

uint64_t key_of(char sort, const std::string& text) {
  return (stable_hash(text) ^ static_cast<uint64_t>(sort)) * 0x9E3779B97F4A7C15u;
}

// "mail.example.co.uk" and "example.co.uk" are one owner.
std::string owner(const std::string& domain) {
  Strings parts;
  size_t from = 0;
  for (size_t at; (at = domain.find('.', from)) != std::string::npos; from = at + 1)
    parts.push_back(domain.substr(from, at - from));
  parts.push_back(domain.substr(from));
  const size_t keep =
      parts.size() >= 3 && parts.back().size() == 2 && parts[parts.size() - 2].size() <= 3 ? 3 : 2;
  if (parts.size() <= keep) return domain;
  std::string out;
  for (size_t i = parts.size() - keep; i < parts.size(); ++i) out += (out.empty() ? "" : ".") + parts[i];
  return out;
}

}  // namespace

const std::vector<std::pair<std::string, std::vector<std::string>>>& person_levels() {
  static const std::vector<std::pair<std::string, std::vector<std::string>>> kLevels{
      {"name",
       {"same", "same common", "same initials", "same letters", "middle", "diminutive", "initial", "alike",
        "single", "one word", "different"}},
      {"local part", {"telling", "handle", "weak", "digits", "order", "initials", "part", "different"}},
      {"name in local part", {"whole", "short", "given", "none"}},
      {"domain", {"same", "same free", "different"}},
      {"handle", {"same", "different"}},
      {"organization", {"same", "different"}}};
  return kLevels;
}

const std::vector<std::string>& person_settings() {
  static const std::vector<std::string> kSettings{
      "prior_match",  "prior_pairs",   "prior_ratio", "join",         "review",
      "cluster_mean", "cluster_worst", "block_whole", "block_window", "block_hubs"};
  return kSettings;
}

PersonPairs::PersonPairs(const std::vector<ParsedPerson>& names,
                         const std::vector<std::vector<std::string>>& groups, const PersonWords& tables,
                         const std::vector<bool>& known)
    : names_(names), groups_(groups), tables_(tables) {
  std::unordered_map<std::string, std::set<std::string>> domains;
  const auto count = [&](const ParsedPerson& n, bool before) {
    if (n.parts.empty()) return;
    const auto local = letters_and_digits(n.local);
    const bool fresh = domains[local].insert(owner(n.domain)).second;
    domains_of_[local] += fresh && !before;
  };
  // Known names were counted before: here they show what is not new.
  for (size_t i = 0; i < known.size(); ++i)
    if (known[i]) count(names_[i], true);
  for (size_t i = 0; i < names_.size(); ++i)
    if (known.empty() || !known[i]) count(names_[i], false);
}

Counts PersonPairs::counts() const {
  Counts counts;
  for (const auto& [local, domains] : domains_of_)
    if (domains > 0) counts[key_of('d', local)] = domains;
  return counts;
}

void PersonPairs::add_counts(const Known& known) {
  std::vector<uint64_t> keys;
  for (const auto& [local, domains] : domains_of_) keys.push_back(key_of('d', local));
  const auto before = known.counted(keys);
  for (auto& [local, domains] : domains_of_)
    if (const auto found = before.find(key_of('d', local)); found != before.end()) domains += found->second;
}

const std::string& PersonPairs::formal(const std::string& word) const {
  const auto found = tables_.given.find(word);
  return found == tables_.given.end() ? word : found->second;
}

// Wei Wang, Tran Anh: both words are short surnames or syllables that very many people have.
bool PersonPairs::common(const ParsedPerson& name) const {
  return name.words.size() == 2 && std::ranges::all_of(name.words, [this](const auto& w) {
           return w.size() <= 5 && (tables_.surnames.contains(w) || w.size() <= 3);
         });
}

// A local part that is a first name, a role, or too short says little of who it is.
bool PersonPairs::weak_local(const ParsedPerson& name) const {
  const auto letters = concat(name.parts);
  if (name.shared_address || letters_and_digits(name.local).size() < 5 || letters.size() < 2 ||
      tables_.given.contains(letters) || tables_.surnames.contains(letters) ||
      tables_.roles.contains(letters))
    return true;
  const auto found = domains_of_.find(letters_and_digits(name.local));
  return found != domains_of_.end() && found->second > 4 && name.parts.size() == 1;
}

uint8_t PersonPairs::name_level(const ParsedPerson& a, const ParsedPerson& b) const {
  if (a.words.empty() || b.words.empty()) return kNotAsked;
  const auto x = sorted(a.words), y = sorted(b.words);
  if (x == y) {
    if (x.size() == 1) return kSingle;
    if (full_words(a) < 2) return kSameInitials;
    return common(a) ? kSameCommon : kSame;
  }
  if (a.words.size() > 1 && b.words.size() > 1 && concat(a.words) == concat(b.words) && concat(x).size() >= 7)
    return kSameLetters;
  Strings shared, left_x, left_y;
  std::ranges::set_intersection(x, y, std::back_inserter(shared));
  std::ranges::set_difference(x, shared, std::back_inserter(left_x));
  std::ranges::set_difference(y, shared, std::back_inserter(left_y));
  const auto full_shared = std::ranges::count_if(shared, full);
  // Words that are an initial of a word on the other side pair off.
  const auto pair_off = [](Strings& one, Strings& other) {
    bool any = false;
    for (auto i = one.begin(); i != one.end();) {
      const auto j = i->size() == 1
                         ? std::ranges::find_if(other, [&](const auto& w) { return w.front() == i->front(); })
                         : other.end();
      if (j == other.end()) {
        ++i;
        continue;
      }
      other.erase(j), i = one.erase(i), any = true;
    }
    return any;
  };
  if (full_shared >= 2 && (left_x.empty() || left_y.empty())) return kMiddle;
  bool initials = pair_off(left_x, left_y);
  initials |= pair_off(left_y, left_x);
  // "Ada C. Example" is Ada Example; "A. van Example" may be Anton.
  const bool first_given = a.words.front().size() > 1 && b.words.front().size() > 1 &&
                           a.words.back().size() > 1 && b.words.back().size() > 1;
  if (full_shared >= 2 && first_given && (left_x.empty() || left_y.empty())) return kMiddle;
  if (initials && full_shared >= 1 && (left_x.empty() || left_y.empty())) return kInitial;
  if (full_shared >= 1 && left_x.size() == 1 && left_y.size() == 1) {
    if (formal(left_x[0]) == formal(left_y[0])) return kDiminutive;
    const auto &s = left_x[0].size() < left_y[0].size() ? left_x[0] : left_y[0],
               &l = &s == &left_x[0] ? left_y[0] : left_x[0];
    if (alike(s, l) || (s.size() >= 3 && l.starts_with(s) && !tables_.surnames.contains(s)))
      return kAlikeName;
  }
  return full_shared >= 1 ? kOneWord : kDifferentName;
}

uint8_t PersonPairs::local_level(const ParsedPerson& a, const ParsedPerson& b) const {
  if (a.parts.empty() || b.parts.empty()) return kNotAsked;
  const auto x = concat(a.parts), y = concat(b.parts);
  const auto key = letters_and_digits(a.local);
  if (key == letters_and_digits(b.local) || x == y) {
    if (weak_local(a) || weak_local(b)) return kWeak;
    if (key != letters_and_digits(b.local)) return x.size() >= 6 ? kDigits : kWeak;
    return a.parts.size() >= 2 || key.size() >= 8 ? kTelling : kHandleLike;
  }
  if (a.parts.size() >= 2 && sorted(a.parts) == sorted(b.parts)) return kOrder;
  const auto forms = [](const ParsedPerson& n) {
    auto f = short_forms(n.parts);
    for (auto& w : whole_forms(n.parts)) f.push_back(std::move(w));
    return f;
  };
  if (contains(forms(a), y) || contains(forms(b), x)) return kInitialForm;
  for (const auto& p : a.parts)
    if (p.size() >= 4 && !tables_.given.contains(p) && !tables_.roles.contains(p) && contains(b.parts, p))
      return kPart;
  return kDifferentLocal;
}

// Does the local part of one tell the name of the other?
uint8_t PersonPairs::cross_level(const ParsedPerson& name, const ParsedPerson& local) const {
  if (name.words.size() < 2 || local.parts.empty()) return kNotAsked;
  const auto letters = concat(local.parts);
  if (contains(whole_forms(name.words), letters) ||
      (local.parts.size() >= 2 && sorted(local.parts) == sorted(name.words)))
    return kWhole;
  if (contains(short_forms(name.words), letters)) return kShort;
  return contains(name.words, letters) ? kGivenOnly : kNoTrace;
}

Compared PersonPairs::compare(uint32_t ia, uint32_t ib) const {
  const auto &a = names_[ia], &b = names_[ib];
  Compared c;
  auto& p = c.pattern;
  p.fill(kNotAsked);
  p[kName] = name_level(a, b);
  p[kLocal] = local_level(a, b);
  if (p[kName] == kNotAsked) p[kCross] = std::min(cross_level(a, b), cross_level(b, a));
  if (!a.domain.empty() && !b.domain.empty())
    p[kDomain] = owner(a.domain) != owner(b.domain) ? 2 : tables_.free_mail.contains(a.domain) ? 1 : 0;
  if (!a.handle.empty() && !b.handle.empty()) p[kHandle] = a.handle == b.handle ? 0 : 1;
  const auto &g = groups_[ia], &h = groups_[ib];
  if (!g.empty() && !h.empty())
    p[kGroup] =
        std::ranges::any_of(g, [&h](const auto& x) { return std::ranges::binary_search(h, x); }) ? 0 : 1;
  const bool open_mail = !a.mail.empty() && a.mail == b.mail && !a.shared_address && !a.masked && !b.masked;
  c.sure = open_mail || (!a.identifier.empty() && a.identifier == b.identifier);
  const bool machines = a.kind == PersonKind::kBot && b.kind == PersonKind::kBot && p[kName] <= kSameCommon;
  c.apart = a.suspicious || b.suspicious ||
            (!a.identifier.empty() && !b.identifier.empty() && a.identifier != b.identifier) ||
            ((a.kind != PersonKind::kPerson || b.kind != PersonKind::kPerson) && !c.sure && !machines);
  // What backs a name that is not enough by itself. The same employer does not: many Daves work there.
  const bool address = p[kLocal] <= kHandleLike || (p[kLocal] >= kDigits && p[kLocal] <= kInitialForm) ||
                       p[kHandle] == 0 || p[kCross] <= kShort;
  const bool weak_name = p[kName] == kSameInitials || p[kName] == kSingle || p[kName] == kInitial ||
                         p[kName] == kOneWord || p[kName] == kDifferentName || p[kName] == kNotAsked;
  const bool backed = address || (!weak_name && (p[kDomain] == 0 || p[kGroup] == 0));
  const bool bare = weak_name || p[kName] == kSameCommon;
  // "haiyue.wang" and "hao.wang": two full names in addresses that differ.
  const bool two_names = a.parts.size() == 2 && b.parts.size() == 2 && p[kLocal] == kPart;
  // "Pradeep Kumar" and "Pradeep Kumar Singh": a word more at an end may be another family.
  const bool other_end = p[kName] == kMiddle && !a.words.empty() &&
                         (a.words.front() != b.words.front() || a.words.back() != b.words.back());
  // The same name in another body, or with other organizations, is not yet the same person.
  const bool elsewhere =
      (!a.context.empty() && !b.context.empty() && a.context != b.context) || p[kGroup] == 1;
  const bool only_given = p[kName] >= kSingle && p[kLocal] == kWeak;
  c.doubtful = !c.sure && (((bare || other_end || elsewhere) && !backed) || only_given ||
                           (two_names && p[kName] > kSameLetters));
  return c;
}

void PersonPairs::add_keys(uint32_t item, std::vector<BlockKey>& keys) const {
  const auto& n = names_[item];
  const auto put = [&](char sort, const std::string& text) {
    keys.push_back({key_of(sort, text), item, false});
  };
  if (!n.mail.empty() && !n.shared_address) put('m', n.mail);
  if (!n.identifier.empty()) put('i', n.identifier);
  if (n.handle.size() >= 3) put('l', n.handle);
  auto words = sorted(n.words);
  std::erase_if(words, [](const auto& w) { return w.size() < 2; });
  if (words.size() > 5) words.resize(5);
  for (size_t i = 0; i < words.size(); ++i)
    for (size_t j = i + 1; j < words.size(); ++j) put('w', words[i] + ' ' + words[j]);
  if (n.words.size() > 1) put('c', concat(n.words));
  // Surname and initial: "J. Smith" meets "John Smith", "Bob" meets "Robert".
  if (n.words.size() >= 2) {
    put('f', n.words.back() + ' ' + formal(n.words.front()).front());
    put('f', n.words.front() + ' ' + formal(n.words.back()).front());
  }
  if (const auto letters = concat(n.parts); letters.size() >= 4) put('l', letters);
  if (const auto key = letters_and_digits(n.local); key.size() >= 5 && !n.shared_address) put('l', key);
  for (const auto* source : {&n.words, &n.parts}) {
    for (const auto& form : short_forms(*source)) put('l', form);
    for (const auto& form : whole_forms(*source)) put('l', form);
  }
}

std::vector<BlockKey> PersonPairs::keys() const {
  std::vector<BlockKey> keys;
  keys.reserve(names_.size() * 8);
  for (uint32_t item = 0; item < names_.size(); ++item) add_keys(item, keys);
  return keys;
}

}  // namespace plenary

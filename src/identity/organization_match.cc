// Words of two names matched: the same, written as one and as two, spelled alike, as initials; and what is
// left over.
#include <algorithm>

#include "identity/likeness.h"
#include "identity/organization_levels.h"

namespace plenary {

bool OrganizationPairs::counts(const Word& word, bool strict) const {
  return word.cls >= WordClass::kCommon || (strict && word.cls >= WordClass::kGeneric) ||
         word.cls == WordClass::kUnit;
}

std::bitset<OrganizationPairs::kMostWords> OrganizationPairs::informative(const Entry& e) const {
  std::bitset<kMostWords> set;
  for (uint32_t i = 0; i < e.size; ++i) set[i] = words_[e.from + i].informative;
  return set;
}

void OrganizationPairs::match_words(const Entry& a, const Entry& b, Match& match) const {
  for (uint32_t i = 0; i < a.size; ++i)
    for (uint32_t j = 0; j < b.size; ++j)
      if (!match.b[j] && words_[a.from + i].id == words_[b.from + j].id) {
        match.a[i] = match.b[j] = match.a_exact[i] = true;
        break;
      }
}

// What the exact words left: two words written as one, slips, and initials of a run of words.
void OrganizationPairs::match_loose(const Entry& a, const Entry& b, Match& match) const {
  const auto text = [this](const Entry& e, uint32_t i) -> const std::string& {
    return texts_[words_[e.from + i].id];
  };
  const auto joined = [&](const Entry& one, std::bitset<kMostWords>& in_one, const Entry& two,
                          std::bitset<kMostWords>& in_two) {
    for (uint32_t i = 0; i < one.size; ++i)
      for (uint32_t j = 0; j + 1 < two.size; ++j)
        if (!in_one[i] && !in_two[j] && !in_two[j + 1] &&
            text(one, i).size() == text(two, j).size() + text(two, j + 1).size() &&
            text(one, i) == text(two, j) + text(two, j + 1)) {
          in_one[i] = in_two[j] = in_two[j + 1] = true;
          match.spelling = std::max(match.spelling, kJoined);
        }
  };
  joined(a, match.a, b, match.b);
  joined(b, match.b, a, match.a);
  for (uint32_t i = 0; i < a.size; ++i)
    for (uint32_t j = 0; j < b.size && !match.a[i]; ++j)
      if (!match.b[j] && words_[a.from + i].cls == WordClass::kProper &&
          words_[b.from + j].cls == WordClass::kProper && alike(text(a, i), text(b, j))) {
        const bool beside = (match.a_exact & informative(a)).any();
        // "Kargo" and "Karga" are two firms: a short word needs an equal one beside it.
        if (!beside && std::min(text(a, i).size(), text(b, j).size()) < 8) continue;
        match.a[i] = match.b[j] = true;
        match.spelling = std::max(match.spelling, beside ? kAlikeBeside : kAlikeLong);
      }
  const auto initials = [&](const Entry& one, std::bitset<kMostWords>& in_one, const Entry& two,
                            std::bitset<kMostWords>& in_two) {
    for (uint32_t i = 0; i < one.size; ++i) {
      const auto& word = text(one, i);
      if (in_one[i] || word.size() < 2 || word.size() > 8) continue;
      const auto& written = forms_[static_cast<size_t>(&two - entries_.data())].name.words;
      for (uint32_t j = 0; j < two.size; ++j) {
        size_t letters = 0;
        uint32_t end = j;
        while (end < two.size && !in_two[end] && letters < word.size() &&
               std::string_view(word).substr(letters).starts_with(written[end].initials))
          letters += written[end++].initials.size();
        if (letters != word.size() || (end - j < 2 && written[j].initials.size() < 2)) continue;
        in_one[i] = true;
        for (; j < end; ++j) in_two[j] = true;
        match.spelling = std::max(match.spelling, kInitialsInside);
        break;
      }
    }
  };
  if (match.a.any()) initials(a, match.a, b, match.b), initials(b, match.b, a, match.a);
}

// "Example - Labs" and "Labs by Example" for Example: do the matched words of the longer name fill one part?
uint8_t OrganizationPairs::part_level(const Entry& longer, const std::bitset<kMostWords>& matched,
                                      bool strict) const {
  int part = -1;
  for (uint32_t i = 0; i < longer.size; ++i) {
    const auto& word = words_[longer.from + i];
    if (!matched[i] || !counts(word, strict)) continue;
    if (part >= 0 && part != word.segment) return kNothing;
    part = word.segment;
  }
  for (uint32_t i = 0; i < longer.size; ++i) {
    const auto& word = words_[longer.from + i];
    if (word.segment == part && !matched[i] && counts(word, strict)) return kNothing;
  }
  return part == 0 ? kFirstPart : kLaterPart;
}

uint8_t OrganizationPairs::words_level(const Entry& a, const Entry& b, const Match& match,
                                       bool strict) const {
  // What is left over on each side: words that tell apart, places, trades, others.
  struct Left {
    int telling = 0, place = 0, trade = 0, other = 0, shared = 0, telling_all = 0;
    bool first = false;  // the first telling word is shared
  };
  const auto left = [&](const Entry& e, const std::bitset<kMostWords>& matched) {
    Left l;
    bool begun = false;
    for (uint32_t i = 0; i < e.size; ++i) {
      const auto& word = words_[e.from + i];
      const bool telling = counts(word, strict);
      l.telling_all += telling;
      if (telling && !begun) begun = true, l.first = matched[i];
      if (matched[i])
        l.shared += telling;
      else if (telling)
        ++l.telling;
      else if (word.cls == WordClass::kGeo)
        ++l.place;
      else if (word.cls == WordClass::kTrade)
        ++l.trade;
      else
        ++l.other;
    }
    return l;
  };
  const Left l = left(a, match.a), r = left(b, match.b);
  if (l.shared == 0 || r.shared == 0) return kNothing;
  if (l.telling > 0 && r.telling > 0) {
    const double share = static_cast<double>(l.shared + r.shared) / (l.telling_all + r.telling_all);
    const bool head = l.first && r.first;
    return share >= 0.66 ? (head ? kMostlyHead : kMostly) : (head ? kPartlyHead : kPartly);
  }
  if (l.telling + r.telling > 0) {
    const auto& shorter = l.telling > 0 ? r : l;
    const auto& longer = l.telling > 0 ? l : r;
    if (shorter.place + shorter.trade + shorter.other > 0) return longer.first ? kMixedHead : kMixed;
    const uint8_t part = l.telling > 0 ? part_level(a, match.a, strict) : part_level(b, match.b, strict);
    if (part != kNothing) return part;
    return longer.first ? extends_level(a, b) : static_cast<uint8_t>(kContained);
  }
  const bool both = l.trade + l.other > 0 && r.trade + r.other > 0;
  if (l.trade + r.trade > 0) return both ? kTradeBoth : kTradeOne;
  if (l.place > 0 && r.place > 0) return kPlaceBoth;
  if (l.place + r.place > 0) return kPlaceOne;
  if (both) return kGenericBoth;
  return l.other + r.other > 0 ? kGenericOne : kSame;
}

uint8_t OrganizationPairs::rarity_level(const Entry& a, const Match& match, bool strict) const {
  uint32_t proper = UINT32_MAX, common = UINT32_MAX, plain = UINT32_MAX;
  for (uint32_t i = 0; i < a.size; ++i) {
    if (!match.a[i]) continue;
    const auto& word = words_[a.from + i];
    if (word.cls == WordClass::kProper) {
      // A slip of the pen is always rare: only words that are spelled the same say how rare they are.
      if (match.a_exact[i]) proper = std::min(proper, cores_with_[word.id]);
    } else if (word.cls == WordClass::kCommon)
      common = std::min(common, cores_with_[word.id]);
    else if (counts(word, strict))
      plain = std::min(plain, forms_with_[word.id]);
  }
  if (proper <= 2) return kRare2;
  if (proper <= 4) return kRare4;
  if (proper <= 10) return kRare10;
  if (proper <= 30) return kRare30;
  if (common <= 4) return kCommonRare;
  if (proper != UINT32_MAX) return kOften;
  if (common != UINT32_MAX) return kCommonOften;
  return plain == UINT32_MAX ? kNotAsked : static_cast<uint8_t>(kPlain);
}

}  // namespace plenary

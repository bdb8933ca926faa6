// The levels of the comparisons of organizations, in the order of the model's file; for organization_*.cc
// only.
#pragma once
#include <bitset>
#include <cstddef>
#include <cstdint>

#include "identity/organization_pairs.h"

namespace plenary {

/// Places of the comparisons in a pattern.
enum Place : size_t { kWords, kRarity, kSpelling, kKind, kCountry, kDomain, kLength };

/// What two names share and what each has left over.
enum Words : uint8_t {
  kSame,
  kSameLetters,
  kGenericOne,
  kGenericBoth,
  kTradeOne,
  kTradeBoth,
  kPlaceOne,
  kPlaceBoth,
  kFirstPart,
  kLaterPart,
  kExtends,
  kExtendsFew,
  kExtendsMany,
  kContained,
  kMixedHead,
  kMixed,
  kMostlyHead,
  kMostly,
  kPartlyHead,
  kPartly,
  kNothing
};
/// In how many names the rarest shared word stands.
enum Rarity : uint8_t { kRare2, kRare4, kRare10, kRare30, kOften, kCommonRare, kCommonOften, kPlain };
/// How the shared words are written.
enum Spelling : uint8_t {
  kExact,
  kJoined,
  kAlikeBeside,
  kAlikeLong,

  kInitialsInside,
  kInitialsThree,
  kInitialsMore,
  kInitialsSaid
};

struct OrganizationPairs::Match {
  std::bitset<kMostWords> a, b;     // which words found a partner
  std::bitset<kMostWords> a_exact;  // as the same word
  Spelling spelling = kExact;
};

}  // namespace plenary

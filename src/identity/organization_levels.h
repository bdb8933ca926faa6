// What two names of organizations are compared by, and how far they can agree: the numbers of a pattern's
// places and levels. Their names, in the same order, are those of data/linkage_organization.csv.
#pragma once
#include <cstddef>
#include <cstdint>

namespace plenary {

// Places of the comparisons in a pattern; three rarities and three counts follow each of the words.
enum Place : size_t {
  kCompanyWords = 0,
  kSectorWords = 7,
  kSpelling = 14,
  kKind,
  kCountry,
  kDomain,
  kLength
};

enum Words : uint8_t {
  kSame,
  kSameLetters,
  kGenericOne,
  kGenericBoth,
  kPlaceOne,
  kPlaceBoth,
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
enum Rarity : uint8_t { kRare2, kRare4, kRare10, kRare30, kOften, kCommonRare, kCommonOften, kPlain };
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

}  // namespace plenary

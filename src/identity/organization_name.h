// A name of an organization taken apart: words in one common language, each of a class, without legal forms.
//
// "Huawei Technologies (UK) Co., Ltd." is huawei (a proper word), technology (generic), uk (a place), and
// legal forms that fall away; "Universität Wien" is university (academia) and wien (a place). The words and
// their classes stand in data/linkage_words.csv.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace plenary {

/// What a word says. Ordered: from no information at all to what tells organizations apart.
enum class WordClass : uint8_t {
  kArticle,    ///< of, the, de
  kLegal,      ///< Ltd, GmbH
  kGeneric,    ///< technology, services: any company may say so
  kTrade,      ///< bank, chemicals: says in what a company works, so that its arms differ by it
  kGeo,        ///< Canada, Shanghai
  kDirection,  ///< national, north, royal
  kKind,       ///< center, institute
  kAcademia,   ///< university
  kUnit,       ///< department
  kGovernment,
  kHealth,
  kFoundation,
  kSociety,
  kCommon,  ///< an English word: open, source
  kProper,  ///< any other
};

/// What sort of organization a name says that it is; from words only, so often unknown.
enum class OrganizationKind : uint8_t {
  kUnknown,
  kCompany,
  kAcademia,
  kGovernment,
  kHealth,
  kFoundation,
  kSociety,
  kStandards
};

/// The word tables.
struct OrganizationWords {
  struct Meaning {
    WordClass cls;
    std::string means;
  };
  std::unordered_map<std::string, Meaning> words;          ///< folded, in Latin letters
  std::unordered_map<std::string, std::string> countries;  ///< folded names to ISO codes
  std::vector<std::string> cjk_legal;                      ///< legal forms that stand without a space
};

/// Reads data/linkage_words.csv, data/country_names.csv and data/legal_forms.csv.
Result<OrganizationWords> read_organization_words(std::string_view words, std::string_view countries,
                                                  std::string_view legal_forms);

struct NameWord {
  std::string text;  ///< in the common language
  WordClass cls = WordClass::kProper;
  std::string country;   ///< of a place that is a country: its code
  std::string initials;  ///< first letters of what was written: "us" of United States
  uint8_t segment = 0;   ///< which part between commas, dashes and "by" it stands in
};

struct ParsedOrganization {
  std::vector<NameWord> words;  ///< without articles and legal forms, none twice
  std::string letters;          ///< as written, legal forms and "the" left out: "huaweitechnologies"
  std::string initials;         ///< of all words but articles and legal forms, as written
  std::string bracket;          ///< a short word in brackets: often the acronym
  std::string seat;             ///< code of the country in brackets at the end
  OrganizationKind kind = OrganizationKind::kUnknown;
  bool suspicious = false;  ///< mixes scripts or hides characters
};

/// Takes a name apart; names are cut at 4,000 bytes and 24 words.
ParsedOrganization parse_organization(std::string_view raw, const OrganizationWords& tables);

/// The name of a kind: "company", "academia" ...; empty for unknown.
const char* kind_name(OrganizationKind kind);

}  // namespace plenary

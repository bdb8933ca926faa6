// Organizations in pairs: what two names share and what each has left over, as levels of the linkage model.
#pragma once
#include <bitset>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "identity/blocks.h"
#include "identity/known.h"
#include "identity/link.h"
#include "identity/organization_name.h"

namespace plenary {

/// One way to write an organization; all rows that come apart into the same words are one form.
struct OrganizationForm {
  ParsedOrganization name;
  std::vector<std::string> countries, domains;  ///< said beside it, sorted, none twice
};

/// The comparisons and levels that compare() computes, as the model's file must have them.
const std::vector<std::pair<std::string, std::vector<std::string>>>& organization_levels();

/// The settings that the model of organizations needs.
const std::vector<std::string>& organization_settings();

/// All forms of a list with what is counted over them: in how many different names a word stands.
class OrganizationPairs {
 public:
  /// The forms must be in an order that hangs on their texts only. `countries_apart`: "Example Canada" is an
  /// entity of its own beside "Example" (as the store keeps them), else a way to write Example. `known` says
  /// which forms were counted before; empty: none.
  explicit OrganizationPairs(const std::vector<OrganizationForm>& forms, bool countries_apart = false,
                             const std::vector<bool>& known = {});

  /// The blocks in which each form is.
  std::vector<BlockKey> keys() const;
  /// What was counted over the forms that are not known.
  Counts counts() const;
  /// Adds what was counted over the forms that are known, those outside this list too.
  void add_counts(const Known& known);

  /// Apart: different countries in brackets, look-alike letters. Doubtful: only general words are shared and
  /// some are left over.
  Compared compare(uint32_t a, uint32_t b) const;

 private:
  struct Word {
    uint32_t id;
    WordClass cls;
    uint8_t length, segment;
    bool informative;  ///< tells this name apart from others
  };
  struct Entry {
    uint32_t from, size;  ///< in words_
    bool strict;          ///< generic words and places count too: "Hubei University of Medicine"
    uint64_t core;        ///< hash of the informative words
  };
  struct Match;

  static constexpr size_t kMostWords = 24;

  struct Followers {
    std::vector<uint32_t> words;  ///< a few of them
    uint32_t count = 0;           ///< how many stand in forms that are not known
  };

  void add(const OrganizationForm& form);
  std::bitset<kMostWords> informative(const Entry& entry) const;
  void count(const std::vector<bool>& known);
  void count(size_t item, bool known, std::unordered_set<uint64_t>& cores);
  template <class Self, class F>
  static void each_count(Self& self, F f);
  void add_keys(uint32_t item, std::vector<BlockKey>& keys) const;
  void match_words(const Entry& a, const Entry& b, Match& match) const;
  void match_loose(const Entry& a, const Entry& b, Match& match) const;
  uint8_t words_level(const Entry& a, const Entry& b, const Match& match, bool strict) const;
  uint8_t part_level(const Entry& longer, const std::bitset<kMostWords>& matched, bool strict) const;
  uint8_t rarity_level(const Entry& a, const Match& match, bool strict) const;
  uint8_t initials_level(const ParsedOrganization& shorter, const ParsedOrganization& longer) const;
  uint8_t extends_level(const Entry& a, const Entry& b) const;
  bool doubtful(const Entry& a, const Entry& b, const Match& match, bool strict, uint8_t words, size_t shared,
                bool schools, bool governments) const;
  bool counts(const Word& word, bool strict) const;

  bool country_left(const Entry& entry, const std::bitset<kMostWords>& matched) const;

  const std::vector<OrganizationForm>& forms_;
  bool countries_apart_;
  std::unordered_map<std::string, uint32_t> ids_;
  std::vector<std::string> texts_;
  std::vector<Word> words_;
  std::vector<Entry> entries_;
  std::vector<uint32_t> cores_with_, forms_with_;       ///< by word: different cores, forms
  std::unordered_map<uint64_t, Followers> next_;        ///< behind a beginning: the words that follow
  std::unordered_map<std::string, uint32_t> initials_;  ///< how many cores have these initials
};

}  // namespace plenary

// Names that were decided before, and new ones that are linked to them and to each other: what was decided
// stays, as in Splink's find_matches_to_new_records. Such a list begins with those known names that share a
// block with a new one; what was counted over all of them (how rare a word is) is asked for.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "identity/link.h"

namespace plenary {

/// How often something was counted over a list, by a hash of what it is.
using Counts = std::unordered_map<uint64_t, uint32_t>;

struct Known {
  size_t rows = 0;                    ///< the first rows of the list were decided before
  std::vector<std::string> entities;  ///< of these rows
  std::vector<std::string> names;     ///< how these entities are written
  LinkageModel model;                 ///< as estimated when they were decided
  std::function<Counts(const std::vector<uint64_t>& keys)> counted;  ///< over all names decided before
};

/// Stands for the form of a row that names nobody.
inline constexpr uint32_t kNoForm = UINT32_MAX;

/// What a list leaves behind for names to come.
struct Kept {
  std::vector<uint32_t> form_of_row;  ///< rows of one form are written alike
  std::vector<BlockKey> keys;         ///< of the forms that are not known
  Counts counts;                      ///< over the forms that are not known
  LinkageModel model;
};

/// What was decided before about the forms of a list. Without known names `is_known` is empty.
struct KnownForms {
  std::vector<std::string> entities;  ///< of each form: decided before or by a reviewed table, else empty
  std::vector<bool> is_known;
  std::vector<size_t> row;  ///< of each known form: one of its known rows
};
KnownForms known_forms(const Known* known, const std::vector<uint32_t>& form_of_row,
                       std::vector<std::string> reviewed);

/// Links the forms of a list; `pairs` compares them, `given` are those that a rule outside the model joins.
template <class Pairs>
Linked link_forms(Pairs& pairs, const KnownForms& forms, std::vector<std::pair<uint32_t, uint32_t>> given,
                  const LinkageModel& model, const Known* known, Kept* kept) {
  if (kept != nullptr) kept->counts = pairs.counts();
  if (known != nullptr) pairs.add_counts(*known);
  auto linked = link({forms.entities.size(), [&] { return pairs.keys(); },
                      [&](uint32_t a, uint32_t b) { return pairs.compare(a, b); }, &forms.entities,
                      std::move(given), forms.is_known},
                     known != nullptr ? known->model : model);
  if (kept == nullptr) return linked;
  kept->model = linked.model;
  kept->keys = pairs.keys();
  if (known != nullptr)
    std::erase_if(kept->keys, [&](const BlockKey& key) { return forms.is_known[key.item]; });
  return linked;
}

}  // namespace plenary

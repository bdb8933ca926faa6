// Texts by the words that they use: what a title, abstract and keywords are about, as vectors that can be
// compared, and the words behind them.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "advise/work_list.h"
#include "stats/sparse.h"

namespace plenary {

class TextSpace {
 public:
  /// Weighs the words of all works against each other. Words of a title count three times, those of keywords
  /// twice; data/plain_words.csv says which words count nothing.
  explicit TextSpace(const WorkList& list);

  /// One a work; empty where title, abstract and keywords say nothing.
  const std::vector<SparseVector>& vectors() const { return vectors_; }
  /// How many words there are.
  size_t terms() const { return words_.size(); }
  const std::string& word(uint32_t term) const { return words_[term]; }

  /// Places a text that is not in the store. A word that no work uses weighs as much as one that a single
  /// work uses, and cannot be shared.
  SparseVector place(std::string_view title, std::string_view abstract) const;

 private:
  using Counts = std::vector<std::pair<uint32_t, double>>;
  std::vector<std::pair<std::string, double>> weighed_words(std::string_view title, std::string_view keywords,
                                                            std::string_view abstract) const;
  TermCounts count(const Work& work);

  std::unordered_set<std::string> plain_;
  std::unordered_map<std::string, uint32_t> numbers_;
  std::vector<std::string> words_;
  std::vector<double> rarity_;
  std::vector<SparseVector> vectors_;
};

}  // namespace plenary

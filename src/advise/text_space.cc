#include "advise/text_space.h"

#include <algorithm>
#include <cmath>

#include "base/embedded.h"
#include "base/text.h"
#include "base/words.h"

namespace plenary {
namespace {

constexpr double kTitle = 3, kKeyword = 2, kAbstract = 1;
constexpr size_t kMostTerms = 40;  // of a text: a long abstract says no more about the subject

std::unordered_set<std::string> plain_words() {
  std::unordered_set<std::string> out;
  auto lines = split(embedded("data/plain_words.csv").value_or(""), '\n');
  for (size_t i = 1; i < lines.size(); ++i)
    for (auto& word : content_words(lines[i].substr(0, lines[i].find(',')))) out.insert(std::move(word));
  return out;
}

}  // namespace

TextSpace::TextSpace(const WorkList& list) : plain_(plain_words()) {
  std::vector<TermCounts> counts;
  counts.reserve(list.works.size());
  for (const auto& work : list.works) counts.push_back(count(work));
  rarity_ = term_rarity(counts, words_.size(), list.bodies.size());
  vectors_.reserve(counts.size());
  for (const auto& text : counts) vectors_.push_back(weigh(text, rarity_, kMostTerms));
}

// Each word once, with its weighed count, in the order of the words: so numbers do not hang on a hash.
std::vector<std::pair<std::string, double>> TextSpace::weighed_words(std::string_view title,
                                                                     std::string_view keywords,
                                                                     std::string_view abstract) const {
  std::vector<std::pair<std::string, double>> out;
  for (const auto& [text, weight] :
       {std::pair(title, kTitle), std::pair(keywords, kKeyword), std::pair(abstract, kAbstract)})
    for (auto& word : content_words(text))
      if (!plain_.contains(word)) out.emplace_back(std::move(word), weight);
  std::ranges::sort(out);
  size_t end = 0;
  for (auto& entry : out) {
    if (end > 0 && out[end - 1].first == entry.first)
      out[end - 1].second += entry.second;
    else if (&out[end++] != &entry)
      out[end - 1] = std::move(entry);
  }
  out.resize(end);
  return out;
}

TermCounts TextSpace::count(const Work& work) {
  TermCounts out{{}, work.body};
  for (auto& [word, weight] : weighed_words(work.title, work.keywords, work.abstract)) {
    const auto [at, is_new] = numbers_.try_emplace(word, static_cast<uint32_t>(words_.size()));
    if (is_new) words_.push_back(std::move(word));
    out.counts.emplace_back(at->second, weight);
  }
  return out;
}

SparseVector TextSpace::place(std::string_view title, std::string_view abstract) const {
  const double rarest = std::log(std::max<double>(1, static_cast<double>(vectors_.size())));
  TermCounts text;
  auto rarity = rarity_;
  for (const auto& [word, weight] : weighed_words(title, "", abstract)) {
    const auto at = numbers_.find(word);
    if (at == numbers_.end()) rarity.push_back(rarest);
    text.counts.emplace_back(at == numbers_.end() ? static_cast<uint32_t>(rarity.size() - 1) : at->second,
                             weight);
  }
  return weigh(text, rarity, kMostTerms);
}

}  // namespace plenary

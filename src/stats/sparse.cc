#include "stats/sparse.h"

#include <algorithm>
#include <cmath>

namespace plenary {
namespace {

constexpr double kLeastTexts = 100;  // of a source: the shares of a smaller one are chance

// Calls f(i, j) for each term that both have.
template <class F>
void each_shared(const SparseVector& a, const SparseVector& b, F f) {
  for (size_t i = 0, j = 0; i < a.terms.size() && j < b.terms.size();) {
    if (a.terms[i] < b.terms[j]) {
      ++i;
    } else if (b.terms[j] < a.terms[i]) {
      ++j;
    } else {
      f(i++, j++);
    }
  }
}

// Equal terms become one, and what has no weight falls away.
void join_terms(std::vector<std::pair<uint32_t, double>>& weights) {
  std::ranges::sort(weights);
  size_t end = 0;
  for (const auto& [term, weight] : weights) {
    if (!(weight > 0)) continue;
    if (end > 0 && weights[end - 1].first == term)
      weights[end - 1].second += weight;
    else
      weights[end++] = {term, weight};
  }
  weights.resize(end);
}

}  // namespace

SparseVector unit_vector(std::vector<std::pair<uint32_t, double>> weights) {
  join_terms(weights);
  double squares = 0;
  for (const auto& entry : weights) squares += entry.second * entry.second;
  SparseVector out;
  for (const auto& [term, weight] : weights) {
    out.terms.push_back(term);
    out.weights.push_back(static_cast<float>(weight / std::sqrt(squares)));
  }
  return out;
}

double cosine(const SparseVector& a, const SparseVector& b) {
  double sum = 0;
  each_shared(a, b, [&](size_t i, size_t j) { sum += double{a.weights[i]} * b.weights[j]; });
  return std::min(sum, 1.0);
}

std::vector<std::pair<uint32_t, double>> shared_terms(const SparseVector& a, const SparseVector& b) {
  std::vector<std::pair<uint32_t, double>> out;
  each_shared(a, b,
              [&](size_t i, size_t j) { out.emplace_back(a.terms[i], double{a.weights[i]} * b.weights[j]); });
  std::ranges::stable_sort(out, std::greater(), &std::pair<uint32_t, double>::second);
  return out;
}

std::vector<double> term_rarity(std::span<const TermCounts> texts, size_t terms, size_t sources) {
  std::vector<double> said(terms), share(terms), in_source(terms);
  std::vector<std::vector<const TermCounts*>> by_source(sources);
  for (const auto& text : texts) by_source[text.source].push_back(&text);
  for (const auto& list : by_source) {
    std::ranges::fill(in_source, 0);
    for (const auto* text : list)
      for (const auto& entry : text->counts) in_source[entry.first] += 1;
    const auto n = static_cast<double>(list.size());
    for (size_t t = 0; t < terms; ++t) {
      said[t] += in_source[t];
      if (n >= kLeastTexts) share[t] = std::max(share[t], in_source[t] / n);
    }
  }
  const double all = std::max<double>(1, static_cast<double>(texts.size()));
  for (size_t t = 0; t < terms; ++t) share[t] = -std::log(std::max({share[t], said[t] / all, 1 / all}));
  return share;
}

SparseVector weigh(const TermCounts& text, std::span<const double> rarity, size_t most) {
  std::vector<std::pair<uint32_t, double>> weights;
  for (const auto& [term, count] : text.counts)
    if (count > 0) weights.emplace_back(term, std::max(0.0, 1 + std::log(count)) * rarity[term]);
  if (weights.size() > most) {
    std::ranges::stable_sort(weights, std::greater(), &std::pair<uint32_t, double>::second);
    weights.resize(most);
  }
  return unit_vector(std::move(weights));
}

}  // namespace plenary

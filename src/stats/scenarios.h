// The choices that could as well have been made otherwise, and the fast way to compute an index under any of
// them: every way to impute, treat and normalise is prepared once, a run only aggregates.
#pragma once
#include <string>
#include <vector>

#include "stats/composite.h"

namespace plenary::composite {

struct Choices {
  std::vector<Imputation> imputation;
  std::vector<Treatment> treatment;
  std::vector<Normalisation> normalisation;
  std::vector<std::vector<Aggregation>> aggregation;
  bool equal_weights = true;    ///< the factorial also tries equal weights; they are a control
  double weight_spread = 0.25;  ///< sampling varies every weight by this share, up and down
};

/// The choices around a method: its own first; no imputation, mean, median; no treatment, winsor:5; min-max,
/// z-score, rank; arithmetic, geometric, and Copeland where nothing is missing and there are at
/// most 500 units. What makes no difference for these data is left out.
Choices default_choices(const Tree& tree, const Data& data, const Method& method);

/// Which of the choices a run takes, by position.
struct Choice {
  size_t imputation = 0, treatment = 0, normalisation = 0, aggregation = 0;
};

class Scenarios {
 public:
  /// Prepares the columns of all choices. Fails where they need too much memory or a step is not defined.
  static Result<Scenarios> prepare(const Tree& tree, const Data& data, const Method& method,
                                   const Choices& choices);

  /// Buffers of one thread.
  struct Scratch {
    std::vector<Values> nodes, transformed;
    Group group;
  };
  /// Computes the index of all units under a choice, with the weights of all nodes.
  const Values& index(const Choice& choice, const std::vector<double>& weights, Scratch& scratch) const;

  const Tree& tree() const { return *tree_; }
  const Choices& choices() const { return choices_; }
  size_t units() const { return units_; }

 private:
  const Tree* tree_ = nullptr;
  Choices choices_;
  double threshold_ = 0;
  size_t units_ = 0;
  std::vector<std::vector<Values>> columns_;     // by imputation, treatment, normalisation
  std::vector<std::vector<Values>> logarithms_;  // of columns_, for geometric means of indicators
};

}  // namespace plenary::composite

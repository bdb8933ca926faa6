// When a number says too much of somebody behind it: the primary rules of statistical disclosure control
// (Hundepool and others, "Handbook on Statistical Disclosure Control", sections 4.2 and 4.3). Contributors
// are in order, x1 >= x2 >= ..., and add up to the total X.
#pragma once
#include <cstdint>
#include <optional>
#include <span>

namespace plenary {

/// Those behind a number: how many, what they add up to, and the two greatest.
struct Contributions {
  int64_t count = 0;
  double total = 0, first = 0, second = 0;
};

/// A group of contributors alike: how large each is, and how many each stands for.
struct WeightedContribution {
  double value = 0, weight = 1;
};

/// Returns the contributions of such groups: one of weight 4 is four contributors (rounded to whole ones).
Contributions contributions_of(std::span<const WeightedContribution> parts);

/// Whether so few stand behind a number that it is about each of them; 0 of no number at all are not too few.
bool too_few(int64_t count, int64_t least);

/// Whether the second could learn the first to within p per cent: X - x1 - x2 < p/100 x1.
bool dominated(const Contributions& who, double p);

/// Whether the n greatest make up more than k per cent of the total; `sizes` in any order.
bool n_k_dominated(std::span<const double> sizes, double total, size_t n, double k);

/// How closely the second can bound the first from above, in per cent: (X - x2) / x1 - 1. Nothing where x1 is
/// 0.
std::optional<double> overestimate(const Contributions& who);

/// The p of the p% rule that is as strict as (2, k): 100 (100 - k) / k.
double p_of_two_k(double k);

/// How far above its value the feasible interval of a withheld number must reach: p/100 x1 - (X - x1 - x2),
/// and 100/k (x1 + ... + xn) - X. Not below zero.
double protection(const Contributions& who, double p);
double n_k_protection(std::span<const double> sizes, double total, size_t n, double k);

}  // namespace plenary

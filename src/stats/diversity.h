#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "stats/interval.h"

namespace plenary {

/// How concentrated a total is on those who share it (organizations, persons, countries).
/// The same facts at several sensitivities: read them together, the elephant factor is a step function.
struct Diversity {
  size_t elephant_factor =
      0;               ///< least number whose summed share is at least one half (CHAOSS); low is concentrated
  double hhi = 0;      ///< Herfindahl-Hirschman index: sum of squared shares, 1/n .. 1
  double shannon = 0;  ///< entropy in nats
  double gini = 0;     ///< 0 is equal; without the small-sample correction n/(n-1)
  double hill_0 = 0;   ///< richness: how many take part
  double hill_1 = 0;   ///< exp(entropy): effective number
  double hill_2 = 0;   ///< 1/HHI: effective number of dominant ones
  double hill_infinity = 0;             ///< 1 / largest share (Berger and Parker)
  std::optional<double> pielou;         ///< evenness: entropy / ln richness, 0 .. 1; nothing for one alone
  std::optional<double> gini_unbiased;  ///< gini * n/(n-1), for a sample; nothing for one alone
};

/// Measures the shares of `weights` in their sum. Weights that are not above zero take no part.
/// Returns nothing when none is left or the sum is not finite: there is no concentration of nothing.
std::optional<Diversity> diversity(std::span<const double> weights);

/// Returns the Hill number of order q >= 0 (infinity too): (sum p^q)^(1/(1-q)), the effective number of those
/// who share a total; the higher q, the less the small ones count. Nothing as diversity, or for another q.
std::optional<double> hill_number(std::span<const double> weights, double q);

/// An effective number, exp(entropy), of counted things.
struct EffectiveNumber {
  double number = 1;
  Interval interval;  ///< 95 %
};

/// Returns the effective number of those who share the counts, with the normal interval of the entropy (its
/// variance is (sum p ln^2 p - H^2) / n, Basharin 1959, and (k - 1) / 2n^2 more for k kinds, which is what is
/// left where all are equal, Harris 1975). As things of a kind not seen yet add to the entropy,
/// the upper end is at least that with one more kind, of the share of which a sample of n shows nothing in
/// one of twenty cases: so one kind alone has an interval too. Nothing when no count is above zero.
std::optional<EffectiveNumber> effective_number(std::span<const uint64_t> counts);

/// Returns the chance that two of the counted things, drawn without putting back, belong to different ones:
/// 1 - sum n(n-1) / N(N-1) (Simpson, unbiased). Nothing for fewer than two things.
std::optional<double> simpson_unbiased(std::span<const uint64_t> counts);

/// Returns how many different ones are expected among `drawn` of the counted things (Hurlbert 1971; vegan's
/// rarefy): compares the richness of samples of different sizes. Nothing when fewer have been counted, or for
/// over a million drawn: its time is counts * drawn.
std::optional<double> rarefied_richness(std::span<const uint64_t> counts, uint64_t drawn);

/// Returns sum over i != j of d_ij p_i p_j (Rao 1982, Stirling 2007), each pair in both orders: the mean
/// distance of two draws. `distances` is the matrix of d, row by row, each in 0..1, symmetric, 0 on the
/// diagonal. Weights that are not above zero take no part. Nothing when no weight is left, the matrix has
/// another size, or an entry breaks these conditions.
std::optional<double> rao_stirling(std::span<const double> weights, std::span<const double> distances);

/// Returns the matrix of 1 - cosine of non-negative profiles (what each sector does, by subject), for
/// rao_stirling. Nothing when the profiles differ in length or one is all zero, negative or not finite.
std::optional<std::vector<double>> cosine_distances(std::span<const std::vector<double>> profiles);

}  // namespace plenary

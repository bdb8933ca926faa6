#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "stats/interval.h"

namespace plenary {

/// Ratings as a table without gaps: `columns` ratings (judges, items, periods) of each subject, subject by
/// subject.
struct Ratings {
  std::span<const double> values;
  size_t columns = 0;
};

/// Intraclass correlations (Shrout and Fleiss 1979): the share of what subjects differ in among all
/// differences. One for a single rating, one (k) for the mean of a subject's k ratings. Negative values mean
/// none.
struct Intraclass {
  double icc1 = 0, icc1k = 0;  ///< each subject has other judges
  std::optional<double> icc2;  ///< the same judges, a sample of many: absolute agreement, ICC(A,1)
  std::optional<double> icc2k;
  /// 95 % of icc2 and icc2k, from F with Satterthwaite's degrees of freedom (McGraw and Wong 1996, table 7).
  /// Nothing where judges agree wholly.
  std::optional<Interval> interval2, interval2k;
  double icc3 = 0, icc3k = 0;  ///< the same judges, and no others: consistency, ICC(C,1)
};

/// Computes all six. Nothing for fewer than two subjects or columns, numbers that are not finite, or subjects
/// that do not differ in their means (there is nothing to tell apart). icc2 and icc2k are nothing when their
/// denominators are not above zero. Leave out a subject that lacks a rating.
std::optional<Intraclass> intraclass(const Ratings& ratings);

/// Rows and columns of a table, by number.
struct Block {
  std::vector<size_t> rows, columns;
};

/// Returns a part of a table (row by row, NaN is a gap) without gaps: as long as there are any, the row or
/// the column with the greatest share of gaps is left out; of equal ones a row before a column, the later
/// one. That is the largest part in most tables, not in all.
Block complete_block(std::span<const double> cells, size_t columns);

/// Returns Cronbach's alpha (1951, raw): k/(k-1) (1 - sum of the items' variances / variance of the sum); it
/// equals icc3k. Negative when the items contradict each other. It grows with k and does not show that the
/// items measure one thing. Nothing as intraclass.
std::optional<double> cronbach_alpha(const Ratings& ratings);

/// Returns the reliability of a measure `times` as long as one of reliability r: times r / (1 + (times - 1)
/// r) (Spearman 1910, Brown 1910). Nothing when r is not within -1..1 or the denominator is not above zero.
std::optional<double> spearman_brown(double r, double times = 2);

/// How well a metric agrees with itself.
struct SplitHalf {
  double correlation = 0;  ///< median over the splits of Pearson's r between the halves
  double reliability = 0;  ///< median of 2r/(1+r)
  size_t splits = 0;       ///< those in which both are defined
};

/// Splits `events` at random into halves, measures every unit on each half and correlates the halves over
/// units. `measure` gets which events count and returns one value a unit, always for the same units in the
/// same order. The same seed gives the same splits. Nothing for fewer than two events or no split with a
/// result.
std::optional<SplitHalf> split_half(
    size_t events, const std::function<std::vector<double>(const std::vector<bool>&)>& measure, size_t splits,
    uint64_t seed);

}  // namespace plenary

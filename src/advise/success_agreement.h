// Do experts, computed indicators and downloads tell the same of the standards of a body?
#pragma once
#include "advise/ratings.h"

namespace plenary {

/// A rank correlation over standards.
struct RankAgreement {
  size_t standards = 0;
  std::optional<double> rho;  ///< Spearman's; nothing for fewer than kLeastRanked or without differences
  std::optional<Interval> interval;  ///< 95 %, bootstrap (BCa); nothing where too few of its samples differ
};
inline constexpr size_t kLeastRanked = 5;

/// Correlates pairs; `controls` is a column whose influence is taken out (nothing: none).
RankAgreement rank_agreement(const std::vector<double>& x, const std::vector<double>& y,
                             const std::vector<double>* control = nullptr);

/// Of one kind of downloads in one body.
struct DownloadsAndUse {
  std::string kind;
  RankAgreement raw;       ///< downloads and adopters
  RankAgreement same_age;  ///< the same, given the year of publication: old texts have more of both
};

/// Compares downloads on record with adopters on record, over the texts of a body that have downloads. None
/// where no use of any text of the body is on record: it is not visible, not nothing.
Result<std::vector<DownloadsAndUse>> downloads_and_use(duck::Connection& connection,
                                                       const SuccessWorld& world, uint32_t body);

}  // namespace plenary

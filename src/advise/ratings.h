// What experts say of standards by the four indicators, and how far they agree: with each other, and with
// what is computed.
#pragma once
#include <string>
#include <vector>

#include "advise/success.h"
#include "stats/reliability.h"

namespace plenary {

struct ExpertRating {
  int64_t rater = 0;
  std::string rater_name;  ///< empty where nobody is named
  uint32_t work = 0;
  SuccessIndicator indicator = SuccessIndicator::kPracticality;
  double score = 0;  ///< as given
  double share = 0;  ///< of the way from the lowest of the scale to the highest
  std::string scale, rationale;
  std::optional<Day> day;
};

struct RatingTable {
  std::vector<ExpertRating> ratings;  ///< by work, indicator and rater
  size_t left_out = 0;  ///< of one of the indicators, but without a scale, outside of it, or of no known text
};

/// Reads what experts said by the four indicators; other indicators (of surveys) are not looked at.
Result<RatingTable> read_ratings(duck::Connection& connection, const WorkList& list);

/// Reads "1-5" or "0-10" as its two ends; nothing for what is no rising scale.
std::optional<Interval> parse_scale(std::string_view text);

/// How far raters agree by one indicator.
struct RaterAgreement {
  size_t raters = 0, standards = 0;            ///< all that gave or got a score
  size_t raters_used = 0, standards_used = 0;  ///< of the block without gaps: see complete_block
  std::optional<Intraclass> icc;  ///< of shares; nothing for fewer than two of either, or without differences
};
RaterAgreement rater_agreement(const std::vector<ExpertRating>& ratings, SuccessIndicator indicator);

/// The scores of one standard by one indicator.
struct ExpertView {
  size_t raters = 0;
  double mean = 0, least = 0, most = 0;  ///< shares, 0 to 1
};
std::optional<ExpertView> expert_view(const std::vector<ExpertRating>& ratings, uint32_t work,
                                      SuccessIndicator indicator);

}  // namespace plenary

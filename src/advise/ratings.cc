#include "advise/ratings.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>

#include "base/text.h"
#include "metric/views.h"

namespace plenary {
namespace {

constexpr const char* kRatings =
    "SELECT r.rater_id, p.name, d.document, r.indicator, r.scale, r.score, r.rationale, "
    "CAST(date_diff('day', DATE '1970-01-01', r.day) AS BIGINT) FROM rating r "
    "JOIN document d ON d.document_id = r.document_id LEFT JOIN person p ON p.person_id = r.person_id";

std::optional<double> number(std::string_view text) {
  double out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

// Nothing where the score says nothing of where it stands between the ends.
std::optional<double> share_of(double score, std::string_view scale) {
  const auto ends = parse_scale(scale);
  if (!ends || !(score >= ends->low && score <= ends->high)) return std::nullopt;
  return (score - ends->low) / (ends->high - ends->low);
}

}  // namespace

std::optional<Interval> parse_scale(std::string_view text) {
  const auto dash = text.find('-', 1);
  if (text.empty() || dash == text.npos) return std::nullopt;
  const auto low = number(trim(text.substr(0, dash))), high = number(trim(text.substr(dash + 1)));
  if (!low || !high || !std::isfinite(*high - *low) || !(*low < *high)) return std::nullopt;
  return Interval{*low, *high};
}

Result<RatingTable> read_ratings(duck::Connection& connection, const WorkList& list) {
  RatingTable out;
  PLENARY_TRY(make_views_for(connection, kRatings));
  PLENARY_TRY(connection.each_chunk(kRatings, [&](const duck::Chunk& rows) {
    for (size_t i = 0; i < rows.rows(); ++i) {
      const auto said = [&](size_t c) {
        return rows.said(c, i) ? std::string(rows.text(c, i)) : std::string();
      };
      const auto indicator = parse_success_indicator(said(3));
      if (!indicator) continue;
      const auto work = list.find(rows.text(2, i));
      const auto share = share_of(rows.real(5, i), said(4));
      if (!work || !share) {
        ++out.left_out;
        continue;
      }
      std::optional<Day> day;
      if (rows.said(7, i)) day = Day{static_cast<int32_t>(rows.integer(7, i))};
      out.ratings.push_back(
          {rows.integer(0, i), said(1), *work, *indicator, rows.real(5, i), *share, said(4), said(6), day});
    }
    return true;
  }));
  std::ranges::sort(out.ratings, {},
                    [](const ExpertRating& r) { return std::tuple(r.work, r.indicator, r.rater); });
  return out;
}

RaterAgreement rater_agreement(const std::vector<ExpertRating>& ratings, SuccessIndicator indicator) {
  std::map<uint32_t, size_t> rows;
  std::map<int64_t, size_t> columns;
  for (const auto& r : ratings)
    if (r.indicator == indicator) rows.emplace(r.work, 0), columns.emplace(r.rater, 0);
  size_t next = 0;
  for (auto& [work, row] : rows) row = next++;
  next = 0;
  for (auto& [rater, column] : columns) column = next++;
  std::vector<double> cells(rows.size() * columns.size(), std::nan(""));
  // A standard that several editions or levels of were rated by one rater counts by the last.
  for (const auto& r : ratings)
    if (r.indicator == indicator) cells[rows[r.work] * columns.size() + columns[r.rater]] = r.share;
  const auto block = complete_block(cells, columns.size());
  RaterAgreement out{columns.size(), rows.size(), block.columns.size(), block.rows.size(), {}};
  std::vector<double> complete;
  for (const auto row : block.rows)
    for (const auto column : block.columns) complete.push_back(cells[row * columns.size() + column]);
  out.icc = intraclass({complete, block.columns.size()});
  return out;
}

std::optional<ExpertView> expert_view(const std::vector<ExpertRating>& ratings, uint32_t work,
                                      SuccessIndicator indicator) {
  ExpertView out{0, 0, 1, 0};
  const auto [from, to] = std::ranges::equal_range(ratings, work, {}, &ExpertRating::work);
  for (auto r = from; r != to; ++r) {
    if (r->indicator != indicator) continue;
    ++out.raters, out.mean += r->share;
    out.least = std::min(out.least, r->share), out.most = std::max(out.most, r->share);
  }
  if (out.raters == 0) return std::nullopt;
  out.mean /= static_cast<double>(out.raters);
  return out;
}

}  // namespace plenary

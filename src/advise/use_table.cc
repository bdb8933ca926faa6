#include "advise/use_table.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "metric/views.h"

namespace plenary {
namespace {

constexpr const char* kUses =
    "SELECT d.document, f.adopter, f.channel, f.country, f.sector, f.ecosystem, "
    "CASE WHEN f.organization_id IS NULL THEN CAST(0 AS BIGINT) ELSE CAST(1 AS BIGINT) END, "
    "CAST(date_diff('day', DATE '1970-01-01', f.day) AS BIGINT) "
    "FROM adopter f JOIN document d ON d.document_id = f.document_id";

constexpr const char* kAuthors =
    "SELECT DISTINCT d.document, "
    "concat('organization ', CAST(COALESCE(h.holding_id, c.organization_id) AS VARCHAR)) "
    "FROM contribution c JOIN document d ON d.document_id = c.document_id "
    "LEFT JOIN organization_holding h ON h.organization_id = c.organization_id AND h.from_day <= c.day "
    "AND c.day < h.to_day WHERE c.organization_id IS NOT NULL";

constexpr const char* kSight =
    "SELECT d.document, s.channel, CAST(s.sees AS BIGINT) FROM text_sight s "
    "JOIN document d ON d.document_id = s.work_id";

// Of several channels the one that sees most says it; one of which nothing is known might see it.
Status read_sight(duck::Connection& connection, const WorkList& list, UseTable& out) {
  PLENARY_TRY(make_views_for(connection, kSight));
  return connection.each_chunk(kSight, [&](const duck::Chunk& rows) {
    for (size_t i = 0; i < rows.rows(); ++i) {
      const auto work = list.find(rows.text(0, i));
      const bool code = rows.text(1, i) == "source-code";
      if (!work || (!code && !shows_implementation(rows.text(1, i)))) continue;
      auto& best = (code ? out.code : out.implementations)[*work];
      best = std::max(best, !rows.said(2, i)          ? Sight::kUnknown
                            : rows.integer(2, i) != 0 ? Sight::kSees
                                                      : Sight::kBlind);
    }
    return true;
  });
}

class Numbers {
 public:
  uint32_t of(const duck::Chunk& rows, size_t column, size_t row) {
    if (!rows.said(column, row)) return 0;
    const auto next = static_cast<uint32_t>(numbers_.size() + 1);
    const auto [at, is_new] = numbers_.try_emplace(std::string(rows.text(column, row)), next);
    if (is_new) names_.push_back(at->first);
    return at->second;
  }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::unordered_map<std::string, uint32_t> numbers_;
  std::vector<std::string> names_{""};
};

}  // namespace

bool shows_implementation(std::string_view channel) {
  constexpr std::array<std::string_view, 5> kOthers{"source-code", "regulation", "procurement",
                                                    "national-adoption", "business-impact"};
  return std::ranges::find(kOthers, channel) == kOthers.end();
}

Result<UseTable> read_uses_by_adopter(duck::Connection& connection, const WorkList& list) {
  UseTable out;
  out.of.resize(list.works.size()), out.authors.resize(list.works.size());
  out.code.resize(list.works.size()), out.implementations.resize(list.works.size());
  Numbers adopters, channels, places;
  PLENARY_TRY(make_views_for(connection, kUses));
  PLENARY_TRY(connection.each_chunk(kUses, [&](const duck::Chunk& rows) {
    for (size_t i = 0; i < rows.rows(); ++i) {
      const auto work = list.find(rows.text(0, i));
      if (!work) continue;
      Use use{adopters.of(rows, 1, i),
              channels.of(rows, 2, i),
              places.of(rows, 3, i),
              places.of(rows, 4, i),
              places.of(rows, 5, i),
              rows.integer(6, i) != 0,
              {}};
      if (rows.said(7, i)) use.day = Day{static_cast<int32_t>(rows.integer(7, i))};
      out.of[*work].push_back(use);
    }
    return true;
  }));
  PLENARY_TRY(make_views_for(connection, kAuthors));
  PLENARY_TRY(connection.each_chunk(kAuthors, [&](const duck::Chunk& rows) {
    for (size_t i = 0; i < rows.rows(); ++i)
      if (const auto work = list.find(rows.text(0, i))) out.authors[*work].insert(adopters.of(rows, 1, i));
    return true;
  }));
  PLENARY_TRY(read_sight(connection, list, out));
  out.channels = channels.names();
  return out;
}

}  // namespace plenary

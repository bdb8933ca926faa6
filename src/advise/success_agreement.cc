#include "advise/success_agreement.h"

#include "metric/views.h"
#include "stats/bootstrap.h"
#include "stats/correlation.h"
#include "stats/resample.h"

namespace plenary {
namespace {

constexpr const char* kDownloads =
    "SELECT d.document, COALESCE(f.usage_kind, 'unknown'), sum(f.\"count\") FROM download f "
    "JOIN document d ON d.document_id = f.document_id GROUP BY 1, 2 ORDER BY 2, 1";

bool any_use(const SuccessWorld& world, uint32_t body) {
  for (uint32_t w = 0; w < world.list().works.size(); ++w)
    if (world.list().works[w].body == body && world.counts(w).adopters > 0) return true;
  return false;
}

using Downloads = std::map<std::string, std::map<uint32_t, double>>;  // by kind and work

DownloadsAndUse compare(const SuccessWorld& world, const std::string& kind,
                        const std::map<uint32_t, double>& downloads) {
  std::vector<double> counts, adopters, dated_counts, dated_adopters, days;
  for (const auto& [work, count] : downloads) {
    const auto used = static_cast<double>(world.counts(work).adopters);
    counts.push_back(count), adopters.push_back(used);
    if (const auto day = world.since(work))
      dated_counts.push_back(count), dated_adopters.push_back(used), days.push_back(day->days);
  }
  return {kind, rank_agreement(counts, adopters), rank_agreement(dated_counts, dated_adopters, &days)};
}

}  // namespace

RankAgreement rank_agreement(const std::vector<double>& x, const std::vector<double>& y,
                             const std::vector<double>* control) {
  RankAgreement out{x.size(), {}, {}};
  if (x.size() < kLeastRanked) return out;
  const std::vector<std::vector<double>> controls(control ? 1 : 0,
                                                  control ? *control : std::vector<double>());
  out.rho = partial_spearman(x, y, controls);
  if (const auto found = bootstrap(x.size(), resampled_partial_spearman(x, y, controls), {}))
    out.interval = found->interval;
  return out;
}

Result<std::vector<DownloadsAndUse>> downloads_and_use(duck::Connection& connection,
                                                       const SuccessWorld& world, uint32_t body) {
  std::vector<DownloadsAndUse> out;
  if (!any_use(world, body)) return out;
  Downloads downloads;
  PLENARY_TRY(make_views_for(connection, kDownloads));
  PLENARY_TRY(connection.each_chunk(kDownloads, [&](const duck::Chunk& rows) {
    for (size_t i = 0; i < rows.rows(); ++i) {
      const auto work = world.list().find(rows.text(0, i));
      if (work && world.list().works[*work].body == body)
        downloads[std::string(rows.text(1, i))][*work] += rows.real(2, i);
    }
    return true;
  }));
  for (const auto& [kind, counts] : downloads) out.push_back(compare(world, kind, counts));
  return out;
}

}  // namespace plenary

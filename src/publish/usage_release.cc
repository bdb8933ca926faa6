#include "publish/usage_release.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "metric/views.h"
#include "publish/ledger.h"
#include "publish/notice.h"

namespace plenary {
namespace {

std::string rows_of(const UsageQuestion& question) {
  return fmt::format("FROM download WHERE extract(year FROM day) = {} AND usage_kind = {}{}", question.year,
                     duck::quote(question.kind),
                     question.channel.empty() ? "" : " AND channel = " + duck::quote(question.channel));
}

Status check_channels(duck::Connection& c, const UsageQuestion& question) {
  PLENARY_LET(found, c.query("SELECT DISTINCT COALESCE(channel, '') " + rows_of(question) + " ORDER BY 1"));
  if (found.rows.empty())
    return fail(ErrorKind::kNotFound,
                fmt::format("no {} are on record for {}", question.kind, question.year));
  if (found.rows.size() == 1) return {};
  std::string names;
  for (const auto& row : found.rows)
    names += fmt::format("{}{}", names.empty() ? "" : ", ", duck::to_text(row[0]));
  return fail(ErrorKind::kUsage,
              fmt::format("{} of several channels are never added up: take one of {}", question.kind, names));
}

// The list of countries is public and whole: that a country is in the table says nothing.
constexpr const char* kAllCountries =
    "SELECT k.country, CAST(COALESCE(sum(d.\"count\"), 0) AS BIGINT) AS \"count\" FROM country k LEFT JOIN "
    "(SELECT "
    "country, \"count\" {}) d ON d.country = k.country GROUP BY 1 ORDER BY 1";
constexpr const char* kCounted =
    "SELECT country, CAST(sum(\"count\") AS BIGINT) AS \"count\" {} GROUP BY 1 ORDER BY 1 NULLS LAST";

}  // namespace

Result<UsageRelease> usage_release(Reader& reader, const UsageQuestion& question, Audience audience,
                                   const DrawBelow& draw) {
  auto& c = reader.connection();
  PLENARY_LET(policy, policy_of(reader));
  PLENARY_TRY(make_views_for(c, "FROM download"));
  PLENARY_TRY(check_channels(c, question));
  const bool exact = is_staff(audience);
  PLENARY_LET(table, c.query(fmt::format(fmt::runtime(exact ? kCounted : kAllCountries), rows_of(question))));
  UsageRelease out{std::move(table), "Exact counts"};
  if (!exact) {
    const auto& rules = policy.usage;
    const auto& snapshot = reader.snapshot();
    const auto what = fmt::format("{} by country{}{}", question.kind, question.channel.empty() ? "" : " of ",
                                  question.channel);
    PLENARY_TRY(
        spend({reader.folder()}, {utc_now(), question.year, rules.loss, what, snapshot.hash}, rules.budget));
    const PrivacyLoss loss{static_cast<uint64_t>(rules.loss), 1000};
    const auto most = static_cast<uint64_t>(rules.contributions);
    for (auto& row : out.table.rows)
      row[1] = std::max<int64_t>(0, std::get<int64_t>(row[1]) + discrete_laplace(loss, most, draw));
    out.note = fmt::format("Counts carry noise: 19 of 20 lie within {} of the true ones",
                           discrete_laplace_margin(loss.value(), static_cast<double>(most)));
  }
  mark(out.table, reader.snapshot());
  return out;
}

}  // namespace plenary

#include "advise/localization.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "advise/localization_lag.h"
#include "duck/rows.h"
#include "metric/views.h"

namespace plenary {
namespace {

using Row = std::vector<duck::Value>;

int64_t whole(const duck::Value& v) { return std::get<int64_t>(v); }
std::optional<Day> day_of(const duck::Value& v) {
  const auto* day = std::get_if<Day>(&v);
  return day ? std::optional(*day) : std::nullopt;
}

// {0}: conditions on the localization l.
constexpr const char* kBodies =
    "SELECT COALESCE(b.body, 'unknown'), CAST(count(*) FILTER (WHERE l.planned = 0) AS BIGINT), "
    "CAST(count(DISTINCT "
    "l.work_id) FILTER (WHERE l.planned = 0) AS BIGINT), CAST(count(*) FILTER (WHERE l.planned = 0 AND "
    "l.evidence = "
    "'identical') AS BIGINT), CAST(count(*) FILTER (WHERE l.planned = 0 AND l.evidence = 'modified') AS "
    "BIGINT), "
    "CAST(count(*) FILTER (WHERE l.planned = 0 AND l.evidence = 'not equivalent') AS BIGINT), CAST(count(*) "
    "FILTER "
    "(WHERE l.planned = 0 AND l.evidence IS NULL) AS BIGINT), CAST(count(*) FILTER (WHERE l.status = "
    "'withdrawn') AS "
    "BIGINT), CAST(count(*) FILTER (WHERE l.planned = 1) AS BIGINT) FROM localization l LEFT JOIN body b ON "
    "b.body_id "
    "= l.body_id WHERE {0} GROUP BY 1 ORDER BY 2 DESC, 1";
constexpr const char* kEditions =
    "SELECT b.body, CAST(count(*) AS BIGINT), quantile_cont(date_diff('day', d.day, l.day), [0.25, 0.5, "
    "0.75])[1], "
    "quantile_cont(date_diff('day', d.day, l.day), [0.25, 0.5, 0.75])[2], quantile_cont(date_diff('day', "
    "d.day, "
    "l.day), [0.25, 0.5, 0.75])[3] FROM localization l JOIN body b ON b.body_id = l.body_id JOIN document d "
    "ON "
    "d.document_id = l.document_id AND d.day_precision >= 2 WHERE l.planned = 0 AND l.day IS NOT NULL AND "
    "strpos(d.document, '@') > 0 AND {0} GROUP BY 1";
constexpr const char* kAdopters =
    "SELECT l.adopter, COALESCE(l.country, ''), CAST(count(DISTINCT l.body_id) AS BIGINT), CAST(count(*) AS "
    "BIGINT), "
    "CAST(count(DISTINCT l.work_id) AS BIGINT), min(l.day), max(l.day) FROM localization l WHERE l.planned = "
    "0 AND "
    "l.adopter IS NOT NULL AND {0} GROUP BY 1, 2 ORDER BY 4 DESC, 1, 2";
constexpr const char* kWaits =
    "SELECT b.body, CAST(l.days AS BIGINT), CAST(1 - l.censored AS BIGINT) FROM localization_wait l JOIN "
    "body b ON "
    "b.body_id = l.body_id LEFT JOIN body w ON w.body = l.adopter WHERE {0}";
constexpr const char* kDownloads =
    "WITH local AS (SELECT document_id, min(l.evidence) AS evidence, min(l.day) AS day FROM localization l "
    "WHERE "
    "l.planned = 0 AND {1} GROUP BY 1) "
    "SELECT d.document, max(d.title), max(o.evidence), CAST(sum(l.\"count\") AS DOUBLE), min(l.day), "
    "max(l.day), "
    "min(o.day) FROM download l JOIN document d ON d.document_id = l.document_id LEFT JOIN local o ON "
    "o.document_id = "
    "l.document_id WHERE l.usage_kind = 'downloads' AND {0} GROUP BY 1 ORDER BY 4 DESC, 1 LIMIT 100";
constexpr const char* kDownloadYears =
    "SELECT CAST(extract(year FROM l.day) AS BIGINT), CAST(sum(l.\"count\") AS DOUBLE) FROM download l WHERE "
    "l.usage_kind = 'downloads' AND l.day IS NOT NULL AND {0} GROUP BY 1";
constexpr const char* kLocalizationYears =
    "SELECT CAST(extract(year FROM l.day) AS BIGINT), CAST(count(*) AS BIGINT) FROM localization l WHERE "
    "l.planned = 0 "
    "AND l.day IS NOT NULL AND {0} GROUP BY 1";
constexpr const char* kProposals =
    "SELECT CAST(extract(year FROM l.day) AS BIGINT), COALESCE(concat(b.body, '/', g.\"group\"), b.body), "
    "lower("
    "l.outcome), CAST(count(DISTINCT COALESCE(l.work_id, -l.record_id)) AS BIGINT) FROM engagement l JOIN "
    "body b ON "
    "b.body_id = l.body_id LEFT JOIN groups g ON g.group_id = l.group_id {1} WHERE l.kind = 'contributed' "
    "AND l.day IS "
    "NOT NULL AND {0} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
constexpr const char* kContributionYears =
    "SELECT CAST(extract(year FROM l.day) AS BIGINT), CAST(count(l.outcome) AS BIGINT) FROM engagement l "
    "WHERE l.kind "
    "= 'contributed' AND l.day IS NOT NULL AND {0} GROUP BY 1";
constexpr const char* kWorkshops =
    "SELECT CAST(extract(year FROM l.day) AS BIGINT), l.event_kind, CAST(count(*) AS BIGINT), "
    "CAST(count(l.participants"
    ") AS BIGINT), CAST(COALESCE(sum(l.participants), 0) AS DOUBLE) FROM workshop l WHERE {0} GROUP BY 1, 2 "
    "ORDER BY "
    "1, 2";

class Finding {
 public:
  Finding(duck::Connection& c, const NationalScope& s) : c_(c), s_(s) {}

  Result<NationalRecord> run(bool all) {
    PLENARY_TRY(bodies());
    PLENARY_TRY(waits());
    PLENARY_TRY(editions());
    PLENARY_TRY(adopters());
    PLENARY_TRY(localization_years());
    if (all) {
      PLENARY_TRY(downloads());
      PLENARY_TRY(proposals());
      PLENARY_TRY(workshops());
    }
    for (auto& [year, row] : years_) out_.years.push_back(row);
    return std::move(out_);
  }

 private:
  std::string window() const {
    return fmt::format("(l.day IS NULL OR (l.day >= DATE '{}' AND l.day <= DATE '{}'))", to_string(s_.from),
                       to_string(s_.to));
  }
  std::string in_country() const {
    return s_.country.empty() ? "" : fmt::format(" AND l.country = '{}'", s_.country);
  }
  std::string of_body() const { return s_.body ? fmt::format(" AND l.body_id = {}", *s_.body) : ""; }
  std::string by(const char* column) const {
    return s_.adopter ? fmt::format(" AND {} = {}", column, *s_.adopter) : "";
  }
  // A body that has a country is asked through its own records, so its country adds nothing to them.
  std::string of_adopter(const char* column) const {
    return window() + (s_.adopter ? by(column) : in_country()) + of_body();
  }

  template <class F>
  Status each(const std::string& sql, F take) {
    PLENARY_TRY(make_views_for(c_, sql));
    return duck::for_each_row(c_, sql, take);
  }
  template <class... Args>
  static std::string filled(const char* sql, const Args&... args) {
    return fmt::format(fmt::runtime(sql), args...);
  }

  NationalYear& at(const duck::Value& year) {
    auto& row = years_[static_cast<int>(whole(year))];
    row.year = static_cast<int>(whole(year));
    return row;
  }

  Status bodies() {
    return each(filled(kBodies, of_adopter("l.adopter_id")), [&](const Row& r) {
      LocalizedBody b;
      b.body = duck::to_text(r[0]);
      b.localizations = whole(r[1]), b.texts = whole(r[2]);
      b.identical = whole(r[3]), b.modified = whole(r[4]), b.not_equivalent = whole(r[5]);
      b.unsaid = whole(r[6]), b.withdrawn = whole(r[7]), b.planned = whole(r[8]);
      b.otherwise = b.localizations - b.identical - b.modified - b.not_equivalent - b.unsaid;
      out_.bodies.push_back(std::move(b));
    });
  }

  Status waits() {
    std::map<std::string, std::vector<Lifetime>> lifetimes;
    PLENARY_TRY(each(filled(kWaits, of_adopter("w.body_id")), [&](const Row& r) {
      lifetimes[duck::to_text(r[0])].push_back(
          {static_cast<double>(whole(r[1])), static_cast<int>(whole(r[2]))});
    }));
    for (auto& body : out_.bodies)
      if (const auto found = lifetimes.find(body.body); found != lifetimes.end())
        time_adoption(found->second, body);
    return {};
  }

  Status editions() {
    return each(filled(kEditions, of_adopter("l.adopter_id")), [&](const Row& r) {
      const auto body = std::ranges::find(out_.bodies, duck::to_text(r[0]), &LocalizedBody::body);
      if (body == out_.bodies.end()) return;
      body->editions = whole(r[1]);
      body->edition_low = std::get<double>(r[2]), body->edition_days = std::get<double>(r[3]);
      body->edition_high = std::get<double>(r[4]);
    });
  }

  Status adopters() {
    return each(filled(kAdopters, of_adopter("l.adopter_id")), [&](const Row& r) {
      out_.adopters.push_back({duck::to_text(r[0]), duck::to_text(r[1]), whole(r[2]), whole(r[3]),
                               whole(r[4]), day_of(r[5]), day_of(r[6])});
    });
  }

  // Between the first and the last year with a record, a year without one is zero.
  Status localization_years() {
    std::map<int, int64_t> found;
    PLENARY_TRY(each(filled(kLocalizationYears, of_adopter("l.adopter_id")),
                     [&](const Row& r) { found[static_cast<int>(whole(r[0]))] = whole(r[1]); }));
    if (found.empty()) return {};
    for (int year = found.begin()->first; year <= found.rbegin()->first; ++year)
      at(duck::Value(static_cast<int64_t>(year))).localizations = found[year];
    return {};
  }

  // Downloads say a country, not who counts; those of a body without a country are not told apart.
  Status downloads() {
    if (s_.adopter && s_.country.empty()) return {};
    const auto where = window() + in_country() + of_body();
    PLENARY_TRY(each(filled(kDownloads, where, of_adopter("l.adopter_id")), [&](const Row& r) {
      out_.editions.push_back({duck::to_text(r[0]), duck::to_text(r[1]), duck::to_text(r[2]),
                               std::get<double>(r[3]), day_of(r[4]), day_of(r[5]), day_of(r[6])});
    }));
    return each(filled(kDownloadYears, where),
                [&](const Row& r) { at(r[0]).downloads = std::get<double>(r[1]); });
  }

  // Through a body: those that it stands behind, by the delegation or as the organization; else the
  // country's.
  Status proposals() {
    const auto upstream = s_.adopter ? fmt::format(" AND l.body_id <> {}", *s_.adopter) : "";
    const auto here = window() + of_body() + upstream;
    const auto joins =
        s_.adopter ? fmt::format(
                         "JOIN activity a ON CAST(a.unit_id AS BIGINT) * 4294967296 + a.seq = l.record_id "
                         "LEFT JOIN organization o ON o.organization_id = l.organization_id JOIN body w ON "
                         "w.body_id = {} AND (lower(a.delegation) IN (w.body, lower(w.name)) OR "
                         "o.organization = w.body)",
                         *s_.adopter)
                   : std::string();
    std::map<std::string, ProposalPlace> places;
    PLENARY_TRY(each(filled(kProposals, here + (s_.adopter ? "" : in_country()), joins),
                     [&](const Row& r) { add_proposals(r, places); }));
    if (places.empty()) return {};
    for (auto& [name, place] : places) out_.proposals.push_back(std::move(place));
    std::ranges::stable_sort(out_.proposals, std::greater{}, &ProposalPlace::proposals);
    for (auto& place : out_.proposals)
      place.agreed_share = wilson_interval(static_cast<uint64_t>(place.agreed),
                                           static_cast<uint64_t>(place.proposals - place.open));
    return each(filled(kContributionYears, here), [&](const Row& r) {
      auto& row = at(r[0]);
      row.proposals = row.proposals.value_or(0);
      if (whole(r[1]) > 0) row.decided = row.decided.value_or(0), row.agreed = row.agreed.value_or(0);
    });
  }

  void add_proposals(const Row& r, std::map<std::string, ProposalPlace>& places) {
    const auto outcome = duck::to_text(r[2]);
    const auto n = whole(r[3]);
    auto& year = at(r[0]);
    auto& place = places[duck::to_text(r[1])];
    place.place = duck::to_text(r[1]);
    year.proposals = year.proposals.value_or(0) + n, place.proposals += n;
    if (outcome != "agreed" && outcome != "noted" && outcome != "rejected") {
      place.open += n;
      return;
    }
    year.decided = year.decided.value_or(0) + n;
    year.agreed = year.agreed.value_or(0) + (outcome == "agreed" ? n : 0);
    (outcome == "agreed" ? place.agreed : outcome == "noted" ? place.noted : place.rejected) += n;
  }

  // Of a country also those of its national bodies, wherever they were.
  Status workshops() {
    std::string where = window();
    if (s_.adopter)
      where += by("l.body_id");
    else if (!s_.country.empty())
      where += fmt::format(
          " AND (l.country = '{0}' OR l.body_id IN (SELECT body_id FROM body WHERE country = '{0}'))",
          s_.country);
    std::map<std::string, WorkshopKind> kinds;
    PLENARY_TRY(each(filled(kWorkshops, where), [&](const Row& r) {
      auto& year = at(r[0]);
      auto& kind = kinds[duck::to_text(r[1])];
      kind.kind = duck::to_text(r[1]);
      year.workshops = year.workshops.value_or(0) + whole(r[2]), kind.events += whole(r[2]);
      year.told += whole(r[3]), kind.told += whole(r[3]);
      if (whole(r[3]) == 0) return;
      year.participants = year.participants.value_or(0) + std::get<double>(r[4]);
      kind.participants += std::get<double>(r[4]);
    }));
    for (auto& [name, kind] : kinds) out_.workshops.push_back(std::move(kind));
    return {};
  }

  duck::Connection& c_;
  const NationalScope& s_;
  std::map<int, NationalYear> years_;
  NationalRecord out_;
};

}  // namespace

Result<NationalRecord> find_national(duck::Connection& connection, const NationalScope& scope, bool all) {
  return Finding(connection, scope).run(all);
}

}  // namespace plenary

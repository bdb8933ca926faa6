#include "advise/past_works.h"

#include <fmt/core.h>

#include <algorithm>

#include "metric/views.h"

namespace plenary {
namespace {

constexpr double kDaysInYear = 365.25;

// The early backers of each work; one without a day tells nothing of when it came.
constexpr const char* kWorks =
    "WITH early AS (SELECT w.work_id, count(DISTINCT k.organization_id) AS supporters, count(DISTINCT "
    "k.region) AS "
    "regions, count(DISTINCT k.country) AS countries, "
    "count(DISTINCT CASE WHEN k.kind = 'company' THEN k.organization_id END) AS companies, "
    "count(DISTINCT CASE WHEN k.kind = 'government' THEN k.organization_id END) AS governments, "
    "count(DISTINCT CASE WHEN k.kind = 'academia' THEN k.organization_id END) AS academia, count(DISTINCT "
    "k.kind) "
    "AS kinds, count(DISTINCT k.person_id) AS people FROM work_span w JOIN work_backing k ON k.work_id = "
    "w.work_id AND k.day <= "
    "CAST(w.begun_day + INTERVAL '{0}' DAY AS DATE) GROUP BY 1), "
    "used AS (SELECT COALESCE(t.work_id, a.work_id) AS work_id, count(DISTINCT a.adopter) AS adopters FROM "
    "adopter a "
    "LEFT JOIN text_of t ON t.document_id = a.document_id WHERE $2 = '' OR a.day <= CAST($2 AS DATE) GROUP "
    "BY 1) "
    "SELECT d.document, n.name, n.title, b.body, g.\"group\", c.type, c.begun_day, c.last_day, c.ended_as, "
    "CAST(c.days AS BIGINT), COALESCE(e.supporters, 0), COALESCE(e.regions, 0), "
    "COALESCE(e.countries, 0), COALESCE(e.companies, 0), COALESCE(e.governments, 0), COALESCE(e.academia, "
    "0), "
    "COALESCE(e.kinds, 0), COALESCE(e.people, 0), COALESCE(u.adopters, 0) "
    "FROM work_span c JOIN body b ON b.body_id = c.body_id LEFT JOIN document d ON d.document_id = "
    "c.work_id "
    "LEFT JOIN document n ON n.document_id = c.document_id "
    "LEFT JOIN groups g ON g.group_id = c.group_id LEFT JOIN early e ON e.work_id = c.work_id "
    "LEFT JOIN used u ON u.work_id = c.work_id "
    "WHERE c.begun_day IS NOT NULL AND c.days IS NOT NULL AND ($1 = '' OR b.body = $1) "
    "ORDER BY b.body, c.begun_day, d.document";

WorkEnd end_of(const std::string& word) {
  return word == "published" ? WorkEnd::kPublished : word == "dropped" ? WorkEnd::kDropped : WorkEnd::kOpen;
}

PastWork work_of(const std::vector<duck::Value>& row) {
  const auto text = [&](size_t i) { return duck::to_text(row[i]); };
  const auto whole = [&](size_t i) { return std::get<int64_t>(row[i]); };
  PastWork w{
      .key = text(0), .name = text(1), .title = text(2), .body = text(3), .group = text(4), .type = text(5)};
  w.begun = std::get<Day>(row[6]), w.last = std::get<Day>(row[7]);
  w.end = end_of(text(8)), w.days = static_cast<double>(whole(9));
  for (size_t i = 0; i < kBackings; ++i) w.backing[i] = whole(10 + i);
  w.adopters = whole(10 + kBackings);
  return w;
}

}  // namespace

const char* to_string(WorkEnd end) {
  return end == WorkEnd::kPublished ? "published" : end == WorkEnd::kDropped ? "dropped" : "open";
}

bool PastWork::judged_by(const Bar& bar) const {
  return std::ranges::all_of(bar.conditions, [this](const BarCondition& c) {
    return backing[static_cast<size_t>(c.of == Backing::kPeople ? Backing::kPeople : Backing::kSupporters)] >
           0;
  });
}

bool PastWork::followed() const { return last.days - begun.days >= kOutcomeYears * kDaysInYear; }

bool PastWork::published_in_time() const {
  return followed() && end == WorkEnd::kPublished && days <= kOutcomeYears * kDaysInYear;
}

Result<std::vector<PastWork>> read_past_works(duck::Connection& c, const std::string& body,
                                              std::optional<Day> used_by) {
  const auto sql = fmt::format(fmt::runtime(kWorks), kEarlyDays);
  PLENARY_TRY(make_views_for(c, sql));
  std::vector<PastWork> out;
  PLENARY_TRY(c.each_row(sql, {body, used_by ? to_string(*used_by) : ""}, [&](const auto&, const auto& row) {
    out.push_back(work_of(row));
    return true;
  }));
  if (out.empty())
    return fail(ErrorKind::kNotFound,
                fmt::format("no source says when works{} began: there is no history to try a bar on",
                            body.empty() ? "" : " of " + body));
  return out;
}

}  // namespace plenary

#include "advise/return.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "duck/rows.h"
#include "metric/views.h"

namespace plenary {
namespace {

using Row = std::vector<duck::Value>;
using Key = std::pair<int64_t, size_t>;  // body, era

constexpr const char* kClass =
    "CASE WHEN e.kind IN ('committed', 'merged') OR (e.kind IN ('reviewed', 'commented') AND e.role LIKE "
    "'%-by') THEN "
    "'changes' WHEN e.kind IN ('contributed', 'authored', 'edited') THEN 'documents' WHEN e.kind IN "
    "('reviewed', "
    "'commented') THEN 'reviews' WHEN e.kind IN ('attended', 'presented', 'chaired') THEN 'attendance' ELSE "
    "'other' END";

// Acts of the organization {0}, by body, era and class. {1}: era; {2}: class; {3}: which bodies.
constexpr const char* kActs =
    "SELECT CAST(e.body_id AS BIGINT), {1}, {2}, CAST(count(*) AS BIGINT), CAST(count(DISTINCT "
    "e.document_id) AS "
    "BIGINT), CAST(count(*) FILTER (WHERE e.kind = 'contributed' AND e.outcome = 'agreed') AS BIGINT), "
    "CAST(count(*) FILTER (WHERE e.kind = 'contributed' AND e.outcome IN ('agreed', 'noted', 'rejected')) AS "
    "BIGINT) "
    "FROM engagement e {0} AND e.body_id IS NOT NULL{3} GROUP BY 1, 2, 3";

// Which acts are on record at all, of anybody, year by year. {0}: bodies.
constexpr const char* kTold =
    "SELECT CAST(e.body_id AS BIGINT), CAST(extract(year FROM e.day) AS BIGINT), e.kind FROM engagement e "
    "WHERE "
    "e.body_id IN ({0}) AND e.day IS NOT NULL GROUP BY 1, 2, 3";
constexpr const char* kDecided =
    "SELECT CAST(e.body_id AS BIGINT), CAST(extract(year FROM e.day) AS BIGINT), 'decided' FROM engagement e "
    "WHERE "
    "e.body_id IN ({0}) AND e.kind = 'contributed' AND e.outcome IN ('agreed', 'noted', 'rejected') AND "
    "e.day IS NOT "
    "NULL GROUP BY 1, 2";

// One row a person at an event (a day, where none is named); sessions are at their event, and somebody
// without a name is one a record.
constexpr const char* kDays =
    "WITH here AS (SELECT e.body_id, e.event_id, min(e.day) AS day, e.person_id, CASE WHEN e.person_id IS "
    "NULL THEN "
    "e.record_id END AS nameless FROM engagement e {0} AND e.kind IN ('attended', 'presented', 'chaired') "
    "AND e.body_id "
    "IS NOT NULL{2} GROUP BY 1, 2, 4, 5, CASE WHEN e.event_id IS NULL THEN e.day END), "
    "met AS (SELECT h.body_id, COALESCE(p.event_id, v.event_id) AS top_id, h.person_id, h.nameless, "
    "min(h.day) AS day, "
    "min(COALESCE(p.from_day, v.from_day)) AS from_day, max(COALESCE(p.to_day, v.to_day)) AS to_day FROM "
    "here h LEFT "
    "JOIN event v ON v.event_id = h.event_id LEFT JOIN event p ON p.event = v.parent GROUP BY 1, 2, 3, 4, "
    "CASE WHEN v.event_id IS NULL THEN h.day END) "
    "SELECT CAST(e.body_id AS BIGINT), {1}, CAST(count(*) AS BIGINT), CAST(sum(CASE WHEN e.to_day >= "
    "e.from_day THEN "
    "date_diff('day', e.from_day, e.to_day) + 1 ELSE 1 END) AS BIGINT), CAST(count(*) FILTER (WHERE e.to_day "
    "IS NULL "
    "OR e.from_day IS NULL) AS BIGINT) FROM met e GROUP BY 1, 2";

// Texts that name it as a contributor, with their first publication since, and who uses them.
constexpr const char* kTexts =
    "WITH mine AS (SELECT e.work_id, min(e.body_id) AS body_id, min(e.day) AS day FROM contribution e {0} "
    "AND e.day IS "
    "NOT NULL AND e.body_id IS NOT NULL{1} GROUP BY 1), "
    "kind AS (SELECT d.work_id, max(CASE WHEN COALESCE(d.class, 'unknown') NOT IN ('contribution', 'other') "
    "THEN 1 ELSE "
    "0 END) AS text FROM document d JOIN mine m ON m.work_id = d.work_id WHERE d.record_id IS NOT NULL GROUP "
    "BY 1), "
    "out AS (SELECT m.work_id, min(l.day) AS day FROM mine m JOIN deliverable l ON l.work_id = m.work_id AND "
    "l.day >= "
    "m.day AND l.day <= DATE '{2}' GROUP BY 1), "
    "used AS (SELECT a.work_id, count(DISTINCT a.adopter) AS adopters FROM adopter a JOIN out o ON o.work_id "
    "= a.work_id "
    "GROUP BY 1) "
    "SELECT CAST(m.body_id AS BIGINT), m.day, o.day, CAST(COALESCE(u.adopters, 0) AS BIGINT) FROM mine m "
    "JOIN kind k ON "
    "k.work_id = m.work_id AND k.text = 1 LEFT JOIN out o ON o.work_id = m.work_id LEFT JOIN used u ON "
    "u.work_id = "
    "m.work_id ORDER BY 1, 2, 3, 4";

constexpr const char* kPosts =
    "SELECT CAST(e.body_id AS BIGINT), e.from_day, e.to_day, CASE WHEN {} THEN 1 ELSE 0 END FROM post e {} "
    "WHERE "
    "e.body_id IS NOT NULL AND e.from_day IS NOT NULL";

constexpr const char* kHolding =
    "LEFT JOIN organization_holding h ON h.organization_id = e.organization_id AND h.from_day <= {0} AND {0} "
    "< h.to_day";

Result<std::vector<int64_t>> read_family(duck::Connection& c, int64_t organization) {
  std::vector<int64_t> out{organization};
  const auto sql = fmt::format(
      "SELECT DISTINCT CAST(organization_id AS BIGINT) FROM organization_holding WHERE holding_id = {} ORDER "
      "BY 1",
      organization);
  PLENARY_TRY(duck::for_each_row(c, sql, [&](const Row& row) { out.push_back(std::get<int64_t>(row[0])); }));
  return out;
}

class Finding {
 public:
  Finding(duck::Connection& c, const ReturnQuestion& q) : c_(c), q_(q) {}

  Result<ReturnRecord> run() {
    PLENARY_LET(places, read_places(c_));
    out_.places = std::move(places);
    PLENARY_LET(family, read_family(c_, q_.organization));
    family_ = std::move(family);
    PLENARY_TRY(acts());
    PLENARY_TRY(posts());
    PLENARY_TRY(texts());
    PLENARY_TRY(told());
    PLENARY_TRY(days());
    for (auto& [key, row] : rows_) {
      if (row.decided && *row.decided > 0)
        row.accepted_share =
            wilson_interval(static_cast<uint64_t>(*row.accepted), static_cast<uint64_t>(*row.decided));
      out_.rows.push_back(row);
    }
    return std::move(out_);
  }

 private:
  // Whether e.organization_id is the one asked for or belonged to it on that day. Naming who ever did spares
  // the engine to look at all others.
  std::string ours() const {
    return fmt::format("e.organization_id IN ({1}) AND (e.organization_id = {0} OR h.holding_id = {0})",
                       q_.organization, fmt::join(family_, ", "));
  }
  std::string from_ours() const { return fmt::format(fmt::runtime(kHolding), "e.day") + " WHERE " + ours(); }
  std::string era(const char* day) const {
    std::string out = "CASE";
    for (size_t i = 0; i < q_.eras.size(); ++i)
      out += fmt::format(" WHEN {0} >= DATE '{1}' AND {0} <= DATE '{2}' THEN CAST({3} AS BIGINT)", day,
                         to_string(q_.eras[i].from), to_string(q_.eras[i].to), i);
    return out + " END";
  }
  std::optional<size_t> era_of(Day day) const {
    for (size_t i = 0; i < q_.eras.size(); ++i)
      if (q_.eras[i].from <= day && day <= q_.eras[i].to) return i;
    return std::nullopt;
  }
  std::string of_body() const { return q_.body ? fmt::format(" AND e.body_id = {}", *q_.body) : ""; }

  template <class F>
  Status each(const std::string& sql, F take) {
    PLENARY_TRY(make_views_for(c_, sql));
    return duck::for_each_row(c_, sql, take);
  }
  static int64_t whole(const duck::Value& v) { return std::get<int64_t>(v); }

  EffortAndOutcome& at(int64_t body, size_t era) {
    auto& row = rows_[{body, era}];
    row.body = body, row.era = era;
    return row;
  }

  static std::optional<int64_t>* field_of(EffortAndOutcome& row, const std::string& name) {
    if (name == "documents") return &row.documents;
    if (name == "reviews") return &row.reviews;
    if (name == "changes") return &row.changes;
    return name == "attendance" ? &row.attendances : nullptr;
  }

  static const char* class_of(const std::string& kind) {
    if (kind == "committed" || kind == "merged") return "changes";
    if (kind == "contributed" || kind == "authored" || kind == "edited") return "documents";
    if (kind == "reviewed" || kind == "commented") return "reviews";
    return kind == "attended" || kind == "presented" || kind == "chaired" ? "attendance" : "other";
  }

  Status acts() {
    return each(fmt::format(fmt::runtime(kActs), from_ours(), era("e.day"), kClass, of_body()),
                [&](const Row& r) {
                  if (!std::holds_alternative<int64_t>(r[1])) return;
                  auto& row = at(whole(r[0]), static_cast<size_t>(whole(r[1])));
                  const auto name = duck::to_text(r[2]);
                  if (auto* field = field_of(row, name))
                    *field = name == "documents" && whole(r[4]) > 0 ? whole(r[4]) : whole(r[3]);
                  if (name == "documents" && whole(r[6]) > 0)
                    row.accepted = whole(r[5]), row.decided = whole(r[6]);
                });
  }

  // What others are on record with in a body and era could have been on record of this one too: zero, not "no
  // data".
  Status told() {
    std::set<int64_t> bodies;
    for (const auto& [key, row] : rows_) bodies.insert(key.first);
    if (bodies.empty()) return {};
    const auto list = fmt::format("{}", fmt::join(bodies, ", "));
    const auto take = [&](const Row& r) {
      add_told(whole(r[0]), static_cast<int>(whole(r[1])), duck::to_text(r[2]));
    };
    PLENARY_TRY(each(fmt::format(fmt::runtime(kTold), list), take));
    return each(fmt::format(fmt::runtime(kDecided), list), take);
  }

  void add_told(int64_t body, int year, const std::string& kind) {
    const auto era = era_of(make_day(year, 1, 1));
    // Before it came to a body there is nothing to tell.
    if (!era || rows_.lower_bound({body, 0})->first > Key(body, *era)) return;
    auto& row = at(body, *era);
    if (kind == "decided")
      row.decided = row.decided.value_or(0), row.accepted = row.accepted.value_or(0);
    else if (auto* field = field_of(row, class_of(kind)); field && !*field)
      *field = 0;
  }

  Status days() {
    for (auto& [key, row] : rows_)
      if (row.attendances) row.attendances = 0, row.person_days = 0;
    return each(fmt::format(fmt::runtime(kDays), from_ours(), era("e.day"), of_body()), [&](const Row& r) {
      if (!std::holds_alternative<int64_t>(r[1])) return;
      auto& row = at(whole(r[0]), static_cast<size_t>(whole(r[1])));
      row.attendances = whole(r[2]), row.person_days = whole(r[3]);
      out_.unknown_event_lengths += whole(r[4]);
    });
  }

  Status posts() {
    std::map<Key, double> months;
    std::set<int64_t> told;
    const auto sql =
        fmt::format(fmt::runtime(kPosts), ours(), fmt::format(fmt::runtime(kHolding), "e.from_day"));
    PLENARY_TRY(each(sql, [&](const Row& r) {
      const auto body = whole(r[0]);
      if (q_.body && *q_.body != body) return;
      told.insert(body);
      if (whole(r[3]) == 0) return;
      for (size_t i = 0; i < q_.eras.size(); ++i) {
        const Day from = std::max(q_.eras[i].from, std::get<Day>(r[1]));
        const Day to = std::min(Day{q_.eras[i].to.days + 1}, std::get<Day>(r[2]));
        if (from < to) months[{body, i}] += (to.days - from.days) / 30.4375;
      }
    }));
    for (const auto& [key, sum] : months) at(key.first, key.second).post_months = std::lround(sum);
    for (auto& [key, row] : rows_)
      if (told.contains(key.first) && !row.post_months) row.post_months = 0;
    return {};
  }

  Status texts() {
    PLENARY_TRY(
        each("SELECT DISTINCT CAST(body_id AS BIGINT) FROM use WHERE body_id IS NOT NULL AND NOT copied",
             [&](const Row& r) { used_.insert(whole(r[0])); }));
    std::map<int64_t, std::vector<Lifetime>> lifetimes;
    const Day last = q_.eras.back().to;
    const auto sql = fmt::format(fmt::runtime(kTexts), from_ours(), of_body(), to_string(last));
    PLENARY_TRY(each(sql, [&](const Row& r) {
      const auto begun = std::get<Day>(r[1]);
      const auto* out = std::get_if<Day>(&r[2]);
      if (begun > last) return;
      lifetimes[whole(r[0])].push_back(
          {static_cast<double>((out ? *out : last).days - begun.days), out ? 1 : 0});
      add_text(whole(r[0]), begun, out ? std::optional(*out) : std::nullopt, whole(r[3]));
    }));
    for (const auto& [body, times] : lifetimes) add_lag(body, times);
    return {};
  }

  void add_text(int64_t body, Day begun, std::optional<Day> out, int64_t adopters) {
    const auto more = [](std::optional<int64_t>& field, int64_t by) { field = field.value_or(0) + by; };
    if (const auto era = era_of(out.value_or(begun))) {
      auto& row = at(body, *era);
      more(row.published, out ? 1 : 0), more(row.under_way, out ? 0 : 1);
      if (!used_.contains(body)) return;
      more(row.in_use, adopters > 0 ? 1 : 0), more(row.adopters, adopters);
    }
  }

  void add_lag(int64_t body, const std::vector<Lifetime>& times) {
    ReturnLag lag{.body = body, .texts = times.size()};
    lag.published = static_cast<size_t>(std::ranges::count(times, 1, &Lifetime::cause));
    if (const auto curve = kaplan_meier(times)) lag.half = survival_quantile(*curve, 0.5);
    out_.lags.push_back(lag);
  }

  duck::Connection& c_;
  const ReturnQuestion& q_;
  std::vector<int64_t> family_;  // organizations that ever belonged to it, and itself
  std::map<Key, EffortAndOutcome> rows_;
  std::set<int64_t> used_;  // bodies of whose texts any use is on record
  ReturnRecord out_;
};

}  // namespace

Result<std::optional<Day>> first_act(duck::Connection& c, int64_t organization) {
  PLENARY_LET(family, read_family(c, organization));
  const auto sql = fmt::format(
      "SELECT min(e.day) FROM engagement e {} WHERE e.organization_id IN ({}) AND (e.organization_id = {} OR "
      "h.holding_id = {})",
      fmt::format(fmt::runtime(kHolding), "e.day"), fmt::join(family, ", "), organization, organization);
  PLENARY_TRY(make_views_for(c, sql));
  PLENARY_LET(found, c.query(sql));
  const auto* day = std::get_if<Day>(&found.rows.at(0)[0]);
  return day ? std::optional(*day) : std::nullopt;
}

Result<ReturnRecord> find_return(duck::Connection& connection, const ReturnQuestion& question) {
  return Finding(connection, question).run();
}

}  // namespace plenary

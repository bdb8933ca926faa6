#include "advise/outreach_past.h"

#include <fmt/format.h>

#include <algorithm>

#include "duck/rows.h"
#include "metric/views.h"

namespace plenary {
namespace {

using Row = std::vector<duck::Value>;

constexpr const char* kCompany = "CAST(COALESCE(h.holding_id, e.organization_id) AS BIGINT)";
constexpr const char* kHolding =
    " LEFT JOIN organization_holding h ON h.organization_id = e.organization_id AND h.from_day <= DATE '{0}' "
    "AND DATE '{0}' < h.to_day ";

constexpr const char* kContacts =
    "SELECT {0}, e.day, CAST(e.event_id AS BIGINT), e.campaign, e.event_kind, e.channel, e.audience, "
    "CAST(e.invited AS BIGINT), CAST(e.answer AS BIGINT), e.answered_day FROM outreach e{1}WHERE e.body_id = "
    "{2} "
    "AND e.day <= DATE '{3}' ORDER BY e.day, e.record_id";

// Whoever only comes to an open event was reached; to take part is more.
constexpr const char* kActs =
    "SELECT {0}, CAST(date_diff('day', DATE '1970-01-01', e.day) AS BIGINT), "
    "CAST(max(CASE WHEN f.group_id IS NULL THEN 0 ELSE 1 END) AS BIGINT), "
    "CAST(max(CASE WHEN e.kind IN ('contributed', 'authored', 'edited', 'committed', 'merged') THEN 1 ELSE 0 "
    "END) "
    "AS BIGINT) FROM engagement e{1}"
    "LEFT JOIN open_event t ON t.event_id = e.event_id AND e.kind IN ('attended', 'presented', 'chaired', "
    "'commented') "
    "LEFT JOIN (SELECT DISTINCT a.group_id FROM group_ancestor a JOIN groups g ON g.group_id = a.ancestor_id "
    "AND "
    "lower(g.kind) = 'focus group') f ON f.group_id = e.group_id "
    "WHERE e.body_id = {2} AND e.organization_id IS NOT NULL AND e.day <= DATE '{3}' AND t.event_id IS NULL "
    "GROUP BY 1, 2";

constexpr const char* kElsewhere =
    "SELECT {0}, CAST(e.body_id AS BIGINT), CAST(extract(year FROM e.day) * 12 + extract(month FROM e.day) - "
    "1 AS "
    "BIGINT), CAST(min(date_diff('day', DATE '1970-01-01', e.day)) AS BIGINT) FROM engagement e{1}"
    "WHERE e.body_id <> {2} AND e.organization_id IS NOT NULL AND e.day <= DATE '{3}' GROUP BY 1, 2, 3";

constexpr const char* kMembers =
    "SELECT {0}, CAST(e.body_id AS BIGINT), e.from_day, e.to_day FROM membership e{1}WHERE e.organization_id "
    "IS "
    "NOT NULL AND e.body_id IS NOT NULL AND e.from_day <= DATE '{3}'";

constexpr const char* kFocus =
    "SELECT CAST(count(*) AS BIGINT) FROM groups WHERE body_id = {} AND lower(kind) = 'focus group'";

int month_of(Day day) {
  const auto [year, month, of_month] = civil(day);
  return year * 12 + month - 1;
}

Day day_of(int64_t days) { return {static_cast<int32_t>(days)}; }

// Spans that touch or overlap are one, whatever their categories.
void join_spans(std::vector<MemberSpan>& spans) {
  std::ranges::sort(spans, {}, &MemberSpan::from);
  std::vector<MemberSpan> out;
  for (const auto& s : spans)
    if (!out.empty() && s.from <= out.back().to)
      out.back().to = std::max(out.back().to, s.to);
    else
      out.push_back(s);
  spans = std::move(out);
}

class Reading {
 public:
  Reading(duck::Connection& c, int64_t body, Day to) : c_(c), body_(body), to_(to) {}

  Result<OutreachPast> run() {
    PLENARY_TRY(contacts());
    PLENARY_TRY(acts());
    PLENARY_TRY(elsewhere());
    PLENARY_TRY(members());
    PLENARY_LET(focus, c_.query(fmt::format(fmt::runtime(kFocus), body_)));
    out_.focus_kept = std::get<int64_t>(focus.rows.at(0)[0]) > 0;
    for (auto& [company, firsts] : first_) {
      auto& days = out_.companies[company].elsewhere;
      for (const auto& [body, day] : firsts) days.push_back(day);
      std::ranges::sort(days);
    }
    for (auto& [id, company] : out_.companies) {
      for (auto* days : {&company.acts, &company.focus, &company.contributions}) std::ranges::sort(*days);
      std::ranges::sort(company.months), join_spans(company.member);
    }
    order_actions();
    return std::move(out_);
  }

 private:
  std::string filled(const char* sql) const {
    return fmt::format(fmt::runtime(sql), kCompany, fmt::format(fmt::runtime(kHolding), to_string(to_)),
                       body_, to_string(to_));
  }

  Status contacts() {
    const auto sql = filled(kContacts);
    PLENARY_TRY(make_views_for(c_, sql));
    return duck::for_each_row(c_, sql, [&](const Row& row) { add_contact(row); });
  }

  void add_contact(const Row& row) {
    const auto day = std::get<Day>(row[1]);
    const size_t action = action_of(row, day);
    const auto* company = std::get_if<int64_t>(&row[0]);
    const auto* invited = std::get_if<int64_t>(&row[7]);
    if (invited != nullptr)
      out_.actions[action].invited = out_.actions[action].invited.value_or(0) + *invited;
    if (company == nullptr) {
      out_.nameless += invited == nullptr ? 1 : 0;
      return;
    }
    const auto* answer = std::get_if<int64_t>(&row[8]);
    const auto reply = answer == nullptr ? OutreachReply::kUnknown : static_cast<OutreachReply>(*answer + 1);
    const auto* replied = std::get_if<Day>(&row[9]);
    const auto [at, is_new] = contact_.try_emplace({*company, action}, out_.contacts.size());
    if (is_new) out_.contacts.push_back({action, *company, day, reply, std::nullopt});
    auto& contact = out_.contacts[at->second];
    if (reply < contact.reply) return;
    contact.reply = reply;
    if (replied != nullptr && (!contact.replied || *replied < *contact.replied)) contact.replied = *replied;
  }

  // An event is one action, whether lists or attendance tell of it.
  size_t action_of(const Row& row, Day day) {
    const auto* event = std::get_if<int64_t>(&row[2]);
    const auto name = duck::to_text(row[3]);
    const auto key = event != nullptr ? fmt::format("#{}", *event) : name;
    const auto [at, is_new] = action_.try_emplace(key, out_.actions.size());
    if (is_new) out_.actions.push_back({.day = day});
    auto& action = out_.actions[at->second];
    const auto take = [&](std::string& field, size_t column) {
      if (field.empty()) field = duck::to_text(row[column]);
    };
    take(action.name, 3), take(action.kind, 4), take(action.channel, 5), take(action.audience, 6);
    return at->second;
  }

  Status acts() {
    const auto sql = filled(kActs);
    PLENARY_TRY(make_views_for(c_, sql));
    return c_.each_chunk(sql, [&](const duck::Chunk& rows) {
      for (size_t i = 0; i < rows.rows(); ++i) {
        auto& company = out_.companies[rows.integer(0, i)];
        const Day day = day_of(rows.integer(1, i));
        company.acts.push_back(day);
        if (rows.integer(2, i) != 0) company.focus.push_back(day);
        if (rows.integer(3, i) != 0) company.contributions.push_back(day);
      }
      return true;
    });
  }

  void came_to(int64_t company, int64_t body, Day day) {
    const auto [at, is_new] = first_[company].try_emplace(body, day);
    if (!is_new) at->second = std::min(at->second, day);
  }

  Status elsewhere() {
    return c_.each_chunk(filled(kElsewhere), [&](const duck::Chunk& rows) {
      for (size_t i = 0; i < rows.rows(); ++i) {
        const auto company = rows.integer(0, i);
        out_.companies[company].months.push_back(static_cast<int>(rows.integer(2, i)));
        came_to(company, rows.integer(1, i), day_of(rows.integer(3, i)));
      }
      return true;
    });
  }

  Status members() {
    return duck::for_each_row(c_, filled(kMembers), [&](const Row& row) {
      const auto company = std::get<int64_t>(row[0]), body = std::get<int64_t>(row[1]);
      const auto from = std::get<Day>(row[2]);
      if (body == body_) {
        out_.register_kept = true;
        out_.companies[company].member.push_back({from, std::get<Day>(row[3])});
      } else if (from > make_day(1, 1, 1)) {
        came_to(company, body, from);
      }
    });
  }

  void order_actions() {
    std::vector<size_t> order(out_.actions.size()), place(order.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::sort(order, {},
                      [&](size_t i) { return std::tuple(out_.actions[i].day, out_.actions[i].name, i); });
    std::vector<OutreachAction> sorted;
    for (size_t i = 0; i < order.size(); ++i)
      place[order[i]] = i, sorted.push_back(std::move(out_.actions[order[i]]));
    out_.actions = std::move(sorted);
    for (auto& contact : out_.contacts) contact.action = place[contact.action];
    std::ranges::sort(out_.contacts, {},
                      [](const OutreachContact& c) { return std::tuple(c.company, c.day, c.action); });
  }

  duck::Connection& c_;
  const int64_t body_;
  const Day to_;
  OutreachPast out_;
  std::map<std::string, size_t> action_;                  // places in out_.actions
  std::map<std::pair<int64_t, size_t>, size_t> contact_;  // places in out_.contacts
  std::map<int64_t, std::map<int64_t, Day>> first_;       // by company and other body
};

}  // namespace

const CompanyPast OutreachPast::kEmpty;

std::optional<Day> first_after(const std::vector<Day>& days, Day day) {
  const auto at = std::ranges::upper_bound(days, day);
  return at == days.end() ? std::nullopt : std::optional(*at);
}

bool any_before(const std::vector<Day>& days, Day day) {
  const auto at = std::ranges::lower_bound(days, years_later(day, -kFunnelYears));
  return at != days.end() && *at <= day;
}

bool CompanyPast::member_on(Day day) const {
  return std::ranges::any_of(member, [day](const MemberSpan& s) { return s.from <= day && day < s.to; });
}

std::optional<Day> CompanyPast::member_until(Day day) const {
  for (const auto& s : member)
    if (day < s.to) return s.to < make_day(9999, 1, 1) ? std::optional(s.to) : std::nullopt;
  return std::nullopt;
}

std::optional<Day> CompanyPast::joined_after(Day day) const {
  for (const auto& s : member)
    if (s.from > day) return s.from;
  return std::nullopt;
}

bool CompanyPast::known_elsewhere(Day day) const {
  const int now = month_of(day);
  const auto at = std::ranges::lower_bound(months, now - kFunnelYears * 12);
  return at != months.end() && *at <= now;
}

Result<OutreachPast> read_outreach(duck::Connection& connection, int64_t body, Day to) {
  return Reading(connection, body, to).run();
}

}  // namespace plenary

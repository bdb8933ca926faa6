#include "publish/brief_subject.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "metric/views.h"
#include "publish/policy.h"

namespace plenary {
namespace {

constexpr std::array kSlices{"organization", "country", "group", "body", "subject"};
constexpr int kDaysToClose = 31;  // a year of which the last month is on record is whole

// A country or subject by code or name, whatever the case.
Result<std::optional<BriefSubject>> exactly(duck::Connection& c, const char* slice, const char* sql,
                                            const std::string& text) {
  PLENARY_LET(found, c.query(sql, {std::string(trim(text))}));
  if (found.rows.empty()) return std::nullopt;
  BriefSubject out;
  out.side = {slice, duck::to_text(found.rows[0][0])};
  out.name = duck::to_text(found.rows[0][1]);
  return out;
}

constexpr const char* kCountry =
    "SELECT country, name FROM country WHERE country = upper($1) OR lower(name) = lower($1) ORDER BY 1";
constexpr const char* kSubject =
    "SELECT name, name FROM subject WHERE subject = lower($1) OR lower(name) = lower($1) ORDER BY 1";

bool may_be(const std::string& asked, const char* slice) { return asked.empty() || asked == slice; }

// What is written exactly so comes first: a country, a domain, then a body, group or organization.
Result<BriefSubject> find(duck::Connection& c, const BriefQuestion& q) {
  if (!q.slice.empty() && std::ranges::find(kSlices, q.slice) == kSlices.end())
    return fail(ErrorKind::kUsage, fmt::format("a brief is of one of these: {}; not of a {}",
                                               fmt::join(kSlices, ", "), printable(q.slice)));
  if (may_be(q.slice, "country")) {
    PLENARY_LET(country, exactly(c, "country", kCountry, q.subject));
    if (country) return *country;
  }
  if (may_be(q.slice, "subject")) {
    PLENARY_LET(subject, exactly(c, "subject", kSubject, q.subject));
    if (subject) return *subject;
  }
  if (q.slice == "country" || q.slice == "subject")
    return fail(ErrorKind::kUsage,
                fmt::format("there is no {} '{}'; plenary measure METRIC --by {} lists them", q.slice,
                            printable(q.subject), q.slice));
  PLENARY_LET(side, find_side(c, q.subject, q.slice));
  BriefSubject out;
  out.name = side.label, out.side = std::move(side);
  return out;
}

// The body in whose name one speaks: as asked, the subject's own, or the only one that can be.
Result<std::string> host_of(duck::Connection& c, const BriefQuestion& q, const Side& side) {
  if (!q.body.empty()) {
    PLENARY_LET(body, find_side(c, q.body, "body"));
    return body.label;
  }
  if (side.slice == "body") return side.label;
  if (side.slice == "group") return side.label.substr(0, side.label.find('/'));
  for (const char* noun : {"membership", "activity"}) {
    PLENARY_LET(found,
                c.query(fmt::format("SELECT DISTINCT b.body FROM {} m JOIN body b ON b.body_id = m.body_id "
                                    "LIMIT 2",
                                    noun)));
    if (found.rows.size() == 1) return duck::to_text(found.rows[0][0]);
    if (found.rows.size() > 1) break;
  }
  return std::string();
}

// The last day on record up to `end`; that itself where there is none.
Result<Day> last_day(duck::Connection& c, Day end, const std::string& host) {
  PLENARY_LET(found,
              c.query("SELECT max(a.day) FROM activity a LEFT JOIN body b ON b.body_id = a.body_id WHERE "
                      "a.day <= $1 AND ($2 = '' OR b.body = $2)",
                      {end, host}));
  const auto* day = std::get_if<Day>(&found.rows.at(0).at(0));
  return day == nullptr ? end : *day;
}

Status add_what(duck::Connection& c, BriefSubject& s) {
  PLENARY_LET(found, c.query("SELECT kind, segment, size_class, country FROM organization WHERE name = $1",
                             {s.side.label}));
  if (found.rows.empty()) return {};
  std::vector<std::string> words;
  for (const auto& value : found.rows[0])
    if (auto word = duck::to_text(value); !word.empty()) words.push_back(std::move(word));
  s.what = fmt::format("{}", fmt::join(words, ", "));
  const auto is = [&](size_t column, std::string_view word) {
    return duck::to_text(found.rows[0][column]) == word;
  };
  if (s.reader) return {};
  if (is(0, "academia")) s.reader = BriefReader::kAcademia;
  if (is(0, "government")) s.reader = BriefReader::kAdministration;
  if (is(0, "company")) s.reader = is(2, "small") ? BriefReader::kSme : BriefReader::kVendor;
  if (is(1, "operator") && !is(2, "small")) s.reader = BriefReader::kOperator;
  return {};
}

// At the end of the brief's year.
Status add_standing(duck::Connection& c, BriefSubject& s) {
  constexpr const char* kSql =
      "SELECT count(*) FILTER (WHERE o.name = $1 AND m.from_day <= $3 AND m.to_day > $3), "
      "count(*) FILTER (WHERE o.name = $1), count(*) FROM membership m JOIN organization o ON "
      "o.organization_id = "
      "m.organization_id JOIN body b ON b.body_id = m.body_id WHERE $2 = '' OR b.body = $2";
  PLENARY_LET(found, c.query(kSql, {s.side.label, s.host, s.day}));
  const auto count = [&](size_t column) { return std::get<int64_t>(found.rows.at(0).at(column)); };
  s.standing = count(0) > 0   ? BriefStanding::kMember
               : count(1) > 0 ? BriefStanding::kFormer
               : count(2) > 0 ? BriefStanding::kOutside
                              : BriefStanding::kNotKnown;
  return {};
}

}  // namespace

Result<BriefSubject> find_brief_subject(Reader& reader, const BriefQuestion& q, Audience audience) {
  auto& c = reader.connection();
  PLENARY_LET(out, find(c, q));
  const bool organization = out.side.slice == "organization";
  if (organization) PLENARY_TRY(may_see_organizations(reader, audience));
  out.reader = q.reader;
  PLENARY_LET(host, host_of(c, q, out.side));
  out.host = std::move(host);
  PLENARY_LET(last, last_day(c, q.as_of.value_or(q.today), out.host));
  const int whole = civil(Day{last.days + kDaysToClose}).year - 1;
  PLENARY_LET(last_whole, last_day(c, make_day(whole, 12, 31), out.host));
  out.year = std::min(whole, civil(last_whole).year);  // a year of which nothing is on record tells nothing
  out.last_year = q.as_of ? out.year : civil(last).year;
  out.today = q.today;
  out.day = make_day(out.year, 12, 31);
  if (organization) {
    PLENARY_TRY(add_what(c, out));
    PLENARY_TRY(add_standing(c, out));
  } else {
    out.standing = audience == Audience::kPublic ? BriefStanding::kOutside : BriefStanding::kMember;
  }
  return std::move(out);
}

}  // namespace plenary

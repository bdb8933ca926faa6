#include "publish/return_answer.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "base/json.h"
#include "base/text.h"
#include "publish/company_filter.h"
#include "publish/index_cells.h"
#include "publish/notice.h"
#include "publish/policy.h"

namespace plenary {
namespace {

using namespace index_cells;
using duck::Value;

constexpr size_t kMostEras = 12;
constexpr double kDaysInMonth = 30.4375;

// Inlined, GCC 12 takes the arms of the variant that are not set for used.
[[gnu::noinline]] Value maybe_whole(std::optional<int64_t> n, bool terminal) {
  if (n) return *n;
  return terminal ? Value(std::string("no data")) : Value();
}

std::optional<int> year_in(std::string_view text) {
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(out) : std::nullopt;
}

Error wrong_eras(const std::string& text, const char* why) {
  return {ErrorKind::kUsage,
          fmt::format("eras '{}': {}; write 5y (five years each), or the years in which they begin: "
                      "2005,2015",
                      printable(text), why)};
}

std::vector<Era> equal_eras(int years, Day first, Day to) {
  std::vector<Era> out;
  for (int last = civil(to).year; out.size() < kMostEras && make_day(last, 12, 31) >= first; last -= years)
    out.insert(out.begin(), {make_day(last - years + 1, 1, 1), std::min(to, make_day(last, 12, 31))});
  return out;
}

std::string era_text(const Era& era) {
  const int from = civil(era.from).year, to = civil(era.to).year;
  return from == to ? fmt::format("{}", from) : fmt::format("{}-{}", from, to);
}

std::string share_text(const EffortAndOutcome& r) {
  if (!r.decided) return "no data";
  if (!r.accepted_share) return "none decided";
  return fmt::format("{:.0f} % ({:.0f} to {:.0f}) of {}",
                     100.0 * static_cast<double>(*r.accepted) / static_cast<double>(*r.decided),
                     100 * r.accepted_share->low, 100 * r.accepted_share->high, *r.decided);
}

std::string days_text(const EffortAndOutcome& r) {
  if (!r.person_days) return "no data";
  return *r.person_days == *r.attendances ? fmt::format("{}", *r.person_days)
                                          : fmt::format("{} to {}", *r.attendances, *r.person_days);
}

Section efforts(const ReturnAnswer& a, bool terminal) {
  Section out{"eras", terminal ? "Effort" : "", "", {}};
  if (!terminal) {
    out.table.columns = {text("body"), text("era")};
    for (const char* name : {"person_days_least", "person_days_most", "documents", "reviews", "changes",
                             "post_months", "accepted", "decided"})
      out.table.columns.push_back(whole(name));
    out.table.columns.push_back(real("accepted_low")), out.table.columns.push_back(real("accepted_high"));
    for (const char* name : {"published", "under_way", "in_use", "adopters"})
      out.table.columns.push_back(whole(name));
  } else {
    out.table.columns = {text("Body"),    text("Era"),     text("Person-days"),    text("Documents"),
                         text("Reviews"), text("Changes"), text("Months in posts")};
  }
  for (const auto& r : a.record.rows) {
    const auto n = [terminal](std::optional<int64_t> x) { return maybe_whole(x, terminal); };
    std::vector<Value> row{a.record.places.label(r.body, 0), era_text(a.eras[r.era])};
    if (terminal)
      row.insert(row.end(), {days_text(r), n(r.documents), n(r.reviews), n(r.changes), n(r.post_months)});
    else
      row.insert(row.end(), {n(r.attendances), n(r.person_days), n(r.documents), n(r.reviews), n(r.changes),
                             n(r.post_months), n(r.accepted), n(r.decided),
                             maybe(r.accepted_share ? std::optional(r.accepted_share->low) : std::nullopt),
                             maybe(r.accepted_share ? std::optional(r.accepted_share->high) : std::nullopt),
                             n(r.published), n(r.under_way), n(r.in_use), n(r.adopters)});
    out.table.rows.push_back(std::move(row));
  }
  return out;
}

Section outcomes(const ReturnAnswer& a) {
  Section out{"outcomes", "Outcome", "", {}};
  out.table.columns = {text("Body"),
                       text("Era"),
                       text("Contributions accepted"),
                       text("Texts published"),
                       text("Of these in use"),
                       text("Adopters"),
                       text("Begun, not published")};
  for (const auto& r : a.record.rows)
    out.table.rows.push_back({a.record.places.label(r.body, 0), era_text(a.eras[r.era]), share_text(r),
                              maybe_whole(r.published, true), maybe_whole(r.in_use, true),
                              maybe_whole(r.adopters, true), maybe_whole(r.under_way, true)});
  return out;
}

Section lags(const ReturnAnswer& a, bool terminal) {
  Section out{"lags", terminal ? "From the first contribution to a text to its publication" : "", "", {}};
  out.table.columns = {text(terminal ? "Body" : "body"),
                       whole(terminal ? "Texts" : "texts"),
                       whole(terminal ? "Published" : "published"),
                       real(terminal ? "Half after months" : "half_months"),
                       real(terminal ? "At least" : "low"),
                       real(terminal ? "At most" : "high")};
  const auto months = [&](std::optional<double> days) -> Value {
    if (!days) return terminal ? Value(std::string("not reached")) : Value();
    return number(*days / kDaysInMonth, terminal);
  };
  for (const auto& l : a.record.lags)
    out.table.rows.push_back({a.record.places.label(l.body, 0), count(l.texts), count(l.published),
                              months(l.half.time), months(l.half.low), months(l.half.high)});
  return out;
}

Section assumptions(const ReturnAnswer& a, bool terminal) {
  Section out{"assumptions",
              terminal ? "What is assumed" : "",
              "",
              {{text("assumption"), text("value"), text("from")}, {}}};
  const auto add = [&](const char* what, std::string value, const char* from) {
    out.table.rows.push_back({std::string(what), std::move(value), std::string(from)});
  };
  add("person-days, at least", "1 day a person and event", "attendance names who came, not for how long");
  add("person-days, at most", "all days of the event", "first and last day of the event on record");
  add("events without a last day", fmt::format("1 day ({} attendances)", a.record.unknown_event_lengths),
      "the source says none");
  add("remote is as in person", "1 day is 1 day", "no source says how long anybody listened");
  add("preparation, travel, staff at home", "not counted", "no record tells");
  add("documents", "each contributed, authored or edited, once an era",
      "whatever its length or the number of authors");
  add("contribution accepted", "outcome agreed, of agreed, noted and rejected",
      "outcome as the source says it");
  add("published with its contribution", "named for the text as contributor, author or editor",
      "also where many others are: not its alone");
  add("under way", "no publication on record since", "dropped texts are among them");
  add("adopters", "of all channels on record, today", "older texts had more time; no evidence is not no use");
  return out;
}

}  // namespace

Result<ReturnAsked> parse_return(const Parameters& asked) {
  ReturnAsked out;
  out.body = asked.get("body"), out.eras = asked.get("eras", out.eras);
  PLENARY_LET(to, asked.date("to"));
  out.to = to;
  return out;
}

Result<std::vector<Era>> parse_eras(const std::string& text, Day first, Day to) {
  if (text.ends_with('y')) {
    const auto years = year_in(std::string_view(text).substr(0, text.size() - 1));
    if (!years || *years < 1 || *years > 100) return std::unexpected(wrong_eras(text, "1 to 100 years"));
    return equal_eras(*years, first, to);
  }
  std::vector<Era> out;
  std::string_view rest = text;
  for (bool more = true; more;) {
    const auto comma = rest.find(',');
    more = comma != std::string_view::npos;
    const auto year = year_in(trim(rest.substr(0, comma)));
    rest = more ? rest.substr(comma + 1) : "";
    if (!year || *year < 1800 || *year > 2200) return std::unexpected(wrong_eras(text, "no list of years"));
    const Day from = make_day(*year, 1, 1);
    if (from > to) return std::unexpected(wrong_eras(text, "an era begins after the last day"));
    if (!out.empty() && from <= out.back().from) return std::unexpected(wrong_eras(text, "years must rise"));
    if (!out.empty()) out.back().to = Day{from.days - 1};
    out.push_back({from, to});
    if (out.size() > kMostEras) return std::unexpected(wrong_eras(text, "twelve at most"));
  }
  return out;
}

Result<ReturnAnswer> return_answer(Reader& reader, const ReturnAsked& question, Audience audience,
                                   Day today) {
  auto& c = reader.connection();
  PLENARY_TRY(may_see_organizations(reader, audience));
  ReturnAnswer out{.question = question, .snapshot = reader.snapshot(), .audience = audience};
  PLENARY_LET(organization, named_organization(c, question.organization));
  out.organization = organization.name;
  ReturnQuestion asked;
  asked.organization = organization.id;
  if (!question.body.empty()) {
    PLENARY_LET(body, named_body(c, question.body));
    asked.body = body.id, out.body = body.key;
  }
  const Day to = question.to ? std::min(question.to->last(), today) : today;
  PLENARY_LET(first, first_act(c, asked.organization));
  PLENARY_LET(eras, parse_eras(question.eras, first.value_or(to), to));
  asked.eras = out.eras = std::move(eras);
  PLENARY_LET(record, find_return(c, asked));
  out.record = std::move(record);
  return out;
}

std::string return_heading(const ReturnAnswer& a) {
  return fmt::format("Effort and outcome of {}{}, to {}", a.organization,
                     a.body.empty() ? "" : " in " + a.body, to_string(a.eras.back().to));
}

std::vector<Section> return_sections(const ReturnAnswer& a, bool terminal) {
  std::vector<Section> out{efforts(a, terminal)};
  if (terminal) out.push_back(outcomes(a));
  out.push_back(lags(a, terminal)), out.push_back(assumptions(a, terminal));
  for (auto& section : out) mark(section.table, a.snapshot);
  return out;
}

std::vector<std::string> return_notes(const ReturnAnswer& a) {
  std::vector<std::string> out;
  if (a.record.rows.empty()) out.emplace_back("Nothing is on record of it in these eras");
  out.emplace_back("The organization with all that belonged to it on the day of each act");
  out.emplace_back(
      "No data: nobody's such acts are on record of that body and era; 0: others' are, and none of its own");
  out.emplace_back(
      "What was begun lately comes out later: compare eras that are long over. Nothing is divided by "
      "anything, "
      "and there is no money in it");
  return out;
}

duck::Table return_table(const ReturnAnswer& a) { return std::move(return_sections(a, false).front().table); }

std::string render_return_text(const ReturnAnswer& a) {
  std::string out =
      notice(a.snapshot) + return_heading(a) + "\n" + sections_text(return_sections(a, true)) + "\n";
  for (const auto& note : return_notes(a)) out += note + ".\n";
  return out + fmt::format("Snapshot {} of {}\n", a.snapshot.hash.substr(0, 12), a.snapshot.made_at);
}

std::string render_return_json(const ReturnAnswer& a) {
  return fmt::format(
      "{{\n  \"organization\": {},\n  \"body\": {},\n  \"heading\": {},\n  \"notes\": {},\n  \"snapshot\": "
      "{},\n  "
      "\"made_at\": {},\n  \"notice\": {}{}\n}}\n",
      json_string(a.organization), a.body.empty() ? "null" : json_string(a.body),
      json_string(return_heading(a)), json_list(return_notes(a)), json_string(a.snapshot.hash),
      json_string(a.snapshot.made_at), a.snapshot.synthetic ? json_string(kSynthetic) : "null",
      sections_json(return_sections(a, false)));
}

}  // namespace plenary

#include "publish/leaving_answer.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/json.h"
#include "publish/index_cells.h"
#include "publish/notice.h"

namespace plenary {
namespace {

using namespace index_cells;
using duck::Value;

std::string share_text(const RiskClass& c) {
  if (!c.share) return "no data";
  return fmt::format("{:.0f} % ({:.0f} to {:.0f}) of {}",
                     100.0 * static_cast<double>(c.left) / static_cast<double>(c.past), 100 * c.share->low,
                     100 * c.share->high, c.past);
}

std::string sign_text(const SignSeen& s) {
  const std::string name = to_string(s.sign);
  switch (s.sign) {
    case Sign::kFewerActs:
    case Sign::kFewerPeople:
      return fmt::format("{} ({} in the last year, {} in the two before)", name, s.now, s.before);
    case Sign::kPeopleElsewhere:
      return fmt::format("{} ({} of its {} act elsewhere, or for others)", name, s.now, s.before);
    case Sign::kMainPersonGone:
      return fmt::format("{} (who did {} of {} acts)", name, s.now, s.before);
    case Sign::kNothingAccepted:
      return fmt::format("{} (of {} contributions decided in three years)", name, s.before);
    case Sign::kGroupClosed:
      return fmt::format("{} ({}, {} of {} acts)", name, s.what, s.now, s.before);
    case Sign::kMerger:
      return fmt::format("{} ({})", name, s.what);
  }
  return name;
}

std::string signs_text(const AtRisk& r, const char* between) {
  std::vector<std::string> out;
  for (const auto& s : r.signs) out.push_back(sign_text(s));
  return fmt::format("{}", fmt::join(out, between));
}

// The quarters of the company in the body, period by period, down to the records.
std::string opens(const LeavingAnswer& a, const AtRisk& r) {
  MeasureQuery q;
  q.metric = "organizations_active", q.by = {"quarter"};
  q.where.push_back({"holding", {r.is.name}}), q.where.push_back({"body", {a.body}});
  q.from = Date{Day{years_later(a.leaving.question.to, -3).days + 1}}, q.to = Date{a.leaving.question.to};
  return measure_command_line(q, Audience::kSecretariat);
}

// Inlined, GCC 12 takes the arms of the variant that are not set for used.
[[gnu::noinline]] Value quiet_cell(const Attendance12& s) {
  return s.active == 0 ? Value() : Value(int64_t{s.quiet});
}

Section list(const LeavingAnswer& a, bool terminal) {
  Section out{"at_risk", "In order", "", {}};
  if (terminal)
    out.table.columns = {text("Organization"), text("Country"), whole("Active quarters"),
                         whole("Quiet"),       text("Last"),    text("Left of those who stood so"),
                         text("Signs")};
  else
    out.table.columns = {text("organization"),
                         text("kind"),
                         text("segment"),
                         text("size"),
                         text("country"),
                         text("region"),
                         whole("active_quarters"),
                         whole("quiet_quarters"),
                         whole("score"),
                         {"last", duck::Type::kDate, "DATE"},
                         whole("past"),
                         whole("left"),
                         real("share"),
                         real("low"),
                         real("high"),
                         whole("signs"),
                         text("signs_seen"),
                         text("opens")};
  const auto& all = a.leaving.list;
  for (size_t i = 0; i < std::min(a.question.top, all.size()); ++i) {
    const auto& r = all[i];
    const auto& c = a.leaving.classes[r.risk_class];
    const auto& s = r.standing;
    const auto quiet = quiet_cell(s);
    if (terminal)
      out.table.rows.push_back({said(r.is.name), said(r.is.country), int64_t{s.active}, quiet,
                                r.last ? to_string(*r.last).substr(0, 7) : std::string("none on record"),
                                share_text(c), said(signs_text(r, "; "))});
    else
      out.table.rows.push_back(
          {said(r.is.name), said(r.is.kind), said(r.is.segment), said(r.is.size), said(r.is.country),
           said(r.is.region), int64_t{s.active}, quiet, int64_t{s.score()}, r.last ? Value(*r.last) : Value(),
           count(c.past), count(c.left),
           c.share ? Value(static_cast<double>(c.left) / static_cast<double>(c.past)) : Value(),
           c.share ? Value(c.share->low) : Value(), c.share ? Value(c.share->high) : Value(),
           count(r.signs.size()), said(signs_text(r, "; ")), opens(a, r)});
  }
  if (all.size() > a.question.top)
    out.note = fmt::format("... and {} more: --top says how many", all.size() - a.question.top);
  return out;
}

Section classes(const LeavingAnswer& a, bool terminal) {
  Section out{"classes", terminal ? "Those who stood so in the past" : "", "", {}};
  if (terminal)
    out.table.columns = {text("Quiet quarters less active ones"), whole("Now"),
                         text("Left within two years")};
  else
    out.table.columns = {whole("from"), whole("to"),   whole("now"), whole("past"),
                         whole("left"), real("share"), real("low"),  real("high")};
  for (size_t i = 0; i < kRiskClasses; ++i) {
    const auto& c = a.leaving.classes[i];
    const auto now = count(static_cast<size_t>(std::ranges::count(a.leaving.list, i, &AtRisk::risk_class)));
    if (terminal)
      out.table.rows.push_back({fmt::format("{} to {}", c.from, c.to), now, share_text(c)});
    else
      out.table.rows.push_back(
          {int64_t{c.from}, int64_t{c.to}, now, count(c.past), count(c.left),
           c.share ? Value(static_cast<double>(c.left) / static_cast<double>(c.past)) : Value(),
           c.share ? Value(c.share->low) : Value(), c.share ? Value(c.share->high) : Value()});
  }
  return out;
}

}  // namespace

Result<LeavingAsked> parse_leaving(const Parameters& asked) {
  LeavingAsked out;
  out.body = asked.get("body"), out.filter = parse_company_filter(asked);
  PLENARY_LET(to, asked.date("to"));
  PLENARY_LET(as_of, asked.date("as-of"));
  if (to && as_of)
    return fail(ErrorKind::kUsage,
                fmt::format("{0}to and {0}as-of both say the day: give one", asked.dashes));
  PLENARY_LET(top, asked.whole("top", out.top));
  out.to = to ? to : as_of, out.top = top;
  return out;
}

Result<LeavingAnswer> leaving_answer(Reader& reader, const LeavingAsked& question, Audience audience,
                                     Day today) {
  if (!is_staff(audience))
    return fail(ErrorKind::kUsage,
                fmt::format("who is at risk of leaving is for the secretariat, not for the "
                            "audience '{}': told to others it might come true",
                            to_string(audience)));
  auto& c = reader.connection();
  LeavingAnswer out{.question = question, .snapshot = reader.snapshot()};
  PLENARY_LET(companies, read_companies(c));
  PLENARY_TRY(check_filter(out.question.filter, companies));
  PLENARY_LET(body, named_body(c, question.body));
  out.body = body.key;
  PLENARY_LET(to,
              judged_to(c, body.id, question.to ? std::optional(question.to->last()) : std::nullopt, today));
  PLENARY_LET(found, find_leaving(c, {body.id, to}));
  out.leaving = std::move(found);
  std::erase_if(out.leaving.list, [&](const AtRisk& r) { return !out.question.filter.passes(r.is); });
  return out;
}

std::string leaving_heading(const LeavingAnswer& a) {
  return fmt::format("At risk of leaving {}: {} on {}{}", a.body,
                     a.leaving.members ? "members" : "those that take part regularly",
                     to_string(a.leaving.question.to), a.question.filter.words());
}

std::vector<Section> leaving_sections(const LeavingAnswer& a, bool terminal) {
  std::vector<Section> out{list(a, terminal), classes(a, terminal)};
  for (auto& section : out) mark(section.table, a.snapshot);
  return out;
}

std::vector<std::string> leaving_notes(const LeavingAnswer& a) {
  const auto& l = a.leaving;
  std::vector<std::string> out;
  out.push_back(
      fmt::format("Order: by the share of those who stood so in the past and left (its lower end), then by "
                  "quarters quiet "
                  "less quarters active, of the last {}; signs say what may be behind it and do not move it",
                  kQuarters));
  if (!l.members)
    out.push_back(fmt::format(
        "No register is on record: listed is who took part in {} quarters or more of {} and has not "
        "been quiet for {} years",
        kRegularQuarters, kQuarters, kLeavingYears));
  if (l.past_days.empty())
    out.emplace_back("The records are too short to tell what became of those who stood so in the past");
  else
    out.push_back(fmt::format(
        "Left: {} {} years later, told on {} days of the past, {} to {} (Wilson; whoever is there "
        "on several days counts each time, so the interval is rather too narrow)",
        l.members ? "no member" : "did nothing in", kLeavingYears, l.past_days.size(),
        to_string(l.past_days.back()), to_string(l.past_days.front())));
  out.emplace_back("A chance is not a fate, and a quiet member is not a lost one: ask before you conclude");
  return out;
}

duck::Table leaving_table(const LeavingAnswer& a) {
  return std::move(leaving_sections(a, false).front().table);
}

std::string render_leaving_text(const LeavingAnswer& a) {
  std::string out =
      notice(a.snapshot) + leaving_heading(a) + "\n" + sections_text(leaving_sections(a, true)) + "\n";
  for (const auto& note : leaving_notes(a)) out += note + ".\n";
  return out + fmt::format("Snapshot {} of {}\n", a.snapshot.hash.substr(0, 12), a.snapshot.made_at);
}

std::string render_leaving_json(const LeavingAnswer& a) {
  return fmt::format(
      "{{\n  \"body\": {},\n  \"to\": {},\n  \"members\": {},\n  \"heading\": {},\n  \"notes\": {},\n  "
      "\"snapshot\": {},\n  "
      "\"made_at\": {},\n  \"notice\": {}{}\n}}\n",
      json_string(a.body), json_string(to_string(a.leaving.question.to)),
      a.leaving.members ? "true" : "false", json_string(leaving_heading(a)), json_list(leaving_notes(a)),
      json_string(a.snapshot.hash), json_string(a.snapshot.made_at),
      a.snapshot.synthetic ? json_string(kSynthetic) : "null", sections_json(leaving_sections(a, false)));
}

}  // namespace plenary

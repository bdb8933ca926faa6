#include "publish/assess_answer.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "base/json.h"
#include "metric/side.h"
#include "publish/index_cells.h"
#include "publish/notice.h"
#include "publish/outcome_words.h"
#include "publish/policy.h"

namespace plenary {
namespace {

using namespace index_cells;
using duck::Value;

constexpr size_t kMostRows = 20;  // in a terminal

// Those that would be missed most stand first.
bool missed_more(const PastWork& a, const PastWork& b) {
  const auto rank = [](const PastWork& w) { return std::tuple(w.end == WorkEnd::kPublished, w.adopters); };
  return rank(a) != rank(b) ? rank(a) > rank(b) : std::tie(a.begun, a.key) < std::tie(b.begun, b.key);
}

BarOfBody tried(const Bar& bar, const std::string& body, const std::vector<PastWork>& all) {
  BarOfBody out{.body = body};
  std::vector<const PastWork*> stopped, passed;
  for (const auto& w : all) {
    if (w.body != body) continue;
    if (!w.judged_by(bar))
      ++out.unknown;
    else if (bar.passes(w.backing))
      passed.push_back(&w);
    else
      stopped.push_back(&w), out.works.push_back(w);
  }
  const bool uses = any_use(all, body);
  out.stopped = outcome_of(stopped, uses), out.passed = outcome_of(passed, uses);
  const auto& [s, p] = std::tie(out.stopped, out.passed);
  out.difference = share_difference(s.in_time, s.followed, p.in_time, p.followed);
  out.use_difference = share_difference(s.used, s.published, p.used, p.published);
  std::ranges::sort(out.works, missed_more);
  return out;
}

std::string points(const std::optional<ShareDifference>& d) {
  return d ? fmt::format("{:+.0f} points ({:+.0f} to {:+.0f})", 100 * d->difference, 100 * d->interval.low,
                         100 * d->interval.high)
           : "-";
}

void add_row(const std::string& body, const char* which, const Outcome& o, duck::Table& to) {
  to.rows.push_back({body, std::string(which), count(o.works), count(o.open),
                     share_text(o.in_time, o.followed, o.in_time_share), count(o.followed),
                     months_text(o.half_published), share_text(o.used, o.published, o.used_share),
                     count(o.published)});
}

// For people: shares with their intervals in words.
Section summary_text(const BarAnswer& a) {
  Section out{"summary", "What became of them", "", {}};
  out.table.columns = {text("Body"),
                       text("The bar"),
                       whole("Works"),
                       whole("Open"),
                       text(fmt::format("Published in {} years", kOutcomeYears)),
                       whole("Of"),
                       text("Half after months"),
                       text("In use"),
                       whole("Of published")};
  for (const auto& b : a.bodies) {
    add_row(b.body, "stops", b.stopped, out.table), add_row(b.body, "passes", b.passed, out.table);
    out.table.rows.push_back({b.body, std::string("difference"), Value(), Value(), points(b.difference),
                              Value(), Value(), points(b.use_difference), Value()});
    if (b.unknown > 0)
      out.table.rows.push_back({b.body, std::string("no evidence"), count(b.unknown), Value(), Value(),
                                Value(), Value(), Value(), Value()});
  }
  return out;
}

Value real_of(const std::optional<Interval>& i, double Interval::*end) {
  return maybe(i ? std::optional((*i).*end) : std::nullopt);
}

Value part_of(size_t part, size_t all) {
  return maybe(all > 0 ? std::optional(static_cast<double>(part) / static_cast<double>(all)) : std::nullopt);
}

Section summary_numbers(const BarAnswer& a) {
  Section out{"summary", "", "", {}};
  out.table.columns = {text("body"),      text("bar"),           whole("works"),         whole("open"),
                       whole("followed"), real("in_time"),       real("in_time_low"),    real("in_time_high"),
                       real("half_days"), real("half_days_low"), real("half_days_high"), whole("published"),
                       real("used"),      real("used_low"),      real("used_high")};
  for (const auto& b : a.bodies) {
    for (const auto& [which, o] : {std::pair("stops", &b.stopped), {"passes", &b.passed}})
      out.table.rows.push_back(
          {b.body, std::string(which), count(o->works), count(o->open), count(o->followed),
           part_of(o->in_time, o->followed), real_of(o->in_time_share, &Interval::low),
           real_of(o->in_time_share, &Interval::high), maybe(o->half_published.time),
           maybe(o->half_published.low), maybe(o->half_published.high), count(o->published),
           part_of(o->used, o->published), real_of(o->used_share, &Interval::low),
           real_of(o->used_share, &Interval::high)});
    auto& unknown = out.table.rows.emplace_back(out.table.columns.size());
    unknown[0] = b.body, unknown[1] = std::string("no evidence"), unknown[2] = count(b.unknown);
  }
  return out;
}

Section differences(const BarAnswer& a) {
  Section out{"differences", "", "", {}};
  out.table.columns = {text("body"), text("of"), real("difference"), real("low"), real("high"), real("p")};
  for (const auto& b : a.bodies)
    for (const auto& [of, d] : {std::pair("in_time", &b.difference), {"used", &b.use_difference}})
      if (*d)
        out.table.rows.push_back({b.body, std::string(of), (*d)->difference, (*d)->interval.low,
                                  (*d)->interval.high, (*d)->p_value});
  return out;
}

Section stopped_works(const BarAnswer& a, bool terminal) {
  Section out{"stopped", "Works that it would have stopped; those published and used most first", "", {}};
  const auto add = [&](const char* name, const char* heading, auto make) {
    out.table.columns.push_back(make(terminal ? heading : name));
  };
  add("document", "Work", text), add("title", "Title", text), add("body", "Body", text),
      add("group", "Group", text);
  out.table.columns.push_back({terminal ? "Begun" : "begun", duck::Type::kDate, "DATE"});
  for (const auto& condition : a.bar.conditions)
    out.table.columns.push_back(whole(backing_words()[static_cast<size_t>(condition.of)].name));
  add("ended", "Ended", text), add("days", "Days", whole), add("adopters", "Adopters", whole);
  for (const auto& b : a.bodies)
    for (const auto& w : b.works) {
      auto& row = out.table.rows.emplace_back(std::vector<Value>{
          terminal && !w.name.empty() ? w.name : w.key, said(w.title), w.body, said(w.group), w.begun});
      for (const auto& condition : a.bar.conditions)
        row.emplace_back(w.backing[static_cast<size_t>(condition.of)]);
      row.emplace_back(std::string(to_string(w.end))), row.emplace_back(static_cast<int64_t>(w.days)),
          row.emplace_back(w.adopters);
    }
  if (terminal) out.note = cut(out.table, kMostRows);
  return out;
}

}  // namespace

BarQuestion parse_assess(const Parameters& asked) { return {asked.get("bar"), asked.get("body")}; }

Result<BarAnswer> bar_answer(Reader& reader, const BarQuestion& question, Audience audience) {
  PLENARY_TRY(may_see_organizations(reader, audience));
  PLENARY_LET(bar, parse_bar(question.bar));
  std::string body;
  if (!question.body.empty()) {
    PLENARY_LET(side, find_side(reader.connection(), question.body, "body"));
    body = side.label;
  }
  PLENARY_LET(works, read_past_works(reader.connection(), body));
  BarAnswer out{std::move(bar), {}, reader.snapshot(), audience};
  std::map<std::string, bool> bodies;
  for (const auto& w : works) bodies[w.body] = bodies[w.body] || w.judged_by(out.bar);
  for (const auto& [name, known] : bodies)
    if (known || !body.empty()) out.bodies.push_back(tried(out.bar, name, works));
  if (out.bodies.empty())
    return fail(ErrorKind::kNotFound,
                "of no work is on record, with a day, what the bar asks for: " + to_string(out.bar));
  return out;
}

std::vector<Section> bar_sections(const BarAnswer& a, bool terminal) {
  std::vector<Section> out;
  if (terminal)
    out = {summary_text(a), stopped_works(a, true)};
  else
    out = {summary_numbers(a), differences(a), stopped_works(a, false)};
  for (auto& section : out) mark(section.table, a.snapshot);
  std::erase_if(out, [&](const Section& s) { return terminal && s.table.rows.empty(); });
  return out;
}

std::vector<std::string> bar_notes(const BarAnswer& a) {
  std::vector<std::string> out{
      fmt::format(
          "Who stands behind a work: who contributed to it or has a role in it up to {} days after it began; "
          "what came later is hindsight",
          kEarlyDays),
      fmt::format("Published in {} years: of works that began so long before the newest record of their body "
                  "(Wilson; differences: Newcombe). Half after: dropped works count as never published "
                  "(Aalen-Johansen)",
                  kOutcomeYears),
      "In use: of published works, those with an adopter in any channel on record; no evidence is not no use",
      "What was stopped by the bars of its time is not on record, and works of few supporters differ in more "
      "than "
      "that: evidence to weigh, no verdict"};
  const bool unknown = std::ranges::any_of(a.bodies, [](const BarOfBody& b) { return b.unknown > 0; });
  if (unknown)
    out.emplace_back("No evidence: works of which no source says, with a day, what the bar asks for");
  return out;
}

duck::Table bar_table(const BarAnswer& a) {
  auto section = stopped_works(a, false);
  mark(section.table, a.snapshot);
  return std::move(section.table);
}

std::string render_bar_text(const BarAnswer& a) {
  std::string out = notice(a.snapshot) + "The bar: " + to_string(a.bar) + "\n" +
                    sections_text(bar_sections(a, true)) + "\n";
  for (const auto& note : bar_notes(a)) out += note + ".\n";
  return out +
         fmt::format("Snapshot {} of {} ({})\n", a.snapshot.hash, a.snapshot.made_at, a.snapshot.program);
}

std::string render_bar_json(const BarAnswer& a) {
  return fmt::format(
      "{{\n  \"bar\": {},\n  \"early_days\": {},\n  \"outcome_years\": {},\n  \"notes\": {},\n  "
      "\"snapshot\": {},\n  "
      "\"made_at\": {},\n  \"notice\": {}{}\n}}\n",
      json_string(to_string(a.bar)), kEarlyDays, kOutcomeYears, json_list(bar_notes(a)),
      json_string(a.snapshot.hash), json_string(a.snapshot.made_at),
      a.snapshot.synthetic ? json_string(kSynthetic) : "null", sections_json(bar_sections(a, false)));
}

}  // namespace plenary

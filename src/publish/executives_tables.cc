// The tables of meetings of executives.
#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "publish/executives_answer.h"
#include "publish/index_cells.h"
#include "publish/notice.h"

namespace plenary {
namespace {

using namespace index_cells;
using duck::Value;

std::string share_text(size_t some, size_t all) {
  const auto interval = wilson_interval(some, all);
  if (!interval) return "no data";
  return fmt::format("{:.0f} % ({:.0f} to {:.0f}) of {}",
                     100.0 * static_cast<double>(some) / static_cast<double>(all), 100 * interval->low,
                     100 * interval->high, all);
}

// Share and ends as numbers; nothing where it is not told.
void add_share(std::vector<Value>& row, bool shown, size_t some, size_t all) {
  const auto interval = shown ? wilson_interval(some, all) : std::nullopt;
  row.push_back(
      maybe(interval ? std::optional(static_cast<double>(some) / static_cast<double>(all)) : std::nullopt));
  row.push_back(maybe(interval ? std::optional(interval->low) : std::nullopt));
  row.push_back(maybe(interval ? std::optional(interval->high) : std::nullopt));
}

bool may_tell_people(const ExecutivesAnswer& a, const ExecutiveMeeting& m) {
  return is_staff(a.audience) || !(a.rules.few_persons(m.people) || a.rules.few_holdings(m.companies.size()));
}

// Neither those at C level nor the rest may be few, nor those of no known level, who make up the difference.
bool may_tell_level(const ExecutivesAnswer& a, const ExecutiveMeeting& m) {
  const auto unknown = m.people - m.known;
  return is_staff(a.audience) ||
         !(a.rules.few_persons(m.c_level) || a.rules.few_persons(m.known - m.c_level) ||
           (unknown > 0 && a.rules.few_persons(unknown)));
}

const char* state_of(bool people, bool level, const ExecutiveMeeting& m) {
  return !people || !level ? "withheld" : m.known == 0 ? "no data" : "value";
}

Section meetings(const ExecutivesAnswer& a, bool terminal) {
  Section out{"meetings", terminal ? "Who came" : "", "", {}};
  if (terminal)
    out.table.columns = {text("Day"),     text("Meeting"),   text("Place"), whole("Organizations"),
                         whole("People"), text("At C level")};
  else
    out.table.columns = {text("day"),          text("event"),          text("name"),
                         text("place"),        whole("organizations"), whole("people"),
                         whole("level_known"), whole("c_level"),       real("share"),
                         real("low"),          real("high"),           text("state")};
  for (const auto& m : a.meetings) {
    const bool people = may_tell_people(a, m), level = people && may_tell_level(a, m);
    const auto told = [](bool shown, size_t n) { return shown ? count(n) : Value(); };
    if (terminal) {
      out.table.rows.push_back({to_string(m.day), said(m.name.empty() ? m.key : m.name), said(m.place),
                                told(people, m.companies.size()), told(people, m.people),
                                level ? share_text(m.c_level, m.known) : std::string("withheld")});
      continue;
    }
    std::vector<Value> row{to_string(m.day),
                           m.key,
                           said(m.name),
                           said(m.place),
                           told(people, m.companies.size()),
                           told(people, m.people),
                           told(level, m.known),
                           told(level, m.c_level)};
    add_share(row, level, m.c_level, m.known), row.emplace_back(std::string(state_of(people, level, m)));
    out.table.rows.push_back(std::move(row));
  }
  return out;
}

struct Represented {
  size_t companies = 0, leveled = 0, led = 0;
};

// Companies over all meetings: at C level is one that sent somebody of that level to any of them.
std::map<std::string, Represented> represented(const ExecutivesAnswer& a, std::string Company::*by) {
  std::set<int64_t> all, leveled, led;
  for (const auto& m : a.meetings)
    all.insert(m.companies.begin(), m.companies.end()), leveled.insert(m.leveled.begin(), m.leveled.end()),
        led.insert(m.led.begin(), m.led.end());
  std::map<std::string, Represented> out;
  for (const auto company : all) {
    const auto at = a.companies.find(company);
    const auto value =
        at == a.companies.end() || (at->second.*by).empty() ? std::string("unknown") : at->second.*by;
    auto& row = out[value];
    ++row.companies, row.leveled += leveled.contains(company), row.led += led.contains(company);
  }
  return out;
}

// The rows add up to the meeting's whole: where one is too small, none is told.
bool may_tell(const ExecutivesAnswer& a, const std::map<std::string, Represented>& rows) {
  return is_staff(a.audience) || std::ranges::none_of(rows, [&](const auto& row) {
           const auto& r = row.second;
           return a.rules.few_holdings(r.led) || a.rules.few_holdings(r.leveled - r.led) ||
                  (r.companies > r.leveled && a.rules.few_holdings(r.companies - r.leveled));
         });
}

Section representation(const ExecutivesAnswer& a, bool terminal) {
  Section out{"representation", terminal ? "Companies represented at C level at any of them" : "", "", {}};
  if (terminal)
    out.table.columns = {text("By"), text("Value"), whole("Companies"), text("At C level")};
  else
    out.table.columns = {text("by"),           text("value"),    whole("companies"),
                         whole("level_known"), whole("c_level"), real("share"),
                         real("low"),          real("high"),     text("state")};
  constexpr std::pair<const char*, std::string Company::*> kBy[] = {
      {"region", &Company::region}, {"kind", &Company::kind}, {"segment", &Company::segment}};
  for (const auto& [by, attribute] : kBy) {
    const auto rows = represented(a, attribute);
    const bool shown = may_tell(a, rows);
    for (const auto& [value, r] : rows) {
      const auto told = [shown](size_t n) { return shown ? count(n) : Value(); };
      std::vector<Value> row{std::string(by), value, told(r.companies)};
      if (terminal) {
        row.emplace_back(shown ? share_text(r.led, r.leveled) : "withheld");
      } else {
        row.push_back(told(r.leveled)), row.push_back(told(r.led));
        add_share(row, shown, r.led, r.leveled);
        row.emplace_back(std::string(!shown ? "withheld" : r.leveled == 0 ? "no data" : "value"));
      }
      out.table.rows.push_back(std::move(row));
    }
  }
  return out;
}

Section companies(const ExecutivesAnswer& a, bool terminal) {
  Section out{"companies", terminal ? "Companies that came" : "", "", {}};
  out.table.columns = {text(terminal ? "Company" : "organization"), whole(terminal ? "Meetings" : "meetings"),
                       whole(terminal ? "Of these at C level" : "c_level")};
  std::map<int64_t, std::pair<size_t, size_t>> came;
  for (const auto& m : a.meetings)
    for (const auto company : m.companies)
      ++came[company].first, came[company].second += m.led.contains(company);
  for (const auto& [company, n] : came) {
    const auto at = a.companies.find(company);
    out.table.rows.push_back(
        {said(at == a.companies.end() ? "" : at->second.name), count(n.first), count(n.second)});
  }
  std::ranges::sort(out.table.rows, {}, [](const auto& row) { return duck::to_text(row[0]); });
  if (terminal) out.note = cut(out.table, 20);
  return out;
}

Section decisions(const ExecutivesAnswer& a, bool terminal) {
  Section out{
      "decisions", terminal ? "What was decided, and where it is found in the work of groups" : "", "", {}};
  out.table.columns =
      terminal ? std::vector{text("Meeting"), text("Decision"),     text("Trace"), text("What"),
                             text("Group"),   whole("Texts after"), text("First")}
               : std::vector{text("day"),  text("kind"),  text("decision"), text("document"), text("trace"),
                             text("what"), text("title"), text("group"),    whole("after"),   text("first")};
  for (const auto& item : a.decisions) {
    const auto day = to_string(a.meetings[item.meeting].day);
    const auto add = [&](const DecisionTrace& t, const char* none) {
      const bool found = none == nullptr;
      const auto how = found ? t.how : std::string(none);
      const auto after = found ? count(t.after) : Value();
      const auto first = t.first ? Value(to_string(*t.first)) : Value();
      if (terminal)
        out.table.rows.push_back({day, said(item.text), how, said(t.what), said(t.group), after, first});
      else
        out.table.rows.push_back({day, said(item.kind), said(item.text), said(item.document), how,
                                  said(t.what), said(t.title), said(t.group), after, first});
    };
    for (const auto& t : item.traces) add(t, nullptr);
    if (item.traces.empty()) add({}, "no link on record");
  }
  if (terminal)
    out.note =
        fmt::format("Texts after: versions of that text, or texts of that group, dated in the {} years after",
                    kExecutiveYears);
  return out;
}

std::string change_text(double value, const std::optional<Interval>& interval) {
  return interval ? fmt::format("{:+.2f} ({:+.2f} to {:+.2f})", value, interval->low, interval->high)
                  : fmt::format("{:+.2f}", value);
}

Section changes(const ExecutivesAnswer& a, bool terminal) {
  const auto& c = a.changes;
  Section out{"changes", terminal ? "In the groups of the body, before and after" : "", "", {}};
  if (terminal)
    out.table.columns = {text("What"),
                         real("Came: before"),
                         real("after"),
                         real("Others: before"),
                         real("after"),
                         text("Difference of the differences"),
                         text("The same, in the years before")};
  else
    out.table.columns = {text("what"),         whole("came"),      whole("others"),
                         real("came_before"),  real("came_after"), real("others_before"),
                         real("others_after"), real("difference"), real("low"),
                         real("high"),         real("earlier"),    real("earlier_low"),
                         real("earlier_high")};
  const bool few = !is_staff(a.audience) && (a.rules.few_holdings(c.came) || a.rules.few_holdings(c.others));
  for (const auto& one : c.changes) {
    if (few) break;
    const auto means = {one.came_before, one.came_after, one.others_before, one.others_after};
    std::vector<Value> row{
        std::string(one.what == ChangeOf::kActive ? "active in any group (share)" : "groups (mean)")};
    if (!terminal) row.push_back(count(c.came)), row.push_back(count(c.others));
    for (const double mean : means) row.push_back(number(mean, terminal, 2));
    const auto end = [](const std::optional<Interval>& i, double Interval::*which) {
      return maybe(i ? std::optional((*i).*which) : std::nullopt);
    };
    if (terminal) {
      row.emplace_back(change_text(one.difference, one.interval));
      row.emplace_back(one.earlier ? change_text(*one.earlier, one.earlier_interval) : "no data");
    } else {
      row.emplace_back(one.difference);
      row.push_back(end(one.interval, &Interval::low)), row.push_back(end(one.interval, &Interval::high));
      row.push_back(maybe(one.earlier));
      row.push_back(end(one.earlier_interval, &Interval::low)),
          row.push_back(end(one.earlier_interval, &Interval::high));
    }
    out.table.rows.push_back(std::move(row));
  }
  if (terminal && !few && !c.changes.empty())
    out.note = fmt::format("{} companies that came, {} that did not", c.came, c.others);
  return out;
}

}  // namespace

std::vector<Section> executives_sections(const ExecutivesAnswer& a, bool terminal) {
  std::vector<Section> out{meetings(a, terminal), representation(a, terminal)};
  if (is_staff(a.audience)) out.push_back(companies(a, terminal));
  out.push_back(decisions(a, terminal)), out.push_back(changes(a, terminal));
  if (terminal) std::erase_if(out, [](const Section& s) { return s.table.rows.empty(); });
  for (auto& section : out) mark(section.table, a.snapshot);
  return out;
}

}  // namespace plenary

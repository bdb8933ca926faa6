#include "publish/proposal_tables.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

#include "publish/index_cells.h"
#include "publish/outcome_words.h"

namespace plenary::proposal_tables {
namespace {

using namespace index_cells;
using duck::Value;

constexpr double kDaysInMonth = 365.25 / 12;
constexpr int kMostMonths = 120, kStepMonths = 6;

duck::Column day_column(const char* name) { return {name, duck::Type::kDate, "DATE"}; }

Value day(const std::optional<Day>& d) { return d ? Value(*d) : Value(); }

Value part(size_t some, size_t all) {
  return maybe(all > 0 ? std::optional(static_cast<double>(some) / static_cast<double>(all)) : std::nullopt);
}

Value end_of(const std::optional<Interval>& i, double Interval::*end) {
  return maybe(i ? std::optional((*i).*end) : std::nullopt);
}

std::string list(const std::vector<std::string>& all, const char* between) {
  return fmt::format("{}", fmt::join(all, between));
}

void add_parties(const char* as, const std::vector<KnownParty>& all, bool terminal, duck::Table& to) {
  for (const auto& p : all) {
    if (terminal)
      to.rows.push_back({std::string(as), p.found ? p.name : p.said + " (not on record)", said(p.holding),
                         said(p.kind), said(p.segment), said(p.country), said(p.region), said(p.note)});
    else
      to.rows.push_back({std::string(as), p.said, said(p.name), said(p.holding), said(p.kind),
                         said(p.segment), said(p.size), said(p.country), said(p.region), said(p.note),
                         said(p.hint)});
  }
}

}  // namespace

std::string origin_text(const Criterion& c) {
  return fmt::format("{} ({}{})", c.quoted ? "“" + c.says + "”" : c.says, c.document,
                     c.section.empty() ? "" : ", " + c.section);
}

Section faults(const ProposalAnswer& a, bool terminal) {
  Section out{"faults", "What is missing or contradicts itself", "", {}};
  out.table.columns = {text(terminal ? "Where" : "place"), text(terminal ? "What" : "what"),
                       text(terminal ? "Write instead" : "instead")};
  for (const auto& f : a.faults) out.table.rows.push_back({f.place, f.what, f.instead});
  return out;
}

Section checklist(const ProposalAnswer& a, bool terminal) {
  Section out{"checklist", "The checklist", "", {}};
  if (terminal)
    out.table.columns = {text("State"), text("Criterion"), text("Why"), text("Behind it"), text("Asked by")};
  else
    out.table.columns = {text("set"),   text("criterion"), text("title"),    text("kind"),
                         text("least"), text("state"),     text("why"),      text("behind"),
                         text("says"),  text("quoted"),    text("document"), text("section")};
  for (const auto& c : a.checks) {
    const auto& of = c.criterion;
    const auto& word = criterion_words()[static_cast<size_t>(of.kind)];
    if (terminal)
      out.table.rows.push_back(
          {std::string(to_string(c.state)), of.title, c.why, list(c.behind, "; "), c.set});
    else
      out.table.rows.push_back({c.set, of.id, of.title, std::string(word.name),
                                word.counts ? Value(of.least) : Value(), std::string(to_string(c.state)),
                                c.why, said(list(c.behind, "; ")), of.says, of.quoted, of.document,
                                said(of.section)});
  }
  return out;
}

Section parties(const ProposalAnswer& a, bool terminal) {
  Section out{"organizations", "Organizations that it names", "", {}};
  if (terminal)
    out.table.columns = {
        text("As"),      text("Organization"), text("Holding"), text("Kind"),
        text("Segment"), text("Country"),      text("Region"),  text("Requires or commits to")};
  else
    out.table.columns = {text("role"),   text("said"),    text("organization"), text("holding"),
                         text("kind"),   text("segment"), text("size"),         text("country"),
                         text("region"), text("note"),    text("hint")};
  add_parties("supporter", a.facts.supporters, terminal, out.table);
  add_parties("customer", a.facts.customers, terminal, out.table);
  add_parties("implementer", a.facts.implementers, terminal, out.table);
  return out;
}

Section editors(const ProposalAnswer& a, bool terminal) {
  Section out{"editors",
              a.facts.document.empty() ? "Editors, with what they wrote before"
                                       : "People behind it, with what they wrote before",
              "",
              {}};
  constexpr std::array<std::pair<const char*, const char*>, 3> kTexts{
      {{"name", "Name"}, {"organization", "For"}, {"record", "Record"}}};
  for (const auto& [name, heading] : kTexts) out.table.columns.push_back(text(terminal ? heading : name));
  out.table.columns.push_back(whole(terminal ? "Works" : "works"));
  out.table.columns.push_back(whole(terminal ? "Published" : "published"));
  out.table.columns.push_back(day_column(terminal ? "First" : "first"));
  out.table.columns.push_back(day_column(terminal ? "Last" : "last"));
  for (const auto& e : a.facts.editors) {
    const bool one = e.people == 1;
    const std::string record = one             ? ""
                               : e.people == 0 ? "none of this name"
                                               : fmt::format("{} of this name", e.people);
    out.table.rows.push_back({e.name, said(e.organization), said(record), one ? Value(e.works) : Value(),
                              one ? Value(e.published) : Value(), day(e.first), day(e.last)});
  }
  return out;
}

Section near(const ProposalAnswer& a, bool terminal) {
  Section out{"near", "Texts alike in words, in any body", "", {}};
  if (terminal)
    out.table.columns = {real("Words"), text("Text"),   text("Status"),
                         text("Title"), text("Shared"), text("Named")};
  else
    out.table.columns = {text("document"),    text("name"),  text("title"),  text("body"), text("status"),
                         day_column("first"), real("words"), text("shared"), text("named")};
  for (const auto& n : a.facts.near) {
    if (terminal)
      out.table.rows.push_back({number(n.words, true, 2), n.name, said(n.status), n.title,
                                list(n.shared, ", "), std::string(n.named ? "yes" : "no")});
    else
      out.table.rows.push_back({n.key, n.name, n.title, n.body, said(n.status), day(n.first), n.words,
                                list(n.shared, ", "), n.named});
  }
  if (terminal) out.note = cut(out.table, 10);
  return out;
}

Section dependents(const ProposalAnswer& a, bool terminal) {
  Section out{"dependents", "Texts that rest on what it names", "", {}};
  for (const auto& [name, heading] :
       {std::pair("on", "On"), {"kind", "How"}, {"document", "Text"}, {"title", "Title"}, {"body", "Body"}})
    out.table.columns.push_back(text(terminal ? heading : name));
  for (const auto& d : a.facts.dependents)
    out.table.rows.push_back({d.on, d.kind, d.document, said(d.title), said(d.body)});
  if (terminal) out.note = cut(out.table, 10);
  return out;
}

Section alike(const ProposalAnswer& a, bool terminal) {
  Section out{"alike", "What became of works alike", "", {}};
  if (terminal)
    out.table.columns = {text("Of"),
                         whole("Works"),
                         whole("Open"),
                         text(fmt::format("Published in {} years", kOutcomeYears)),
                         whole("Of works"),
                         text("A quarter after months"),
                         text("Half after months"),
                         text("In use"),
                         whole("Of published"),
                         text("Adopters (median)")};
  else
    out.table.columns = {
        text("alike"),     whole("works"),        whole("open"),          whole("followed"),
        real("in_time"),   real("in_time_low"),   real("in_time_high"),   real("quarter_days"),
        real("half_days"), real("half_days_low"), real("half_days_high"), whole("published"),
        real("used"),      real("used_low"),      real("used_high"),      real("adopters")};
  for (const auto& w : a.history.alike) {
    const auto& o = w.outcome;
    if (terminal)
      out.table.rows.push_back({w.of, count(o.works), count(o.open),
                                share_text(o.in_time, o.followed, o.in_time_share), count(o.followed),
                                months_text(o.quarter_published), months_text(o.half_published),
                                share_text(o.used, o.published, o.used_share), count(o.published),
                                o.adopters ? fmt::format("{:g}", *o.adopters) : "-"});
    else
      out.table.rows.push_back(
          {w.of, count(o.works), count(o.open), count(o.followed), part(o.in_time, o.followed),
           end_of(o.in_time_share, &Interval::low), end_of(o.in_time_share, &Interval::high),
           maybe(o.quarter_published.time), maybe(o.half_published.time), maybe(o.half_published.low),
           maybe(o.half_published.high), count(o.published), part(o.used, o.published),
           end_of(o.used_share, &Interval::low), end_of(o.used_share, &Interval::high), maybe(o.adopters)});
  }
  return out;
}

Section rate(const ProposalAnswer& a) {
  Section out{"rate", "", "", {}};
  out.table.columns = {text("rate"),   real("probability"), real("low"),         real("high"),
                       whole("works"), whole("published"),  whole("body_works"), whole("body_published"),
                       real("weight"), real("brier"),       text("given")};
  const auto& h = a.history;
  const bool better = h.trial && h.trial->better();
  for (const auto& [name, r, is_rate] :
       {std::tuple("drawn to the body", &h.rate, true), {"plain share", &h.plain, false}})
    if (*r)
      out.table.rows.push_back(
          {std::string(name), (*r)->probability, (*r)->interval.low, (*r)->interval.high, count((*r)->works),
           count((*r)->published), count((*r)->body_works), count((*r)->body_published), (*r)->weight,
           maybe(h.trial ? std::optional(is_rate ? h.trial->brier : h.trial->plain_brier) : std::nullopt),
           is_rate == better});
  return out;
}

Section curve(const ProposalAnswer& a) {
  Section out{"curve", "", "", {}};
  out.table.columns = {text("alike"), whole("months"), real("published"), real("low"), real("high")};
  const auto& alike = a.history.alike;
  for (size_t i = 0; i < alike.size(); ++i) {
    if (i > 0 && !alike[i].of.contains('/')) continue;  // the body and the group
    for (int m = kStepMonths; m <= kMostMonths; m += kStepMonths)
      if (const auto step = published_by(alike[i].outcome, m * kDaysInMonth))
        out.table.rows.push_back({alike[i].of, static_cast<int64_t>(m), step->incidence,
                                  end_of(step->interval, &Interval::low),
                                  end_of(step->interval, &Interval::high)});
  }
  return out;
}

Section calibration(const ProposalAnswer& a, bool terminal) {
  Section out{"calibration", "What was said of works of the past, and what came of them", "", {}};
  if (terminal)
    out.table.columns = {text("Rate"), whole("Works"), text("Said"), text("Came")};
  else
    out.table.columns = {text("rate"), whole("works"), real("said"), real("came"), real("low"), real("high")};
  if (!a.history.trial) return out;
  const auto add = [&](const char* name, const std::vector<CalibrationBin>& bins) {
    for (const auto& bin : bins) {
      if (terminal)
        out.table.rows.push_back({std::string(name), count(bin.forecasts),
                                  fmt::format("{:.0f} %", 100 * bin.predicted),
                                  share_text(bin.observed, bin.interval)});
      else
        out.table.rows.push_back({std::string(name), count(bin.forecasts), bin.predicted, bin.observed,
                                  bin.interval.low, bin.interval.high});
    }
  };
  add("drawn to the body", a.history.trial->curve), add("plain share", a.history.trial->plain_curve);
  return out;
}

std::string rate_text(const ProposalAnswer& a) {
  const auto& h = a.history;
  if (!h.none.empty()) return fmt::format("No rate from history: {}", h.none);
  const auto& given = h.given();
  if (!given)
    return fmt::format("No rate from history: of fewer than {} recent works the end is known", kLeastWorks);
  const auto& p = a.facts.proposal;
  const auto group = given->works > 0
                         ? fmt::format("{} of {} recent works of {} were, {} of {} of {}", given->published,
                                       given->works, a.facts.group.empty() ? "no known group" : a.facts.group,
                                       given->body_published, given->body_works, p.body)
                         : fmt::format("{} of {} recent works of {} were, none on record of its group",
                                       given->body_published, given->body_works, p.body);
  return fmt::format("Published within {} years: {}. {}", kOutcomeYears,
                     share_text(given->probability, given->interval), group);
}

std::string trial_text(const ProposalAnswer& a) {
  const auto& t = a.history.trial;
  if (!t) return "";
  std::string out = fmt::format(
      "Tried on {} works of {} to {}, each with what was known in its year: Brier score {:.3f} for the share "
      "drawn to "
      "the body, {:.3f} for the plain share of the group",
      t->works, t->first_year, t->last_year, t->brier, t->plain_brier);
  if (t->difference)
    out += fmt::format(" (difference {:+.3f}, {:+.3f} to {:+.3f})", t->difference->difference,
                       t->difference->interval.low, t->difference->interval.high);
  return out + (t->better() ? "; the first is given"
                            : "; the first does no better here, so the plain share is given");
}

}  // namespace plenary::proposal_tables

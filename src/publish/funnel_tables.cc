#include <fmt/format.h>

#include <algorithm>

#include "metric/side.h"
#include "publish/funnel_answer.h"
#include "publish/index_cells.h"
#include "publish/notice.h"

namespace plenary {
namespace {

using namespace index_cells;
using duck::Value;

// A row of the terminal or of a machine: the names of its columns follow from that.
struct Columns {
  bool terminal;
  std::vector<duck::Column> all = {};

  void add(duck::Column column, const char* heading) {
    if (terminal) column.name = heading;
    all.push_back(std::move(column));
  }
};

std::string share_text(const FunnelStep& s) {
  if (s.at_risk == 0) return "nobody to take it";
  if (!s.share) return fmt::format("no data: nobody seen for {} years", kFunnelYears);
  if (!s.interval) return fmt::format("{:.0f} %", 100 * *s.share);
  return fmt::format("{:.1f} % ({:.1f} to {:.1f})", 100 * *s.share, 100 * s.interval->low,
                     100 * s.interval->high);
}

const char* method(const FunnelStep& s) {
  if (!s.share) return "no data";
  return s.all_followed() ? "Wilson" : "Aalen-Johansen";
}

// Inlined, GCC 12 takes the arms of the variant that are not set for used.
[[gnu::noinline]] Value low_of(const FunnelStep& s) { return s.interval ? Value(s.interval->low) : Value(); }
[[gnu::noinline]] Value high_of(const FunnelStep& s) {
  return s.interval ? Value(s.interval->high) : Value();
}

Section steps(const FunnelAnswer& a, bool terminal) {
  Section out{"steps", terminal ? "Step by step" : "", "", {}};
  Columns columns{terminal};
  columns.add(text("side"), "Who"), columns.add(text("from"), "From"), columns.add(text("to"), "To");
  if (!terminal) columns.add(whole("entered"), ""), columns.add(whole("unknown"), "");
  columns.add(whole("before"), "Before"), columns.add(whole("counted"), "Counted on");
  columns.add(whole("came"), "Came"), columns.add(real("share"), "Share");
  if (!terminal) columns.add(real("low"), ""), columns.add(real("high"), ""), columns.add(text("method"), "");
  columns.add(real("median_days"), "Days");
  columns.add(whole("lapsed"), "Lapsed"), columns.add(whole("elsewhere"), "Elsewhere");
  columns.add(whole("silent"), "Silent"), columns.add(whole("open"), "Not seen to the end");
  columns.add(whole("later"), "Later");
  for (const auto& s : a.funnel.steps) {
    std::vector<Value> row{std::string(to_string(s.side)), std::string(to_string(s.from)),
                           std::string(to_string(s.to))};
    if (!terminal) row.insert(row.end(), {count(s.entered), count(s.unknown)});
    row.insert(row.end(), {count(s.before), count(s.at_risk), count(s.came)});
    if (terminal)
      row.emplace_back(share_text(s));
    else
      row.insert(row.end(), {maybe(s.share), low_of(s), high_of(s), std::string(method(s))});
    row.push_back(s.median_days ? number(*s.median_days, terminal, 0) : Value());
    for (const auto n : s.exits) row.push_back(count(n));
    row.insert(row.end(), {count(s.at_risk - s.followed), count(s.later)});
    out.table.rows.push_back(std::move(row));
  }
  if (terminal) columns.all[6] = text("Share within two years");
  out.table.columns = std::move(columns.all);
  return out;
}

// For people a value a row, for machines a value and a stage.
Section cuts_for_people(const FunnelAnswer& a) {
  Section out{"by", "By kind, region, segment and kind of outreach", "", {}};
  out.table.columns = {text("Who"),       text("By"),     text("Value"),      whole("Reached"),
                       text("Took part"), text("Joined"), text("Contributed")};
  for (const auto& cut : a.funnel.cuts) {
    std::vector<Value> row{
        std::string(to_string(cut.side)), cut.by, cut.value, count(cut.reached), Value(), Value(), Value()};
    for (const auto& s : cut.steps) {
      const size_t column = s.to == FunnelStage::kTookPart ? 4 : s.to == FunnelStage::kMember ? 5 : 6;
      row[column] = s.share ? fmt::format("{} of {}", share_text(s), s.at_risk) : share_text(s);
    }
    out.table.rows.push_back(std::move(row));
  }
  return out;
}

Section cuts(const FunnelAnswer& a) {
  Section out{"by", "", "", {}};
  out.table.columns = {text("side"), text("by"),       text("value"), whole("reached"),
                       text("to"),   whole("counted"), whole("came"), real("share"),
                       real("low"),  real("high"),     text("method")};
  for (const auto& cut : a.funnel.cuts)
    for (const auto& s : cut.steps)
      out.table.rows.push_back({std::string(to_string(cut.side)), cut.by, cut.value, count(cut.reached),
                                std::string(to_string(s.to)), count(s.at_risk), count(s.came), maybe(s.share),
                                low_of(s), high_of(s), std::string(method(s))});
  return out;
}

std::string names(const FunnelAnswer& a, const std::vector<int64_t>& companies) {
  std::vector<std::string> out;
  for (const auto id : companies) out.push_back(a.funnel.companies.at(id).name);
  std::ranges::sort(out);
  std::string text;
  for (const auto& name : out) text += (text.empty() ? "" : ", ") + name;
  return text;
}

Section actions(const FunnelAnswer& a, bool terminal) {
  Section out{"actions",
              terminal ? "Action by action, the latest first: what became of those whom it reached" : "",
              "",
              {}};
  Columns columns{terminal};
  columns.add({"day", duck::Type::kDate, "DATE"}, "Day");
  columns.add(text("action"), "Action"), columns.add(text("outreach"), "Kind");
  if (!terminal) columns.add(text("channel"), ""), columns.add(text("audience"), "");
  columns.add(whole("invited"), "Invited"), columns.add(whole("reached"), "Reached");
  columns.add(whole("members"), "Members"), columns.add(whole("answered"), "Answered");
  columns.add(whole("attended"), "Attended"), columns.add(whole("took_part"), "Took part");
  columns.add(whole("joined"), "Joined"), columns.add(whole("contributed"), "Contributed");
  columns.add(whole("days_seen"), "Days seen");
  if (is_staff(a.audience)) columns.add(text("joined_who"), "Who joined");
  if (is_staff(a.audience) && !terminal)
    columns.add(text("took_part_who"), ""), columns.add(text("contributed_who"), "");
  const auto& all = a.funnel.actions;
  for (size_t i = 0; i < std::min(a.question.top, all.size()); ++i) {
    const auto& x = all[i];
    const auto& is = a.funnel.past.actions[x.action];
    std::vector<Value> row{is.day, said(is.name), said(is.kind)};
    if (!terminal) row.insert(row.end(), {said(is.channel), said(is.audience)});
    row.push_back(is.invited ? Value(*is.invited) : Value());
    for (const auto n : {x.reached, x.members, x.answered, x.attended, x.took_part, x.joined, x.contributed})
      row.push_back(count(n));
    row.emplace_back(std::min<int64_t>(a.to.days - is.day.days, static_cast<int64_t>(kFunnelYears * 365.25)));
    if (is_staff(a.audience)) row.push_back(said(names(a, x.joined_who)));
    if (is_staff(a.audience) && !terminal)
      row.insert(row.end(), {said(names(a, x.took_part_who)), said(names(a, x.contributed_who))});
    out.table.rows.push_back(std::move(row));
  }
  out.table.columns = std::move(columns.all);
  if (all.size() > a.question.top)
    out.note = fmt::format("... and {} more: --top says how many", all.size() - a.question.top);
  return out;
}

const char* verdict(const FunnelComparison& c) {
  if (!c.difference) return "nobody to compare with";
  if (c.difference->interval.low > 0) return "more often";
  return c.difference->interval.high < 0 ? "less often" : "not told apart";
}

Section compared(const FunnelAnswer& a, bool terminal) {
  Section out{"compared",
              terminal ? "Beside companies of the same kind and region that were not reached" : "",
              "",
              {}};
  Columns columns{terminal};
  columns.add(text("side"), "Who"), columns.add(text("to"), "Within two years");
  columns.add(whole("reached"), "Reached"), columns.add(whole("reached_came"), "Of them");
  columns.add(whole("others"), "Not reached"), columns.add(whole("others_came"), "Of them");
  columns.add(real("difference"), "Difference, points");
  if (!terminal)
    columns.add(real("low"), ""), columns.add(real("high"), ""), columns.add(whole("strata"), "");
  columns.add(text("verdict"), "Verdict");
  for (const auto& c : a.funnel.compared) {
    std::vector<Value> row{std::string(to_string(c.side)),
                           std::string(to_string(c.to)),
                           count(c.reached),
                           count(c.reached_came),
                           count(c.others),
                           count(c.others_came)};
    const auto& d = c.difference;
    if (terminal)
      row.push_back(d ? Value(fmt::format("{:+.1f} ({:+.1f} to {:+.1f})", 100 * d->difference,
                                          100 * d->interval.low, 100 * d->interval.high))
                      : Value(std::string("no data")));
    else
      row.insert(row.end(), {d ? Value(d->difference) : Value(), d ? Value(d->interval.low) : Value(),
                             d ? Value(d->interval.high) : Value(), d ? count(d->strata) : Value()});
    row.emplace_back(std::string(verdict(c)));
    out.table.rows.push_back(std::move(row));
  }
  out.table.columns = std::move(columns.all);
  return out;
}

}  // namespace

std::vector<Section> funnel_sections(const FunnelAnswer& a, bool terminal) {
  std::vector<Section> out{steps(a, terminal), terminal ? cuts_for_people(a) : cuts(a), actions(a, terminal),
                           compared(a, terminal)};
  if (terminal) std::erase_if(out, [](const Section& s) { return s.table.rows.empty(); });
  for (auto& section : out) mark(section.table, a.snapshot);
  return out;
}

duck::Table funnel_table(const FunnelAnswer& a) { return std::move(funnel_sections(a, false).front().table); }

}  // namespace plenary

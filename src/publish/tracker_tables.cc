#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "publish/index_cells.h"
#include "publish/notice.h"
#include "publish/tracker_answer.h"
#include "stats/interval.h"

namespace plenary {
namespace {

using namespace index_cells;
using duck::Value;

// "2 years in posts, 14 contributed or written"; what nobody is on record with is no zero.
std::string evidence(const FootprintTally& tally) {
  std::string out;
  for (size_t i = 0; i < kFootprintActs; ++i)
    if (tally.acts[i] > 0)
      out += fmt::format("{}{} {}", out.empty() ? "" : ", ", tally.acts[i], footprint_acts()[i].words);
  return out.empty() ? "nothing on record" : out;
}

const char* verdict(const TrackedAim& t) { return t.holds ? to_string(t.verdict) : "does not hold"; }

std::string held(const Aim& aim) {
  if (!aim.from && !aim.to) return "";
  return fmt::format("{} to {}", aim.from ? to_string(*aim.from) : "...",
                     aim.to ? to_string(*aim.to) : "...");
}

// The command that opens the records behind a footing.
std::string opens(const TrackerAnswer& a, const std::string& company, const std::string& body) {
  MeasureQuery q;
  q.metric = "organizations_active", q.by = {"act", "year"};
  q.where.push_back({"holding", {company}}), q.where.push_back({"body", {body}});
  q.from = Date{make_day(a.from_year, 1, 1), Precision::kYear}, q.to = Date{a.to};
  return measure_command_line(q, a.audience) + " --records";
}

std::string body_of(const TrackedAim& t) { return t.label.substr(0, t.label.find_first_of("/,")); }

Section aims(const TrackerAnswer& a, bool terminal) {
  Section out{"aims", terminal ? "Line by line" : "", "", {}};
  if (terminal)
    out.table.columns = {text("Where"), text("Planned"), text("Reached"), text("Verdict"),
                         text("What it rests on")};
  else
    out.table.columns = {text("where"),   text("body"),    text("group"),    text("subject"),
                         text("planned"), text("from"),    text("until"),    text("why"),
                         text("reached"), text("verdict"), text("rests_on"), text("opens")};
  for (const auto& t : a.aims) {
    const std::string planned = to_string(t.aim.level), reached = to_string(t.own.reached);
    if (terminal)
      out.table.rows.push_back({t.label,
                                held(t.aim).empty() ? planned : fmt::format("{} ({})", planned, held(t.aim)),
                                reached, std::string(verdict(t)), evidence(t.own.tally)});
    else
      out.table.rows.push_back({t.label, body_of(t), said(t.aim.group), said(t.aim.subject), planned,
                                t.aim.from ? Value(to_string(*t.aim.from)) : Value(),
                                t.aim.to ? Value(to_string(*t.aim.to)) : Value(), said(t.aim.why), reached,
                                std::string(verdict(t)), evidence(t.own.tally),
                                opens(a, a.organization, body_of(t))});
  }
  return out;
}

const char* beside(Footing own, Footing peer) {
  return own > peer ? "above the peer" : own == peer ? "like the peer" : "below the peer";
}

Section peers(const TrackerAnswer& a, bool terminal) {
  Section out{"peers", terminal ? "Beside peers" : "", "", {}};
  out.table.columns = {text(terminal ? "Where" : "where"), text(terminal ? "Peer" : "peer"),
                       text(terminal ? "Reached" : "reached"), text(terminal ? a.organization : "verdict"),
                       text(terminal ? "What it rests on" : "rests_on")};
  if (!terminal) out.table.columns.push_back(text("opens"));
  for (const auto& t : a.aims)
    for (size_t i = 0; i < a.peers.size() && t.holds; ++i) {
      const auto& peer = t.peers[i];
      const bool any = t.own.tally.sum() > 0 || peer.tally.sum() > 0;
      auto& row = out.table.rows.emplace_back(std::vector<Value>{
          t.label, a.peers[i].name, std::string(to_string(peer.reached)),
          std::string(any ? beside(t.own.reached, peer.reached) : "no data"), evidence(peer.tally)});
      if (!terminal) row.emplace_back(opens(a, a.peers[i].name, body_of(t)));
    }
  return out;
}

std::string year_words(const TrackedYear& y) {
  if (!y.any) return "no data";
  return y.planned ? fmt::format("{} ({})", to_string(y.reached), to_string(y.verdict))
                   : to_string(y.reached);
}

// For people a year a row, for machines a line and a year.
Section years(const TrackerAnswer& a, bool terminal) {
  Section out{"years", terminal ? "Over the years" : "", "", {}};
  if (!terminal) {
    out.table.columns = {text("where"), whole("year"), text("planned"), text("reached"), text("verdict")};
    for (const auto& t : a.aims)
      for (const auto& y : t.years)
        out.table.rows.push_back({t.label, int64_t{y.year},
                                  y.planned ? said(to_string(t.aim.level)) : Value(),
                                  y.any ? said(to_string(y.reached)) : Value(),
                                  std::string(!y.planned ? "not planned" : to_string(y.verdict))});
    return out;
  }
  out.table.columns = {text("Year")};
  for (const auto& t : a.aims)
    out.table.columns.push_back(
        text(held(t.aim).empty() ? t.label
                                 : fmt::format("{} ({}, {})", t.label, to_string(t.aim.level), held(t.aim))));
  for (int back = 0; back < kTrackerYears && !a.aims.empty(); ++back) {
    std::vector<Value> row{fmt::format("{}", a.aims[0].years[static_cast<size_t>(back)].year)};
    for (const auto& t : a.aims) row.emplace_back(year_words(t.years[static_cast<size_t>(back)]));
    out.table.rows.push_back(std::move(row));
  }
  return out;
}

Section unplanned(const TrackerAnswer& a, bool terminal) {
  Section out{"unplanned", terminal ? "Where it works without an aim" : "", "", {}};
  out.table.columns = {text(terminal ? "Body" : "body"), text(terminal ? "Kind" : "kind"),
                       text(terminal ? "Reached" : "reached"),
                       text(terminal ? "What it rests on" : "rests_on")};
  if (!terminal) out.table.columns.push_back(text("opens"));
  for (const auto& u : a.unplanned) {
    auto& row = out.table.rows.emplace_back(std::vector<Value>{
        u.body, said(u.kind), std::string(to_string(u.own.reached)), evidence(u.own.tally)});
    if (!terminal) row.emplace_back(opens(a, a.organization, u.body));
  }
  return out;
}

/// Presences of some years: in consortia and open source, and in all bodies of which the kind is known.
struct Presences {
  uint64_t consortia = 0, all = 0;
};

bool is_consortium(const std::string& kind) {
  return kind == "consortium" || kind == "multi-source agreement" || kind == "open-source foundation";
}

Presences presences(const TrackerAnswer& a, int from, int to) {
  Presences out;
  for (const auto& k : a.kinds) {
    if (k.year < from || k.year > to || k.kind.empty() || k.kind == "synthetic") continue;
    out.all += static_cast<uint64_t>(k.presences);
    if (is_consortium(k.kind)) out.consortia += static_cast<uint64_t>(k.presences);
  }
  return out;
}

// "Yearly review vs strategy indicates more and more participation to industry consortia vs plain SDOs."
Section kinds(const TrackerAnswer& a, bool terminal) {
  Section out{"kinds", terminal ? "In which kinds of bodies" : "", "", {}};
  out.table.columns = {whole(terminal ? "Year" : "year"), text(terminal ? "Kind of body" : "kind"),
                       whole(terminal ? "Bodies" : "bodies"), whole(terminal ? "Presences" : "presences")};
  if (terminal) out.table.columns[0] = text("Year");
  for (const auto& k : a.kinds) {
    if (k.year <= civil(a.to).year - kTrackerYears) continue;
    Value year = terminal ? Value(fmt::format("{}", k.year)) : Value(int64_t{k.year});
    out.table.rows.push_back(
        {std::move(year), k.kind.empty() ? std::string("unknown") : k.kind, k.bodies, k.presences});
  }
  const int last = civil(a.to).year;
  const auto now = presences(a, a.from_year, last),
             before = presences(a, a.from_year - kFootprintYears, a.from_year - 1);
  const auto change = share_difference(now.consortia, now.all, before.consortia, before.all);
  if (!change) {
    out.note = "Consortia beside other bodies: no data to compare these years with those before";
    return out;
  }
  out.note = fmt::format(
      "In consortia and open source: {} of {} presences in {} to {}, {} of {} in the {} years before: {} "
      "({:+.0f} points, {:+.0f} to {:+.0f}; Newcombe; the same people in several years count each time)",
      now.consortia, now.all, a.from_year, last, before.consortia, before.all, kFootprintYears,
      change->interval.low > 0    ? "more"
      : change->interval.high < 0 ? "less"
                                  : "not told apart",
      100 * change->difference, 100 * change->interval.low, 100 * change->interval.high);
  return out;
}

Section staff(const TrackerAnswer& a, bool terminal) {
  auto all = credit_sections(a.staff, terminal);
  const auto people = std::ranges::find(all, "people", &Section::key);
  if (people == all.end()) return {"staff", "", "", {{text("person"), text("credits")}, {}}};
  people->key = "staff";
  if (terminal) people->title = fmt::format("Credit for its staff, {} to {}", a.from_year, civil(a.to).year);
  return std::move(*people);
}

}  // namespace

std::string tracker_heading(const TrackerAnswer& a) {
  return fmt::format("{}: strategy and footing, {} to {}", a.organization, a.from_year, to_string(a.to));
}

std::vector<Section> tracker_sections(const TrackerAnswer& a, bool terminal) {
  std::vector<Section> out{aims(a, terminal),      peers(a, terminal), years(a, terminal),
                           unplanned(a, terminal), kinds(a, terminal), staff(a, terminal)};
  if (terminal) std::erase_if(out, [](const Section& s) { return s.table.rows.empty(); });
  for (auto& section : out)
    if (section.key != "staff") mark(section.table, a.snapshot);
  return out;
}

std::vector<std::string> tracker_notes(const TrackerAnswer& a) {
  std::vector<std::string> out;
  if (!a.asked_as.empty())
    out.push_back(fmt::format("{} belongs to {}: asked is the whole", a.asked_as, a.organization));
  out.push_back(
      a.strategy.empty()
          ? std::string("No strategy of it is on record: hand one in (--strategy FILE), put strategy.toml "
                        "into the workspace, or import memberships with what they declare (docs/tracker.md)")
          : fmt::format("Strategy: {}", a.strategy));
  out.push_back(fmt::format(
      "Footing over {} years. Lead: a post, a text edited or written as its first author, a meeting chaired. "
      "Participate: contributions, reviews, talks, changes in repositories. Monitor: attendance, membership. "
      "The strongest counts, however little: what it rests on stands beside it",
      kFootprintYears));
  out.emplace_back(
      "No data: nobody is on record there with what was planned, so its absence says nothing. Below: others "
      "are, and "
      "it is not");
  if (a.peers_proposed && !a.peers.empty())
    out.emplace_back(
        "Peers are proposed: who divides its acts over these places most alike. Name your own with --peers "
        "A,B");
  if (!is_staff(a.audience)) out.emplace_back("Staff are named where they agreed to be");
  return out;
}

duck::Table tracker_table(const TrackerAnswer& a) {
  return std::move(tracker_sections(a, false).front().table);
}

}  // namespace plenary

// The tables of prospects: the list, lists of their own for those that giants would hide, evidence, who is
// missing.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "publish/index_cells.h"
#include "publish/notice.h"
#include "publish/prospects_answer.h"

namespace plenary {
namespace {

using namespace index_cells;
using duck::Value;

constexpr size_t kMostWords = 3;  // of a list in a cell

Value day(const std::optional<Day>& when) { return when ? Value(*when) : Value(); }
duck::Column date(std::string name) { return {std::move(name), duck::Type::kDate, "DATE"}; }

std::string some(std::vector<std::string> all) {
  const auto more = all.size() > kMostWords ? all.size() - kMostWords : 0;
  if (more > 0) all.resize(kMostWords);
  return more > 0 ? fmt::format("{} and {} more", fmt::join(all, ", "), more)
                  : fmt::format("{}", fmt::join(all, ", "));
}

void add_once(std::vector<std::string>& to, const std::string& what) {
  if (!what.empty() && std::ranges::find(to, what) == to.end()) to.push_back(what);
}

std::vector<std::string> reasons(const Prospect& p) {
  std::vector<std::string> out;
  for (const auto& e : p.evidence) add_once(out, to_string(e.reason));
  return out;
}

std::vector<std::string> where(const ProspectsAnswer& a, const Prospect& p) {
  std::vector<std::string> out;
  for (const auto& e : p.evidence)
    if (e.reason == ProspectReason::kWorks) add_once(out, a.prospects.places.label(e.body, e.group));
  return out;
}

std::vector<std::string> subjects(const ProspectsAnswer& a, const Prospect& p) {
  std::vector<std::string> out;
  for (const auto& e : p.evidence)
    if (const auto at = a.prospects.places.subjects.find(e.group); at != a.prospects.places.subjects.end())
      for (const auto& subject : at->second) add_once(out, subject);
  return out;
}

std::vector<std::string> standards(const Prospect& p) {
  std::vector<std::string> out;
  for (const auto& e : p.evidence)
    if (e.reason == ProspectReason::kUses) add_once(out, e.what);
  return out;
}

std::vector<std::string> bodies(const ProspectsAnswer& a, const Prospect& p) {
  std::vector<std::string> out;
  for (const auto body : p.member_of) add_once(out, a.prospects.places.label(body, 0));
  return out;
}

std::vector<std::string> peers(const ProspectsAnswer& a, const Prospect& p) {
  const auto at = a.peers.find(p.company);
  return at == a.peers.end() ? std::vector<std::string>() : at->second;
}

std::string through(const ProspectsAnswer& a, const Prospect& p) {
  return p.through == 0 ? "" : a.prospects.places.label(0, p.through);
}

duck::Table list_columns(bool terminal) {
  if (terminal)
    return {{text("Organization"), text("Country"), text("Why"), text("Where"), whole("People"),
             whole("Acts"), text("Through")},
            {}};
  return {{text("organization"),
           text("kind"),
           text("segment"),
           text("size"),
           text("country"),
           text("region"),
           {"newcomer", duck::Type::kBool, "BOOLEAN"},
           text("why"),
           whole("reasons"),
           whole("bodies"),
           whole("people"),
           whole("acts"),
           text("where"),
           text("through"),
           text("subjects"),
           text("peers"),
           text("standards"),
           text("member_of"),
           date("last_here")},
          {}};
}

std::vector<Value> list_row(const ProspectsAnswer& a, const Prospect& p, bool terminal) {
  const auto words = [terminal](const std::vector<std::string>& all) {
    return said(terminal ? some(all) : fmt::format("{}", fmt::join(all, ", ")));
  };
  if (terminal)
    return {said(p.is.name), said(p.is.country), words(reasons(p)), words(where(a, p)), count(p.people),
            p.acts,          said(through(a, p))};
  return {said(p.is.name),
          said(p.is.kind),
          said(p.is.segment),
          said(p.is.size),
          said(p.is.country),
          said(p.is.region),
          a.prospects.before_told ? Value(p.newcomer) : Value(),
          words(reasons(p)),
          count(p.reasons()),
          count(p.bodies),
          count(p.people),
          p.acts,
          words(where(a, p)),
          said(through(a, p)),
          words(subjects(a, p)),
          words(peers(a, p)),
          words(standards(p)),
          words(bodies(a, p)),
          day(p.last_here)};
}

template <class Which>
Section list(const ProspectsAnswer& a, const char* key, const char* title, size_t most, bool terminal,
             Which which) {
  Section out{key, title, "", list_columns(terminal)};
  size_t all = 0;
  for (const auto& p : a.prospects.list)
    if (which(p) && ++all <= most) out.table.rows.push_back(list_row(a, p, terminal));
  if (all > most)
    out.note = fmt::format("... and {} more{}", all - most,
                           key == std::string_view("prospects") ? ": --top says how many" : "");
  return out;
}

// The command that opens the records of a piece of evidence.
std::string opens(const ProspectsAnswer& a, const Prospect& p, const ProspectEvidence& e) {
  MeasureQuery q;
  q.metric = e.reason == ProspectReason::kUses   ? "uses"
             : e.reason == ProspectReason::kCode ? "commits"
                                                 : "organizations_active";
  q.where.push_back({"holding", {p.is.name}});
  const auto& places = a.prospects.places;
  if (e.reason == ProspectReason::kWorks && e.group != 0)
    q.where.push_back({"group-only", {places.label(e.body, e.group)}});
  else
    q.where.push_back({"body", {places.label(e.body, 0)}});
  if (e.reason == ProspectReason::kWorks || e.reason == ProspectReason::kCode)
    q.from = Date{Day{a.after().days + 1}}, q.to = Date{a.prospects.question.to};
  return measure_command_line(q, a.audience) + " --records";
}

Section evidence(const ProspectsAnswer& a, bool terminal) {
  Section out{"evidence", terminal ? "Evidence" : "", "", {}};
  out.table.columns = {text("organization"), text("why"),   text("where"), whole("people"),
                       whole("records"),     date("first"), date("last"),  text("opens")};
  const auto most = std::min(a.question.top, a.prospects.list.size());
  for (const auto& p : std::span(a.prospects.list).first(most))
    for (const auto& e : p.evidence)
      out.table.rows.push_back({said(p.is.name), std::string(to_string(e.reason)),
                                said(e.what.empty() ? a.prospects.places.label(e.body, e.group) : e.what),
                                e.people > 0 ? count(e.people) : Value(),
                                e.reason == ProspectReason::kReturns ? Value() : Value(e.records),
                                day(e.first), day(e.last), opens(a, p, e)});
  return out;
}

Section because(const ProspectsAnswer& a) {
  Section out{"because", "Why it would come", "", {{text("What"), text("Which")}, {}}};
  const auto& p = a.prospects.list.front();
  const std::pair<const char*, std::string> rows[] = {
      {"kind, segment, size", fmt::format("{}, {}, {}", p.is.kind.empty() ? "unknown" : p.is.kind,
                                          p.is.segment.empty() ? "unknown" : p.is.segment,
                                          p.is.size.empty() ? "unknown" : p.is.size)},
      {"through", through(a, p)},
      {"subjects", fmt::format("{}", fmt::join(subjects(a, p), ", "))},
      {"works there with", some(peers(a, p))},
      {"uses", some(standards(p))},
      {"member of", fmt::format("{}", fmt::join(bodies(a, p), ", "))},
      {"was here until", p.last_here ? to_string(*p.last_here) : ""}};
  for (const auto& [what, which] : rows) out.table.rows.push_back({std::string(what), said(which)});
  return out;
}

// Counts below the floor are withheld; where that is one only, the next smallest too, or it could be worked
// out.
void withhold_few(const ProspectsAnswer& a,
                  std::vector<std::pair<std::string, std::pair<size_t, size_t>>>& rows,
                  std::set<std::string>& hidden) {
  if (is_staff(a.audience) || a.rules.organizations) return;
  for (const auto& [label, counts] : rows)
    if ((counts.first > 0 && a.rules.few_holdings(counts.first)) ||
        (counts.second > 0 && a.rules.few_holdings(counts.second)))
      hidden.insert(label);
  if (hidden.size() != 1 || rows.size() < 2) return;
  const auto smallest = std::ranges::min_element(rows, {}, [&](const auto& row) {
    return hidden.contains(row.first) ? SIZE_MAX : row.second.first + row.second.second;
  });
  hidden.insert(smallest->first);
}

Section summary(const ProspectsAnswer& a, bool terminal) {
  Section out{"summary", terminal ? "Who is missing, beside who is there" : "", "", {}};
  out.table.columns = {text(terminal ? "By" : "by"), text(terminal ? "Value" : "value"),
                       whole(terminal ? "Prospects" : "prospects"), whole(terminal ? "There" : "there"),
                       text(terminal ? "State" : "state")};
  constexpr std::pair<const char*, std::string Company::*> kBy[] = {
      {"region", &Company::region}, {"kind", &Company::kind}, {"segment", &Company::segment}};
  for (const auto& [by, attribute] : kBy) {
    std::map<std::string, std::pair<size_t, size_t>> counts;
    const auto label = [](const std::string& value) {
      return value.empty() ? std::string("unknown") : value;
    };
    for (const auto& p : a.prospects.list) ++counts[label(p.is.*attribute)].first;
    for (const auto& h : a.prospects.here) ++counts[label(h.*attribute)].second;
    std::vector<std::pair<std::string, std::pair<size_t, size_t>>> rows(counts.begin(), counts.end());
    std::set<std::string> hidden;
    withhold_few(a, rows, hidden);
    for (const auto& [value, n] : rows) {
      const bool shown = !hidden.contains(value);
      out.table.rows.push_back({std::string(by), value, shown ? count(n.first) : Value(),
                                shown ? count(n.second) : Value(),
                                std::string(shown ? "value" : "withheld")});
    }
  }
  return out;
}

Section related(const ProspectsAnswer& a, bool terminal) {
  Section out{"related", terminal ? "Related groups elsewhere, those with most in common first" : "", "", {}};
  out.table.columns = {text("where"),    whole("organizations"), whole("also here"),
                       text("subjects"), real("alike"),          text("through")};
  auto groups = a.prospects.related;
  std::ranges::stable_sort(groups, std::greater(), &RelatedGroup::shared);
  for (const auto& g : groups)
    out.table.rows.push_back({a.prospects.places.label(g.body, g.group), count(g.companies), count(g.shared),
                              said(fmt::format("{}", fmt::join(g.subjects, ", "))),
                              g.likeness > 0 ? number(g.likeness, terminal, 2) : Value(),
                              g.through == 0 ? Value() : said(a.prospects.places.label(0, g.through))});
  if (terminal) out.note = cut(out.table, kOwnList);
  return out;
}

}  // namespace

std::vector<Section> prospects_sections(const ProspectsAnswer& a, bool terminal) {
  std::vector<Section> out;
  const auto all = [](const Prospect&) { return true; };
  if (!a.rules.organizations) {
    out = {summary(a, terminal)};
  } else if (terminal && !a.question.explain.empty()) {
    out = {list(a, "prospects", "In short", 1, true, all), because(a), evidence(a, true)};
  } else {
    out.push_back(list(a, "prospects", "In order", a.question.top, terminal, all));
    out.push_back(list(a, "small", "Small companies", kOwnList, terminal,
                       [](const Prospect& p) { return p.is.kind != "academia" && is_small(p.is); }));
    out.push_back(list(a, "academia", "Universities and research", kOwnList, terminal,
                       [](const Prospect& p) { return p.is.kind == "academia"; }));
    out.push_back(list(a, "newcomers", "Newcomers: nothing of them is on record before", kOwnList, terminal,
                       [](const Prospect& p) { return p.newcomer; }));
    out.push_back(summary(a, terminal)), out.push_back(related(a, terminal));
    if (terminal)
      std::erase_if(out, [](const Section& s) { return s.table.rows.empty() && s.key != "prospects"; });
    if (!terminal) out.push_back(evidence(a, false));
  }
  for (auto& section : out) mark(section.table, a.snapshot);
  return out;
}

duck::Table prospects_table(const ProspectsAnswer& a) {
  return std::move(prospects_sections(a, false).front().table);
}

}  // namespace plenary

// The tables of what a country or a national body makes of standards.
#include <fmt/core.h>

#include "publish/index_cells.h"
#include "publish/national_answer.h"
#include "publish/notice.h"

namespace plenary {
namespace {

using namespace index_cells;
using duck::Value;

constexpr double kDaysInMonth = 30.4375;
constexpr size_t kMostEditions = 15, kMostPlaces = 15, kMostAdopters = 20;  // on a terminal

// A section under construction: names of columns for people and for programs.
class Builder {
 public:
  Builder(const char* key, const char* title, bool terminal)
      : terminal_(terminal), out_{key, terminal ? title : "", "", {}} {}

  void column(const char* words, duck::Column typed) {
    if (terminal_) typed.name = words;
    out_.table.columns.push_back(std::move(typed));
  }
  void row(std::vector<Value> values) { out_.table.rows.push_back(std::move(values)); }
  Section done(size_t most = 0) {
    if (terminal_ && most > 0) out_.note = cut(out_.table, most);
    return std::move(out_);
  }

 private:
  bool terminal_;
  Section out_;
};

// Inlined, GCC 12 takes the arms of the variant that are not set for used.
[[gnu::noinline]] Value maybe_whole(std::optional<int64_t> n, bool terminal) {
  if (n) return *n;
  return terminal ? Value(std::string("no data")) : Value();
}
[[gnu::noinline]] Value maybe_number(std::optional<double> x, bool terminal) {
  if (!x) return terminal ? Value(std::string("no data")) : Value();
  return number(*x, terminal, 0);
}
Value day(const std::optional<Day>& when) { return when ? Value(*when) : Value(); }
duck::Column date(std::string name) { return {std::move(name), duck::Type::kDate, "DATE"}; }

Section adopters(const NationalAnswer& a, bool terminal) {
  Builder out("adopters", "Who adopts", terminal);
  out.column("Adopter", text("adopter")), out.column("Country", text("country"));
  out.column("Bodies", whole("bodies")), out.column("Localizations", whole("localizations"));
  out.column("Texts", whole("texts")), out.column("First", date("first")), out.column("Last", date("last"));
  for (const auto& r : a.record.adopters)
    out.row({r.adopter, said(r.country), r.bodies, r.localizations, r.texts, day(r.first), day(r.last)});
  return out.done(kMostAdopters);
}

Section bodies(const NationalAnswer& a, bool terminal) {
  Builder out("bodies", "What is adopted, by degree of correspondence", terminal);
  out.column("Standards of", text("body")), out.column("Localizations", whole("localizations"));
  out.column("Texts", whole("texts")), out.column("Identical", whole("identical"));
  out.column("Modified", whole("modified")), out.column("Not equivalent", whole("not_equivalent"));
  out.column("Otherwise", whole("otherwise")), out.column("Not said", whole("degree_not_said"));
  out.column("Withdrawn", whole("withdrawn")), out.column("In preparation", whole("in_preparation"));
  for (const auto& b : a.record.bodies)
    out.row({b.body, b.localizations, b.texts, b.identical, b.modified, b.not_equivalent, b.otherwise,
             b.unsaid, b.withdrawn, b.planned});
  return out.done();
}

std::string share_text(const std::optional<double>& share, const std::optional<Interval>& interval) {
  if (!share) return "not watched so long";
  if (!interval) return fmt::format("{:.0f} %", 100 * *share);
  return fmt::format("{:.0f} % ({:.0f} to {:.0f})", 100 * *share, 100 * interval->low, 100 * interval->high);
}

void add_share(std::vector<Value>& row, const std::optional<double>& share,
               const std::optional<Interval>& interval, bool terminal) {
  if (terminal) return row.push_back(share_text(share, interval));
  row.push_back(maybe(share));
  row.push_back(maybe(interval ? std::optional(interval->low) : std::nullopt));
  row.push_back(maybe(interval ? std::optional(interval->high) : std::nullopt));
}

void add_share_columns(Builder& out, const char* words, const char* key, bool terminal) {
  if (terminal) return out.column(words, text(""));
  for (const char* end : {"", "_low", "_high"}) out.column("", real(fmt::format("{}{}", key, end)));
}

Section lags(const NationalAnswer& a, bool terminal) {
  Builder out("lags", "How soon after publication", terminal);
  out.column("Standards of", text("body")), out.column("Published", whole("published"));
  out.column("Adopted", whole("adopted")), out.column("Half after months", real("half_months"));
  out.column("At least", real("half_months_low")), out.column("At most", real("half_months_high"));
  add_share_columns(out, "Within a year", "in_year", terminal);
  add_share_columns(out, "Within three years", "in_three_years", terminal);
  const auto months = [terminal](std::optional<double> days) -> Value {
    if (!days) return terminal ? Value(std::string("not reached")) : Value();
    return number(*days / kDaysInMonth, terminal);
  };
  for (const auto& b : a.record.bodies) {
    if (b.published == 0) continue;
    std::vector<Value> row{
        b.body, b.published, b.adopted, months(b.half.time), months(b.half.low), months(b.half.high)};
    add_share(row, b.in_year, b.in_year_interval, terminal);
    add_share(row, b.in_three_years, b.in_three_interval, terminal);
    out.row(std::move(row));
  }
  return out.done();
}

Section editions_lag(const NationalAnswer& a, bool terminal) {
  Builder out("edition_lags", "Days from an edition to the text that adopts it", terminal);
  out.column("Standards of", text("body")), out.column("Editions adopted", whole("editions"));
  out.column("A quarter within", real("quarter_days")), out.column("Half within", real("half_days"));
  out.column("Three quarters within", real("three_quarters_days"));
  for (const auto& b : a.record.bodies)
    if (b.editions > 0)
      out.row({b.body, b.editions, maybe_number(b.edition_low, terminal),
               maybe_number(b.edition_days, terminal), maybe_number(b.edition_high, terminal)});
  return out.done();
}

// Counts of people that are fewer than the audience may see are not shown.
bool too_few(const NationalAnswer& a, double people) {
  return a.rules.least_persons > 0 && people < static_cast<double>(a.rules.least_persons);
}

Value people(const NationalAnswer& a, const std::optional<double>& n, bool terminal) {
  if (n && too_few(a, *n)) return terminal ? Value(std::string("suppressed")) : Value();
  return maybe_number(n, terminal);
}

Section years(const NationalAnswer& a, bool terminal) {
  Builder out("years", "Year by year", terminal);
  out.column("Year", whole("year")), out.column("Localizations", whole("localizations"));
  if (!a.rules.organizations) {
    for (const auto& y : a.record.years)
      out.row({static_cast<int64_t>(y.year), maybe_whole(y.localizations, terminal)});
    return out.done();
  }
  out.column("Downloads", real("downloads")), out.column("Proposals", whole("proposals"));
  out.column("Decided", whole("decided")), out.column("Agreed", whole("agreed"));
  out.column("Workshops", whole("workshops")), out.column("Participants", real("participants"));
  out.column("of so many", whole("workshops_counted"));
  for (const auto& y : a.record.years)
    out.row({static_cast<int64_t>(y.year), maybe_whole(y.localizations, terminal),
             maybe_number(y.downloads, terminal), maybe_whole(y.proposals, terminal),
             maybe_whole(y.decided, terminal), maybe_whole(y.agreed, terminal),
             maybe_whole(y.workshops, terminal), people(a, y.participants, terminal),
             y.workshops ? Value(y.told) : Value()});
  return out.done();
}

Section editions(const NationalAnswer& a, bool terminal) {
  Builder out("editions", "Downloads by edition", terminal);
  out.column("Edition", text("edition")), out.column("Title", text("title"));
  out.column("Downloads", real("downloads")), out.column("First", date("first")),
      out.column("Last", date("last"));
  out.column("Adopted", date("localized")), out.column("Degree", text("degree"));
  for (const auto& e : a.record.editions)
    out.row({e.edition, said(e.title), number(e.downloads, terminal, 0), day(e.first), day(e.last),
             day(e.localized), said(e.degree)});
  return out.done(kMostEditions);
}

Section proposals(const NationalAnswer& a, bool terminal) {
  Builder out("proposals", "Proposals to other bodies", terminal);
  out.column("To", text("to")), out.column("Proposals", whole("proposals"));
  out.column("Agreed", whole("agreed")), out.column("Noted", whole("noted"));
  out.column("Rejected", whole("rejected")), out.column("No outcome said", whole("undecided"));
  add_share_columns(out, "Agreed, of those decided", "agreed_share", terminal);
  for (const auto& p : a.record.proposals) {
    std::vector<Value> row{p.place, p.proposals, p.agreed, p.noted, p.rejected, p.open};
    const auto decided = p.proposals - p.open;
    const auto share = decided > 0
                           ? std::optional(static_cast<double>(p.agreed) / static_cast<double>(decided))
                           : std::nullopt;
    if (terminal && !share)
      row.emplace_back(std::string("none decided"));
    else
      add_share(row, share, p.agreed_share, terminal);
    out.row(std::move(row));
  }
  return out.done(kMostPlaces);
}

Section workshops(const NationalAnswer& a, bool terminal) {
  Builder out("workshops", "Workshops by kind", terminal);
  out.column("Kind", text("kind")), out.column("Events", whole("events"));
  out.column("Participants", real("participants")), out.column("of so many", whole("events_counted"));
  for (const auto& w : a.record.workshops)
    out.row({w.kind, w.events, people(a, w.told > 0 ? std::optional(w.participants) : std::nullopt, terminal),
             w.told});
  return out.done();
}

std::string ratio_text(const std::optional<PanelAssociation>& a) {
  if (!a) return "no data";
  return fmt::format("x {:.2f} ({:.2f} to {:.2f}), p {:.3f}", a->ratio, a->interval.low, a->interval.high,
                     a->p_value);
}

void add_association(std::vector<Value>& row, const std::optional<PanelAssociation>& a, bool terminal) {
  if (terminal) return row.push_back(ratio_text(a));
  const auto some = [&a](double x) { return maybe(a ? std::optional(x) : std::nullopt); };
  const auto value = a.value_or(PanelAssociation{});
  row.insert(row.end(),
             {some(value.ratio), some(value.interval.low), some(value.interval.high), some(value.p_value)});
}

void add_association_columns(Builder& out, const char* words, const char* key, bool terminal) {
  if (terminal) return out.column(words, text(""));
  for (const char* end : {"", "_low", "_high", "_p"}) out.column("", real(fmt::format("{}{}", key, end)));
}

Section claim(const NationalAnswer& a, bool terminal) {
  Builder out("claim", "Do localizations and downloads foretell what comes later?", terminal);
  out.column("Do", text("foretelling")), out.column("foretell", text("foretold"));
  add_association_columns(out, "Later, where twice as many", "later", terminal);
  add_association_columns(out, "Placebo: before", "placebo", terminal);
  out.column("q", real("q")), out.column("Fields", whole("fields")), out.column("Years", whole("years"));
  out.column("Reading", text("reading"));
  for (const auto& t : a.claim) {
    std::vector<Value> row{t.of, t.on};
    add_association(row, t.later, terminal), add_association(row, t.placebo, terminal);
    const bool tested = t.reading != ClaimReading::kNoData && t.reading != ClaimReading::kTooFew;
    row.push_back(tested ? number(t.q_value, terminal, 3) : Value());
    row.push_back(count(t.later ? t.later->units : 0)), row.push_back(count(t.later ? t.later->periods : 0));
    row.emplace_back(std::string(to_string(t.reading)));
    out.row(std::move(row));
  }
  return out.done();
}

}  // namespace

std::vector<Section> national_sections(const NationalAnswer& a, bool terminal) {
  std::vector<Section> out{years(a, terminal)};
  if (a.who.empty()) out.insert(out.begin() + (terminal ? 0 : 1), adopters(a, terminal));
  out.push_back(bodies(a, terminal)), out.push_back(lags(a, terminal));
  out.push_back(editions_lag(a, terminal));
  if (a.rules.organizations) {
    out.push_back(editions(a, terminal)), out.push_back(proposals(a, terminal));
    out.push_back(workshops(a, terminal)), out.push_back(claim(a, terminal));
  }
  if (terminal) std::erase_if(out, [](const Section& s) { return s.table.rows.empty(); });
  for (auto& section : out) mark(section.table, a.snapshot);
  return out;
}

duck::Table national_table(const NationalAnswer& a) {
  return std::move(national_sections(a, false).front().table);
}

}  // namespace plenary

// The lists of an answer on a standard that judge: indicators beside what experts say.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "publish/index_cells.h"
#include "publish/standard_sections.h"

namespace plenary::standard_sections {
namespace {

using namespace index_cells;
using duck::Value;

Value low(const std::optional<Interval>& i) { return maybe(i ? std::optional(i->low) : std::nullopt); }
Value high(const std::optional<Interval>& i) { return maybe(i ? std::optional(i->high) : std::nullopt); }

// Fewer raters than may stand behind a number are for the secretariat.
std::optional<ExpertView> experts(const StandardAnswer& a, SuccessIndicator indicator, bool& withheld) {
  auto out = expert_view(a.ratings.ratings, *a.standard.work, indicator);
  withheld = out && a.hides_raters(out->raters);
  return withheld ? std::nullopt : out;
}

std::string expert_text(const std::optional<ExpertView>& view, bool withheld) {
  if (withheld) return "suppressed";
  if (!view) return "not rated";
  return fmt::format("{:.2f} of {} ({:.2f} to {:.2f})", view->mean, view->raters, view->least, view->most);
}

}  // namespace

std::string between(const std::optional<Interval>& interval) {
  return interval ? fmt::format("{:.2f} to {:.2f}", interval->low, interval->high) : "";
}

bool hidden(const StandardAnswer& a, const Judged& judged) {
  return std::ranges::any_of(judged.parts, [&](const SuccessPart& p) { return a.hides(p.named); });
}

std::string judged_text(const StandardAnswer& a, const Judged& judged) {
  if (hidden(a, judged)) return "suppressed";
  return judged.state == SuccessState::kValue ? fmt::format("{:.2f}", judged.value) : to_string(judged.state);
}

Section indicators(const StandardAnswer& a, bool terminal) {
  Section out{"indicators",
              "Success: what experts say (0 to 1, mean of raters, least to most), and what is computed",
              "",
              {}};
  if (!a.success) return out;
  if (terminal)
    out.table.columns = {text("Indicator"), text("Experts"), text("Computed"),
                         text("95 %"),      text("Parts"),   text("Why")};
  else
    out.table.columns = {text("indicator"),    whole("raters"),  real("experts"), real("experts_least"),
                         real("experts_most"), real("computed"), real("low"),     real("high"),
                         text("state"),        whole("n_parts"), whole("parts"),  whole("cohort"),
                         text("why")};
  for (size_t i = 0; i < kSuccessIndicators; ++i) {
    const auto& judged = a.success->indicators[i];
    bool withheld = false;
    const auto view = experts(a, static_cast<SuccessIndicator>(i), withheld);
    const bool shown = judged.state == SuccessState::kValue && !hidden(a, judged);
    const std::string name = to_string(static_cast<SuccessIndicator>(i));
    if (terminal) {
      out.table.rows.push_back(
          {name, expert_text(view, withheld), judged_text(a, judged),
           shown ? said(between(judged.interval)) : Value(),
           judged.parts.empty() ? "" : fmt::format("{} of {}", judged.known(), judged.parts.size()),
           judged.why});
      continue;
    }
    out.table.rows.push_back({name, view ? count(view->raters) : Value(), view ? Value(view->mean) : Value(),
                              view ? Value(view->least) : Value(), view ? Value(view->most) : Value(),
                              shown ? Value(judged.value) : Value(), shown ? low(judged.interval) : Value(),
                              shown ? high(judged.interval) : Value(),
                              std::string(hidden(a, judged) ? "suppressed" : to_string(judged.state)),
                              count(judged.known()), count(judged.parts.size()), count(a.success->cohort),
                              said(judged.why)});
  }
  out.note = fmt::format("Cohort: {} texts of the same body, class and years", a.success->cohort);
  return out;
}

// Values without names, to the hundredth: where a text lies among those of its body, class and years.
Section cohort(const StandardAnswer& a, bool) {
  Section out{"cohort",
              "How the other texts of its cohort fare",
              "",
              {{text("indicator"), real("value"), whole("texts")}, {}}};
  for (size_t i = 0; i < kSuccessIndicators; ++i) {
    std::map<int, size_t> texts;
    for (const auto& indicators : a.cohort)
      if (indicators[i].state == SuccessState::kValue && !hidden(a, indicators[i]))
        ++texts[static_cast<int>(std::lround(100 * indicators[i].value))];
    for (const auto& [hundredths, count_of] : texts)
      out.table.rows.push_back(
          {std::string(to_string(static_cast<SuccessIndicator>(i))), hundredths / 100.0, count(count_of)});
  }
  return out;
}

Section parts(const StandardAnswer& a, bool terminal) {
  Section out{"parts", "What the computed ones are made of", "", {}};
  if (!a.success) return out;
  if (terminal)
    out.table.columns = {text("Indicator"), text("Part"), text("Value"), text("95 %"), text("Rests on")};
  else
    out.table.columns = {text("indicator"), text("part"), real("value"),
                         real("low"),       real("high"), text("rests_on")};
  for (size_t i = 0; i < kSuccessIndicators; ++i) {
    if (hidden(a, a.success->indicators[i])) continue;
    for (const auto& p : a.success->indicators[i].parts) {
      const std::string name = to_string(static_cast<SuccessIndicator>(i));
      if (terminal)
        out.table.rows.push_back({name, std::string(p.name), p.value ? fmt::format("{:.2f}", *p.value) : "-",
                                  said(between(p.interval)), p.basis});
      else
        out.table.rows.push_back(
            {name, std::string(p.name), maybe(p.value), low(p.interval), high(p.interval), p.basis});
    }
  }
  return out;
}

Section rivals(const StandardAnswer& a, bool terminal) {
  Section out{"rivals", "Texts that could stand in its place, by like references", "", {}};
  out.table.columns = {text(terminal ? "Text" : "document"), text(terminal ? "Title" : "title"),
                       whole(terminal ? "Adopters" : "adopters")};
  if (!a.success || hidden(a, a.success->indicators[static_cast<size_t>(SuccessIndicator::kPracticality)]))
    return out;
  for (const auto& rival : a.success->rivals) {
    const auto& work = a.world.list().works[rival.work];
    out.table.rows.push_back({work.key, said(work.title), count(rival.adopters)});
  }
  if (terminal) out.note = cut(out.table, a.question.top);
  return out;
}

Section ratings(const StandardAnswer& a, bool terminal) {
  Section out{"ratings", "What experts say, one by one", "", {}};
  if (!a.standard.work || !a.names_persons()) return out;
  out.table.columns = {text("rater"), text("indicator"), real("score"),
                       text("scale"), text("rationale"), {"date", duck::Type::kDate, "DATE"}};
  if (terminal)
    out.table.columns = {text("Rater"), text("Indicator"), real("Score"),
                         text("Scale"), text("Rationale"), text("Date")};
  for (const auto& r : a.ratings.ratings)
    if (r.work == *a.standard.work)
      out.table.rows.push_back({r.rater_name.empty() ? "(not named)" : r.rater_name,
                                std::string(to_string(r.indicator)), r.score, r.scale, said(r.rationale),
                                r.day ? Value(*r.day) : Value()});
  if (terminal) out.note = cut(out.table, a.question.top);
  return out;
}

// Of all standards that were rated: how much a rating depends on who gave it.
Section agreement(const StandardAnswer& a, bool terminal) {
  Section out{"agreement", "How far raters agree, over all rated standards", "", {}};
  out.table.columns = {text("indicator"),           whole("raters"),         whole("standards"),
                       whole("raters_used"),        whole("standards_used"), real("icc_single"),
                       text("icc_single_interval"), real("icc_mean"),        text("icc_mean_interval")};
  if (terminal)
    out.table.columns = {text("Indicator"), whole("Raters"), whole("Standards"), text("Used"),
                         real("ICC(A,1)"),  text("95 %"),    real("ICC(A,k)"),   text("95 %")};
  for (size_t i = 0; i < kSuccessIndicators; ++i) {
    const auto agreed = rater_agreement(a.ratings.ratings, static_cast<SuccessIndicator>(i));
    if (agreed.raters == 0) continue;
    if (a.hides_raters(agreed.raters)) continue;
    std::vector<Value> row{std::string(to_string(static_cast<SuccessIndicator>(i))), count(agreed.raters),
                           count(agreed.standards)};
    if (terminal)
      row.emplace_back(fmt::format("{} x {}", agreed.raters_used, agreed.standards_used));
    else
      row.push_back(count(agreed.raters_used)), row.push_back(count(agreed.standards_used));
    const auto& icc = agreed.icc;
    row.push_back(icc ? maybe(icc->icc2) : Value()),
        row.push_back(icc ? said(between(icc->interval2)) : Value());
    row.push_back(icc ? maybe(icc->icc2k) : Value()),
        row.push_back(icc ? said(between(icc->interval2k)) : Value());
    out.table.rows.push_back(std::move(row));
  }
  if (!out.table.rows.empty())
    out.note =
        "ICC: two-way random, absolute agreement (McGraw and Wong 1996); raters and standards with most gaps "
        "are left out until none is left";
  return out;
}

duck::Table rank_columns(const char* first, bool terminal) {
  if (terminal) return {{text(first), whole("Standards"), text("Correlation"), text("95 %")}, {}};
  return {{text(first), whole("standards"), real("rho"), real("low"), real("high")}, {}};
}

std::vector<Value> rank_row(const std::string& first, const RankAgreement& r, bool terminal) {
  if (!terminal) return {first, count(r.standards), maybe(r.rho), low(r.interval), high(r.interval)};
  return {first, count(r.standards), r.rho ? fmt::format("{:.2f}", *r.rho) : std::string("cannot be told"),
          said(between(r.interval))};
}

Section downloads_section(const std::vector<DownloadsAndUse>& downloads, bool terminal) {
  Section out{
      "downloads_and_use", "Do downloads tell use? Rank correlation over the standards of the body", "", {}};
  out.table = rank_columns(terminal ? "Downloads" : "kind", terminal);
  for (const auto& d : downloads) {
    out.table.rows.push_back(rank_row(d.kind, d.raw, terminal));
    out.table.rows.push_back(rank_row(d.kind + ", of equal age", d.same_age, terminal));
  }
  return out;
}

Section downloads_and_use(const StandardAnswer& a, bool terminal) {
  return downloads_section(a.downloads, terminal);
}

}  // namespace plenary::standard_sections

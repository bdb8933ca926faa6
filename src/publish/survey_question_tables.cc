// The tables of a survey's questions: for people shares as words with their intervals, for programs numbers.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "publish/index_cells.h"
#include "publish/survey_tables.h"

namespace plenary::survey_tables {
namespace {

using namespace index_cells;
using duck::Value;

constexpr const char* kKinds[] = {"likert", "choice", "text"};

std::string percent(const std::optional<WeightedShare>& share) {
  if (!share) return "no data";
  return fmt::format("{:.0f} % ({:.0f} to {:.0f})", 100 * share->share, 100 * share->interval.low,
                     100 * share->interval.high);
}

std::string points(const std::optional<Difference>& d) {
  if (!d) return "no data";
  return fmt::format("{:+.0f} ({:+.0f} to {:+.0f})", 100 * d->difference + 0.0, 100 * d->interval.low,
                     100 * d->interval.high);
}

Value of_share(const std::optional<WeightedShare>& share, double WeightedShare::*what) {
  return maybe(share ? std::optional((*share).*what) : std::nullopt);
}

Value end_of(const std::optional<WeightedShare>& share, double Interval::*end) {
  return maybe(share ? std::optional(share->interval.*end) : std::nullopt);
}

const std::optional<WeightedShare>& best(const SurveyFindings& f, const SurveyPart& part) {
  return f.weighted() ? part.weighted : part.plain;
}

std::string asked_text(const SurveyFindings& f, const QuestionResult& q) {
  const auto& of = f.of.questions[q.question];
  return of.id == of.text ? of.text : fmt::format("{}: {}", of.id, of.text);
}

// "8 | 12 | 20 | 40 | 20 %", from least to most agreement.
std::string distribution(const SurveyFindings& f, const QuestionResult& q) {
  std::vector<std::string> out;
  for (const auto& part : q.parts) {
    if (part.agreeing) continue;
    const auto& share = best(f, part);
    out.push_back(part.withheld ? "x" : share ? fmt::format("{:.0f}", 100 * share->share) : "-");
  }
  return fmt::format("{} %", fmt::join(out, " | "));
}

Value answered(const SurveyFindings& f, const QuestionResult& q) {
  const bool few = !is_staff(f.audience) && f.rules.few_holdings(q.answered);
  return few ? Value(std::string(kWithheld)) : Value(fmt::format("{} of {}", q.answered, q.asked));
}

std::vector<Value> part_cells(const SurveyFindings& f, const SurveyPart& part) {
  if (part.withheld) return {std::string(kWithheld), std::string(kWithheld)};
  const bool plain = !f.weighted() || is_staff(f.audience);
  return {f.weighted() ? percent(part.weighted) : "not weighed", plain ? percent(part.plain) : kWithheld};
}

}  // namespace

Section scales(const SurveyFindings& f) {
  Section out{"scales", "Agreement", "Spread: shares of the options from least to most agreement", {}};
  out.table.columns = {text("Theme"),       text("Question"), text("Agree, weighed"),
                       text("As answered"), text("Answered"), text("Spread")};
  for (const auto& q : f.result.questions) {
    const auto& of = f.of.questions[q.question];
    if (of.kind != QuestionKind::kLikert) continue;
    std::vector<Value> row{said(of.theme), asked_text(f, q)};
    for (auto& cell : part_cells(f, q.parts.back())) row.push_back(std::move(cell));
    row.push_back(answered(f, q)), row.emplace_back(distribution(f, q));
    out.table.rows.push_back(std::move(row));
  }
  return out;
}

Section parts_of(const SurveyFindings& f, const char* key, const char* title, QuestionKind kind,
                 const char* part_name) {
  Section out{key, title, "", {}};
  out.table.columns = {text("Question"), text(part_name), text("Weighed"), text("As answered"),
                       text("Answered")};
  for (const auto& q : f.result.questions) {
    if (f.of.questions[q.question].kind != kind) continue;
    std::vector<const SurveyPart*> order;
    for (const auto& part : q.parts) order.push_back(&part);
    // The order would tell the greater of two that are withheld.
    std::ranges::stable_sort(order, std::greater(), [&](const SurveyPart* p) {
      return p->withheld || !best(f, *p) ? -1 : best(f, *p)->share;
    });
    for (const auto* part : order) {
      std::vector<Value> row{asked_text(f, q), part->label};
      for (auto& cell : part_cells(f, *part)) row.push_back(std::move(cell));
      row.push_back(answered(f, q));
      out.table.rows.push_back(std::move(row));
    }
  }
  return out;
}

Section groups(const SurveyFindings& f, bool terminal) {
  Section out{"groups", terminal ? "Compared by " + f.question.by : "", "", {}};
  if (terminal)
    out.table.columns = {text("Question"), text("Answer"),        text("Group"),
                         text("Share"),    text("To all others"), whole("Answered")};
  else
    out.table.columns = {
        text("question"), text("part"), text("group"),      whole("answered"),      real("share"),
        real("low"),      real("high"), real("difference"), real("difference_low"), real("difference_high"),
        text("state")};
  for (const auto& q : f.result.questions)
    for (const auto& part : q.parts) {
      const auto& id = f.of.questions[q.question].id;
      if (part.groups_withheld && terminal)
        out.table.rows.push_back(
            {asked_text(f, q), part.label, Value(), std::string(kWithheld), Value(), Value()});
      if (part.groups_withheld && !terminal)
        out.table.rows.push_back({id, part.label, Value(), Value(), Value(), Value(), Value(), Value(),
                                  Value(), Value(), std::string(kWithheld)});
      for (const auto& g : part.groups) {
        const auto& d = g.to_others;
        if (terminal)
          out.table.rows.push_back({asked_text(f, q), part.label, g.group,
                                    g.share ? percent(g.share) : "not weighed", points(d), count(g.units)});
        else
          out.table.rows.push_back(
              {id, part.label, g.group, count(g.units), of_share(g.share, &WeightedShare::share),
               end_of(g.share, &Interval::low), end_of(g.share, &Interval::high),
               maybe(d ? std::optional(d->difference) : std::nullopt),
               maybe(d ? std::optional(d->interval.low) : std::nullopt),
               maybe(d ? std::optional(d->interval.high) : std::nullopt), std::string("value")});
      }
    }
  return out;
}

// Every part of every question as numbers.
Section answers(const SurveyFindings& f) {
  Section out{"answers", "", "", {}};
  out.table.columns = {text("question"),     text("asked"),         text("theme"),     text("kind"),
                       text("part"),         text("role"),          whole("answered"), real("count"),
                       real("share"),        real("low"),           real("high"),      real("weighted"),
                       real("weighted_low"), real("weighted_high"), real("effective"), text("state")};
  for (const auto& q : f.result.questions) {
    const auto& of = f.of.questions[q.question];
    const bool few = !is_staff(f.audience) && f.rules.few_holdings(q.answered);
    const bool told = is_staff(f.audience) || !f.weighted();
    for (const auto& part : q.parts) {
      const std::optional<WeightedShare> none, &plain = part.withheld ? none : part.plain,
                                               &weighted = part.withheld ? none : part.weighted;
      out.table.rows.push_back(
          {of.id, of.text, said(of.theme), std::string(kKinds[static_cast<size_t>(of.kind)]), part.label,
           std::string(part.agreeing ? "sum"
                       : part.agrees ? "agrees"
                                     : "option"),
           few ? Value() : count(q.answered), part.withheld || !told ? Value() : maybe(part.count),
           of_share(plain, &WeightedShare::share), end_of(plain, &Interval::low),
           end_of(plain, &Interval::high), of_share(weighted, &WeightedShare::share),
           end_of(weighted, &Interval::low), end_of(weighted, &Interval::high),
           of_share(weighted, &WeightedShare::effective),
           std::string(part.withheld ? kWithheld
                       : plain       ? "value"
                                     : "no data")});
    }
  }
  return out;
}

}  // namespace plenary::survey_tables

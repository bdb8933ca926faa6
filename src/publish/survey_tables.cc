// The tables of a survey: who answered, for whom they stand, their words, and what could not be read.
#include "publish/survey_tables.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "publish/index_cells.h"
#include "publish/notice.h"

namespace plenary {
namespace {

using namespace index_cells;
using namespace survey_tables;
using duck::Value;

// What became of the survey: nothing where it cannot be told, or must not.
struct ResponseRow {
  const char *key, *meaning;
  std::optional<double> value;
  bool withheld = false;
};

std::vector<ResponseRow> response_rows(const SurveyFindings& f) {
  const auto& r = f.result;
  const auto n = [](size_t x) { return std::optional(static_cast<double>(x)); };
  const auto few = [&](size_t x) { return !is_staff(f.audience) && x > 0 && f.rules.few_holdings(x); };
  const auto small = [&](const char* key, const char* meaning, size_t x) {
    return ResponseRow{key, meaning, n(x), few(x)};
  };
  const bool framed = f.weighted() && r.frame > 0;
  const auto rate = [&](size_t x) {
    return framed ? std::optional(static_cast<double>(x) / r.frame) : std::nullopt;
  };
  const auto all = r.complete + r.partial;
  return {small("respondents", "People who answered anything", r.units.respondents),
          {"frame", "Organizations in the frame", framed ? std::optional(r.frame) : std::nullopt},
          small("complete", "Complete interviews (80 % or more)", r.complete),
          small("partial", "Partial ones (50 to 80 %)", r.partial),
          {"rr1", "RR1 (AAPOR): complete of frame", rate(r.complete), few(r.complete)},
          {"rr2", "RR2 (AAPOR): with partial ones", rate(all), few(all) || few(r.partial)},
          small("broken_off", "People who broke off, left out", r.units.broken_off),
          small("unbound", "People of no known organization", r.units.unbound),
          small("outside", "Outside of the frame, not weighed", f.weighted() ? r.units.outside : 0),
          {"effective", "Effective sample size (Kish)", r.effective}};
}

Section response(const SurveyFindings& f, bool terminal) {
  Section out{"response", terminal ? "Who answered" : "", "", {}};
  out.table.columns = terminal ? std::vector{text("What"), text("Value")}
                               : std::vector{text("measure"), text("meaning"), real("value"), text("state")};
  for (const auto& row : response_rows(f)) {
    const bool rate = std::string_view(row.key).starts_with("rr");
    const auto shown = row.withheld ? std::string(kWithheld)
                       : !row.value ? std::string("no data")
                       : rate       ? fmt::format("{:.0f} %", 100 * *row.value)
                                    : fmt::format("{:.0f}", *row.value);
    if (terminal)
      out.table.rows.push_back({std::string(row.meaning), shown});
    else
      out.table.rows.push_back({std::string(row.key), std::string(row.meaning),
                                row.withheld ? Value() : maybe(row.value),
                                std::string(row.withheld ? kWithheld
                                            : row.value  ? "value"
                                                         : "no data")});
  }
  return out;
}

Section strata(const SurveyFindings& f, bool terminal) {
  Section out{"strata", terminal ? "Strata of the frame" : "", "", {}};
  for (const auto& name : f.of.strata) out.table.columns.push_back(text(name));
  out.table.columns.insert(out.table.columns.end(),
                           {whole(terminal ? "Frame" : "frame"), whole(terminal ? "Answered" : "answered"),
                            whole(terminal ? "Cell" : "cell"), real(terminal ? "Weight" : "weight")});
  if (f.strata_withheld) {
    out.note = "Withheld: a stratum rests on too few answers";
    return out;
  }
  const bool cells = !is_staff(f.audience);  // of a cell of several strata only the whole is large enough
  for (const auto& stratum : f.result.units.strata) {
    std::vector<Value> row;
    for (const auto& value : stratum.of.values) row.push_back(value);
    const bool alone = std::ranges::count_if(f.result.units.strata, [&](const auto& other) {
                         return other.is.cell == stratum.is.cell;
                       }) == 1;
    row.push_back(count(static_cast<size_t>(stratum.of.frame)));
    row.push_back(cells && !alone ? Value() : count(static_cast<size_t>(stratum.of.responded)));
    row.push_back(count(stratum.is.cell + 1)), row.push_back(number(stratum.is.weight, terminal, 2));
    out.table.rows.push_back(std::move(row));
  }
  if (terminal) out.note = "Strata of the same cell were weighed together";
  return out;
}

Section coding(const SurveyFindings& f, bool terminal) {
  Section out{
      "coding",
      terminal ? "How far the coding of free text agrees" : "",
      terminal
          ? "Krippendorff's alpha: 1 is agreement in all, 0 what chance gives; below 0.667 conclusions are "
            "tentative at most (Krippendorff 2004)"
          : "",
      {}};
  out.table.columns = {text("question"), text("first"), text("second"), text("code"),
                       whole("answers"), real("alpha"), real("low"),    real("high")};
  for (const auto& one : f.result.coding) {
    const auto alpha = one.agreement ? std::optional(one.agreement->alpha) : std::nullopt;
    const auto end = [&](double Interval::*which) {
      return one.interval ? number((*one.interval).*which, terminal, 2) : Value();
    };
    out.table.rows.push_back({f.of.questions[one.question].id, one.first, one.second,
                              one.code.empty() ? std::string("all together") : one.code,
                              one.agreement ? count(one.agreement->units) : Value(),
                              number(alpha.value_or(composite::kMissing), terminal, 2), end(&Interval::low),
                              end(&Interval::high)});
  }
  return out;
}

Section quotes(const SurveyFindings& f, bool terminal) {
  Section out{"quotes", terminal ? "In their words" : "", "", {}};
  out.table.columns = {text(terminal ? "Question" : "question"), text(terminal ? "Code" : "code"),
                       text(terminal ? "Words" : "words")};
  if (is_staff(f.audience)) out.table.columns.push_back(text(terminal ? "Organization" : "organization"));
  for (const auto& quote : f.quotes) {
    std::vector<Value> row{quote.question, quote.code, quote.text};
    if (is_staff(f.audience)) row.push_back(said(quote.organization));
    out.table.rows.push_back(std::move(row));
  }
  return out;
}

Section unread(const SurveyFindings& f, bool terminal) {
  Section out{
      "unread",
      terminal ? "Answers that the questionnaire does not know" : "",
      terminal ? "Correct the answer, or write it into the question's scale, options or no_opinion" : "",
      {}};
  out.table.columns = {text("question"), text("answer"), whole("times"), text("instead")};
  for (const auto& one : f.result.units.unread) {
    const auto* q = f.of.find(one.question);
    const auto instead = q == nullptr ? "no question of the questionnaire has this id"
                                      : fmt::format("one of: {}", fmt::join(q->options, ", "));
    out.table.rows.push_back({one.question, said(one.answer), count(one.times), instead});
  }
  const auto more = terminal ? cut(out.table, 10) : "";
  if (!more.empty()) out.note += "; " + more;
  return out;
}

}  // namespace

std::vector<Section> survey_sections(const SurveyFindings& f, bool terminal) {
  std::vector<Section> out{response(f, terminal)};
  if (terminal) {
    out.push_back(scales(f));
    out.push_back(parts_of(f, "choices", "Choices", QuestionKind::kChoice, "Option"));
    out.push_back(parts_of(f, "codes", "What free text is about", QuestionKind::kText, "Code"));
  } else {
    out.push_back(answers(f));
  }
  out.push_back(groups(f, terminal)), out.push_back(quotes(f, terminal)), out.push_back(strata(f, terminal));
  out.push_back(coding(f, terminal)), out.push_back(unread(f, terminal));
  if (terminal)
    std::erase_if(out, [](const Section& s) {
      return s.table.rows.empty() && (s.key != "strata" || s.note.empty() || s.table.columns.size() == 4);
    });
  for (auto& section : out) mark(section.table, f.snapshot);
  return out;
}

}  // namespace plenary

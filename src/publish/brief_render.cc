#include <fmt/format.h>

#include "base/json.h"
#include "publish/brief.h"
#include "publish/figure.h"
#include "publish/index_cells.h"
#include "publish/notice.h"
#include "publish/question.h"
#include "publish/report.h"
#include "publish/section.h"

namespace plenary {
namespace {

using namespace index_cells;

const char* readers_text(BriefReader reader) {
  switch (reader) {
    case BriefReader::kOperator:
      return "operators";
    case BriefReader::kVendor:
      return "vendors";
    case BriefReader::kSme:
      return "small companies";
    case BriefReader::kAcademia:
      return "universities";
    case BriefReader::kAdministration:
      return "administrations";
  }
  return "";
}

// "company, operator; member of rehearsal; with what concerns operators", as a line under the heading.
std::string circumstances(const BriefAnswer& a) {
  const auto& s = a.subject;
  std::string out = s.what;
  const auto add = [&](const std::string& word) { out += (out.empty() ? "" : "; ") + word; };
  if (s.side.slice == "organization")
    add(s.standing == BriefStanding::kNotKnown || s.host.empty()
            ? std::string(to_string(s.standing))
            : fmt::format("{} of {}", to_string(s.standing), s.host));
  else
    add(s.standing == BriefStanding::kMember ? "for those who take part"
                                             : "for those who do not take part yet");
  if (s.reader) add(fmt::format("with what concerns {}", readers_text(*s.reader)));
  return out;
}

std::string because_text(const BriefStep& step) {
  return fmt::format(" [{}]", fmt::join(step.because, ", "));
}

std::vector<std::string> closing_notes(const BriefAnswer& a) {
  std::vector<std::string> out;
  if (a.steps.empty()) out.emplace_back("No step follows from the records.");
  if (a.withheld > 0)
    out.push_back(
        fmt::format("Withheld from this audience: {} statement{}.", a.withheld, a.withheld == 1 ? "" : "s"));
  if (!a.not_on_record.empty())
    out.push_back(fmt::format("Not on record, which is not zero: {}", fmt::join(a.not_on_record, " ")));
  return out;
}

std::string sources_json(const BriefAnswer& a, const BriefStatement& statement) {
  std::string out;
  for (const auto& source : statement.sources) {
    std::string row;
    for (const auto& [slice, label] : source.row)
      row += fmt::format("{}{}: {}", row.empty() ? "" : ", ", json_string(slice),
                         label ? json_string(*label) : "null");
    const bool known = source.cell.state == CellState::kValue || source.cell.state == CellState::kNone;
    out += fmt::format(
        "{}\n        {{\"text\": {}, \"value\": {}, \"part\": {}, \"row\": {{{}}}, \"address\": {}, "
        "\"command\": {}}}",
        out.empty() ? "" : ",", json_string(source.text), known ? json_number(source.cell.value) : "null",
        json_string(source.part), row, json_string(measure_address(source.query)),
        json_string(measure_command_line(source.query, a.audience)));
  }
  return out;
}

std::string sections_of(const BriefAnswer& a) {
  std::string out;
  size_t number = 0;
  for (const auto& section : a.sections) {
    std::string statements;
    for (const auto& statement : section.statements)
      statements += fmt::format("{}\n      {{\"number\": {}, \"fact\": {}, \"text\": {}, \"sources\": [{}]}}",
                                statements.empty() ? "" : ",", ++number, json_string(statement.fact),
                                json_string(statement.text), sources_json(a, statement));
    out +=
        fmt::format("{}\n    {{\"key\": {}, \"heading\": {}, \"statements\": [{}]}}", out.empty() ? "" : ",",
                    json_string(section.key), json_string(section.heading), statements);
  }
  return out;
}

std::string steps_json(const BriefAnswer& a) {
  std::string out;
  for (const auto& step : a.steps)
    out += fmt::format("{}\n    {{\"text\": {}, \"because\": [{}]}}", out.empty() ? "" : ",",
                       json_string(step.text), fmt::join(step.because, ", "));
  return out;
}

std::string row_text(const BriefSource& source) {
  std::string out;
  for (const auto& [slice, label] : source.row) out += (out.empty() ? "" : ", ") + label.value_or("unknown");
  return out;
}

}  // namespace

duck::Table brief_table(const BriefAnswer& a) {
  duck::Table table;
  table.columns = {text("section"), whole("statement"), text("text"),    text("row"),
                   text("part"),    real("value"),      text("question")};
  int64_t number = 0;
  for (const auto& section : a.sections)
    for (const auto& statement : section.statements) {
      ++number;
      for (const auto& source : statement.sources) {
        const bool known = source.cell.state == CellState::kValue || source.cell.state == CellState::kNone;
        table.rows.push_back({section.key, number, statement.text, said(row_text(source)), source.part,
                              maybe(known ? std::optional(source.cell.value) : std::nullopt),
                              measure_command_line(source.query, a.audience)});
      }
    }
  mark(table, a.snapshot);
  return table;
}

std::string render_brief_text(const BriefAnswer& a) {
  auto out = notice(a.snapshot) + brief_heading(a) + "\n" + circumstances(a) + "\n";
  size_t number = 0;
  for (const auto& section : a.sections) {
    out += "\n" + section.heading + "\n";
    for (const auto& statement : section.statements)
      out += fmt::format("  {:>2}  {}\n", ++number, statement.text);
  }
  if (!a.steps.empty()) out += "\nSuggested steps\n";
  for (const auto& step : a.steps) out += "   -  " + step.text + because_text(step) + "\n";
  out += "\n";
  for (const auto& note : closing_notes(a)) out += note + "\n";
  return out + fmt::format("Where each number comes from: --format csv or json\nSnapshot {} of {} ({})\n",
                           a.snapshot.hash, a.snapshot.made_at, a.snapshot.program);
}

std::string render_brief_json(const BriefAnswer& a) {
  const auto& s = a.subject;
  return fmt::format(
      "{{\n  \"title\": {},\n  \"slice\": {},\n  \"subject\": {},\n  \"about\": {},\n  \"host\": {},\n  "
      "\"standing\": {},\n  \"for\": {},\n  \"year\": {},\n  \"sections\": [{}],\n  \"steps\": [{}],\n  "
      "\"notes\": "
      "{},\n  \"snapshot\": {},\n  \"made_at\": {},\n  \"notice\": {}\n}}\n",
      json_string(brief_heading(a)), json_string(s.side.slice), json_string(s.side.label),
      json_string(circumstances(a)), json_string(s.host), json_string(to_string(s.standing)),
      s.reader ? json_string(to_string(*s.reader)) : "null", s.year, sections_of(a), steps_json(a),
      json_list(closing_notes(a)), json_string(a.snapshot.hash), json_string(a.snapshot.made_at),
      json_string(a.snapshot.synthetic ? kSynthetic : ""));
}

namespace {

// One row a question of a statement, with all that the statement takes from it.
void add_sources(const BriefAnswer& a, const BriefStatement& statement, size_t number, duck::Table& to) {
  std::string last;
  for (const auto& source : statement.sources) {
    const auto question = measure_command_line(source.query, a.audience);
    auto says = row_text(source);
    if (!source.text.empty()) says += (says.empty() ? "" : ": ") + source.text;
    if (question == last)
      to.rows.back()[1] = duck::to_text(to.rows.back()[1]) + "; " + says;
    else
      to.rows.push_back({std::to_string(number), std::move(says), question});
    last = question;
  }
}

}  // namespace

Report brief_report(const BriefAnswer& a, Day today) {
  auto report = empty_report(a.snapshot, a.audience, today);
  report.title = brief_heading(a), report.subtitle = circumstances(a);
  size_t number = 0;
  duck::Table sources{.columns = {text("No."), text("Says"), text("Question")}, .rows = {}};
  for (const auto& section : a.sections) {
    ReportSection out{.heading = section.heading, .prose = {}};
    for (const auto& statement : section.statements) {
      out.prose += fmt::format("{} [{}]\n\n", statement.text, ++number);
      add_sources(a, statement, number, sources);
    }
    report.sections.push_back(std::move(out));
  }
  ReportSection steps{.heading = "Suggested steps", .prose = {}};
  for (const auto& step : a.steps) steps.prose += step.text + because_text(step) + "\n\n";
  for (const auto& note : closing_notes(a)) steps.prose += note + "\n\n";
  report.sections.push_back(std::move(steps));
  mark(sources, a.snapshot);
  report.sections.push_back({.heading = "Where it comes from",
                             .prose = "Each statement with the question that gives its numbers.",
                             .figures = {table_figure("Sources of the statements", "", sources)}});
  return report;
}

}  // namespace plenary

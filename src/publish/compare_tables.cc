// A comparison as tables and text.
#include <fmt/format.h>

#include "base/json.h"
#include "publish/compare_answer.h"
#include "publish/notice.h"
#include "publish/section.h"

namespace plenary {
namespace {

using duck::Type;
using duck::Value;

bool counted(const Cell& cell) { return cell.state == CellState::kValue || cell.state == CellState::kNone; }

Value number(const Cell& cell) { return counted(cell) ? Value(cell.value) : Value(); }

Value end(const Cell& cell, double Interval::*which) {
  return cell.interval ? Value((*cell.interval).*which) : Value();
}

std::string words(const Cell& cell) { return counted(cell) ? human(cell.value) : to_string(cell.state); }

std::string between_text(const SideBySide& c) {
  if (!counted(c.between)) return "";
  return c.by == Comparing::kRatio
             ? "x " + human(c.between.value)
             : fmt::format("{}{}", c.between.value > 0 ? "+" : "", human(c.between.value));
}

std::string interval_words(const Cell& cell) {
  return cell.interval ? fmt::format("{} to {}", human(cell.interval->low), human(cell.interval->high)) : "";
}

std::vector<Value> terminal_row(const SideBySide& c) {
  return {fmt::format("{} ({})", c.metric.name, c.part.unit),
          words(c.a),
          words(c.b),
          between_text(c),
          interval_words(c.between),
          number(c.adjusted),
          c.reading};
}

std::vector<Value> full_row(const SideBySide& c) {
  return {c.metric.theme,
          c.metric.name,
          c.part.name,
          c.part.unit,
          number(c.a),
          end(c.a, &Interval::low),
          end(c.a, &Interval::high),
          std::string(to_string(c.a.state)),
          number(c.b),
          end(c.b, &Interval::low),
          end(c.b, &Interval::high),
          std::string(to_string(c.b.state)),
          std::string(c.by == Comparing::kRatio ? "ratio" : "difference"),
          number(c.between),
          end(c.between, &Interval::low),
          end(c.between, &Interval::high),
          number(c.p),
          number(c.adjusted),
          c.reading};
}

duck::Table fact_table(const CompareAnswer& a) {
  duck::Table table;
  for (const auto& name : {std::string("What a register says"), a.a.label, a.b.label})
    table.columns.push_back({name, Type::kText, ""});
  for (const auto& fact : a.facts)
    table.rows.push_back(
        {fact.what, fact.a.empty() ? "(unknown)" : fact.a, fact.b.empty() ? "(unknown)" : fact.b});
  mark(table, a.snapshot);
  return table;
}

// How the same numbers are opened.
std::string opening(const CompareAnswer& a) {
  const auto value = [](const std::string& label) {
    return label.contains(',') ? fmt::format("\"{}\"", label) : label;
  };
  return fmt::format("plenary measure METRIC --by {0} --where '{0}={1},{2}'", a.a.slice, value(a.a.label),
                     value(a.b.label));
}

constexpr const char* kMethod =
    "x: the first by the second; counts with the exact interval of two rates, wider where their parts swing "
    "from year "
    "to year (quasi-binomial). +/-: the first less the second; shares with Newcombe's interval. p_adjusted: "
    "all rows "
    "judged together (Benjamini and Hochberg). Medians: told apart where their intervals do not overlap. "
    "Stocks, means "
    "and sums of weights are told without chance";

}  // namespace

duck::Table compare_table(const CompareAnswer& a, bool terminal) {
  duck::Table table;
  const auto column = [&](std::string name, Type type) {
    table.columns.push_back({std::move(name), type, ""});
  };
  if (terminal) {
    column("Metric", Type::kText);
    for (const auto& name : {a.a.label, a.b.label}) column(name, Type::kText);
    column("compared", Type::kText), column("95 %", Type::kText);
    column("p_adjusted", Type::kReal), column("reading", Type::kText);
  } else {
    for (const char* name : {"theme", "metric", "part", "unit"}) column(name, Type::kText);
    for (const char* side : {"a", "b"}) {
      for (const char* end : {"", "_low", "_high"}) column(fmt::format("{}{}", side, end), Type::kReal);
      column(fmt::format("{}_state", side), Type::kText);
    }
    column("compared_by", Type::kText);
    for (const char* name : {"compared", "compared_low", "compared_high", "p", "p_adjusted"})
      column(name, Type::kReal);
    column("reading", Type::kText);
  }
  for (const auto& row : a.rows) table.rows.push_back(terminal ? terminal_row(row) : full_row(row));
  mark(table, a.snapshot);
  return table;
}

duck::Table link_table(const CompareAnswer& a, bool terminal) {
  duck::Table table;
  for (const char* name : {"link", "from", "to"}) table.columns.push_back({name, Type::kText, ""});
  for (const char* name : {"amount", "expected", "ratio"})
    table.columns.push_back({name, terminal ? Type::kText : Type::kReal, ""});
  if (terminal)
    table.columns.push_back({"95 %", Type::kText, ""});
  else
    for (const char* name : {"ratio_low", "ratio_high"}) table.columns.push_back({name, Type::kReal, ""});
  if (!terminal) table.columns.push_back({"state", Type::kText, ""});
  table.columns.push_back({"records", Type::kInteger, ""});
  for (const auto& link : a.links) {
    std::vector<Value> row{fmt::format("{} ({})", link.metric, link.unit), link.from,
                           link.directed || !terminal ? link.to : "and " + link.to};
    for (const auto* cell : {&link.amount, &link.expected, &link.ratio})
      row.push_back(terminal ? Value(words(*cell)) : number(*cell));
    if (terminal)
      row.emplace_back(interval_words(link.ratio));
    else
      row.push_back(end(link.ratio, &Interval::low)), row.push_back(end(link.ratio, &Interval::high)),
          row.emplace_back(std::string(to_string(link.amount.state)));
    row.emplace_back(link.records);
    table.rows.push_back(std::move(row));
  }
  mark(table, a.snapshot);
  return table;
}

std::string render_compare_text(const CompareAnswer& a) {
  std::string out = notice(a.snapshot) + fmt::format("{} and {} side by side\n\n", a.a.label, a.b.label);
  if (!a.facts.empty()) out += render_table(fact_table(a)) + "\n";
  out += render_table(compare_table(a, true)) + "\n";
  if (!a.links.empty())
    out += render_table(link_table(a, true)) +
           "Expected: what the sizes of all bodies here would give. Each link is a row of its own: no sum of "
           "them means "
           "anything.\n\n";
  for (const auto& note : a.notes) out += note + ".\n";
  if (!a.neither.empty()) out += fmt::format("On record of neither: {}\n", fmt::join(a.neither, ", "));
  out += fmt::format("{}.\nOpen a number: {} [--records]\nSnapshot {} of {}\n", kMethod, opening(a),
                     a.snapshot.hash.substr(0, 12), a.snapshot.made_at);
  return out;
}

std::string render_compare_json(const CompareAnswer& a) {
  std::string facts;
  for (const auto& fact : a.facts)
    facts += fmt::format("{}{{\"what\": {}, \"a\": {}, \"b\": {}}}", facts.empty() ? "" : ", ",
                         json_string(fact.what), fact.a.empty() ? "null" : json_string(fact.a),
                         fact.b.empty() ? "null" : json_string(fact.b));
  return fmt::format(
      "{{\n  \"slice\": {},\n  \"a\": {},\n  \"b\": {},\n  \"facts\": [{}],\n  \"notes\": {},\n  \"method\": "
      "{},\n  "
      "\"on_record_of_neither\": {},\n  \"snapshot\": {},\n  \"made_at\": {},\n  \"notice\": {},\n  "
      "\"links\": {},\n  \"rows\": {}\n}}\n",
      json_string(a.a.slice), json_string(a.a.label), json_string(a.b.label), facts, json_list(a.notes),
      json_string(kMethod), json_list(a.neither), json_string(a.snapshot.hash),
      json_string(a.snapshot.made_at), a.snapshot.synthetic ? json_string(kSynthetic) : "null",
      render_json_rows(link_table(a, false)), render_json_rows(compare_table(a, false)));
}

}  // namespace plenary

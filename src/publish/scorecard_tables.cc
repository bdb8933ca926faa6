#include "publish/scorecard_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "publish/index_cells.h"

namespace plenary {
namespace {

using namespace index_cells;
using composite::kMissing;
using duck::Value;

Value mark(const std::optional<double>& value, bool terminal) {
  if (value && std::abs(*value) < 0.005 && terminal) return number(0, true, 2);  // not "-0.00"
  return number(value.value_or(kMissing), terminal, 2);
}

std::string span(const std::optional<Interval>& interval) {
  return interval ? fmt::format("{:.2f} to {:.2f}", interval->low, interval->high) : "";
}

// An interval: for people one text, else its ends.
void add_interval(std::vector<Value>& row, const std::optional<Interval>& interval, bool terminal) {
  if (terminal) return static_cast<void>(row.push_back(span(interval)));
  row.push_back(interval ? Value(interval->low) : Value());
  row.push_back(interval ? Value(interval->high) : Value());
}

void add_interval_columns(duck::Table& table, bool terminal) {
  if (terminal) return static_cast<void>(table.columns.push_back(text("95 %")));
  table.columns.push_back(real("low"));
  table.columns.push_back(real("high"));
}

}  // namespace

duck::Table card_matrix(const ScorecardAnswer& answer) {
  static constexpr std::array kShort{"reli.",  "stab.",  "valid.", "pred.",  "rank.",
                                     "gaming", "cover.", "fair.",  "robust", "publ."};
  duck::Table out{{text("metric")}, {}};
  for (const char* name : kShort) out.columns.push_back(real(name));
  for (const auto& card : answer.scorecard.cards) {
    if (!card.why.empty()) continue;
    auto& row = out.rows.emplace_back();
    row.emplace_back(card.metric.name);
    for (size_t s = 0; s < kCriteria; ++s) row.push_back(mark(card.marks[s].value, true));
  }
  return out;
}

duck::Table card_facts(const ScorecardAnswer& answer, bool terminal) {
  duck::Table out{{text("metric"), real("size"), real("explained"), text("closest"), real("rho"),
                   whole("delay_days"), whole("fields"), text("dominated_by")},
                  {}};
  if (!terminal) out.columns.push_back(text("needs")), out.columns.push_back(text("verdict"));
  for (const auto& card : answer.scorecard.cards) {
    if (!card.why.empty()) continue;
    auto& row = out.rows.emplace_back();
    row = {card.metric.name,
           mark(card.marks[kSizeShare].value, terminal),
           mark(card.redundancy, terminal),
           said(card.closest),
           mark(card.closeness, terminal),
           card.delay ? Value(int64_t{*card.delay}) : Value(),
           count(card.fields.size()),
           said(card.dominated_by)};
    if (terminal) continue;
    row.push_back(fmt::format("{}", fmt::join(card.fields, ", ")));
    row.push_back(verdict(answer.scorecard, card));
  }
  return out;
}

duck::Table card_marks(const ScorecardAnswer& answer, const Card& card, bool terminal) {
  duck::Table out{{text("criterion"), real("value")}, {}};
  add_interval_columns(out, terminal);
  if (!terminal) out.columns.push_back(text("question"));
  out.columns.push_back(text(answer.tells_data() ? "from" : "unavailable"));
  for (size_t s = 0; s < card.marks.size(); ++s) {
    const auto& m = card.marks[s];
    std::vector<Value> row{criterion_texts()[s].name, mark(m.value, terminal)};
    add_interval(row, m.interval, terminal);
    if (!terminal) row.emplace_back(criterion_texts()[s].question);
    row.push_back(!m.why.empty()        ? Value((answer.tells_data() ? "unavailable: " : "") + m.why)
                  : answer.tells_data() ? said(m.data)
                                        : Value());
    out.rows.push_back(std::move(row));
  }
  return out;
}

duck::Table card_differences(const ScorecardAnswer& answer, bool terminal) {
  const auto& scorecard = answer.scorecard;
  if (scorecard.differences.empty()) return {};
  const auto &a = scorecard.cards[0], &b = scorecard.cards[1];
  duck::Table out{{text("criterion"), real(a.metric.name), real(b.metric.name), real("difference")}, {}};
  add_interval_columns(out, terminal);
  out.columns.push_back(text("better"));
  for (size_t s = 0; s < scorecard.differences.size(); ++s) {
    const auto& [difference, better] = scorecard.differences[s];
    std::vector<Value> row{criterion_texts()[s].name, mark(a.marks[s].value, terminal),
                           mark(b.marks[s].value, terminal),
                           mark(difference ? std::optional(difference->estimate) : std::nullopt, terminal)};
    add_interval(row, difference ? std::optional(difference->interval) : std::nullopt, terminal);
    row.push_back(better > 0 ? Value(a.metric.name) : better < 0 ? Value(b.metric.name) : Value());
    out.rows.push_back(std::move(row));
  }
  return out;
}

duck::Table without_card(const ScorecardAnswer& answer) {
  std::map<std::string, std::vector<std::string>> by_reason;
  for (const auto& card : answer.scorecard.cards)
    if (!card.why.empty()) by_reason[card.why].push_back(card.metric.name);
  duck::Table out{{text("why"), text("metrics")}, {}};
  for (const auto& [why, names] : by_reason)
    out.rows.push_back({why, fmt::format("{}", fmt::join(names, ", "))});
  return out;
}

duck::Table attack_table(const ScorecardAnswer& answer) {
  duck::Table out{{text("attack"), text("what"), text("cost")}, {}};
  for (const auto& attack : answer.scorecard.library)
    out.rows.push_back({attack.name, attack.what, attack.cost});
  return out;
}

}  // namespace plenary

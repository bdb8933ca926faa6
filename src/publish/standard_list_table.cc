// The table of a body's standards: what is computed, with its interval and what it rests on, and what experts
// say.
#include <fmt/core.h>

#include "publish/index_cells.h"
#include "publish/notice.h"
#include "publish/standard_list.h"

namespace plenary {
namespace {

using namespace index_cells;
using duck::Value;
using Row = std::vector<Value>;

bool hides(const StandardList& list, const Success& success) {
  return list.hides(success.counts.implementers);
}

const char* state_of(bool hidden, SuccessState state) { return hidden ? "suppressed" : to_string(state); }

// One or two named implementers stand behind practicality; the others count none.
bool hides(const StandardList& list, const Success& success, size_t indicator) {
  return hides(list, success) && static_cast<SuccessIndicator>(indicator) == SuccessIndicator::kPracticality;
}

std::optional<ExpertView> experts(const StandardList& list, uint32_t work, size_t indicator) {
  const auto view = expert_view(list.ratings.ratings, work, static_cast<SuccessIndicator>(indicator));
  return view && list.hides_raters(view->raters) ? std::nullopt : view;
}

std::string terminal_cell(const StandardList& list, const ListedStandard& s, size_t indicator) {
  const auto& judged = s.success.indicators[indicator];
  const bool hidden = hides(list, s.success, indicator);
  std::string out = state_of(hidden, judged.state);
  if (!hidden && judged.state == SuccessState::kValue) {
    out = fmt::format("{:.2f}", judged.value);
    if (judged.interval)
      out += fmt::format(" ({:.2f} to {:.2f})", judged.interval->low, judged.interval->high);
  }
  if (const auto view = experts(list, s.work, indicator)) out += fmt::format(" | {:.2f}", view->mean);
  return out;
}

void add_indicator(const StandardList& list, const ListedStandard& s, size_t indicator, Row& row) {
  const auto& judged = s.success.indicators[indicator];
  const bool hidden = hides(list, s.success, indicator);
  const bool shown = !hidden && judged.state == SuccessState::kValue;
  const auto end = [&](double Interval::*which) {
    return maybe(shown && judged.interval ? std::optional((*judged.interval).*which) : std::nullopt);
  };
  row.push_back(maybe(shown ? std::optional(judged.value) : std::nullopt));
  row.push_back(end(&Interval::low)), row.push_back(end(&Interval::high));
  row.emplace_back(std::string(state_of(hidden, judged.state)));
  row.push_back(count(judged.known()));
  const auto view = experts(list, s.work, indicator);
  row.push_back(maybe(view ? std::optional(view->mean) : std::nullopt)),
      row.push_back(view ? count(view->raters) : Value());
}

Row full_row(const StandardList& list, const ListedStandard& s) {
  const auto& work = list.world.list().works[s.work];
  const auto& success = s.success;
  const bool hidden = hides(list, success);
  Row row{work.key,
          work.name,
          said(work.title),
          said(work.deliverable),
          success.since ? Value(*success.since) : Value(),
          count(success.cohort),
          hidden ? Value() : count(success.counts.adopters),
          hidden ? Value() : count(success.family_adopters)};
  for (size_t i = 0; i < kSuccessIndicators; ++i) add_indicator(list, s, i, row);
  row.push_back(maybe(success.disruption ? std::optional(success.disruption->cd) : std::nullopt));
  row.push_back(count(success.rivals.empty() ? 0 : success.rivals.size() - 1));
  row.push_back(maybe(success.days_to_first)), row.push_back(maybe(success.days_to_tenth));
  return row;
}

duck::Table full_columns() {
  duck::Table out{{text("document"),
                   text("name"),
                   text("title"),
                   text("class"),
                   {"since", duck::Type::kDate, "DATE"},
                   whole("cohort"),
                   whole("adopters"),
                   whole("family_adopters")},
                  {}};
  for (size_t i = 0; i < kSuccessIndicators; ++i) {
    const std::string name = to_string(static_cast<SuccessIndicator>(i));
    for (const char* end : {"", "_low", "_high"}) out.columns.push_back(real(name + end));
    out.columns.push_back(text(name + "_state")), out.columns.push_back(whole(name + "_parts"));
    out.columns.push_back(real(name + "_experts")), out.columns.push_back(whole(name + "_raters"));
  }
  for (auto column :
       {real("cd_index"), whole("rivals"), real("days_to_first_use"), real("days_to_tenth_use")})
    out.columns.push_back(std::move(column));
  return out;
}

}  // namespace

duck::Table standard_list_table(const StandardList& list, bool terminal) {
  auto out = full_columns();
  if (terminal) {
    out.columns = {text("Text"), text("Title"), text("Since"), text("Adopters")};
    for (size_t i = 0; i < kSuccessIndicators; ++i)
      out.columns.push_back(text(to_string(static_cast<SuccessIndicator>(i))));
  }
  for (const auto& s : list.shown) {
    if (!terminal) {
      out.rows.push_back(full_row(list, s));
      continue;
    }
    const auto& work = list.world.list().works[s.work];
    Row row{
        work.key, said(work.title),
        s.success.since ? Value(fmt::format("{}", civil(*s.success.since).year)) : Value(),
        hides(list, s.success) ? std::string("suppressed") : fmt::format("{}", s.success.counts.adopters)};
    for (size_t i = 0; i < kSuccessIndicators; ++i) row.emplace_back(terminal_cell(list, s, i));
    out.rows.push_back(std::move(row));
  }
  mark(out, list.snapshot);
  return out;
}

}  // namespace plenary

#include "publish/index_answer.h"

#include <fmt/core.h>

#include <algorithm>

#include "publish/index_tables.h"
#include "publish/notice.h"

namespace plenary {
namespace {

constexpr size_t kMostRows = 12;  // of a table in a terminal

void add(std::vector<Section>& out, Section section, bool terminal) {
  if (section.table.rows.empty()) return;
  if (terminal) {
    const auto more = cut(section.table, kMostRows);
    section.note = more + (more.empty() || section.note.empty() ? "" : "\n") + section.note;
  }
  out.push_back(std::move(section));
}

duck::Table all_scores(const EngagementIndex& index) {
  auto out = score_columns(index, false);
  for (const auto& category : index.categories)
    for (auto& row : score_rows(index, category, false).rows) out.rows.push_back(std::move(row));
  return out;
}

void add_scores(const IndexAnswer& a, bool terminal, std::vector<Section>& out) {
  if (!terminal) return add(out, {"scores", "", "", all_scores(a.index)}, false);
  for (const auto& category : a.index.categories) {
    const size_t n = category.units.size();
    add(out,
        {"scores", fmt::format("{} ({} organization{})", category.category, n, n == 1 ? "" : "s"), "",
         score_rows(a.index, category, true)},
        true);
  }
}

void add_movements(const IndexAnswer& a, bool terminal, std::vector<Section>& out) {
  const auto& days = a.index.days;
  if (days.size() < 2) return;
  const auto since = to_string(days[days.size() - 2].day);
  add(out,
      {"moved", fmt::format("Who moved since {}, and why (points)", since), "",
       movement_table(a.index, terminal)},
      terminal);
}

void add_sensitivity(const IndexAnswer& a, bool terminal, std::vector<Section>& out) {
  for (const auto& category : a.index.categories) {
    if (category.rooms.empty()) continue;
    add(out,
        {"sensitivity", fmt::format("What decides the ranks: {}", category.category),
         fmt::format(
             "{} runs; a rank moves by {:.1f} places on average. First order: the share of that which "
             "a choice explains alone; total: with all its interactions.",
             category.uncertainty.runs, category.uncertainty.mean_shift),
         factor_table(category, terminal)},
        false);
    add(out,
        {"weights",
         fmt::format("How far a weight can go before the first three change: {}", category.category),
         "Share among its siblings; -: no share from 0 to 1 changes them.",
         room_table(a.index, category, terminal)},
        false);
  }
}

std::string transition_title(const EngagementIndex& index) {
  return fmt::format("From level to level, year by year from {} to {} (95 % intervals)",
                     to_string(index.days.front().day), to_string(index.last().day));
}

// Same keys are one list in JSON: a category's rows behind another's.
std::vector<Section> joined(std::vector<Section> sections) {
  std::vector<Section> out;
  for (auto& section : sections) {
    const auto same = std::ranges::find(out, section.key, &Section::key);
    if (same == out.end())
      out.push_back(std::move(section));
    else
      same->table.rows.insert(same->table.rows.end(), section.table.rows.begin(), section.table.rows.end());
  }
  return out;
}

}  // namespace

Result<IndexAnswer> index_answer(Reader& reader, const IndexQuestion& question, Audience audience) {
  PLENARY_LET(index, engagement_index(reader.connection(), question));
  PLENARY_LET(policy, policy_of(reader));
  return IndexAnswer{std::move(index), reader.snapshot(), audience, policy.of(audience)};
}

duck::Table index_table(const IndexAnswer& a) {
  auto out =
      a.names_organizations() ? all_scores(a.index) : level_table(a.index, a.rules.judged_holdings(), false);
  mark(out, a.snapshot);
  return out;
}

std::vector<Section> index_sections(const IndexAnswer& a, bool terminal) {
  std::vector<Section> out;
  const size_t least = a.names_organizations() ? 0 : a.rules.judged_holdings();
  if (a.names_organizations()) {
    add_scores(a, terminal, out);
    add_movements(a, terminal, out);
    add(out, {"strategy", "Declared strategy and observed level differ", "", strategy_table(a.index)},
        terminal);
    add(out,
        {"trends", "Trends",
         "Adjusted p: the share of false alarms among all that are at most as large (Benjamini-Hochberg).",
         trend_table(a.index, terminal)},
        terminal);
  }
  add(out, {"levels", "Levels", "", level_table(a.index, least, terminal)}, false);
  add(out, {"transitions", transition_title(a.index), "", transition_table(a.index, least, terminal)}, false);
  if (a.names_organizations()) add_sensitivity(a, terminal, out);
  if (!terminal) out = joined(std::move(out));
  for (auto& section : out) mark(section.table, a.snapshot);
  return out;
}

}  // namespace plenary

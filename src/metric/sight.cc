#include "metric/sight.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "metric/coverage.h"
#include "metric/views.h"

namespace plenary {
namespace {

// What a channel on record could see of the texts that were asked for; not known: nobody says what they are
// about.
struct Sight {
  std::string channel;
  std::optional<bool> sees;
};

bool has_channel(const Plan& plan) {
  return std::ranges::find(plan.columns, "channel") != plan.columns.end();
}

bool is_cut_by(const Plan& plan, std::string_view name) {
  return std::ranges::any_of(plan.by, [name](const Slice* s) { return s->name == name; });
}

// Filters that choose texts or channels; others choose among the evidence and say nothing of sight.
bool chooses_texts(const Slice& slice) {
  constexpr auto kColumns =
      std::to_array<std::string_view>({"body_id", "group_id", "work_id", "channel", "class", "type"});
  return std::ranges::find(kColumns, slice.needs) != kColumns.end();
}

// The channels that this metric looks at, of those that are on record.
std::string channels_of(const Plan& plan) {
  return fmt::format("SELECT channel FROM ({}) WHERE channel IS NOT NULL", plan.metric.sql);
}

Result<std::vector<Sight>> read_sights(duck::Connection& c, const Plan& plan) {
  Plan texts = unsliced(plan);
  PLENARY_LET(channel, find_slice("channel"));
  texts.by = {channel};
  std::erase_if(texts.where, [](const auto& f) { return !chooses_texts(*f.slice); });
  texts.rows = fmt::format("SELECT *, 1 AS records FROM text_sight WHERE channel IN ({})", channels_of(plan));
  PLENARY_TRY(make_views_for(c, texts.rows));
  std::vector<Sight> sights;
  PLENARY_TRY(
      c.each_row(fmt::format("SELECT s0, max(sees) FROM ({}) GROUP BY s0 ORDER BY s0", sliced(texts, false)),
                 {}, [&](const auto&, const auto& row) {
                   const auto sees = real(row[1]);
                   sights.push_back({duck::to_text(row[0]), sees ? std::optional(*sees == 1) : std::nullopt});
                   return true;
                 }));
  return sights;
}

CellState state_of(std::optional<bool> sees) {
  return !sees ? CellState::kUnknown : *sees ? CellState::kNone : CellState::kNotVisible;
}

// Of several channels the one that sees most says it; one of which nothing is known might see it.
std::optional<bool> best(const std::vector<Sight>& sights) {
  const auto any_of = [&sights](std::optional<bool> what) {
    return std::ranges::find(sights, what, &Sight::sees) != sights.end();
  };
  if (any_of(true)) return true;
  if (any_of(std::nullopt)) return std::nullopt;
  return false;
}

void add_silent_channels(const std::vector<Sight>& sights, MeasureResult& result) {
  for (const auto& sight : sights) {
    if (std::ranges::any_of(result.rows, [&](const auto& row) { return row.labels[0] == sight.channel; }))
      continue;
    MeasureRow row;
    row.labels = {sight.channel};
    row.values.assign(result.parts.size(), Cell{state_of(sight.sees), 0, std::nullopt});
    result.rows.push_back(std::move(row));
  }
  std::ranges::stable_sort(result.rows, {}, [](const auto& row) { return row.labels[0]; });
}

// One note a channel, with the subjects of texts on record that it cannot see.
Status note_blindness(duck::Connection& c, const Plan& plan, MeasureResult& result) {
  const auto sql = fmt::format(
      "SELECT b.channel, s.name FROM channel_blind b JOIN subject s ON s.subject = b.subject WHERE b.subject "
      "IN "
      "(SELECT subject FROM text_subject) AND b.channel IN ({}) ORDER BY b.channel, s.name",
      channels_of(plan));
  PLENARY_TRY(make_views_for(c, sql));
  std::string channel, note;
  const auto finish = [&] {
    if (!note.empty()) result.notes.push_back(note);
  };
  PLENARY_TRY(c.each_row(sql, {}, [&](const auto&, const auto& row) {
    const auto here = duck::to_text(row[0]), subject = duck::to_text(row[1]);
    if (here == channel) {
      note += "; " + subject;
      return true;
    }
    finish();
    channel = here;
    note = fmt::format("Not visible in {} (which is not zero): {}", here, subject);
    return true;
  }));
  finish();
  return {};
}

}  // namespace

Status tell_sight(duck::Connection& c, const Plan& plan, MeasureResult& result) {
  if (!has_channel(plan)) return {};
  const bool counts =
      plan.metric.kind == MeasureKind::kSum || plan.metric.kind == MeasureKind::kCountDistinct;
  const bool only_texts =
      std::ranges::all_of(plan.where, [](const auto& f) { return chooses_texts(*f.slice); });
  const bool by_channel = plan.by.size() == 1 && is_cut_by(plan, "channel");
  bool silent = false;
  if (counts && only_texts && (by_channel || plan.by.empty())) {
    PLENARY_LET(sights, read_sights(c, plan));
    const auto before = result.rows.size();
    if (by_channel) add_silent_channels(sights, result);
    silent = result.rows.size() > before;
    if (!by_channel && !sights.empty() && result.rows.at(0).records == 0) {
      result.rows[0].values[0].state = state_of(best(sights));
      silent = true;
    }
  }
  return silent || is_cut_by(plan, "channel") || is_cut_by(plan, "subject") ? note_blindness(c, plan, result)
                                                                            : Status{};
}

}  // namespace plenary

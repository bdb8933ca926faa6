#include "metric/sight.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "metric/coverage.h"
#include "metric/gather.h"
#include "metric/views.h"

namespace plenary {
namespace {

using Labels = std::vector<std::optional<std::string>>;

// What the channels on record could see of the texts of a row; not known: nobody says what these are about,
// or the channels know only what somebody listed.
struct Sight {
  Labels labels;
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

// Whether a row can be given to what shows no evidence: there are few channels and subjects, but many texts,
// so those must be asked for by name.
bool has_silent_rows(const Plan& plan) {
  const auto kind = plan.metric.kind;
  if (kind != MeasureKind::kSum && kind != MeasureKind::kCountDistinct) return false;
  const auto named = [&](const Slice* s) {
    return std::ranges::any_of(plan.where, [s](const auto& f) { return f.slice == s && !f.filter->negate; });
  };
  const auto few = [](const Slice* s) {
    return std::string_view(s->name) == "channel" || std::string_view(s->name) == "subject";
  };
  return std::ranges::all_of(plan.where, [](const auto& f) { return chooses_texts(*f.slice); }) &&
         std::ranges::all_of(plan.by, [&](const Slice* s) {
           return few(s) || (s->needs == std::string_view("work_id") && named(s));
         });
}

// The channels that this metric looks at, of those that are on record.
std::string channels_of(const Plan& plan) {
  return fmt::format("SELECT channel FROM ({}) WHERE channel IS NOT NULL", plan.metric.sql);
}

Result<std::vector<Sight>> read_sights(duck::Connection& c, const Plan& plan) {
  Plan texts = unsliced(plan);
  texts.by = plan.by;
  texts.rows = fmt::format("SELECT *, 1 AS records FROM text_sight WHERE channel IN ({})", channels_of(plan));
  PLENARY_TRY(make_views_for(c, texts.rows));
  const auto list = slice_list(plan);
  const auto sql = fmt::format(
      "SELECT {}CASE WHEN max(sees) = 1 THEN 1 WHEN count(sees) = count(*) THEN 0 END FROM ({}){} HAVING "
      "count(*) > 0",
      list.empty() ? "" : list + ", ", sliced(texts, false), list.empty() ? "" : " GROUP BY " + list);
  std::vector<Sight> sights;
  PLENARY_TRY(c.each_row(sql, {}, [&](const auto&, const auto& row) {
    const auto sees = real(row.back());
    sights.push_back({labels_of(row, plan.by.size()), sees ? std::optional(*sees == 1) : std::nullopt});
    return true;
  }));
  return sights;
}

CellState state_of(std::optional<bool> sees) {
  return !sees ? CellState::kUnknown : *sees ? CellState::kNone : CellState::kNotVisible;
}

// Says of each row without evidence what its absence means, and adds those that were not there. False: there
// are none.
bool add_silent_rows(const std::vector<Sight>& sights, MeasureResult& result) {
  bool silent = false;
  for (const auto& sight : sights) {
    auto row = std::ranges::find(result.rows, sight.labels, &MeasureRow::labels);
    if (row != result.rows.end() && row->records > 0) continue;
    if (row == result.rows.end()) {
      row = result.rows.emplace(row);
      row->labels = sight.labels;
    }
    row->values.assign(result.parts.size(), Cell{state_of(sight.sees), 0, std::nullopt});
    silent = true;
  }
  // In the order of the answer: by label, what is unknown last.
  std::ranges::stable_sort(result.rows, [](const MeasureRow& a, const MeasureRow& b) {
    return std::ranges::lexicographical_compare(a.labels, b.labels, [](const auto& x, const auto& y) {
      return x && y ? *x < *y : x.has_value() && !y.has_value();
    });
  });
  return silent;
}

// One note a channel, with the subjects of texts on record that it cannot see.
Status note_blindness(duck::Connection& c, const Plan& plan, MeasureResult& result) {
  const auto sql = fmt::format(
      "SELECT b.channel, s.name FROM channel_blind b JOIN subject s ON s.subject = b.subject WHERE b.subject "
      "IN (SELECT subject FROM text_subject) AND b.channel IN ({}) ORDER BY b.channel, s.name",
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
  PLENARY_TRY(make_views_of(c, plan));
  bool silent = false;
  if (has_silent_rows(plan)) {
    PLENARY_LET(sights, read_sights(c, plan));
    silent = add_silent_rows(sights, result);
  }
  if (!silent && !is_cut_by(plan, "channel") && !is_cut_by(plan, "subject")) return {};
  return note_blindness(c, plan, result);
}

}  // namespace plenary

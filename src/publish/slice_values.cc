#include "publish/slice_values.h"

#include <algorithm>

#include "base/text.h"
#include "metric/plan.h"
#include "publish/notice.h"

namespace plenary {
namespace {

bool has(const std::vector<const Slice*>& all, std::string_view name) {
  return std::ranges::any_of(all, [name](const Slice* s) { return s->name == name; });
}

// Plain counts come first: what lasts or links is dearer, and tells of fewer values.
Result<std::string> metric_with(duck::Connection& connection, const SliceValuesQuestion& question) {
  PLENARY_LET(all, catalogue());
  std::ranges::stable_sort(all, {}, &Metric::kind);
  for (const auto& metric : all) {
    PLENARY_LET(known, slices_of(connection, metric));
    const bool whole = std::ranges::all_of(question.within.where,
                                           [&known = known](const auto& f) { return has(known, f.slice); });
    if (whole && has(known, question.slice)) return metric.name;
  }
  return fail(ErrorKind::kUsage, "no metric can be cut by " + question.slice + " and these conditions");
}

}  // namespace

Result<duck::Table> slice_values(Reader& reader, const SliceValuesQuestion& question, Audience audience) {
  PLENARY_LET(slice, find_slice(question.slice));
  auto query = question.within;
  query.by = {question.slice};
  query.metric = question.metric;
  if (slice->as_of && !query.as_of) query.as_of = query.today;
  if (query.metric.empty()) {
    PLENARY_LET(metric, metric_with(reader.connection(), question));
    query.metric = metric;
  }
  PLENARY_LET(answered, answer(reader, query, audience));
  duck::Table out;
  out.columns = {{"value", duck::Type::kText, ""}, {"records", duck::Type::kInteger, ""}};
  const auto wanted = fold(question.search);
  for (const auto& row : answered.result.rows) {
    const auto& label = row.labels.front();
    if (!label || row.values.front().state == CellState::kSuppressed) continue;
    if (fold(*label).find(wanted) != std::string::npos) out.rows.push_back({*label, row.records});
  }
  std::ranges::sort(out.rows, {}, [](const auto& row) { return duck::to_text(row[0]); });
  mark(out, reader.snapshot());
  return out;
}

}  // namespace plenary

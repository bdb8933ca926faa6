// What is in the store, how it can be counted, and the counts.
#include <fmt/core.h>

#include "base/json.h"
#include "metric/plan.h"
#include "publish/section.h"
#include "publish/slice_values.h"
#include "publish/status_answer.h"
#include "serve/routes.h"
#include "store/columns.h"

namespace plenary::serve {
namespace {

using duck::Type;

// The name stands in the path: what is not there is not there, rather than asked wrongly.
Result<Metric> metric_in_path(const Ask& ask) {
  auto metric = find_metric(ask.names[0]);
  if (!metric) return fail(ErrorKind::kNotFound, metric.error().message);
  return metric;
}

}  // namespace

Result<Reply> answer_status(const Ask& ask) {
  PLENARY_LET(status, status_answer(ask.reader, ask.audience));
  const auto fault = ask.access_fault.empty()
                         ? std::string()
                         : fmt::format(", \"access_fault\": {}", json_string(ask.access_fault));
  return json_reply(fmt::format("{{\"bodies\": {}, \"sources\": {}{}}}", render_json_rows(status.bodies),
                                render_json_rows(status.sources), fault));
}

Result<Reply> answer_slices(const Ask& ask) {
  duck::Table table;
  for (const char* name : {"slice", "title", "meaning"}) table.columns.push_back({name, Type::kText, ""});
  for (const char* name : {"period", "overlapping"}) table.columns.push_back({name, Type::kBool, ""});
  for (const auto& s : slices())
    table.rows.push_back(
        {std::string(s.name), std::string(s.title), std::string(s.meaning), s.time, s.overlapping});
  return table_reply(ask, table);
}

Result<Reply> answer_slice_values(const Ask& ask) {
  if (!find_slice(ask.names[0])) return fail(ErrorKind::kNotFound, find_slice(ask.names[0]).error().message);
  PLENARY_LET(within, parse_measure(ask.asked, ask.today));
  PLENARY_LET(values, slice_values(
                          ask.reader,
                          {ask.names[0], ask.asked.get("metric"), ask.asked.get("search"), std::move(within)},
                          ask.audience));
  return paged_reply(ask, std::move(values));
}

Result<Reply> answer_nouns(const Ask& ask) {
  duck::Table table{{{"noun", Type::kText, ""}, {"fields", Type::kText, ""}}, {}};
  for (const auto& noun : nouns()) {
    std::string fields;
    for (const auto& field : noun.fields) fields += (fields.empty() ? "" : ", ") + field.name;
    table.rows.push_back({noun.name, fields});
  }
  return table_reply(ask, table);
}

Result<Reply> answer_metrics(const Ask& ask) {
  PLENARY_LET(all, catalogue());
  duck::Table table;
  for (const char* name :
       {"metric", "theme", "question", "objective", "measure", "unit", "direction", "privacy"})
    table.columns.push_back({name, Type::kText, ""});
  for (const auto& m : all)
    table.rows.push_back(
        {m.name, m.theme, m.question, m.objective, m.measure, m.unit, m.direction, m.privacy});
  return table_reply(ask, table);
}

Result<Reply> answer_metric(const Ask& ask) {
  PLENARY_LET(m, metric_in_path(ask));
  PLENARY_LET(known, slices_of(ask.reader.connection(), m));
  std::vector<std::string> names;
  for (const auto* slice : known) names.emplace_back(slice->name);
  std::string out;
  for (const auto& [key, value] : {std::pair("metric", &m.name),
                                   {"theme", &m.theme},
                                   {"question", &m.question},
                                   {"objective", &m.objective},
                                   {"measure", &m.measure},
                                   {"unit", &m.unit},
                                   {"direction", &m.direction},
                                   {"grain", &m.grain},
                                   {"needs", &m.needs},
                                   {"privacy", &m.privacy},
                                   {"limits", &m.limits},
                                   {"prose", &m.prose},
                                   {"sql", &m.sql}})
    out += fmt::format("\"{}\": {}, ", key, json_string(*value));
  return json_reply(fmt::format("{{{}\"slices\": {}}}", out, json_list(names)));
}

Result<Reply> answer_measure(const Ask& ask) {
  PLENARY_LET(metric, metric_in_path(ask));
  PLENARY_LET(query, parse_measure(ask.asked, ask.today));
  query.metric = metric.name;
  PLENARY_LET(a, answer(ask.reader, query, ask.audience));
  auto table = to_table(a, true);
  std::optional<Page> page;
  if (ask.asked.has("limit") || ask.asked.has("offset")) {
    PLENARY_LET(part, parse_page(ask.asked));
    page = take_page(table, part);
  }
  PLENARY_LET(reply, table_reply(ask, table));
  reply.page = page;
  if (ask.format == OutputFormat::kJson)
    reply.bytes = fmt::format("{{\n{},\n  \"command\": {},\n  \"rows\": {}\n}}", json_head(a),
                              json_string(measure_command_line(query, ask.audience)), reply.bytes);
  return reply;
}

Result<Reply> answer_measure_records(const Ask& ask) {
  PLENARY_LET(metric, metric_in_path(ask));
  PLENARY_LET(query, parse_measure(ask.asked, ask.today));
  PLENARY_LET(asked_page, parse_page(ask.asked));
  query.metric = metric.name;
  const auto one_more = asked_page.offset + asked_page.limit + 1;
  PLENARY_LET(table, answer_records(ask.reader, query, ask.audience, static_cast<int64_t>(one_more)));
  const bool whole = table.rows.size() < one_more;
  auto page = take_page(table, asked_page);
  if (!whole) page.total.reset();
  PLENARY_LET(reply, table_reply(ask, table));
  reply.page = page;
  return reply;
}

}  // namespace plenary::serve

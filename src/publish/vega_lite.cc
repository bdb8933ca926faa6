// The grammar: https://vega.github.io/vega-lite/docs/. Names of columns are written as field paths, in which
// dots, brackets and backslashes are escaped.
#include "publish/vega_lite.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/json.h"
#include "publish/notice.h"

namespace plenary {
namespace {

// Okabe and Ito's, as in all our charts.
constexpr const char* kColours =
    R"(["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#3d4751"])";

std::string field(const std::string& column) {
  std::string path;
  for (const char c : column) {
    if (std::string_view(".[]\\").contains(c)) path += '\\';
    path += c;
  }
  return json_string(path);
}

const Part& part_of(const Answer& a) { return a.result.parts[0]; }

// Parts with an interval have columns of their own for its ends: see to_table.
std::string end_field(const Answer& a, const char* end) {
  const auto& name = part_of(a).name;
  return field(name == "value" ? end : name + "_" + end);
}

std::string axis(const std::string& column, const char* type, const std::string& title) {
  return fmt::format(R"("field": {}, "type": "{}", "title": {})", field(column), type, json_string(title));
}

bool is_share(const Answer& a) { return part_of(a).unit.starts_with("share"); }

std::string value_axis(const Answer& a) {
  return axis(part_of(a).name, "quantitative", part_of(a).unit) +
         (is_share(a) ? R"(, "axis": {"format": "%"})" : "");
}

std::string colour(const Answer& a) {
  const auto* slice = a.result.by[0];
  return fmt::format(R"("color": {{{}, "scale": {{"range": {}}}}})",
                     axis(slice->name, "nominal", slice->title), kColours);
}

std::string layers(const std::string& interval, const std::string& marks) {
  return fmt::format("\"layer\": [{}{}{}]", interval, interval.empty() ? "" : ", ", marks);
}

// Over time: a line a value of the other slice; what is not known breaks it.
std::string lines(const Answer& a) {
  const auto* time = a.result.by.back();
  const auto x = fmt::format("\"x\": {{{}}}", axis(time->name, "ordinal", time->title));
  const auto with = a.result.by.size() > 1 ? ", " + colour(a) : "";
  const auto band = fmt::format(
      R"({{"mark": {{"type": "area", "opacity": 0.15}}, "encoding": {{{}, "y": {{"field": {}, "type": "quantitative"}}, "y2": {{"field": {}}}{}}}}})",
      x, end_field(a, "low"), end_field(a, "high"), with);
  const auto line = fmt::format(
      R"({{"mark": {{"type": "line", "point": true, "tooltip": {{"content": "data"}}, "invalid": "break-paths-show-domains"}}, "encoding": {{{}, "y": {{{}}}{}}}}})",
      x, value_axis(a), with);
  return layers(part_of(a).interval ? band : "", line);
}

// A bar a value of the last slice, in panels by the first where there are two.
std::string bars(const Answer& a) {
  const auto* slice = a.result.by.back();
  const auto y = fmt::format("\"y\": {{{}, \"sort\": null}}", axis(slice->name, "nominal", slice->title));
  const auto bar = fmt::format(
      R"({{"mark": {{"type": "bar", "tooltip": {{"content": "data"}}}}, "encoding": {{{}, "x": {{{}}}}}}})",
      y, value_axis(a));
  const auto whisker = fmt::format(
      R"({{"mark": "rule", "encoding": {{{}, "x": {{"field": {}, "type": "quantitative"}}, "x2": {{"field": {}}}}}}})",
      y, end_field(a, "low"), end_field(a, "high"));
  const auto drawn = fmt::format("\"layer\": [{}{}]", bar, part_of(a).interval ? ", " + whisker : "");
  if (a.result.by.size() == 1) return drawn;
  const auto* panels = a.result.by[0];
  return fmt::format(R"("facet": {{"row": {{{}}}}}, "spec": {{{}}})",
                     axis(panels->name, "nominal", panels->title), drawn);
}

// What the records do not say is a value of its own.
std::string unknown_named(const Answer& a) {
  std::string out;
  for (const auto* slice : a.result.by)
    out += fmt::format(R"({}{{"calculate": "datum['{}'] === null ? '(unknown)' : datum['{}']", "as": {}}})",
                       out.empty() ? "" : ", ", slice->name, slice->name, field(slice->name));
  return out;
}

std::string provenance(const Answer& a) {
  return fmt::format("{{\n{},\n  \"snapshot\": {}, \"made_at\": {}, \"program\": {}}}", json_head(a),
                     json_string(a.snapshot.hash), json_string(a.snapshot.made_at),
                     json_string(a.snapshot.program));
}

bool has_number(const Answer& a) {
  return std::ranges::any_of(a.result.rows, [](const MeasureRow& row) {
    return row.values[0].state == CellState::kValue || row.values[0].state == CellState::kNone;
  });
}

}  // namespace

Result<std::string> render_vega_lite(const Answer& a) {
  const auto& by = a.result.by;
  if (by.empty() || by.size() > 2)
    return fail(ErrorKind::kUsage, "a chart shows one slice or two: --by region,year");
  if (!has_number(a)) return fail(ErrorKind::kNotFound, "there is no number to draw");
  const auto mark = a.snapshot.synthetic ? std::string(kSynthetic) + ": " : "";
  return fmt::format(
      "{{\n  \"$schema\": \"https://vega.github.io/schema/vega-lite/v5.json\",\n  \"title\": {{\"text\": {}, "
      "\"subtitle\": {}, \"anchor\": \"start\"}},\n  \"description\": {},\n  \"usermeta\": {},\n  "
      "\"transform\": [{}],\n  {},\n  "
      "\"data\": {{\"values\": {}}}\n}}\n",
      json_string(mark + a.result.metric.question),
      json_string(fmt::format("Snapshot {} of {}", a.snapshot.hash.substr(0, 12), a.snapshot.made_at)),
      json_string(mark + a.result.metric.question), provenance(a), unknown_named(a),
      by.back()->time ? lines(a) : bars(a), render_json_rows(to_table(a, true)));
}

}  // namespace plenary

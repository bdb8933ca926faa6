// The numbers behind a figure, for reading and for taking along. "None", "no data", "not applicable" and
// "withheld" are four different cells in both.
#include "publish/html_table.h"

#include <fmt/core.h>

#include <algorithm>

#include "publish/markup.h"
#include "publish/number_text.h"

namespace plenary {
namespace {

NumberKind kind_of(const DataTable& table, size_t column) {
  return column < table.columns.size() ? table.columns[column].kind : NumberKind::kCount;
}

// A column is numeric when its first cell is a value.
bool numeric(const DataTable& table, size_t column) {
  const auto& rows = table.rows;
  return !rows.empty() && column < rows[0].size() && std::holds_alternative<Value>(rows[0][column]);
}

std::string html_value(const Value& value, NumberKind kind) {
  switch (value.state) {
    case Value::State::kNumber: {
      std::string interval;
      if (value.interval)
        interval =
            fmt::format(R"( <span class="interval">({} to {})</span>)",
                        number_text(value.interval->low, kind), number_text(value.interval->high, kind));
      return fmt::format(R"(<td class="numeric">{}{}</td>)", escape(number_text(value.number, kind)),
                         interval);
    }
    case Value::State::kNoData:
      return fmt::format(R"(<td class="gap">{}</td>)", escape(value_text(value, kind)));
    case Value::State::kNotApplicable:
      return fmt::format(R"(<td class="inapplicable">{}</td>)", escape(value_text(value, kind)));
    case Value::State::kSuppressed:
      return fmt::format(R"(<td class="withheld">◇ {}</td>)", escape(value_text(value, kind)));
  }
  return {};
}

std::string html_cell(const DataTable& table, const std::vector<DataTable::Cell>& row, size_t column) {
  if (const auto* value = std::get_if<Value>(&row[column])) return html_value(*value, kind_of(table, column));
  const std::string text = escape(std::get<std::string>(row[column]));
  return column == 0 ? fmt::format(R"(<th scope="row"><bdi>{}</bdi></th>)", text)
                     : fmt::format("<td><bdi>{}</bdi></td>", text);
}

bool has_intervals(const DataTable& table, size_t column) {
  return std::any_of(table.rows.begin(), table.rows.end(), [column](const auto& row) {
    const auto* value = column < row.size() ? std::get_if<Value>(&row[column]) : nullptr;
    return value && value->is_number() && value->interval;
  });
}

std::string csv_text(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos)
    text.insert(0, "'");
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

std::string csv_cells(const DataTable::Cell& cell, NumberKind kind, bool intervals) {
  if (const auto* text = std::get_if<std::string>(&cell)) return csv_text(*text) + (intervals ? ",," : "");
  const Value& value = std::get<Value>(cell);
  std::string out = value.is_number() ? fmt::format("{}", value.number) : csv_text(value_text(value, kind));
  if (intervals && value.is_number() && value.interval)
    return out + fmt::format(",{},{}", value.interval->low, value.interval->high);
  return out + (intervals ? ",," : "");
}

}  // namespace

std::string html_table(const DataTable& table, const std::string& caption) {
  std::string out = fmt::format(
      R"(<div class="scroll" role="region" tabindex="0" aria-label="Table: {0}"><table><caption>{0}</caption><thead><tr>)",
      escape(caption));
  for (size_t i = 0; i < table.columns.size(); ++i)
    out += fmt::format(R"(<th scope="col"{}>{}</th>)", numeric(table, i) ? R"( class="numeric")" : "",
                       escape(table.columns[i].heading));
  out += "</tr></thead><tbody>";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (size_t i = 0; i < row.size(); ++i) out += html_cell(table, row, i);
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>";
}

std::string csv_table(const DataTable& table) {
  std::string out = "\uFEFF";
  const auto comma = [](size_t i) { return i == 0 ? "" : ","; };
  for (size_t i = 0; i < table.columns.size(); ++i) {
    const std::string& heading = table.columns[i].heading;
    out += comma(i) + csv_text(heading);
    if (has_intervals(table, i))
      out += "," + csv_text(heading + ", low") + "," + csv_text(heading + ", high");
  }
  out += "\r\n";
  for (const auto& row : table.rows) {
    for (size_t i = 0; i < row.size(); ++i)
      out += comma(i) + csv_cells(row[i], kind_of(table, i), has_intervals(table, i));
    out += "\r\n";
  }
  return out;
}

std::string data_link(const std::string& media_type, const std::string& bytes) {
  std::string out = "data:" + media_type + ",";
  for (const char c : bytes) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '.' || c == '-' || c == '_';
    if (plain)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace plenary

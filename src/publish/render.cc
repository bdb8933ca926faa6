#include "publish/render.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "base/files.h"
#include "base/json.h"
#include "base/temporary_folder.h"
#include "base/text.h"

namespace plenary {
namespace {

using duck::Value;

std::string grouped(int64_t n) {
  const auto digits = fmt::format("{}", n < 0 ? 0 - static_cast<uint64_t>(n) : static_cast<uint64_t>(n));
  std::string out = n < 0 ? "-" : "";
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += " ";
    out += digits[i];
  }
  return out;
}

}  // namespace

std::string human(const Value& value) {
  if (const auto* n = std::get_if<int64_t>(&value)) return grouped(*n);
  if (const auto* x = std::get_if<double>(&value)) {
    if (*x == std::trunc(*x) && std::abs(*x) < 9e15) return grouped(static_cast<int64_t>(*x));
    if (std::abs(*x) < 0.0005) return *x < 0 ? "-0.000" : "<0.001";
    if (std::abs(*x) >= 1000) return grouped(static_cast<int64_t>(std::llround(*x)));
    return fmt::format("{:.{}f}", *x, std::abs(*x) < 10 ? 3 : 1);
  }
  return printable(duck::to_text(value));
}

namespace {

bool numeric(const duck::Column& column) {
  return column.type == duck::Type::kInteger || column.type == duck::Type::kReal;
}

std::string padded(const std::string& text, size_t width, bool right) {
  const size_t have = display_width(text);
  const std::string space(have < width ? width - have : 0, ' ');
  return right ? space + text : text + space;
}

// Long texts are cut in a terminal table; CSV and JSON have them whole.
std::string shortened(std::string text) {
  constexpr size_t kWidest = 48;
  if (display_width(text) <= kWidest) return text;
  while (display_width(text) >= kWidest || !valid_utf8(text)) text.pop_back();
  return text + "…";
}

// Appends a cell as RFC 4180 has it. One that a spreadsheet would run as a formula gets an apostrophe: names
// come from strangers.
void add_csv(std::string& out, std::string_view text, bool may_be_formula) {
  const bool formula = may_be_formula && !text.empty() && std::string_view("=+-@\t\r").contains(text[0]);
  const bool quoted =
      std::ranges::any_of(text, [](char c) { return c == ',' || c == '"' || c == '\n' || c == '\r'; });
  if (quoted) out += '"';
  if (formula) out += '\'';
  if (!text.contains('"')) {
    out += text;
  } else {
    for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  }
  if (quoted) out += '"';
}

void add_csv(std::string& out, const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value))
    add_csv(out, *text, true);
  else if (!std::holds_alternative<std::monostate>(value))
    add_csv(out, duck::to_text(value), false);
}

// Nothing in a name is a mark, a link or the end of a cell.
std::string markdown_cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>|~&#!").contains(c)) out += '\\';
    out += c;
  }
  return out;
}

std::string json_value(const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) return "null";
  if (const auto* b = std::get_if<bool>(&value)) return *b ? "true" : "false";
  if (const auto* n = std::get_if<int64_t>(&value)) return fmt::format("{}", *n);
  if (const auto* x = std::get_if<double>(&value)) return json_number(*x);
  return json_string(duck::to_text(value));
}

const char* sql_type(duck::Type type) {
  switch (type) {
    case duck::Type::kBool:
      return "BOOLEAN";
    case duck::Type::kInteger:
      return "BIGINT";
    case duck::Type::kReal:
      return "DOUBLE";
    case duck::Type::kDate:
      return "DATE";
    default:
      return "VARCHAR";
  }
}

void append(duck::Appender& to, const Value& value, duck::Type type) {
  if (std::holds_alternative<std::monostate>(value))
    to.null();
  else if (const auto* b = std::get_if<bool>(&value))
    to.boolean(*b);
  else if (const auto* day = std::get_if<Day>(&value))
    to.date(*day);
  else if (const auto* x = std::get_if<double>(&value))
    to.real(*x);
  else if (const auto* n = std::get_if<int64_t>(&value))
    type == duck::Type::kReal ? to.real(static_cast<double>(*n)) : to.integer(*n);
  else
    to.text(std::get<std::string>(value));
}

}  // namespace

Result<OutputFormat> parse_output_format(std::string_view name) {
  if (name == "table") return OutputFormat::kTable;
  if (name == "csv") return OutputFormat::kCsv;
  if (name == "json") return OutputFormat::kJson;
  if (name == "parquet") return OutputFormat::kParquet;
  if (name == "markdown") return OutputFormat::kMarkdown;
  return fail(ErrorKind::kUsage,
              fmt::format("unknown format '{}'; there are: table, csv, json, parquet, markdown", name));
}

std::string render_table(const duck::Table& table) {
  std::vector<size_t> widths;
  std::vector<std::vector<std::string>> cells;
  for (const auto& column : table.columns) widths.push_back(display_width(column.name));
  for (const auto& row : table.rows) {
    auto& line = cells.emplace_back();
    for (size_t i = 0; i < row.size(); ++i) {
      // A year is a name, not a quantity: no grouping.
      const bool year = table.columns[i].name == "Year";
      line.push_back(shortened(year ? duck::to_text(row[i]) : human(row[i])));
      widths[i] = std::max(widths[i], display_width(line.back()));
    }
  }
  std::string out;
  const auto put = [&](const std::vector<std::string>& line) {
    std::string text;
    for (size_t i = 0; i < line.size(); ++i)
      text += (i == 0 ? "" : "  ") + padded(line[i], widths[i], numeric(table.columns[i]));
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + "\n";
  };
  std::vector<std::string> header, rule;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    header.push_back(table.columns[i].name);
    rule.emplace_back(widths[i], '-');
  }
  put(header);
  put(rule);
  for (const auto& line : cells) put(line);
  return out;
}

std::string render_csv(const duck::Table& table) {
  std::string out;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) out += ',';
    add_csv(out, table.columns[i].name, false);
  }
  out += '\n';
  for (const auto& row : table.rows) {
    for (size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      add_csv(out, row[i]);
    }
    out += '\n';
  }
  return out;
}

std::string render_json_rows(const duck::Table& table) {
  std::string out = "[";
  for (size_t r = 0; r < table.rows.size(); ++r) {
    out += r == 0 ? "\n    {" : ",\n    {";
    for (size_t i = 0; i < table.columns.size(); ++i)
      out += fmt::format("{}{}: {}", i == 0 ? "" : ", ", json_string(table.columns[i].name),
                         json_value(table.rows[r][i]));
    out += "}";
  }
  return out + "\n  ]";
}

std::string render_markdown(const duck::Table& table) {
  std::string out = "|", rule = "|";
  for (const auto& column : table.columns) {
    out += " " + markdown_cell(column.name) + " |";
    rule += numeric(column) ? " ---: |" : " --- |";
  }
  out += "\n" + rule + "\n";
  for (const auto& row : table.rows) {
    out += "|";
    for (const auto& value : row) out += " " + markdown_cell(human(value)) + " |";
    out += "\n";
  }
  return out;
}

Result<std::string> render_parquet(const duck::Table& table) {
  PLENARY_LET(c, duck::Connection::open(":memory:"));
  std::string ddl;
  for (const auto& column : table.columns)
    ddl +=
        fmt::format("{}{} {}", ddl.empty() ? "" : ", ", duck::quote_name(column.name), sql_type(column.type));
  PLENARY_TRY(c.run(fmt::format("CREATE TABLE answer ({})", ddl)));
  PLENARY_LET(to, c.appender("", "answer"));
  for (const auto& row : table.rows) {
    for (size_t i = 0; i < row.size(); ++i) append(to, row[i], table.columns[i].type);
    PLENARY_TRY(to.end_row());
  }
  PLENARY_TRY(to.finish());
  PLENARY_LET(folder, TemporaryFolder::make());
  const auto path = folder.path() + "/answer.parquet";
  PLENARY_TRY(c.run(fmt::format("COPY answer TO {} (FORMAT parquet)", duck::quote(path))));
  return read_file(path);
}

}  // namespace plenary

#include "publish/audit_export.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/files.h"
#include "base/json_read.h"
#include "duck/duck.h"

namespace plenary {
namespace fs = std::filesystem;
namespace {

constexpr uint64_t kMostBytes = 256u << 20;

std::optional<double> number(std::string_view text) {
  double out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return out;
}

// A row by the names of its columns, however the file writes it; absent is null.
using Cells = std::vector<std::pair<std::string, std::optional<std::string>>>;

Result<std::vector<Cells>> csv_rows(const std::string& path) {
  PLENARY_LET(c, duck::Connection::open(":memory:"));
  PLENARY_LET(
      table, c.query(fmt::format("SELECT * FROM read_csv({}, header = true, all_varchar = true, delim = ',', "
                                 "quote = '\"', escape = '\"')",
                                 duck::quote(path))));
  std::vector<Cells> out;
  for (const auto& row : table.rows) {
    auto& cells = out.emplace_back();
    for (size_t i = 0; i < row.size(); ++i) {
      const bool null = std::holds_alternative<std::monostate>(row[i]);
      cells.emplace_back(table.columns[i].name, null ? std::nullopt : std::optional(duck::to_text(row[i])));
    }
  }
  return out;
}

std::optional<std::string> json_text(json::dom::element value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return std::string(text);
  if (value.is_null()) return std::nullopt;
  return std::string(simdjson::minify(value));
}

std::vector<Cells> json_rows(json::dom::element top) {
  std::vector<Cells> out;
  json::dom::array rows;
  if (json::member(top, "rows").get(rows) != simdjson::SUCCESS) return out;
  for (const auto row : rows) {
    json::dom::object object;
    if (row.get(object) != simdjson::SUCCESS) continue;
    auto& cells = out.emplace_back();
    for (const auto field : object) cells.emplace_back(std::string(field.key), json_text(field.value));
  }
  return out;
}

// Slices come first, then the parts of the measure; state and records are columns of every answer.
void take_rows(const std::vector<Cells>& rows, ExportTable& table, Export& all) {
  for (size_t r = 0; r < rows.size(); ++r) {
    auto& row = table.rows.emplace_back();
    row.line = r + 1;
    bool labels = true;
    for (const auto& [name, cell] : rows[r]) {
      if (cell) all.texts.push_back({table.path, row.line, *cell});
      const auto slice = find_slice(name);
      if (labels && slice) {
        if (r == 0) table.by.push_back(*slice);
        row.labels.push_back(cell && !cell->empty() ? cell : std::nullopt);
        continue;
      }
      if (labels && cell) row.value = number(*cell);
      labels = false;
      if (name == "state") row.state = cell.value_or("");
      if (name == "records" && cell) row.records = number(*cell);
    }
  }
}

Result<Metric> metric_in(const std::string& stem) {
  PLENARY_LET(metrics, catalogue());
  const Metric* best = nullptr;
  for (const auto& metric : metrics)
    if (stem.starts_with(metric.name) && (best == nullptr || metric.name.size() > best->name.size()))
      best = &metric;
  if (best == nullptr)
    return fail(ErrorKind::kInput, "cannot be audited: no metric stands at the beginning of its name");
  return *best;
}

Status read_csv_file(const fs::path& path, ExportTable& table, Export& all) {
  PLENARY_LET(metric, metric_in(path.stem().string()));
  PLENARY_LET(rows, csv_rows(path.string()));
  table.metric = metric;
  take_rows(rows, table, all);
  return {};
}

Status read_json_file(const fs::path& path, ExportTable& table, Export& all) {
  PLENARY_LET(bytes, read_file(path.string(), kMostBytes));
  json::dom::parser parser;
  PLENARY_LET(top, json::parse(parser, bytes));
  const auto name = json::text(top, "metric");
  if (name.empty()) return fail(ErrorKind::kInput, "cannot be audited: it names no metric");
  PLENARY_LET(metric, find_metric(name));
  table.metric = metric, table.is_json = true;
  table.from = json::text(top, "from"), table.to = json::text(top, "to");
  table.as_of = json::text(top, "as_of"), table.snapshot = json::text(top, "snapshot");
  json::dom::array where;
  if (json::member(top, "where").get(where) == simdjson::SUCCESS)
    for (const auto filter : where) {
      const std::string slice(json::text(filter, "slice"));
      if (table.where.empty() || table.where.back().slice != slice)
        table.where.push_back({slice, {}, json::is_true(filter, "not")});
      table.where.back().values.emplace_back(json::text(filter, "value"));
    }
  take_rows(json_rows(top), table, all);
  return {};
}

}  // namespace

Result<Export> read_export(const std::string& folder) {
  std::error_code error;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder, error))
    if (entry.is_regular_file() &&
        (entry.path().extension() == ".csv" || entry.path().extension() == ".json"))
      paths.push_back(entry.path());
  if (error) return fail(ErrorKind::kNotFound, fmt::format("{}: {}", folder, error.message()));
  if (paths.empty())
    return fail(ErrorKind::kNotFound, fmt::format("{}: no .csv and no .json file to audit", folder));
  std::ranges::sort(paths);
  Export all;
  for (const auto& path : paths) {
    ExportTable table;
    table.path = fs::relative(path, folder).string();
    const auto read =
        path.extension() == ".csv" ? read_csv_file(path, table, all) : read_json_file(path, table, all);
    if (read)
      all.tables.push_back(std::move(table));
    else
      all.unread.push_back({table.path, 0, read.error().message});
  }
  return all;
}

}  // namespace plenary

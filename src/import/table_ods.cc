#include "import/table_ods.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "import/table_builder.h"
#include "import/table_xml.h"
#include "import/table_zip.h"

namespace plenary::table {
namespace {

constexpr int kDeepest = 16;  // of spans in a text, of groups of rows
constexpr uint32_t kMostRows = 1'048'576;

// A count such as number-columns-repeated: 1 when absent or absurd.
uint32_t count_of(pugi::xml_node node, std::string_view name) {
  const auto text = attribute(node, name);
  uint32_t value = 1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, 1u, kMostRows);
}

void add_text(pugi::xml_node node, std::string& out, int depth) {
  for (const auto c : node.children()) {
    const auto name = local(c.name());
    if (c.type() == pugi::node_pcdata || c.type() == pugi::node_cdata)
      out += c.value();
    else if (name == "s")
      out.append(std::min(count_of(c, "c"), 100u), ' ');
    else if (name == "tab" || name == "line-break")
      out += name == "tab" ? '\t' : '\n';
    else if (name != "annotation" && name != "note" && depth < kDeepest)
      add_text(c, out, depth + 1);
  }
}

// The paragraphs of a cell; comments (annotations) are no part of it.
std::string cell_text(pugi::xml_node cell) {
  std::string out;
  for (const auto p : cell.children()) {
    if (local(p.name()) != "p") continue;
    if (!out.empty()) out += '\n';
    add_text(p, out, 0);
  }
  return out;
}

class TableReader {
 public:
  TableReader(std::string_view name, Table& table) : builder_(name), table_(table) {}

  // Rows may stand in groups, header rows and row lists.
  void rows(pugi::xml_node parent, int depth) {
    for (const auto node : parent.children()) {
      const auto name = local(node.name());
      if (name == "table-row")
        row(node);
      else if ((name == "table-rows" || name == "table-header-rows" || name == "table-row-group") &&
               depth < kDeepest)
        rows(node, depth + 1);
    }
  }

  Sheet finish() {
    Sheet sheet = builder_.finish();
    if (builder_.cut() || implied_ > kMaxImplied)
      table_.notes.push_back(
          {line_, fmt::format("sheet '{}' has too many cells: the rest is left out", sheet.name), ""});
    return sheet;
  }

 private:
  struct Placed {
    size_t column;
    Cell cell;
    std::string_view formula;
  };

  void row(pugi::xml_node node) {
    const uint32_t repeated = count_of(node, "number-rows-repeated");
    std::vector<Placed> cells;
    size_t column = 0;
    for (const auto c : node.children()) {
      const auto name = local(c.name());
      if (name != "table-cell" && name != "covered-table-cell") continue;
      const uint32_t columns = count_of(c, "number-columns-repeated");
      const Cell value =
          name == "table-cell" ? cell(c) : Cell{};  // what a merge hides is not what the person sees
      for (uint32_t i = 0; i < columns && value.kind != CellKind::kEmpty && column + i < kMaxColumns; ++i)
        cells.push_back({column + i, value, attribute(c, "formula")});
      implied_ += columns > 1 && value.kind != CellKind::kEmpty ? std::min<size_t>(columns, kMaxColumns) : 0;
      spanned(c, column);
      column += columns;
    }
    // Empty rows to the end of the sheet come as one row repeated a million times.
    for (uint32_t i = 0; i < repeated && !cells.empty(); ++i) {
      if (i > 0) implied_ += cells.size();
      if (implied_ > kMaxImplied || !builder_.start_row(line_ + 1 + i)) break;
      for (const auto& placed : cells) {
        builder_.add(placed.column, placed.cell);
        builder_.formula(placed.formula);
      }
    }
    // A row that a merge covers as a whole must be there to be filled.
    if (cells.empty() && column > 0 && repeated == 1) builder_.start_row(line_ + 1);
    line_ += repeated;
  }

  void spanned(pugi::xml_node c, size_t column) {
    const uint32_t columns = count_of(c, "number-columns-spanned"), rows = count_of(c, "number-rows-spanned");
    if (columns > 1 || rows > 1) builder_.merge({line_ + 1, line_ + rows, column, column + columns - 1});
  }

  Cell cell(pugi::xml_node c) {
    std::string_view type, error;
    for (const auto a : c.attributes()) {
      if (local(a.name()) != "value-type") continue;
      if (std::string_view(a.name()).starts_with("calcext"))
        error = a.value();
      else
        type = a.value();
    }
    if (error == "error") return {};  // #N/A and its like: not said
    if (type == "float" || type == "currency" || type == "percentage") return number(attribute(c, "value"));
    if (type == "date") return {table_.arena.keep(attribute(c, "date-value").substr(0, 10)), CellKind::kDate};
    if (type == "boolean")
      return {attribute(c, "boolean-value") == "true" ? "true" : "false", CellKind::kBool};
    const std::string text = cell_text(c);
    if (trim(text).empty()) return {};
    return {table_.arena.keep(text), CellKind::kText};
  }

  Cell number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
      return {table_.arena.keep(text), CellKind::kText};
    return {table_.arena.keep(fmt::format("{}", value)), CellKind::kNumber};
  }

  SheetBuilder builder_;
  Table& table_;
  uint32_t line_ = 0;
  size_t implied_ = 0;  // cells that repeats have made
};

}  // namespace

Result<Table> read_ods_content(std::string& xml) {
  pugi::xml_document document;
  const auto parsed = document.load_buffer_inplace(xml.data(), xml.size(), kXmlParsing);
  if (!parsed)
    return fail(ErrorKind::kInput,
                fmt::format("its content is damaged: {} at byte {}", parsed.description(), parsed.offset));
  const auto spreadsheet = child(child(document.document_element(), "body"), "spreadsheet");
  if (!spreadsheet) return fail(ErrorKind::kInput, "is no spreadsheet");
  Table table;
  for (const auto node : spreadsheet.children()) {
    if (local(node.name()) != "table") continue;
    TableReader reader(clean(attribute(node, "name"), 200), table);
    reader.rows(node, 0);
    Sheet sheet = reader.finish();
    if (!sheet.rows.empty()) table.sheets.push_back(std::move(sheet));
  }
  if (table.sheets.empty() && table.notes.empty()) return fail(ErrorKind::kInput, "no sheet has any values");
  return table;
}

Result<Table> read_ods(std::string_view bytes) {
  PLENARY_LET(parts, unzip(bytes, [](std::string_view name) { return name == "content.xml"; }));
  return read_ods_content(parts.begin()->second);
}

}  // namespace plenary::table

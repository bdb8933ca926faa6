// Shared strings and the cells of one sheet.
#include <fmt/core.h>

#include <charconv>

#include "base/text.h"
#include "import/table_builder.h"
#include "import/table_dates.h"
#include "import/table_xlsx.h"
#include "import/table_xml.h"

namespace plenary::table {
namespace {

// Control characters are written as _x000D_; "_x005F_" is an underscore that would look like one.
std::string unescape(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    unsigned code = 0;
    if (text.substr(i).starts_with("_x") && i + 6 < text.size() && text[i + 6] == '_') {
      const auto [end, error] = std::from_chars(text.data() + i + 2, text.data() + i + 6, code, 16);
      if (error == std::errc{} && end == text.data() + i + 6 && code < 0x80) {
        if (code == '\r') code = '\n';
        if (code >= 0x20 || code == '\n' || code == '\t') out += static_cast<char>(code);
        i += 6;
        continue;
      }
    }
    out += text[i];
  }
  return out;
}

// All runs of a text item; phonetic guides (rPh) stand beside the text and are no part of it.
std::string item_text(pugi::xml_node item) {
  std::string text;
  for (const auto node : item.children()) {
    const auto name = local(node.name());
    if (name == "t")
      text += node.text().get();
    else if (name == "r")
      text += child(node, "t").text().get();
  }
  return text.find("_x") == std::string::npos ? text : unescape(text);
}

// "BC12" to column 54 and row 12; false when it is no reference.
bool parse_reference(std::string_view text, size_t& column, uint32_t& line) {
  size_t i = 0;
  column = 0;
  for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z' && i < 4; ++i)
    column = column * 26 + static_cast<size_t>(text[i] - 'A' + 1);
  const auto [end, error] = std::from_chars(text.data() + i, text.data() + text.size(), line);
  if (i == 0 || error != std::errc{} || end != text.data() + text.size() || line == 0) return false;
  --column;
  return true;
}

class SheetReader {
 public:
  SheetReader(std::string_view name, const WorkbookContext& context, Table& table)
      : builder_(name), context_(context), table_(table) {}

  void row(pugi::xml_node node) {
    uint32_t line = line_ + 1;
    if (const auto r = attribute(node, "r"); !r.empty()) std::from_chars(r.data(), r.data() + r.size(), line);
    if (!builder_.start_row(line)) {
      ++out_of_order_;
      return;
    }
    line_ = line;
    size_t next = 0;
    for (const auto c : node.children()) {
      if (local(c.name()) != "c") continue;
      size_t column = next;
      uint32_t ignored = 0;
      if (const auto r = attribute(c, "r"); !r.empty()) parse_reference(r, column, ignored);
      if (!builder_.add(column, cell(c))) ++out_of_order_;
      next = column + 1;
      if (const auto f = child(c, "f")) builder_.formula(f.text().get());
    }
  }

  void merge(std::string_view reference) {
    const size_t colon = reference.find(':');
    SheetBuilder::Merge m{};
    if (colon != std::string_view::npos &&
        parse_reference(reference.substr(0, colon), m.first_column, m.first_line) &&
        parse_reference(reference.substr(colon + 1), m.last_column, m.last_line) &&
        m.first_line <= m.last_line && m.first_column <= m.last_column)
      builder_.merge(m);
  }

  Sheet finish() {
    Sheet sheet = builder_.finish();
    if (builder_.cut())
      table_.notes.push_back(
          {line_, fmt::format("sheet '{}' has too many cells: the rest is left out", sheet.name), ""});
    else if (out_of_order_ > 0)
      table_.notes.push_back({0,
                              fmt::format("sheet '{}': {} rows or cells are out of order and were left out",
                                          sheet.name, out_of_order_),
                              ""});
    return sheet;
  }

 private:
  Cell text(std::string_view value) {
    return {table_.arena.keep(value), trim(value).empty() ? CellKind::kEmpty : CellKind::kText};
  }

  Cell cell(pugi::xml_node c) {
    const std::string_view type = attribute(c, "t");
    if (type == "inlineStr") return text(item_text(child(c, "is")));
    const std::string_view value = child(c, "v").text().get();
    if (value.empty() || type == "e") return {};  // nothing, or #N/A and its like: not said
    if (type == "s") return shared(value);
    if (type == "str") return text(unescape(value));
    if (type == "b") return {value == "1" ? "true" : "false", CellKind::kBool};
    if (type == "d") return {table_.arena.keep(value.substr(0, 10)), CellKind::kDate};
    return numeric(value, attribute(c, "s"));
  }

  Cell shared(std::string_view index) {
    size_t at = 0;
    const auto [end, error] = std::from_chars(index.data(), index.data() + index.size(), at);
    if (error != std::errc{} || at >= context_.shared.size()) return {};
    const std::string_view value = context_.shared[at];
    return {value, trim(value).empty() ? CellKind::kEmpty : CellKind::kText};
  }

  Cell numeric(std::string_view value, std::string_view style) {
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size()) return text(value);
    size_t at = 0;
    std::from_chars(style.data(), style.data() + style.size(), at);
    if (at < context_.date_styles.size() && context_.date_styles[at])
      if (const auto day = spreadsheet_day(number, context_.from_1904))
        return {table_.arena.keep(to_string(*day)), CellKind::kDate};
    return {table_.arena.keep(fmt::format("{}", number)), CellKind::kNumber};
  }

  SheetBuilder builder_;
  const WorkbookContext& context_;
  Table& table_;
  uint32_t line_ = 0;
  size_t out_of_order_ = 0;
};

}  // namespace

std::vector<std::string_view> read_shared_strings(std::string& xml, Arena& arena) {
  std::vector<std::string_view> out;
  pugi::xml_document document;
  document.load_buffer_inplace(xml.data(), xml.size(), kXmlParsing);
  for (const auto item : document.document_element().children())
    if (local(item.name()) == "si") out.push_back(arena.keep(item_text(item)));
  return out;
}

Result<Sheet> read_sheet(std::string_view name, std::string& xml, const WorkbookContext& context,
                         Table& table) {
  pugi::xml_document document;
  const auto parsed = document.load_buffer_inplace(xml.data(), xml.size(), kXmlParsing);
  if (!parsed)
    return fail(ErrorKind::kInput,
                fmt::format("damaged: {} at byte {}", parsed.description(), parsed.offset));
  const auto root = document.document_element();
  SheetReader reader(name, context, table);
  for (const auto row : child(root, "sheetData").children())
    if (local(row.name()) == "row") reader.row(row);
  for (const auto merge : child(root, "mergeCells").children()) reader.merge(attribute(merge, "ref"));
  Sheet sheet = reader.finish();
  const std::string_view size = attribute(child(root, "dimension"), "ref");
  if (sheet.rows.empty() && size.find(':') != std::string_view::npos)
    return fail(ErrorKind::kInput, fmt::format("claims the cells {} but has no values", size));
  return sheet;
}

}  // namespace plenary::table

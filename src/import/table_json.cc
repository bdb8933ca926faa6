// JSON to a table: each object of an array is a row, each path to a value a column: "series.shortname". A
// list makes one column a path through it, "groups[].name", whose cell holds as many values as the list has
// elements, in order, so that values of one element stay together.
#include <fmt/core.h>
#include <simdjson.h>

#include <unordered_map>

#include "base/text.h"
#include "import/table_cells.h"

namespace plenary::table {
namespace {

namespace dom = simdjson::dom;

constexpr int kDeepest = 12;

class JsonTable {
 public:
  JsonTable() { sheet_.rows.reserve(1024); }

  // Adds one row; `line` is the element's number or its line.
  void add(dom::element element, uint32_t line) {
    if (!element.is_object()) {
      table.notes.push_back(
          {line, "is no object", clean(std::string_view(simdjson::minify(element)).substr(0, 200))});
      return;
    }
    for (const size_t column : touched_) row_[column] = Value{};
    touched_.clear();
    counts_.clear();
    fault_.clear();
    flatten(element, "", 0, -1);
    if (!fault_.empty()) {
      table.notes.push_back({line, fault_, ""});
      return;
    }
    const size_t from = sheet_.cells.size();
    size_t width = 0;
    for (const size_t column : touched_) width = std::max(width, column + 1);
    implied_ += width - std::min(width, touched_.size());
    if (sheet_.cells.size() + width > kMaxCells || implied_ > kMaxImplied) {
      if (!full_) table.notes.push_back({line, "the table has too many cells: the rest is left out", ""});
      full_ = true;
      return;
    }
    for (size_t i = 0; i < width; ++i) sheet_.cells.push_back({table.arena.keep(row_[i].text), row_[i].kind});
    if (width > 0) sheet_.rows.push_back({.line = line, .count = static_cast<uint32_t>(width), .from = from});
  }

  Result<Table> finish() {
    if (sheet_.rows.empty() && table.notes.empty()) return fail(ErrorKind::kInput, "holds no objects");
    sheet_.header = names_;
    table.sheets.push_back(std::move(sheet_));
    return std::move(table);
  }

  Table table;

 private:
  struct Value {
    std::string text;
    CellKind kind = CellKind::kEmpty;
    int last = 0;  // position of its last item in the list
  };

  // The value at `path`; `item` is the position in the innermost list, -1 outside lists.
  void put(const std::string& path, std::string_view text, CellKind kind, int item) {
    const auto [at, fresh] = index_.try_emplace(path, names_.size());
    if (fresh) {
      if (names_.size() >= kMaxColumns) {
        fault_ = fmt::format("the table has more than {} columns", kMaxColumns);
        index_.erase(at);
        return;
      }
      names_.push_back(path);
      row_.emplace_back();
    }
    Value& value = row_[at->second];
    if (value.kind == CellKind::kEmpty)
      touched_.push_back(at->second);
    else if (item < 0)
      fault_ = fmt::format("has '{}' twice", clean(path, 80));
    if (item < 0) {
      value = {std::string(text), kind, 0};
      return;
    }
    // Elements before this one that had no such value leave their place empty.
    for (; value.last < item; ++value.last) value.text += kListSeparator;
    value.kind = CellKind::kList;
    for (const char c : text)
      if (c != kListSeparator) value.text += c;
  }

  void flatten(dom::element element, const std::string& path, int depth, int item) {
    switch (element.type()) {
      case dom::element_type::OBJECT:
        if (depth > kDeepest) return put(path, simdjson::minify(element), CellKind::kText, item);
        for (const auto& [key, value] : dom::object(element)) {
          flatten(value, path.empty() ? clean(key, 200) : fmt::format("{}.{}", path, clean(key, 200)),
                  depth + 1, item);
          if (!fault_.empty()) return;
        }
        return;
      case dom::element_type::ARRAY:
        return flatten_list(dom::array(element), path, depth, item);
      case dom::element_type::NULL_VALUE:
        return;
      case dom::element_type::BOOL:
        return put(path, bool(element) ? "true" : "false", CellKind::kBool, item);
      case dom::element_type::STRING:
        return put(path, std::string_view(element), CellKind::kText, item);
      case dom::element_type::INT64:
        return put(path, fmt::format("{}", int64_t(element)), CellKind::kNumber, item);
      case dom::element_type::UINT64:
        return put(path, fmt::format("{}", uint64_t(element)), CellKind::kNumber, item);
      case dom::element_type::DOUBLE:
        return put(path, fmt::format("{}", double(element)), CellKind::kNumber, item);
    }
  }

  // A list inside a list counts its elements through, so that no value is lost; only the innermost is stepped
  // through.
  void flatten_list(dom::array list, const std::string& path, int depth, int item) {
    const std::string inside = path + "[]";
    if (depth > kDeepest) return put(path, simdjson::minify(list), CellKind::kText, item);
    int& count = item < 0 ? (counts_[inside] = 0) : counts_.try_emplace(inside, 0).first->second;
    int at = count;
    for (const auto element : list) {
      flatten(element, inside, depth + 1, at++);
      if (!fault_.empty()) return;
    }
    counts_[inside] = at;
    const int last = at - 1;
    // All columns of a list are as long as the list.
    for (const size_t column : touched_) {
      if (!names_[column].starts_with(inside) ||
          names_[column].find("[]", inside.size()) != std::string::npos)
        continue;
      Value& value = row_[column];
      for (; value.last < last; ++value.last) value.text += kListSeparator;
    }
  }

  Sheet sheet_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, size_t> index_;
  std::unordered_map<std::string, int> counts_;
  std::vector<Value> row_;
  std::vector<size_t> touched_;
  std::string fault_;
  size_t implied_ = 0;
  bool full_ = false;
};

// Finds the array of objects: the file itself, what `root` names, or the only array of objects one level
// down.
Result<dom::array> find_rows(dom::element top, const std::string& root) {
  if (!root.empty()) {
    dom::element at = top;
    for (const auto step : split(root, '.'))
      if (at[step].get(at) != simdjson::SUCCESS)
        return fail(ErrorKind::kInput, fmt::format("root = \"{}\": there is no '{}'", root, step));
    if (at.is_array()) return dom::array(at);
    return fail(ErrorKind::kInput, fmt::format("root = \"{}\" is no array", root));
  }
  if (top.is_array()) return dom::array(top);
  if (!top.is_object()) return fail(ErrorKind::kInput, "is neither an array nor an object");
  std::string names;
  dom::array found;
  size_t count = 0;
  for (const auto& [key, value] : dom::object(top)) {
    dom::array list;
    if (value.get(list) != simdjson::SUCCESS || list.size() == 0 || !(*list.begin()).is_object()) continue;
    found = list;
    ++count;
    names += fmt::format("{}'{}'", names.empty() ? "" : ", ", clean(key, 80));
  }
  if (count == 1) return found;
  if (count == 0)
    return fail(ErrorKind::kInput,
                "has no array of objects at the top or one level down: say root = \"PATH\"");
  return fail(ErrorKind::kInput,
              fmt::format("has several arrays of objects ({}): say root = \"NAME\"", names));
}

Result<Table> read_lines(std::string_view bytes) {
  JsonTable table;
  dom::parser parser;
  uint32_t line = 0;
  for (size_t from = 0; from < bytes.size();) {
    const size_t end = std::min(bytes.find('\n', from), bytes.size());
    const std::string_view text = trim(bytes.substr(from, end - from));
    from = end + 1;
    ++line;
    if (text.empty()) continue;
    dom::element element;
    const auto error = parser.parse(text.data(), text.size()).get(element);
    if (error == simdjson::SUCCESS)
      table.add(element, line);
    else
      table.table.notes.push_back({line, fmt::format("is no JSON: {}", simdjson::error_message(error)),
                                   clean(text.substr(0, 400), 200)});
  }
  return table.finish();
}

}  // namespace

Result<Table> read_json(std::string_view bytes, const ReadOptions& options, bool lines) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (lines) return read_lines(bytes);
  dom::parser parser;
  dom::element top;
  const auto error = parser.parse(bytes.data(), bytes.size()).get(top);
  if (error != simdjson::SUCCESS)
    return fail(ErrorKind::kInput,
                fmt::format("is no JSON: {} (one object a line is read when the file ends in .jsonl)",
                            simdjson::error_message(error)));
  PLENARY_LET(rows, find_rows(top, options.root));
  JsonTable table;
  uint32_t line = 0;
  for (const auto element : rows) table.add(element, ++line);
  return table.finish();
}

}  // namespace plenary::table

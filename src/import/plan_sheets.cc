// A plan, or what else has such a form, as a workbook: a sheet a kind, the names of its columns in the first
// row, an entry a row. A text file has no sheets: it holds entries of the last kind.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/workbook.h"
#include "import/action_plan.h"
#include "import/table_cells.h"

namespace plenary::plan {
namespace {

// "A", "Z", "AA" of a column, from 0.
std::string column_name(size_t column) {
  std::string out;
  for (size_t n = column + 1; n > 0; n = (n - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (n - 1) % 26));
  return out;
}

class Sheets {
 public:
  Sheets(std::string_view path, std::span<const KindForm> kinds) : path_(path), kinds_(kinds) {}

  Result<std::vector<Entry>> read(const table::Table& table) {
    PLENARY_TRY(check_names(table));
    std::vector<Entry> out;
    for (const auto& kind : kinds_) {
      const auto sheet = std::ranges::find_if(table.sheets, [&](const table::Sheet& s) {
        return s.name == kind.sheet || (s.name.empty() && &kind == &kinds_.back());
      });
      if (sheet == table.sheets.end() || sheet->rows.empty()) {
        if (*kind.name != '\0' || std::ranges::none_of(kind.fields, &FieldForm::needed)) continue;
        return fail(ErrorKind::kInput,
                    fmt::format("{}: {} needs a sheet named '{}'", path_, kind.one, kind.sheet));
      }
      PLENARY_TRY(add_rows(kind, *sheet, out));
    }
    return out;
  }

 private:
  Status check_names(const table::Table& table) const {
    for (const auto& sheet : table.sheets) {
      if (sheet.name.empty() ||
          std::ranges::any_of(kinds_, [&](const auto& kind) { return kind.sheet == sheet.name; }))
        continue;
      std::string names;
      for (const auto& kind : kinds_) names += fmt::format("{}{}", names.empty() ? "" : ", ", kind.sheet);
      return fail(ErrorKind::kInput,
                  fmt::format("{}: {} has no sheet '{}': name it one of {}, or take it out", path_,
                              kinds_[0].one, printable(sheet.name), names));
    }
    return {};
  }

  std::string row_place(const table::Sheet& sheet, uint32_t line) const {
    if (sheet.name.empty()) return fmt::format("{} line {}", path_, line);
    return fmt::format("{} sheet '{}' row {}", path_, sheet.name, line);
  }

  std::string cell(const table::Sheet& sheet, size_t column, uint32_t line) const {
    if (sheet.name.empty()) return fmt::format("{} line {} column {}", path_, line, column + 1);
    return fmt::format("{} sheet '{}' cell {}{}", path_, sheet.name, column_name(column), line);
  }

  // The form of each column; none for one without a heading.
  Result<std::vector<const FieldForm*>> columns(const KindForm& kind, const table::Sheet& sheet) const {
    std::vector<const FieldForm*> out;
    const auto& header = sheet.rows.front();
    for (const auto& said : sheet.cells_of(header)) {
      const auto heading = trim(said.text);
      const auto form = std::ranges::find_if(
          kind.fields, [&](const FieldForm& f) { return equals_ignoring_case(f.heading, heading); });
      const auto place = cell(sheet, out.size(), header.line);
      if (heading.empty()) {
        out.push_back(nullptr);
      } else if (form == kind.fields.end()) {
        return unknown(kind, sheet, place, heading);
      } else if (std::ranges::find(out, &*form) != out.end()) {
        return fail(ErrorKind::kInput, fmt::format("{}: the column '{}' is there twice", place, heading));
      } else {
        out.push_back(&*form);
      }
    }
    for (const auto& form : kind.fields)
      if (form.needed && std::ranges::find(out, &form) == out.end())
        return fail(ErrorKind::kInput, fmt::format("{}: the column '{}' is missing",
                                                   row_place(sheet, header.line), form.heading));
    return out;
  }

  // A column that was renamed is probably one of those that are not there.
  std::unexpected<Error> unknown(const KindForm& kind, const table::Sheet& sheet, const std::string& place,
                                 std::string_view heading) const {
    std::string absent;
    for (const auto& form : kind.fields) {
      const auto cells = sheet.cells_of(sheet.rows.front());
      if (std::ranges::none_of(
              cells, [&](const auto& c) { return equals_ignoring_case(trim(c.text), form.heading); }))
        absent += fmt::format("{}{}", absent.empty() ? "" : ", ", form.heading);
    }
    return fail(ErrorKind::kInput,
                fmt::format("{}: there is no column '{}'; {}", place, printable(heading),
                            absent.empty() ? std::string("take it out: all columns are there")
                                           : "if it was renamed, it is one of: " + absent));
  }

  Status add_rows(const KindForm& kind, const table::Sheet& sheet, std::vector<Entry>& out) const {
    PLENARY_LET(forms, columns(kind, sheet));
    for (const auto& row : std::span(sheet.rows).subspan(1)) {
      if (*kind.name == '\0' && !out.empty())
        return fail(ErrorKind::kInput,
                    fmt::format("{}: a workbook holds {}, in row 2", row_place(sheet, row.line), kind.one));
      PLENARY_TRY(add_row(kind, sheet, row, forms, out));
    }
    if (out.empty() && *kind.name == '\0')
      return fail(ErrorKind::kInput, fmt::format("{}: row 2 says what {} is",
                                                 row_place(sheet, sheet.rows.front().line), kind.one));
    return {};
  }

  Status add_row(const KindForm& kind, const table::Sheet& sheet, const table::Row& row,
                 const std::vector<const FieldForm*>& forms, std::vector<Entry>& out) const {
    Entry entry{&kind, row_place(sheet, row.line), {}};
    const auto cells = sheet.cells_of(row);
    for (size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].kind == table::CellKind::kEmpty || trim(cells[i].text).empty()) continue;
      const auto place = cell(sheet, i, row.line);
      if (i >= forms.size() || forms[i] == nullptr)
        return fail(ErrorKind::kInput, fmt::format("{}: its column has no heading in the first row", place));
      std::vector<std::string> said;
      if (forms[i]->shape == Shape::kList)
        for (const auto line : split(cells[i].text, '\n')) said.emplace_back(line);
      else
        said.emplace_back(cells[i].text);
      PLENARY_LET(field, make_field(*forms[i], std::move(said), place));
      entry.fields.push_back(std::move(field));
    }
    return add_entry(std::move(entry), out);
  }

  std::string path_;
  std::span<const KindForm> kinds_;
};

// A number of more digits than a workbook keeps is written as a text.
SheetCell number_cell(const std::string& said) {
  const double number = std::strtod(said.c_str(), nullptr);
  return std::strtod(fmt::format("{:.15g}", number).c_str(), nullptr) == number ? SheetCell(number)
                                                                                : SheetCell(said);
}

SheetCell cell_of(const Field& field) {
  const auto& first = field.values.front();
  if (field.form->shape == Shape::kNumber) return number_cell(first);
  if (field.form->shape == Shape::kDate && first.size() == 10) return parse_date(first)->day;
  return fmt::format("{}", fmt::join(field.values, "\n"));
}

}  // namespace

Result<std::vector<Entry>> read_sheets(std::string_view path, std::string_view bytes,
                                       std::span<const KindForm> of) {
  auto table = table::read_table(path, bytes, {});
  if (!table) return fail(table.error().kind, fmt::format("{}: {}", path, table.error().message));
  const bool text = !table->sheets.empty() && table->sheets.front().name.empty();
  if (text && !table->notes.empty())
    return fail(ErrorKind::kInput,
                fmt::format("{} line {}: {}", path, table->notes.front().line, table->notes.front().reason));
  return Sheets(path, of).read(*table);
}

Status write_sheets(const std::string& path, const std::vector<Entry>& entries) {
  Workbook book{"Action plan", "Plenary", "yyyy-mm-dd", {}};
  for (const auto& kind : kinds()) {
    auto& page = book.pages.emplace_back(SheetPage{kind.sheet, {{}}, 1, true});
    for (const auto& form : kind.fields) page.rows[0].emplace_back(std::string(form.heading));
    for (const auto& entry : entries) {
      if (entry.kind != &kind) continue;
      auto& row = page.rows.emplace_back(kind.fields.size());
      for (const auto& field : entry.fields)
        row[static_cast<size_t>(field.form - kind.fields.data())] = cell_of(field);
    }
  }
  return write_workbook(path, book);
}

}  // namespace plenary::plan

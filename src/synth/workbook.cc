#include "synth/workbook.h"

#include <fmt/core.h>

#include "base/files.h"

namespace plenary::synth {
namespace {

constexpr const char* kWarning = "SYNTHETIC: every name and number in this file is invented";
SheetPage page_of(const Sheet& sheet) {
  SheetPage page{sheet.name, {{"SYNTHETIC - " + sheet.title}, {}, {}}, kHeaderRow};
  page.rows.back().assign(sheet.header.begin(), sheet.header.end());
  page.rows.insert(page.rows.end(), sheet.rows.begin(), sheet.rows.end());
  return page;
}

std::string csv_cell(const SheetCell& cell) {
  if (const auto* day = std::get_if<Day>(&cell)) {
    const auto [y, m, d] = civil(*day);
    return fmt::format("{:02}/{:02}/{:04}", d, m, y);
  }
  if (const auto* number = std::get_if<double>(&cell)) return fmt::format("{}", *number);
  const auto* text = std::get_if<std::string>(&cell);
  if (text == nullptr) return "";
  if (text->find_first_of(",\"\n\r") == std::string::npos) return *text;
  std::string out = "\"";
  for (const char c : *text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

}  // namespace

Status write_workbook(const std::string& path, std::span<const Sheet> sheets) {
  Workbook book{"SYNTHETIC", "Plenary rehearsal", "dd/mm/yyyy", {{"SYNTHETIC", {{kWarning}}}}};
  for (const auto& sheet : sheets) book.pages.push_back(page_of(sheet));
  return plenary::write_workbook(path, book);
}

Status write_csv(const std::string& path, const Sheet& sheet) {
  std::string out;
  for (const auto& name : sheet.header) out += csv_cell(name) + ",";
  out += "Note\n";
  for (const auto& row : sheet.rows) {
    for (const auto& cell : row) out += csv_cell(cell) + ",";
    out += "SYNTHETIC\n";
  }
  return write_file(path, out);
}

}  // namespace plenary::synth

#include "synth/workbook.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <mutex>

#include "base/files.h"

namespace plenary::synth {
namespace {

constexpr const char* kWarning = "SYNTHETIC: every name and number in this file is invented";
constexpr int kExcelEpoch = 25569;       // 1970-01-01 as a day number of a spreadsheet
constexpr time_t kCreated = 1767225600;  // the same in every file, so that equal sheets are equal bytes

struct Styles {
  lxw_format *day, *bold;
};

void put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const SheetCell& cell, const Styles& styles) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    if (!text->empty()) worksheet_write_string(sheet, row, column, text->c_str(), nullptr);
  } else if (const auto* number = std::get_if<double>(&cell)) {
    worksheet_write_number(sheet, row, column, *number, nullptr);
  } else if (const auto* day = std::get_if<Day>(&cell)) {
    worksheet_write_number(sheet, row, column, day->days + kExcelEpoch, styles.day);
  }
}

Status add_sheet(lxw_workbook* book, const Sheet& sheet, const Styles& styles) {
  auto* to = workbook_add_worksheet(book, sheet.name.c_str());
  if (to == nullptr)
    return fail(ErrorKind::kIo, fmt::format("a workbook refuses the sheet '{}'", sheet.name));
  worksheet_write_string(to, 0, 0, fmt::format("SYNTHETIC - {}", sheet.title).c_str(), styles.bold);
  for (size_t i = 0; i < sheet.header.size(); ++i)
    worksheet_write_string(to, kHeaderRow - 1, static_cast<lxw_col_t>(i), sheet.header[i].c_str(),
                           styles.bold);
  for (size_t r = 0; r < sheet.rows.size(); ++r)
    for (size_t i = 0; i < sheet.rows[r].size(); ++i)
      put(to, static_cast<lxw_row_t>(kHeaderRow + r), static_cast<lxw_col_t>(i), sheet.rows[r][i], styles);
  return {};
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

// One at a time: the library writes the date of creation by gmtime(), which is for one thread.
lxw_error close_book(lxw_workbook* book) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  return workbook_close(book);
}

}  // namespace

Status write_workbook(const std::string& path, std::span<const Sheet> sheets) {
  auto* book = workbook_new(path.c_str());
  if (book == nullptr) return fail(ErrorKind::kIo, path + ": cannot be written");
  lxw_doc_properties about{};
  std::string title = "SYNTHETIC", author = "Plenary rehearsal";
  about.title = title.data(), about.author = author.data(), about.created = kCreated;
  workbook_set_properties(book, &about);
  const Styles styles{workbook_add_format(book), workbook_add_format(book)};
  format_set_num_format(styles.day, "dd/mm/yyyy");
  format_set_bold(styles.bold);
  auto* first = workbook_add_worksheet(book, "SYNTHETIC");
  worksheet_write_string(first, 0, 0, kWarning, styles.bold);
  Status status;
  for (const auto& sheet : sheets)
    if (status) status = add_sheet(book, sheet, styles);
  const auto error = close_book(book);
  if (status && error != LXW_NO_ERROR)
    status = fail(ErrorKind::kIo, fmt::format("{}: {}", path, lxw_strerror(error)));
  return status;
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

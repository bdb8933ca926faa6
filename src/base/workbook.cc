#include "base/workbook.h"

#include <fmt/core.h>
#include <xlsxwriter.h>

#include <mutex>

namespace plenary {
namespace {

constexpr int kSpreadsheetEpoch = 25569;  // 1970-01-01 as a day number of a spreadsheet
constexpr time_t kCreated = 1767225600;   // the same in every file, so that equal sheets are equal bytes
constexpr double kWide = 28;              // characters

struct Styles {
  lxw_format *day, *bold, *wrapped;
};

lxw_error put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const SheetCell& cell,
              lxw_format* text_style, const Styles& styles) {
  if (const auto* text = std::get_if<std::string>(&cell))
    return text->empty() ? LXW_NO_ERROR
                         : worksheet_write_string(sheet, row, column, text->c_str(), text_style);
  if (const auto* number = std::get_if<double>(&cell))
    return worksheet_write_number(sheet, row, column, *number, nullptr);
  if (const auto* day = std::get_if<Day>(&cell))
    return worksheet_write_number(sheet, row, column, day->days + kSpreadsheetEpoch, styles.day);
  return LXW_NO_ERROR;
}

Status add_page(lxw_workbook* book, const SheetPage& page, const Styles& styles) {
  auto* to = workbook_add_worksheet(book, page.name.c_str());
  if (to == nullptr) return fail(ErrorKind::kIo, fmt::format("a workbook refuses the sheet '{}'", page.name));
  if (page.for_reading) {
    worksheet_set_column(to, 0, LXW_COL_MAX - 1, kWide, nullptr);
    worksheet_freeze_panes(to, static_cast<lxw_row_t>(page.bold), 0);
  }
  for (size_t r = 0; r < page.rows.size(); ++r)
    for (size_t i = 0; i < page.rows[r].size(); ++i) {
      auto* style = r < page.bold ? styles.bold : page.for_reading ? styles.wrapped : nullptr;
      const auto error =
          put(to, static_cast<lxw_row_t>(r), static_cast<lxw_col_t>(i), page.rows[r][i], style, styles);
      if (error != LXW_NO_ERROR)
        return fail(ErrorKind::kIo,
                    fmt::format("sheet '{}', row {}: {}", page.name, r + 1, lxw_strerror(error)));
    }
  return {};
}

// One at a time: the library writes the date of creation by gmtime(), which is for one thread.
lxw_error close_book(lxw_workbook* book) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  return workbook_close(book);
}

}  // namespace

Status write_workbook(const std::string& path, const Workbook& workbook) {
  auto* book = workbook_new(path.c_str());
  if (book == nullptr) return fail(ErrorKind::kIo, path + ": cannot be written");
  lxw_doc_properties about{};
  std::string title = workbook.title, author = workbook.author;
  about.title = title.data(), about.author = author.data(), about.created = kCreated;
  workbook_set_properties(book, &about);
  const Styles styles{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
  format_set_num_format(styles.day, workbook.day_format);
  format_set_bold(styles.bold);
  format_set_text_wrap(styles.wrapped);
  Status status;
  for (const auto& page : workbook.pages)
    if (status) status = add_page(book, page, styles);
  const auto error = close_book(book);
  if (status && error != LXW_NO_ERROR)
    status = fail(ErrorKind::kIo, fmt::format("{}: {}", path, lxw_strerror(error)));
  return status;
}

}  // namespace plenary

// Writes records of one noun as one Parquet file: columns are the fields of record/fields.h by name, so what
// is written is what the `table` format reads with `columns = "same"`. "Not said" (empty text, no date, NaN)
// is null.
#pragma once
#include <cmath>
#include <string>

#include "duck/duck.h"
#include "record/fields.h"

namespace plenary::synth {

namespace detail {
inline const char* sql_type(const std::string&) { return "VARCHAR"; }
inline const char* sql_type(const MaybeDate&) { return "DATE"; }
inline const char* sql_type(double) { return "DOUBLE"; }

inline void put(duck::Appender& out, const std::string& text) { text.empty() ? out.null() : out.text(text); }
inline void put(duck::Appender& out, const MaybeDate& date) { date ? out.date(date->day) : out.null(); }
inline void put(duck::Appender& out, double value) { std::isnan(value) ? out.null() : out.real(value); }
}  // namespace detail

template <class Noun>
class NounFile {
 public:
  /// Makes an empty table in a database in memory; `connection` outlives the file and has one NounFile of a
  /// noun.
  static Result<NounFile> open(duck::Connection& connection, const std::string& table) {
    std::string columns;
    const Noun blank;
    fields(blank, [&](const char* name, const auto& member) {
      columns += (columns.empty() ? "" : ", ") + duck::quote_name(name) + " " + detail::sql_type(member);
    });
    PLENARY_TRY(connection.run("CREATE OR REPLACE TABLE " + table + " (" + columns + ")"));
    PLENARY_LET(appender, connection.appender("", table));
    return NounFile(connection, table, std::move(appender));
  }

  Status add(const Noun& record) {
    fields(record, [&](const char*, const auto& member) { detail::put(appender_, member); });
    return appender_.end_row();
  }

  /// Writes the rows in the order in which they came, then forgets them.
  Status save(const std::string& path) {
    PLENARY_TRY(appender_.finish());
    PLENARY_TRY(connection_->run("COPY " + table_ + " TO " + duck::quote(path) +
                                 " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)"));
    return connection_->run("DROP TABLE " + table_);
  }

 private:
  NounFile(duck::Connection& connection, std::string table, duck::Appender appender)
      : connection_(&connection), table_(std::move(table)), appender_(std::move(appender)) {}

  duck::Connection* connection_;
  std::string table_;
  duck::Appender appender_;
};

/// Opens a database for NounFiles: one thread and rows in order, so that equal rows make equal bytes.
inline Result<duck::Connection> open_scratch() {
  duck::OpenOptions one_thread;
  one_thread.threads = 1;
  PLENARY_LET(connection, duck::Connection::open(":memory:", one_thread));
  PLENARY_TRY(connection.run("SET preserve_insertion_order = true"));
  return std::move(connection);
}

}  // namespace plenary::synth

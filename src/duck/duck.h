// DuckDB through its C API, as values that clean up after themselves. Nothing above this folder includes
// duckdb.h.
//
// Two users: store/ (the workspace's file) and import/ (DuckDB's readers for CSV, JSON and Parquet, in
// memory).
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <typeindex>
#include <variant>
#include <vector>

#include "base/day.h"
#include "base/result.h"

namespace plenary::duck {

/// One value of a result: null, truth, whole number, real number, text or day.
using Value = std::variant<std::monostate, bool, int64_t, double, std::string, Day>;

/// Prints a value as text; null is "".
std::string to_text(const Value& value);

enum class Type { kBool, kInteger, kReal, kText, kDate, kOther };

struct Column {
  std::string name;
  Type type;
  std::string sql_type;
};

/// A result held in memory, by rows.
struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows;

  /// Returns the column's position, or -1.
  int find(std::string_view name) const;
};

/// Some rows of a result, by columns. It and its texts are there only while it is handed on.
class Chunk {
 public:
  size_t rows() const { return rows_; }
  /// False for null.
  bool said(size_t column, size_t row) const {
    const uint64_t* mask = columns_[column].valid;
    return mask == nullptr || ((mask[row / 64] >> (row % 64)) & 1) != 0;
  }
  /// Values of columns that are VARCHAR, DOUBLE and BIGINT: the statement casts what is something else.
  std::string_view text(size_t column, size_t row) const;
  double real(size_t column, size_t row) const {
    return static_cast<const double*>(columns_[column].data)[row];
  }
  int64_t integer(size_t column, size_t row) const {
    return static_cast<const int64_t*>(columns_[column].data)[row];
  }

 private:
  friend class Connection;
  struct Vector {
    const void* data;
    const uint64_t* valid;
  };
  std::vector<Vector> columns_;
  size_t rows_ = 0;
};

class Connection;
class Watch;

/// Appends rows to one table through data chunks. Columns are set in order; a row ends with `end_row`.
class Appender {
 public:
  Appender(Appender&&) noexcept;
  Appender& operator=(Appender&&) noexcept;
  ~Appender();

  void null();
  void text(std::string_view value);
  void integer(int64_t value);
  void real(double value);
  void date(Day value);
  void boolean(bool value);
  /// Ends the row; a full chunk goes to the engine.
  Status end_row();
  /// Sends what is left and closes.
  Status finish();

 private:
  friend class Connection;
  struct State;
  explicit Appender(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

struct OpenOptions {
  bool read_only = false;
  int threads = 0;             ///< 0: as many as the machine has
  std::string memory_limit;    ///< "1500MiB"; empty: the engine's own (80 % of memory)
  std::string temp_directory;  ///< where sorts and joins spill; empty: beside the file
};

/// A connection to a database.
class Connection {
 public:
  /// Opens a file, or a database in memory for ":memory:". Extensions are never downloaded or installed.
  static Result<Connection> open(const std::string& path, const OpenOptions& options = {});
  /// Opens another connection to the same database, with temporary tables of its own. The last one closes it.
  Result<Connection> beside() const;
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  ~Connection();

  /// Runs one or more statements; errors carry the engine's sentence.
  Status run(const std::string& sql);
  /// Runs one statement and keeps its rows. Parameters take the places of $1, $2 ...
  Result<Table> query(const std::string& sql, const std::vector<Value>& parameters = {});
  /// Runs one statement and hands each row to `row` as it comes, in bounded memory; `row` says whether to go
  /// on.
  Status stream(const std::string& sql, const std::vector<Value>& parameters, void* context,
                bool (*row)(void* context, const std::vector<Column>&, const std::vector<Value>&));
  template <class F>
  Status each_row(const std::string& sql, const std::vector<Value>& parameters, F&& f) {
    return stream(sql, parameters, &f,
                  [](void* context, const std::vector<Column>& columns, const std::vector<Value>& values) {
                    return (*static_cast<std::remove_reference_t<F>*>(context))(columns, values);
                  });
  }
  /// Runs one statement and hands its rows to `take` by columns, in bounded memory; `take` says whether to go
  /// on. Much faster than each_row for millions of rows.
  Status each_chunk(const std::string& sql, const std::function<bool(const Chunk&)>& take);
  /// Stops the statement that runs just now, if any: it ends with an error. May be called from any thread.
  void interrupt();
  /// Whether it was interrupted since its last statement began: for work between statements.
  bool interrupted() const;
  /// What its users keep with an open database, one of each type: made when first asked for, shared by all
  /// connections to it, gone with the last of them.
  template <class T>
  T& kept() {
    return *static_cast<T*>(kept(typeid(T), []() -> std::shared_ptr<void> { return std::make_shared<T>(); }));
  }
  /// Shares what is kept with another engine that has opened the same file. To be called before anything is
  /// kept, and before there are other connections.
  void keep_with(const Connection& other);
  /// Notes that something was done on this connection, and says whether it was.
  void note(std::string_view what);
  bool noted(std::string_view what) const;
  /// Opens a table for appending; `database` names an attached one, empty is the one that was opened.
  Result<Appender> appender(const std::string& database, const std::string& table);

 private:
  friend class Watch;
  struct State;
  struct Raw;
  Status fetch(const std::string& sql, const std::vector<Value>& parameters,
               const std::function<bool(const Raw&)>& take);
  void* kept(std::type_index type, std::shared_ptr<void> (*make)());
  explicit Connection(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Quotes text for SQL: O'Hara becomes 'O''Hara'.
std::string quote(std::string_view text);
/// Quotes a name for SQL: group becomes "group".
std::string quote_name(std::string_view name);

}  // namespace plenary::duck

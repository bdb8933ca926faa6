// Opening, running and reading: a result comes as data chunks, each column a typed vector with a validity
// mask.
#include <duckdb.h>
#include <fmt/core.h>

#include <array>
#include <cmath>

#include "duck/duck.h"
#include "duck/state.h"

namespace plenary::duck {
namespace {

struct Statement {
  duckdb_prepared_statement handle = nullptr;
  ~Statement() { duckdb_destroy_prepare(&handle); }
};

struct ResultHolder {
  duckdb_result handle{};
  ~ResultHolder() { duckdb_destroy_result(&handle); }
};

Type type_of(duckdb_type type) {
  switch (type) {
    case DUCKDB_TYPE_BOOLEAN:
      return Type::kBool;
    case DUCKDB_TYPE_TINYINT:
    case DUCKDB_TYPE_SMALLINT:
    case DUCKDB_TYPE_INTEGER:
    case DUCKDB_TYPE_BIGINT:
    case DUCKDB_TYPE_UTINYINT:
    case DUCKDB_TYPE_USMALLINT:
    case DUCKDB_TYPE_UINTEGER:
    case DUCKDB_TYPE_UBIGINT:
    case DUCKDB_TYPE_HUGEINT:
      return Type::kInteger;
    case DUCKDB_TYPE_FLOAT:
    case DUCKDB_TYPE_DOUBLE:
    case DUCKDB_TYPE_DECIMAL:
      return Type::kReal;
    case DUCKDB_TYPE_VARCHAR:
      return Type::kText;
    case DUCKDB_TYPE_DATE:
      return Type::kDate;
    default:
      return Type::kOther;
  }
}

double decimal_value(duckdb_vector vector, const void* data, idx_t row) {
  duckdb_logical_type type = duckdb_vector_get_column_type(vector);
  const double scale = std::pow(10.0, duckdb_decimal_scale(type));
  const duckdb_type inner = duckdb_decimal_internal_type(type);
  duckdb_destroy_logical_type(&type);
  switch (inner) {
    case DUCKDB_TYPE_SMALLINT:
      return static_cast<const int16_t*>(data)[row] / scale;
    case DUCKDB_TYPE_INTEGER:
      return static_cast<const int32_t*>(data)[row] / scale;
    case DUCKDB_TYPE_BIGINT:
      return static_cast<double>(static_cast<const int64_t*>(data)[row]) / scale;
    default:
      return duckdb_hugeint_to_double(static_cast<const duckdb_hugeint*>(data)[row]) / scale;
  }
}

template <class T>
Value whole(const void* data, idx_t row) {
  return static_cast<int64_t>(static_cast<const T*>(data)[row]);
}

Value value_at(duckdb_vector vector, duckdb_type type, const void* data, idx_t row) {
  switch (type) {
    case DUCKDB_TYPE_BOOLEAN:
      return static_cast<const bool*>(data)[row];
    case DUCKDB_TYPE_TINYINT:
      return whole<int8_t>(data, row);
    case DUCKDB_TYPE_SMALLINT:
      return whole<int16_t>(data, row);
    case DUCKDB_TYPE_INTEGER:
      return whole<int32_t>(data, row);
    case DUCKDB_TYPE_BIGINT:
      return whole<int64_t>(data, row);
    case DUCKDB_TYPE_UTINYINT:
      return whole<uint8_t>(data, row);
    case DUCKDB_TYPE_USMALLINT:
      return whole<uint16_t>(data, row);
    case DUCKDB_TYPE_UINTEGER:
      return whole<uint32_t>(data, row);
    case DUCKDB_TYPE_UBIGINT:
      return whole<uint64_t>(data, row);
    case DUCKDB_TYPE_HUGEINT:  // sums of whole numbers; beyond 64 bits is not a count of records
      return static_cast<int64_t>(static_cast<const duckdb_hugeint*>(data)[row].lower);
    case DUCKDB_TYPE_FLOAT:
      return static_cast<double>(static_cast<const float*>(data)[row]);
    case DUCKDB_TYPE_DOUBLE:
      return static_cast<const double*>(data)[row];
    case DUCKDB_TYPE_DECIMAL:
      return decimal_value(vector, data, row);
    case DUCKDB_TYPE_DATE:
      return Day{static_cast<const duckdb_date*>(data)[row].days};
    default:
      break;
  }
  auto* text = const_cast<duckdb_string_t*>(static_cast<const duckdb_string_t*>(data) + row);
  return std::string(duckdb_string_t_data(text), duckdb_string_t_length(*text));
}

// The names of types that have no value of their own here are cast to text by the engine, never by us.
Result<std::vector<Column>> columns_of(duckdb_result& result) {
  std::vector<Column> columns;
  for (idx_t i = 0; i < duckdb_column_count(&result); ++i) {
    const Type type = type_of(duckdb_column_type(&result, i));
    const char* name = duckdb_column_name(&result, i);
    if (type == Type::kOther && duckdb_column_type(&result, i) != DUCKDB_TYPE_SQLNULL)
      return fail(ErrorKind::kUsage,
                  fmt::format("column '{}' has a type that cannot be shown: CAST it to VARCHAR", name));
    columns.push_back({name, type, ""});
  }
  return columns;
}

Status bind(duckdb_prepared_statement statement, const std::vector<Value>& parameters) {
  for (size_t i = 0; i < parameters.size(); ++i) {
    const idx_t at = i + 1;
    const duckdb_state state = std::visit(
        [&](const auto& v) -> duckdb_state {
          using T = std::remove_cvref_t<decltype(v)>;
          if constexpr (std::is_same_v<T, std::monostate>)
            return duckdb_bind_null(statement, at);
          else if constexpr (std::is_same_v<T, bool>)
            return duckdb_bind_boolean(statement, at, v);
          else if constexpr (std::is_same_v<T, int64_t>)
            return duckdb_bind_int64(statement, at, v);
          else if constexpr (std::is_same_v<T, double>)
            return duckdb_bind_double(statement, at, v);
          else if constexpr (std::is_same_v<T, Day>)
            return duckdb_bind_date(statement, at, duckdb_date{v.days});
          else
            return duckdb_bind_varchar_length(statement, at, v.data(), v.size());
        },
        parameters[i]);
    if (state != DuckDBSuccess) return fail(ErrorKind::kEngine, fmt::format("cannot bind parameter {}", at));
  }
  return {};
}

// Hands each row of one chunk on; returns false when the receiver wants no more.
bool hand_on(duckdb_data_chunk chunk, const std::vector<Column>& columns, std::vector<Value>& values,
             void* context, bool (*row)(void*, const std::vector<Column>&, const std::vector<Value>&)) {
  struct Vector {
    duckdb_vector handle;
    duckdb_type type;
    void* data;
    uint64_t* valid;
  };
  std::vector<Vector> vectors;
  for (idx_t i = 0; i < columns.size(); ++i) {
    duckdb_vector v = duckdb_data_chunk_get_vector(chunk, i);
    duckdb_logical_type type = duckdb_vector_get_column_type(v);
    vectors.push_back(
        {v, duckdb_get_type_id(type), duckdb_vector_get_data(v), duckdb_vector_get_validity(v)});
    duckdb_destroy_logical_type(&type);
  }
  for (idx_t r = 0; r < duckdb_data_chunk_get_size(chunk); ++r) {
    for (size_t c = 0; c < vectors.size(); ++c) {
      const auto& v = vectors[c];
      const bool valid = v.valid == nullptr || ((v.valid[r / 64] >> (r % 64)) & 1) != 0;
      values[c] = valid && v.type != DUCKDB_TYPE_SQLNULL ? value_at(v.handle, v.type, v.data, r) : Value{};
    }
    if (!row(context, columns, values)) return false;
  }
  return true;
}

Status set(duckdb_config config, const char* name, const std::string& value) {
  if (duckdb_set_config(config, name, value.c_str()) == DuckDBSuccess) return {};
  return fail(ErrorKind::kEngine, fmt::format("DuckDB does not know the setting {}", name));
}

Status configure(duckdb_config config, const OpenOptions& options) {
  PLENARY_TRY(set(config, "access_mode", options.read_only ? "READ_ONLY" : "AUTOMATIC"));
  // Nothing from the network, ever: extensions that are not inside the library do not exist for us.
  PLENARY_TRY(set(config, "autoinstall_known_extensions", "false"));
  PLENARY_TRY(set(config, "autoload_known_extensions", "false"));
  PLENARY_TRY(set(config, "preserve_insertion_order", "false"));
  if (options.threads > 0) PLENARY_TRY(set(config, "threads", std::to_string(options.threads)));
  if (!options.memory_limit.empty()) PLENARY_TRY(set(config, "memory_limit", options.memory_limit));
  if (!options.temp_directory.empty()) PLENARY_TRY(set(config, "temp_directory", options.temp_directory));
  return {};
}

}  // namespace

Database::~Database() {
  if (handle != nullptr) duckdb_close(&handle);
}

Connection::State::~State() {
  if (connection != nullptr) duckdb_disconnect(&connection);
}

Connection::Connection(std::unique_ptr<State> state) : state_(std::move(state)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Result<Connection> Connection::open(const std::string& path, const OpenOptions& options) {
  duckdb_config config = nullptr;
  if (duckdb_create_config(&config) != DuckDBSuccess) return fail(ErrorKind::kEngine, "DuckDB cannot start");
  auto state = std::make_unique<State>();
  char* why = nullptr;
  Status status = configure(config, options);
  if (status && duckdb_open_ext(path.c_str(), &state->database->handle, config, &why) != DuckDBSuccess)
    status = fail(ErrorKind::kWorkspace, fmt::format("{}: {}", path, why == nullptr ? "cannot open" : why));
  if (why != nullptr) duckdb_free(why);
  duckdb_destroy_config(&config);
  PLENARY_TRY(status);
  if (duckdb_connect(state->database->handle, &state->connection) != DuckDBSuccess)
    return fail(ErrorKind::kEngine, fmt::format("{}: cannot connect", path));
  return Connection(std::move(state));
}

Result<Connection> Connection::beside() const {
  auto state = std::make_unique<State>();
  state->database = state_->database;
  if (duckdb_connect(state->database->handle, &state->connection) != DuckDBSuccess)
    return fail(ErrorKind::kEngine, "the engine takes no more connections");
  return Connection(std::move(state));
}

void Connection::interrupt() {
  state_->interrupted = true;
  duckdb_interrupt(state_->connection);
}

bool Connection::interrupted() const { return state_->interrupted; }

void* Connection::kept(std::type_index type, std::shared_ptr<void> (*make)()) {
  auto& kept = *state_->database->kept;
  const std::scoped_lock lock(kept.mutex);
  auto& slot = kept.of_type[type];
  if (slot == nullptr) slot = make();
  return slot.get();
}

void Connection::keep_with(const Connection& other) { state_->database->kept = other.state_->database->kept; }

void Connection::note(std::string_view what) { state_->noted.emplace(what); }

bool Connection::noted(std::string_view what) const { return state_->noted.contains(what); }

Status Connection::run(const std::string& sql) {
  state_->interrupted = false;
  duckdb_extracted_statements statements = nullptr;
  const idx_t count = duckdb_extract_statements(state_->connection, sql.c_str(), &statements);
  Status status;
  if (count == 0) {
    const char* why = duckdb_extract_statements_error(statements);
    if (why != nullptr) status = fail(ErrorKind::kEngine, why);
  }
  for (idx_t i = 0; status && i < count; ++i) {
    Statement statement;
    ResultHolder result;
    if (duckdb_prepare_extracted_statement(state_->connection, statements, i, &statement.handle) !=
        DuckDBSuccess)
      status = fail(ErrorKind::kEngine, duckdb_prepare_error(statement.handle));
    else if (duckdb_execute_prepared(statement.handle, &result.handle) != DuckDBSuccess)
      status = fail(ErrorKind::kEngine, duckdb_result_error(&result.handle));
  }
  duckdb_destroy_extracted(&statements);
  return status;
}

// A chunk of a result as the engine hands it over.
struct Connection::Raw {
  duckdb_data_chunk chunk;
  const std::vector<Column>& columns;
};

Status Connection::fetch(const std::string& sql, const std::vector<Value>& parameters,
                         const std::function<bool(const Raw&)>& take) {
  state_->interrupted = false;
  Statement statement;
  if (duckdb_prepare(state_->connection, sql.c_str(), &statement.handle) != DuckDBSuccess)
    return fail(ErrorKind::kEngine, duckdb_prepare_error(statement.handle));
  PLENARY_TRY(bind(statement.handle, parameters));
  duckdb_pending_result pending = nullptr;
  ResultHolder result;
  duckdb_state state = duckdb_pending_prepared_streaming(statement.handle, &pending);
  if (state != DuckDBSuccess) {
    auto error = fail(ErrorKind::kEngine, duckdb_pending_error(pending));
    duckdb_destroy_pending(&pending);
    return error;
  }
  state = duckdb_execute_pending(pending, &result.handle);
  duckdb_destroy_pending(&pending);
  if (state != DuckDBSuccess) return fail(ErrorKind::kEngine, duckdb_result_error(&result.handle));
  PLENARY_LET(columns, columns_of(result.handle));
  bool more = true;
  while (more) {
    duckdb_data_chunk chunk = duckdb_fetch_chunk(result.handle);
    if (chunk == nullptr) break;
    more = take({chunk, columns});
    duckdb_destroy_data_chunk(&chunk);
  }
  const char* late = duckdb_result_error(&result.handle);
  if (late != nullptr && *late != '\0') return fail(ErrorKind::kEngine, late);
  return {};
}

Status Connection::stream(const std::string& sql, const std::vector<Value>& parameters, void* context,
                          bool (*row)(void*, const std::vector<Column>&, const std::vector<Value>&)) {
  std::vector<Value> values;
  return fetch(sql, parameters, [&](const Raw& raw) {
    values.resize(raw.columns.size());
    return hand_on(raw.chunk, raw.columns, values, context, row);
  });
}

std::string_view Chunk::text(size_t column, size_t row) const {
  const auto& text = static_cast<const duckdb_string_t*>(columns_[column].data)[row];
  const uint32_t length = text.value.inlined.length;
  return {length <= sizeof text.value.inlined.inlined ? text.value.inlined.inlined : text.value.pointer.ptr,
          length};
}

Status Connection::each_chunk(const std::string& sql, const std::function<bool(const Chunk&)>& take) {
  Chunk chunk;
  return fetch(sql, {}, [&](const Raw& raw) {
    chunk.rows_ = duckdb_data_chunk_get_size(raw.chunk);
    chunk.columns_.clear();
    for (idx_t i = 0; i < raw.columns.size(); ++i) {
      duckdb_vector vector = duckdb_data_chunk_get_vector(raw.chunk, i);
      chunk.columns_.push_back({duckdb_vector_get_data(vector), duckdb_vector_get_validity(vector)});
    }
    return take(chunk);
  });
}

Result<Table> Connection::query(const std::string& sql, const std::vector<Value>& parameters) {
  state_->interrupted = false;
  Statement statement;
  if (duckdb_prepare(state_->connection, sql.c_str(), &statement.handle) != DuckDBSuccess)
    return fail(ErrorKind::kEngine, duckdb_prepare_error(statement.handle));
  PLENARY_TRY(bind(statement.handle, parameters));
  ResultHolder result;
  if (duckdb_execute_prepared(statement.handle, &result.handle) != DuckDBSuccess)
    return fail(ErrorKind::kEngine, duckdb_result_error(&result.handle));
  Table table;
  PLENARY_LET(columns, columns_of(result.handle));
  table.columns = columns;
  std::vector<Value> values(columns.size());
  while (duckdb_data_chunk chunk = duckdb_fetch_chunk(result.handle)) {
    hand_on(chunk, columns, values, &table.rows,
            [](void* rows, const std::vector<Column>&, const std::vector<Value>& v) {
              static_cast<std::vector<std::vector<Value>>*>(rows)->push_back(v);
              return true;
            });
    duckdb_destroy_data_chunk(&chunk);
  }
  return table;
}

Result<Appender> Connection::appender(const std::string& database, const std::string& table) {
  auto state = std::make_unique<Appender::State>();
  const char* catalog = database.empty() ? nullptr : database.c_str();
  if (duckdb_appender_create_ext(state_->connection, catalog, nullptr, table.c_str(), &state->handle) !=
      DuckDBSuccess)
    return fail(ErrorKind::kEngine, duckdb_appender_error(state->handle));
  state->open_chunk();
  return Appender(std::move(state));
}

}  // namespace plenary::duck

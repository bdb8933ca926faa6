// Rows go into a data chunk's vectors; a full chunk (2,048 rows) goes to the engine at once.
#include <duckdb.h>

#include "duck/duck.h"
#include "duck/state.h"

namespace plenary::duck {

Appender::State::~State() {
  if (chunk != nullptr) duckdb_destroy_data_chunk(&chunk);
  for (auto& type : types) duckdb_destroy_logical_type(&type);
  if (handle != nullptr) duckdb_appender_destroy(&handle);
}

void Appender::State::open_chunk() {
  for (idx_t i = 0; i < duckdb_appender_column_count(handle); ++i) {
    types.push_back(duckdb_appender_column_type(handle, i));
    ids.push_back(duckdb_get_type_id(types.back()));
  }
  chunk = duckdb_create_data_chunk(types.data(), types.size());
  vectors.resize(types.size());
  data.resize(types.size());
  point();
}

// A reset chunk may have new vectors: look them up again.
void Appender::State::point() {
  for (idx_t i = 0; i < types.size(); ++i) {
    vectors[i] = duckdb_data_chunk_get_vector(chunk, i);
    data[i] = duckdb_vector_get_data(vectors[i]);
  }
}

Status Appender::State::flush() {
  if (row == 0) return {};
  duckdb_data_chunk_set_size(chunk, row);
  if (duckdb_append_data_chunk(handle, chunk) != DuckDBSuccess)
    return fail(ErrorKind::kEngine, duckdb_appender_error(handle));
  duckdb_data_chunk_reset(chunk);
  point();
  row = 0;
  return {};
}

Appender::Appender(std::unique_ptr<State> state) : state_(std::move(state)) {}
Appender::Appender(Appender&&) noexcept = default;
Appender& Appender::operator=(Appender&&) noexcept = default;
Appender::~Appender() = default;

void Appender::null() {
  auto& s = *state_;
  duckdb_vector_ensure_validity_writable(s.vectors[s.column]);
  duckdb_validity_set_row_invalid(duckdb_vector_get_validity(s.vectors[s.column]), s.row);
  ++s.column;
}

void Appender::text(std::string_view value) {
  auto& s = *state_;
  duckdb_vector_assign_string_element_len(s.vectors[s.column++], s.row, value.data(), value.size());
}

void Appender::integer(int64_t value) {
  auto& s = *state_;
  void* data = s.data[s.column];
  switch (s.ids[s.column++]) {
    case DUCKDB_TYPE_TINYINT:
      static_cast<int8_t*>(data)[s.row] = static_cast<int8_t>(value);
      break;
    case DUCKDB_TYPE_SMALLINT:
      static_cast<int16_t*>(data)[s.row] = static_cast<int16_t>(value);
      break;
    case DUCKDB_TYPE_INTEGER:
      static_cast<int32_t*>(data)[s.row] = static_cast<int32_t>(value);
      break;
    default:
      static_cast<int64_t*>(data)[s.row] = value;
      break;
  }
}

void Appender::real(double value) {
  auto& s = *state_;
  static_cast<double*>(s.data[s.column++])[s.row] = value;
}

void Appender::date(Day value) {
  auto& s = *state_;
  static_cast<duckdb_date*>(s.data[s.column++])[s.row] = duckdb_date{value.days};
}

void Appender::boolean(bool value) {
  auto& s = *state_;
  static_cast<bool*>(s.data[s.column++])[s.row] = value;
}

Status Appender::end_row() {
  auto& s = *state_;
  s.column = 0;
  return ++s.row == duckdb_vector_size() ? s.flush() : Status{};
}

Status Appender::finish() {
  PLENARY_TRY(state_->flush());
  if (duckdb_appender_close(state_->handle) != DuckDBSuccess)
    return fail(ErrorKind::kEngine, duckdb_appender_error(state_->handle));
  return {};
}

}  // namespace plenary::duck

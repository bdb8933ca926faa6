// What the handles of duck.h hold; private to this folder.
#pragma once
#include <duckdb.h>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "duck/duck.h"

namespace plenary::duck {

/// What users keep with an open database.
struct Kept {
  std::mutex mutex;
  std::map<std::type_index, std::shared_ptr<void>> of_type;
};

/// An open database; the last of its connections closes it.
struct Database {
  duckdb_database handle = nullptr;
  std::shared_ptr<Kept> kept = std::make_shared<Kept>();
  Database() = default;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();
};

struct Connection::State {
  std::shared_ptr<Database> database = std::make_shared<Database>();
  duckdb_connection connection = nullptr;
  std::atomic<bool> interrupted = false;
  std::set<std::string, std::less<>> noted;
  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State();
};

struct Appender::State {
  duckdb_appender handle = nullptr;
  duckdb_data_chunk chunk = nullptr;
  std::vector<duckdb_logical_type> types;
  std::vector<duckdb_type> ids;
  std::vector<duckdb_vector> vectors;
  std::vector<void*> data;
  idx_t row = 0;
  size_t column = 0;
  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State();
  void open_chunk();
  void point();
  Status flush();
};

}  // namespace plenary::duck

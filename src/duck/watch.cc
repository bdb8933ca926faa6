#include "duck/watch.h"

#include <duckdb.h>

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "duck/state.h"

namespace plenary::duck {

Watch::Watch(Connection& connection, ProgressLine& line) {
  if (!line.visible()) return;
  // Ask the engine to keep count, without a bar of its own; if it cannot, there is nothing to show.
  if (!connection.run("SET enable_progress_bar = true; SET enable_progress_bar_print = false")) return;
  asking_ = std::jthread([handle = connection.state_->connection, &line](const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any asleep;
    std::unique_lock lock(mutex);
    while (!asleep.wait_for(lock, stop, std::chrono::milliseconds(100), [] { return false; }) &&
           !stop.stop_requested())
      line.share(duckdb_query_progress(handle).percentage / 100);
  });
}

}  // namespace plenary::duck

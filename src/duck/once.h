// What is worked out once for an open database, by whoever asks for it first.
#pragma once
#include <mutex>
#include <optional>

#include "duck/duck.h"

namespace plenary::duck {

template <class T>
struct MadeOnce {
  std::mutex mutex;
  std::optional<T> value;
};

/// What `make` gives, or gave before: one value of each type. Nobody waits for another who makes it just now:
/// that may be a thread of low priority.
template <class T, class Make>
Result<T> made_once(Connection& connection, Make&& make) {
  auto& kept = connection.kept<MadeOnce<T>>();
  {
    const std::scoped_lock lock(kept.mutex);
    if (kept.value) return *kept.value;
  }
  Result<T> made = make();
  if (!made) return made;
  const std::scoped_lock lock(kept.mutex);
  kept.value = *made;
  return made;
}

}  // namespace plenary::duck

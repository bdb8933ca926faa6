#pragma once
#include <string>

#include "duck/watch.h"
#include "store/store.h"

namespace plenary {

/// Does something that asks the store, and meanwhile shows how far it is when it takes longer than a second.
template <class F>
auto waiting(Reader& reader, const std::string& what, F f) {
  ProgressLine line(what);
  const duck::Watch watch(reader.connection(), line);
  return f();
}

}  // namespace plenary

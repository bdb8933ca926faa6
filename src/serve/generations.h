// The store as it is now, for a program that goes on running: a new generation is taken up when it lands,
// and requests that began on the old one end on it.
#pragma once
#include <sys/types.h>

#include <array>
#include <memory>
#include <mutex>
#include <vector>

#include "store/store.h"

namespace plenary::serve {

/// One generation, or why there is none.
struct Generation {
  Result<Reader> reader;
  uint64_t number = 0;  ///< counts up
  std::string rules;    ///< names the workspace's own policy, list of public names and profiles

  /// Names the state of the store; empty where there is none.
  std::string hash() const { return reader ? reader->snapshot().hash : std::string(); }
};

class Generations {
 public:
  explicit Generations(Workspace workspace);

  std::shared_ptr<const Generation> current() const;
  /// Opens the store again where its file, the list of people withheld, or a file that says what may be
  /// seen is another than it was.
  void refresh();
  const Workspace& workspace() const { return workspace_; }

 private:
  Result<Reader> open() const;
  /// What a file is known by: a writer puts a new one in place of it.
  using Stamp = std::array<int64_t, 4>;
  static Stamp stamp_of(const std::string& path);
  std::vector<Stamp> stamps() const;
  std::shared_ptr<const Generation> open(uint64_t number) const;

  Workspace workspace_;
  std::vector<Stamp> seen_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Generation> current_;
};

}  // namespace plenary::serve

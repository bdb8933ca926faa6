// The store as it is now, for a program that goes on running: a new generation is taken up when it lands,
// and requests that began on the old one end on it.
#pragma once
#include <memory>
#include <mutex>
#include <vector>

#include "base/file_stamp.h"
#include "store/store.h"

namespace plenary::serve {

/// One generation, or why there is none.
struct Generation {
  Result<Reader> reader;
  Result<Reader> aside;  ///< the same, for work that must not hold up those who ask (Reader::apart)
  uint64_t number = 0;   ///< counts up
  std::string rules;     ///< names the workspace's own policy, list of public names and profiles

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
  Result<Reader> open_aside(const Result<Reader>& reader) const;
  std::vector<FileStamp> stamps() const;
  std::shared_ptr<const Generation> open(uint64_t number) const;

  Workspace workspace_;
  std::vector<FileStamp> seen_;
  std::mutex refreshing_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Generation> current_;
};

}  // namespace plenary::serve

#pragma once
#include <string>

#include "base/result.h"

namespace plenary {

/// A folder of its own for a while, readable by nobody else; it goes with all that lies in it.
class TemporaryFolder {
 public:
  /// Makes one below $TMPDIR, else /tmp.
  static Result<TemporaryFolder> make();
  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::move(other.path_)) { other.path_.clear(); }
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder();

  const std::string& path() const { return path_; }

 private:
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

}  // namespace plenary

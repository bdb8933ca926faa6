#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace plenary {

/// The right to write a workspace: one process at a time. The kernel releases it when the process ends,
/// however it ends; what stands in the file (pid, command, start) is for people.
class WriterLock {
 public:
  /// Takes the lock or says at once who holds it.
  static Result<WriterLock> take(const std::string& path, std::string_view command);
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&&) = delete;
  ~WriterLock();

 private:
  explicit WriterLock(int fd) : fd_(fd) {}
  int fd_;
};

}  // namespace plenary

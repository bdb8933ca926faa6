#include "serve/generations.h"

#include <sys/stat.h>

namespace plenary::serve {
namespace {

// A question may fail for want of memory, the server may not; and whatever a question might be made to say,
// no file but the store is read.
constexpr const char* kBounds =
    "SET memory_limit = '2GiB'; SET enable_external_access = false; SET lock_configuration = true";

}  // namespace

Generations::Generations(Workspace workspace) : workspace_(std::move(workspace)) {
  seen_ = {stamp_of(workspace_.database()), stamp_of(workspace_.withheld())};
  current_ = std::make_shared<const Generation>(Generation{open(), 1});
}

Generations::Stamp Generations::stamp_of(const std::string& path) {
  struct stat s {};
  if (::stat(path.c_str(), &s) != 0) return {};
  return {static_cast<int64_t>(s.st_ino), s.st_mtim.tv_sec, s.st_mtim.tv_nsec, s.st_size};
}

Result<Reader> Generations::open() const {
  PLENARY_LET(reader, Reader::open(workspace_));
  PLENARY_TRY(reader.connection().run(kBounds));
  return std::move(reader);
}

std::shared_ptr<const Generation> Generations::current() const {
  const std::scoped_lock lock(mutex_);
  return current_;
}

void Generations::refresh() {
  const std::array<Stamp, 2> now{stamp_of(workspace_.database()), stamp_of(workspace_.withheld())};
  if (now == seen_) return;
  seen_ = now;
  auto next = std::make_shared<const Generation>(Generation{open(), current()->number + 1});
  const std::scoped_lock lock(mutex_);
  current_ = std::move(next);
}

}  // namespace plenary::serve

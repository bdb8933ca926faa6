#include "serve/generations.h"

#include <sys/stat.h>

namespace plenary::serve {

Generations::Generations(Workspace workspace) : workspace_(std::move(workspace)) {
  seen_ = {stamp_of(workspace_.database()), stamp_of(workspace_.withheld())};
  current_ = std::make_shared<const Generation>(Generation{Reader::open(workspace_), 1});
}

Generations::Stamp Generations::stamp_of(const std::string& path) {
  struct stat s {};
  if (::stat(path.c_str(), &s) != 0) return {};
  return {static_cast<int64_t>(s.st_ino), s.st_mtim.tv_sec, s.st_mtim.tv_nsec, s.st_size};
}

std::shared_ptr<const Generation> Generations::current() const {
  const std::scoped_lock lock(mutex_);
  return current_;
}

void Generations::refresh() {
  const std::array<Stamp, 2> now{stamp_of(workspace_.database()), stamp_of(workspace_.withheld())};
  if (now == seen_) return;
  seen_ = now;
  auto next = std::make_shared<const Generation>(Generation{Reader::open(workspace_), current()->number + 1});
  const std::scoped_lock lock(mutex_);
  current_ = std::move(next);
}

}  // namespace plenary::serve

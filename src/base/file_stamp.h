#pragma once
#include <sys/stat.h>

#include <array>
#include <cstdint>
#include <string>

namespace plenary {

/// What a file is known by, to see that it is another than it was: inode, time of change, size. Zeros when
/// there is none.
using FileStamp = std::array<int64_t, 4>;

inline FileStamp stamp_of(const std::string& path) {
  struct stat s {};
  if (::stat(path.c_str(), &s) != 0) return {};
  return {static_cast<int64_t>(s.st_ino), s.st_mtim.tv_sec, s.st_mtim.tv_nsec, s.st_size};
}

}  // namespace plenary

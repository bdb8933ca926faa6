// The members of an archive, one after the other, unpacked as they are read.
#pragma once
#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/result.h"

namespace plenary {

class Archive {
 public:
  struct Member {
    std::string path;      ///< without "./" in front
    bool regular = false;  ///< a file with bytes
    std::string fault;  ///< why it must not be used, else empty; cut() says whether the archive ends with it
  };
  /// Puts at most so many bytes there; returns how many, 0 at the end, less than 0 when no more can be had.
  using Reader = std::function<ssize_t(char* to, size_t most)>;

  /// Opens tar (plain, gz, xz, zst, bz2), zip and ar files, and single files that are packed (gz, xz, zst,
  /// bz2), which have one member of the name without that end.
  static Result<std::unique_ptr<Archive>> open(const std::string& path, SourceLimits limits = {});
  /// Likewise of bytes that somebody else has, as those of a member of another archive.
  static Result<std::unique_ptr<Archive>> open(Reader reader, const std::string& name,
                                               SourceLimits limits = {});
  virtual ~Archive() = default;

  /// Moves to the next member; false at the end.
  virtual bool next(Member& member) = 0;
  /// Reads on in the member, 0 at its end; fails when the archive is damaged or costs too much, and ends
  /// there.
  virtual Result<size_t> read(char* to, size_t most) = 0;
  /// True for a packed file that is no archive.
  virtual bool single() const = 0;
  /// True when it ended before its end.
  virtual bool cut() const = 0;
  /// How much of the packed bytes was read. May be called while others read.
  virtual uint64_t packed() const = 0;
};

}  // namespace plenary

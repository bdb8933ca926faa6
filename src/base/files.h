#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plenary {

/// One file of a source: a folder's, an archive's, or the file itself.
struct SourceFile {
  size_t index = 0;   ///< position in the source's own order; the same at every run
  std::string path;   ///< relative to the source, '/' between parts: "data/TS_23.501.yaml"
  std::string bytes;  ///< content; empty when there is a fault
  std::string fault;  ///< why it could not be read, else empty
  std::string name;   ///< what the content hash is made of instead, where reading the bytes is costly: names
                      ///< them for good, and `load` fetches them
};

/// Bounds on what one source may cost; what is beyond becomes a fault, never a crash.
struct SourceLimits {
  uint64_t file_bytes = 256u << 20;    ///< a file or archive member
  uint64_t total_bytes = 64ull << 30;  ///< all members of an archive, unpacked
  uint64_t free_bytes = 1ull << 30;    ///< unpacked bytes before the ratio below counts
  uint64_t ratio = 1000;               ///< unpacked to packed
  uint64_t files = 5'000'000;
};

/// The files of a locator, one at a time. `next` may be called from several threads; each call fills one
/// file.
class FileSource {
 public:
  virtual ~FileSource() = default;
  /// Reads the next file into `file` (its buffers are reused) and returns true, or returns false at the end.
  virtual bool next(SourceFile& file) = 0;
  /// Fetches the bytes of a file that came with a name only; takes the name away when some of them are
  /// missing today. May be called from several threads.
  virtual void load(SourceFile&) {}
  /// Says how much of the source has been handed out and how much there is, in bytes (of the packed archive
  /// or of the files); the total is 0 when unknown. For progress bars.
  struct Progress {
    uint64_t done = 0, total = 0;
  };
  virtual Progress progress() const = 0;
  /// After the end: false when some of the source could not be seen (a folder that may not be listed, a
  /// damaged archive), so that a file which did not come may still be there.
  virtual bool complete() const = 0;
};

/// Opens a locator: a folder (walked by name; `.git` and symbolic links are left out), an archive
/// (tar, tar.gz, tar.xz, tar.zst, tar.bz2, zip) or a single file. Only files that `accepts` says yes to are
/// read. Archive members that are absolute or climb out by ".." are handed on as faults.
Result<std::unique_ptr<FileSource>> open_source(const std::string& locator,
                                                std::function<bool(std::string_view path)> accepts,
                                                SourceLimits limits = {});

/// True when the name looks like one of the archives that open_source unpacks.
bool is_archive_name(std::string_view path);

/// Reads a whole regular file (at most `limit` bytes).
Result<std::string> read_file(const std::string& path, uint64_t limit = 1ull << 30);

/// Writes a file so that it is there whole or not at all: into a new name beside it, synced, then renamed.
Status write_file(const std::string& path, std::string_view bytes);

}  // namespace plenary

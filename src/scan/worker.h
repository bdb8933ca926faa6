// One thread's part of a scan: takes files and members of archives, keeps what they cite.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/archive.h"
#include "scan/memory.h"
#include "scan/repository.h"
#include "scan/scan.h"
#include "scan/tally.h"
#include "scan/walk.h"

namespace plenary {

/// Whether the name is that of an archive or a packed file.
bool is_packed(std::string_view path);

/// An archive whose members several threads take in turns: one unpacks while the others scan.
struct ArchiveQueue {
  std::unique_ptr<Archive> archive;
  std::string prefix;                 ///< before the paths of its members
  ArchiveQueue* outermost = nullptr;  ///< that all archives within lie in; null: this one
  size_t depth = 0;                   ///< how many archives are around it
  uint64_t unpacked = 0;              ///< of the outermost: bytes of all members, also of those within
  bool stopped = false;               ///< of the outermost: that was too much
  std::mutex mutex;
  uint64_t taken = 0;
};

class Worker {
 public:
  /// Scans a file that was met below a root, without following a link that was put in its place. `memory`
  /// (null: none) may know it already.
  void plain(const std::string& root, const WalkedFile& file, ScanMemory* memory);
  /// Scans all members of an archive below a root.
  void packed(const std::string& root, const std::string& path, ScanMemory* memory);
  /// Scans an open file to its end.
  void opened(int handle, const std::string& path);
  /// Scans the members that no other thread takes.
  void take(ArchiveQueue& queue);
  /// Scans a content of a repository; its place in the list becomes the member's number.
  void blob(const Blob& blob, std::string_view bytes, uint64_t number);
  void fault(const std::string& path, std::string reason);

  ScanReport report;
  bool inventory = false;  ///< packages, folders and contents are asked for
  SourceLimits limits;     ///< of an archive, with all that is packed within it

 private:
  // Adds what the memory knows of the file, or else reads it and tells the memory.
  void remembered(ScanMemory* memory, const std::string& file, const struct stat& info,
                  const std::function<void()>& read);
  // A member of an archive that is in memory.
  struct Loaded {
    std::string name, path;
    uint64_t number = 0;
    std::string bytes;
  };
  bool load_next(ArchiveQueue& queue, std::vector<Loaded>& batch);
  Result<size_t> read_member(ArchiveQueue& queue, char* to, size_t most) const;
  void within(ArchiveQueue& around, const std::string& name, const std::string& path,
              const FileScan::Reader& read);
  void keep(const std::string& path, uint64_t number, FileScan::Outcome outcome);

  FileScan file_;
};

}  // namespace plenary

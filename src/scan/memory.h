// What an earlier scan found in each file and archive, so that only what changed is read again; kept in a
// file that grows while the scan runs, so that one that was stopped goes on where it was.
#pragma once
#include <sys/stat.h>

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "scan/scan.h"

namespace plenary {

/// What tells that a file is as it was: size and the time of the last change to it or its name.
struct Stamp {
  uint64_t size = 0;
  int64_t changed = 0;  ///< nanoseconds since 1970

  static Stamp of(const struct stat& info);
  bool operator==(const Stamp&) const = default;
};

/// How far a report had come.
struct ReportMark {
  size_t files = 0, faults = 0, claims = 0;
  uint64_t seen = 0, bytes = 0, binary = 0;

  static ReportMark of(const ScanReport& report);
};

class ScanMemory {
 public:
  /// Opens the file, and what a scan that was stopped left beside it ("FILE.new"). One that is not there, of
  /// another build of the program, or damaged is as good as empty.
  static Result<std::unique_ptr<ScanMemory>> open(const std::string& file);
  ~ScanMemory();
  ScanMemory(const ScanMemory&) = delete;
  ScanMemory& operator=(const ScanMemory&) = delete;

  /// True for the file itself and what lies beside it, which no scan is about.
  bool is_own(const struct stat& info) const;
  /// Adds to the report what was found in the file when it had that stamp, and keeps it; false when nothing
  /// is known. May be called from several threads, as all below.
  bool recall(std::string_view name, Stamp stamp, ScanReport& report);
  /// Keeps what the report got since the mark as what is in that file; not when there was a fault.
  void keep(std::string_view name, Stamp stamp, ReportMark since, const ScanReport& report);
  /// Puts the file in its place.
  Status close();

 private:
  ScanMemory(std::string file, int handle) : file_(std::move(file)), handle_(handle) {}
  void append(std::string_view entry);

  std::string file_;
  int handle_;
  struct stat own_[2]{};    // the file as it was, and beside it
  std::string old_, left_;  // what was in the file, and beside it
  std::unordered_map<std::string_view, std::string_view> entries_;
  std::mutex mutex_;
  std::string waiting_;
  bool broken_ = false;
};

}  // namespace plenary

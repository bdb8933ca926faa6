// The citations of one file, whose bytes come in parts.
#pragma once
#include <sys/types.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scan/scan.h"

namespace plenary {

/// Counts the standards of a text that is looked at part by part.
class Tally {
 public:
  explicit Tally(std::string_view path) : path_(path) {}

  /// Counts what begins within [from, to) of the text.
  void take(std::string_view text, size_t from, size_t to);
  /// Says that the text at the next `take` begins so many bytes later.
  void forget(std::string_view text, size_t bytes);
  /// By their keys.
  std::vector<Cited> done() &&;

 private:
  Cited& entry(const DocumentId& id);
  uint32_t line_at(std::string_view text, size_t at);

  std::string_view path_;
  std::optional<FileKind> kind_;  // of a file that cites anything
  std::vector<Cited> cited_;
  std::unordered_map<std::string, size_t> index_;  // by key
  size_t last_ = 0;                                // the entry that was found last: names come in rows
  std::vector<CitedAt> found_;
  uint32_t line_ = 1;
  size_t counted_ = 0;  // up to where lines are counted
};

/// Reads files into a buffer of its own, one after the other.
class FileScan {
 public:
  /// Puts at most so many bytes there; returns how many, 0 at the end, less than 0 when they cannot be read.
  using Reader = std::function<ssize_t(char* to, size_t most)>;
  struct Outcome {
    uint64_t bytes = 0;
    bool binary = false;
    std::string fault;  ///< why the end was not reached, else empty
    std::vector<Cited> cited;
    Digest content;     ///< asked for, of files that cite anything
    std::string whole;  ///< the bytes, asked for, of files that may tell of a package
  };

  FileScan();
  /// Reads on until the buffer is full or the file has ended; true when it has, so that `finish` needs it no
  /// more.
  bool load(const Reader& read);
  /// The bytes of a file that was loaded whole, and makes ready for the next.
  std::string take_loaded();
  /// Scans what was loaded and all that comes, and makes ready for the next file.
  Outcome finish(std::string_view path, const Reader& read, bool inventory = false);

 private:
  std::unique_ptr<char[]> buffer_;
  size_t have_ = 0;
  uint64_t bytes_ = 0;
  bool ended_ = false;
  std::string fault_;
  QuickHash hash_;  // of an inventory's file
};

}  // namespace plenary

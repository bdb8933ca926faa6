// Scans files for citations of standards: a folder, an archive or one file.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "scan/citation.h"
#include "scan/kind.h"

namespace plenary {

/// A standard in one file.
struct Cited {
  DocumentId id;
  uint64_t count = 0;                      ///< how often
  uint32_t line = 0;                       ///< of the first place, from 1
  EvidenceKind kind = EvidenceKind::kDoc;  ///< the strongest of all places

  bool operator==(const Cited&) const = default;
};

/// Finds the standards of one file's bytes, by their keys. Lines of more than 16 KiB are read in pieces of
/// that length.
std::vector<Cited> citations_in(std::string_view path, std::string_view bytes);

/// Whether bytes are no text: a zero among the first 8 KiB.
bool is_binary(std::string_view bytes);

struct ScannedFile {
  size_t index = 0;  ///< in the order of the source
  std::string path;
  std::vector<Cited> standards;
};

struct ScanFault {
  std::string path, reason;
};

struct ScanReport {
  std::vector<ScannedFile> files;  ///< those that cite any, in the order of the source
  uint64_t seen = 0, bytes = 0, binary = 0;
  std::vector<ScanFault> faults;  ///< files that could not be read, by path
  bool complete = true;           ///< false when a part of the source could not even be listed
};

/// Scans a folder, an archive or a file, as open_source reads them. The same source gives the same report,
/// whatever the number of threads. Memory grows with the citations found and the largest file.
Result<ScanReport> scan(const std::string& locator, size_t threads);

}  // namespace plenary

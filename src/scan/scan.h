// Scans files for citations of standards: folders, archives, single files.
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/files.h"
#include "base/hash.h"
#include "base/result.h"
#include "scan/citation.h"
#include "scan/kind.h"
#include "scan/package.h"

namespace plenary {

/// A standard in one file.
struct Cited {
  DocumentId id;
  uint64_t count = 0;                      ///< how often
  uint32_t line = 0;                       ///< of the first place, from 1
  EvidenceKind kind = EvidenceKind::kDoc;  ///< the strongest of all places
  std::optional<Day> since;                ///< the first commit that has it there, of a history only

  bool operator==(const Cited&) const = default;
};

/// Finds the standards of one file's bytes, by their keys.
std::vector<Cited> citations_in(std::string_view path, std::string_view bytes);

/// Whether bytes are no text: a zero among the first 8 KiB.
bool is_binary(std::string_view bytes);

struct ScannedFile {
  std::string path;     ///< from the locator; of a member of an archive within it: "x.tar.gz/a/b.c"
  uint64_t member = 0;  ///< its number, for two members of one name
  std::vector<Cited> standards;
  Digest content;  ///< of an inventory only
};

struct ScanFault {
  std::string path, reason;
};

struct ScanReport {
  std::vector<ScannedFile> files;  ///< those that cite any, by path
  uint64_t seen = 0, bytes = 0, binary = 0;
  std::vector<ScanFault> faults;     ///< what could not be read, by path
  bool complete = true;              ///< false when a part of the source could not even be listed
  std::vector<PackageClaim> claims;  ///< of an inventory only: what metadata files say, in no order
  std::set<std::string> folders;     ///< likewise: those that hold any file
};

/// One of so many parts of a scan, for as many machines: each file and archive is in one of them, by its
/// path.
struct Shard {
  uint32_t number = 1, of = 1;

  bool has(std::string_view path) const;
};

class ScanMemory;

struct ScanOptions {
  size_t threads = 1;
  Shard shard;
  ScanMemory* memory = nullptr;  ///< of folders, only what it does not know is read
  SourceLimits limits;           ///< of an archive, with all that is packed within it
  std::string commit;            ///< of a git repository instead of its work tree: the files of that commit
  bool inventory = false;        ///< also packages, folders and contents; where there is a memory, always
  bool history = false;          ///< instead: all that its files ever were, with the day of the first commit
};

/// Scans a folder, an archive, a packed or plain file, standard input ("-") or a git repository (the commit
/// HEAD of one without a work tree). Archives and packed files within are unpacked too, up to four deep. The
/// same source gives the same report, whatever the number of threads; the shards' reports together are the
/// whole. Files are read in parts, so memory grows with the citations found only.
Result<ScanReport> scan_source(const std::string& locator, const ScanOptions& options);

}  // namespace plenary

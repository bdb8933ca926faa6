// What the packages of a source cite: the scan of a tree or archive, ordered by packages, copies told apart.
#pragma once
#include <string>
#include <vector>

#include "base/hash.h"
#include "scan/package.h"
#include "scan/scan.h"

namespace plenary {

struct CitingFile {
  std::string path;  ///< relative to the source
  std::vector<Cited> standards;
  Digest content;
  bool copy = false;  ///< lies in a vendored folder, or has the bytes of another file, which is the original
};

struct CitingPackage {
  std::string folder;  ///< relative to the source; empty is its top
  Package package;
  std::vector<CitingFile> files;  ///< those that cite any standard, by path
};

struct Inventory {
  std::vector<CitingPackage> packages;  ///< by folder; also those that cite nothing
  std::vector<ScanFault> faults;        ///< files that could not be read, by path
  bool complete = true;                 ///< false when a part of the source could not even be listed
};

/// Orders an inventory's report by packages; `name` is the source's. Takes the files out of the report.
std::vector<CitingPackage> packages_of(ScanReport& report, const std::string& name);

/// Scans a folder, an archive or a file. The same bytes give the same inventory, whatever the number of
/// threads. Of files with the same bytes the first by path that lies in no vendored folder is the original.
/// Memory grows with the citations found, the number of folders and the largest file.
Result<Inventory> take_inventory(const std::string& locator, size_t threads);

}  // namespace plenary

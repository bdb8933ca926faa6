// Which package a file of a source tree belongs to: what the tree's own metadata files say, else the names of
// its folders.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/day.h"

namespace plenary {

struct Package {
  std::string name, version;
  std::string ecosystem;         ///< debian, npm, python, cargo, go, cmake, pkg-config ...; empty: not said
  std::optional<Date> released;  ///< day of that version, where the metadata say it

  bool operator==(const Package&) const = default;
};

/// What a metadata file says of the folder that it describes.
struct PackageClaim {
  std::string folder;  ///< relative to the source; empty is its top
  Package package;
  uint8_t rank = 0;     ///< of several claims on one folder the least holds
  bool nested = false;  ///< a package by itself wherever it lies; else only where no folder above is one
};

/// True for names that metadata files have: debian/changelog, package.json, CMakeLists.txt, *.spdx ...
bool is_package_file(std::string_view path);

/// Reads a metadata file. Nothing when it names no package, as damaged files do.
std::optional<PackageClaim> read_package_file(std::string_view path, std::string_view bytes);

/// The package that an archive or a folder is named after: openssl, 3.0.17 from "openssl-3.0.17.tar.gz" or
/// "openssl_3.0.17.orig.tar.gz" (which is Debian's way). Without a version, the name is all there is.
Package package_named_like(std::string_view name);

/// The packages of one source. All claims come first, then the questions.
class Packages {
 public:
  /// `source` is the name of the archive or folder, for what nothing else claims; an archive that is named as
  /// Debian names them claims all but packages of their own.
  explicit Packages(std::string_view source);

  void add(PackageClaim claim);

  struct Place {
    std::string folder;
    Package package;
  };
  /// The package of a file: the nearest folder above it that is one by itself; else the topmost one that is
  /// named like a release, which is what it was published as, or has metadata of another sort; else the
  /// source.
  const Place& of(std::string_view path);

 private:
  Place find(std::string_view folder) const;
  Package complete(std::string_view folder, Package package) const;

  std::string source_;
  std::unordered_map<std::string, PackageClaim> claims_;  // by folder
  std::unordered_map<std::string, Place> known_;
};

}  // namespace plenary

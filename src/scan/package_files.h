// The metadata files that say what a package is, one function a sort. Each returns nothing where its file
// names no package. The ecosystem is set only where the file itself says another than its sort.
#pragma once
#include <optional>
#include <string_view>

#include "scan/package.h"

namespace plenary::scan {

// package_text.cc: lines of text.
std::optional<Package> read_debian_changelog(std::string_view path, std::string_view bytes);
std::optional<Package> read_debian_control(std::string_view path, std::string_view bytes);
std::optional<Package> read_setup_cfg(std::string_view path, std::string_view bytes);
std::optional<Package> read_go_mod(std::string_view path, std::string_view bytes);
std::optional<Package> read_cmake(std::string_view path, std::string_view bytes);
std::optional<Package> read_pkg_config(std::string_view path, std::string_view bytes);

// package_data.cc: TOML and JSON.
std::optional<Package> read_pyproject(std::string_view path, std::string_view bytes);
std::optional<Package> read_cargo(std::string_view path, std::string_view bytes);
std::optional<Package> read_npm(std::string_view path, std::string_view bytes);

/// A software bill of materials (package_sbom.cc): SPDX 2 in JSON or tag-value form, SPDX 3 in JSON-LD,
/// CycloneDX in JSON. The package is the one that the document describes.
std::optional<Package> read_sbom(std::string_view path, std::string_view bytes);

/// Makes a package of what a file says; nothing without a name. Values that a build would fill in
/// ("@VERSION@", "${PROJECT_VERSION}") are not said.
std::optional<Package> package_of(std::string_view name, std::string_view version);

}  // namespace plenary::scan

#include "scan/package.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "scan/cursor.h"
#include "scan/package_files.h"

namespace plenary {
namespace {

constexpr size_t kLongest = 200;  // of a name or version

// One sort of metadata file. `end` is the end of the path: a whole name, or with a dot in front any name that
// ends so. Sorts that stand first hold where a folder has several.
struct Sort {
  std::string_view end, ecosystem;
  bool nested;
  std::optional<Package> (*read)(std::string_view path, std::string_view bytes);
};

// Trees hold many CMake projects and .pc files that are examples, tests or parts of one package; the others
// are what somebody publishes.
constexpr auto kSorts = std::to_array<Sort>({
    {"debian/changelog", "debian", true, scan::read_debian_changelog},
    {"debian/control", "debian", true, scan::read_debian_control},
    {"Cargo.toml", "cargo", true, scan::read_cargo},
    {"package.json", "npm", true, scan::read_npm},
    {"pyproject.toml", "python", true, scan::read_pyproject},
    {"setup.cfg", "python", true, scan::read_setup_cfg},
    {"go.mod", "go", true, scan::read_go_mod},
    {".spdx.json", "", true, scan::read_sbom},
    {".spdx", "", true, scan::read_sbom},
    {".cdx.json", "", true, scan::read_sbom},
    {"bom.json", "", true, scan::read_sbom},
    {"CMakeLists.txt", "cmake", false, scan::read_cmake},
    {".pc", "pkg-config", false, scan::read_pkg_config},
    {".pc.in", "pkg-config", false, scan::read_pkg_config},
});

bool fits(const Sort& sort, std::string_view path) {
  if (!path.ends_with(sort.end)) return false;
  const auto before = path.size() - sort.end.size();
  return sort.end.starts_with('.') || before == 0 || path[before - 1] == '/';
}

const Sort* sort_of(std::string_view path) {
  const auto found = std::ranges::find_if(kSorts, [path](const Sort& sort) { return fits(sort, path); });
  return found == kSorts.end() ? nullptr : &*found;
}

// "src/curl" of "src/curl/debian/changelog".
std::string_view described_folder(const Sort& sort, std::string_view path) {
  const auto file = sort.end.starts_with('.') ? path.size() : path.size() - sort.end.size();
  const auto slash = path.substr(0, file).rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// Whether a version begins here: "3.0.17-rc1", "2", but neither the "2d" of "foo-2d" nor the "64" of
// "x86_64-linux".
bool begins_version(std::string_view text) {
  const auto end = std::ranges::find_if_not(
      text, [](char c) { return scan::is_word(c) || c == '.' || c == '+' || c == '~'; });
  const std::string_view run(text.begin(), end);
  if (run.empty() || !scan::is_digit(run[0])) return false;
  return run.contains('.') || (end == text.end() && std::ranges::all_of(run, scan::is_digit));
}

bool strip(std::string_view& name, std::string_view end) {
  if (!name.ends_with(end) || name.size() == end.size()) return false;
  name.remove_suffix(end.size());
  return true;
}

std::string_view without_archive_ending(std::string_view name) {
  constexpr auto kEndings =
      std::to_array<std::string_view>({".gz", ".xz", ".zst", ".bz2", ".tgz", ".txz", ".tar", ".zip", ".deb"});
  while (std::ranges::any_of(kEndings, [&name](auto end) { return strip(name, end); })) {
  }
  return name;
}

}  // namespace

std::optional<Package> scan::package_of(std::string_view name, std::string_view version) {
  const auto said = [](std::string_view text) {
    return text.find_first_of("@${") == text.npos ? clean(text, kLongest) : std::string();
  };
  Package package{clean(name, kLongest), said(version), {}, {}};
  if (package.name.empty() || name.contains("${")) return std::nullopt;
  return package;
}

bool is_package_file(std::string_view path) { return sort_of(path) != nullptr; }

std::optional<PackageClaim> read_package_file(std::string_view path, std::string_view bytes) {
  const auto* sort = sort_of(path);
  if (sort == nullptr) return std::nullopt;
  auto package = sort->read(path, bytes);
  if (!package) return std::nullopt;
  if (package->ecosystem.empty()) package->ecosystem = sort->ecosystem;
  return PackageClaim{std::string(described_folder(*sort, path)), std::move(*package),
                      static_cast<uint8_t>(sort - kSorts.data()), sort->nested};
}

Package package_named_like(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  auto name = without_archive_ending(last_part(path));
  Package package;
  if (strip(name, ".orig") || strip(name, ".debian")) package.ecosystem = "debian";
  for (size_t at = 1; at + 1 < name.size(); ++at) {
    if (name[at] != '-' && name[at] != '_') continue;
    auto version = name.substr(at + 1);
    if (version.starts_with('v')) version.remove_prefix(1);
    if (!begins_version(version)) continue;
    package.version = clean(version, kLongest);
    name = name.substr(0, at);
    break;
  }
  package.name = clean(name, kLongest);
  return package;
}

Packages::Packages(std::string_view source) : source_(source) {
  // Debian's name of an archive says more than the build files in it.
  if (auto named = package_named_like(source); named.ecosystem == "debian")
    add({"", std::move(named), 0, false});
}

void Packages::add(PackageClaim claim) {
  const auto [at, fresh] = claims_.try_emplace(claim.folder, claim);
  if (!fresh && claim.rank < at->second.rank) at->second = std::move(claim);
}

const Packages::Place& Packages::of(std::string_view path) {
  const auto slash = path.rfind('/');
  const auto folder = std::string(slash == path.npos ? "" : path.substr(0, slash));
  const auto found = known_.find(folder);
  return found != known_.end() ? found->second : known_.emplace(folder, find(folder)).first->second;
}

Packages::Place Packages::find(std::string_view folder) const {
  std::optional<Place> topmost;
  for (auto at = folder;; at = at.contains('/') ? at.substr(0, at.rfind('/')) : std::string_view()) {
    const auto claim = claims_.find(std::string(at));
    const bool claimed = claim != claims_.end();
    if (claimed && claim->second.nested) return {std::string(at), complete(at, claim->second.package)};
    auto release = package_named_like(at);
    if (claimed) topmost = {std::string(at), complete(at, claim->second.package)};
    if (!release.version.empty()) {
      if (claimed) release.ecosystem = claim->second.package.ecosystem;
      topmost = {std::string(at), std::move(release)};
    }
    if (at.empty()) break;
  }
  return topmost ? *topmost : Place{"", package_named_like(source_)};
}

// Metadata that say no version leave it to the name of the folder.
Package Packages::complete(std::string_view folder, Package package) const {
  if (package.version.empty())
    package.version = package_named_like(folder.empty() ? std::string_view(source_) : folder).version;
  return package;
}

}  // namespace plenary

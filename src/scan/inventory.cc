#include "scan/inventory.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <unordered_set>

#include "scan/vendored.h"

namespace plenary {
namespace {

// Files come by path: of those with the same bytes that lie in no vendored folder the first is the original.
void mark_copies(std::vector<CitingFile>& files) {
  std::unordered_set<Digest, DigestHash> seen;
  for (auto& file : files) file.copy = in_vendored_folder(file.path) || !seen.insert(file.content).second;
}

}  // namespace

std::vector<CitingPackage> packages_of(ScanReport& report, const std::string& name) {
  std::vector<CitingFile> files;
  for (auto& file : report.files)
    files.push_back({std::move(file.path), std::move(file.standards), file.content, false});
  mark_copies(files);
  Packages packages(name);
  for (auto& claim : report.claims) packages.add(std::move(claim));
  std::map<std::string, CitingPackage> all;
  const auto of = [&](std::string_view path) -> CitingPackage& {
    const auto& place = packages.of(path);
    const auto [at, fresh] = all.try_emplace(place.folder);
    if (fresh) at->second = {place.folder, place.package, {}};
    return at->second;
  };
  for (const auto& folder : report.folders) of(folder.empty() ? "" : folder + "/");
  for (auto& file : files) of(file.path).files.push_back(std::move(file));
  std::vector<CitingPackage> out;
  for (auto& [folder, package] : all) out.push_back(std::move(package));
  return out;
}

Result<Inventory> take_inventory(const std::string& locator, size_t threads) {
  PLENARY_LET(report, scan_source(locator, {.threads = threads, .inventory = true}));
  const auto name = std::filesystem::weakly_canonical(locator).filename().string();
  return Inventory{packages_of(report, name), std::move(report.faults), report.complete};
}

}  // namespace plenary

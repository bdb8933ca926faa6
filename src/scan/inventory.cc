#include "scan/inventory.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <unordered_map>

#include "base/progress.h"
#include "scan/vendored.h"

namespace plenary {
namespace {

// What the files of a source say one by one, before it is known which package they belong to: metadata may
// come behind the files that they describe.
struct Findings {
  std::vector<CitingFile> citing;
  std::vector<PackageClaim> claims;
  std::set<std::string> folders;  // that hold any file
  std::vector<ScanFault> faults;
};

void take_file(const SourceFile& file, Findings& out) {
  if (!file.fault.empty()) {
    out.faults.push_back({file.path, file.fault});
    return;
  }
  const auto slash = file.path.rfind('/');
  out.folders.insert(slash == file.path.npos ? "" : file.path.substr(0, slash));
  if (is_binary(file.bytes)) return;
  if (is_package_file(file.path))
    if (auto claim = read_package_file(file.path, file.bytes)) out.claims.push_back(std::move(*claim));
  auto standards = citations_in(file.path, file.bytes);
  if (!standards.empty()) out.citing.push_back({file.path, std::move(standards), digest(file.bytes), false});
}

void take_files(FileSource& source, Findings& all, std::mutex& mutex) {
  SourceFile file;
  Findings own;
  while (!InterruptGuard::interrupted() && source.next(file)) take_file(file, own);
  const std::lock_guard lock(mutex);
  std::ranges::move(own.citing, std::back_inserter(all.citing));
  std::ranges::move(own.claims, std::back_inserter(all.claims));
  std::ranges::move(own.faults, std::back_inserter(all.faults));
  all.folders.merge(own.folders);
}

void mark_copies(std::vector<CitingFile>& files) {
  std::ranges::sort(files, {}, [](const CitingFile& f) {
    return std::pair<bool, const std::string&>(in_vendored_folder(f.path), f.path);
  });
  std::unordered_map<Digest, bool, DigestHash> seen;
  for (auto& file : files)
    file.copy = !seen.try_emplace(file.content, true).second || in_vendored_folder(file.path);
  std::ranges::sort(files, {}, &CitingFile::path);
}

std::vector<CitingPackage> by_package(Findings& findings, const std::string& name) {
  Packages packages(name);
  for (auto& claim : findings.claims) packages.add(std::move(claim));
  std::map<std::string, CitingPackage> all;
  const auto of = [&](std::string_view path) -> CitingPackage& {
    const auto& place = packages.of(path);
    const auto [at, fresh] = all.try_emplace(place.folder);
    if (fresh) at->second = {place.folder, place.package, {}};
    return at->second;
  };
  for (const auto& folder : findings.folders) of(folder.empty() ? "" : folder + "/");
  for (auto& file : findings.citing) of(file.path).files.push_back(std::move(file));
  std::vector<CitingPackage> out;
  for (auto& [folder, package] : all) out.push_back(std::move(package));
  return out;
}

}  // namespace

Result<Inventory> take_inventory(const std::string& locator, size_t threads) {
  PLENARY_LET(source, open_source(locator, [](std::string_view path) { return !is_archive_name(path); }));
  Findings findings;
  std::mutex mutex;
  {
    std::vector<std::jthread> workers;
    for (size_t i = 0; i < std::max<size_t>(1, threads); ++i)
      workers.emplace_back([&] { take_files(*source, findings, mutex); });
  }
  std::ranges::sort(findings.faults, {}, &ScanFault::path);
  mark_copies(findings.citing);
  const auto name = std::filesystem::weakly_canonical(locator).filename().string();
  return Inventory{by_package(findings, name), std::move(findings.faults), source->complete()};
}

}  // namespace plenary

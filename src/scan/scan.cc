#include "scan/scan.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <thread>

namespace plenary {
namespace {

constexpr size_t kLongestLine = 16 << 10;
constexpr size_t kHead = 8 << 10;

// One thread's part of a report.
void take_files(FileSource& source, ScanReport& report, std::mutex& mutex) {
  SourceFile file;
  ScanReport own;
  while (source.next(file)) {
    ++own.seen;
    if (!file.fault.empty()) {
      own.faults.push_back({file.path, file.fault});
      continue;
    }
    own.bytes += file.bytes.size();
    if (is_binary(file.bytes)) {
      ++own.binary;
      continue;
    }
    auto standards = citations_in(file.path, file.bytes);
    if (!standards.empty()) own.files.push_back({file.index, file.path, std::move(standards)});
  }
  const std::lock_guard lock(mutex);
  report.seen += own.seen, report.bytes += own.bytes, report.binary += own.binary;
  std::ranges::move(own.files, std::back_inserter(report.files));
  std::ranges::move(own.faults, std::back_inserter(report.faults));
}

}  // namespace

bool is_binary(std::string_view bytes) { return bytes.substr(0, kHead).contains('\0'); }

std::vector<Cited> citations_in(std::string_view path, std::string_view bytes) {
  std::map<std::string, Cited> by_key;
  uint32_t number = 0;
  while (!bytes.empty()) {
    const auto end = std::min(bytes.find('\n'), bytes.size());
    ++number;
    for (auto line = bytes.substr(0, end); !line.empty();
         line.remove_prefix(std::min(line.size(), kLongestLine))) {
      const auto piece = line.substr(0, kLongestLine);
      for (auto& found : find_citations(piece)) {
        const auto kind = evidence_kind(path, piece, found.at);
        auto& cited = by_key[found.id.key()];
        if (cited.count++ == 0) cited.id = std::move(found.id), cited.line = number, cited.kind = kind;
        cited.kind = std::min(cited.kind, kind);
      }
    }
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  std::vector<Cited> out;
  for (auto& [unused, cited] : by_key) out.push_back(std::move(cited));
  return out;
}

Result<ScanReport> scan(const std::string& locator, size_t threads) {
  // What is asked for by name is unpacked, archives within it are not: nobody knows how deep they go.
  PLENARY_LET(source, open_source(locator, [](std::string_view path) { return !is_archive_name(path); }));
  ScanReport report;
  std::mutex mutex;
  {
    std::vector<std::jthread> workers;
    for (size_t i = 0; i < std::max<size_t>(1, threads); ++i)
      workers.emplace_back([&] { take_files(*source, report, mutex); });
  }
  std::ranges::sort(report.files, {}, &ScannedFile::index);
  std::ranges::sort(report.faults, {}, &ScanFault::path);
  report.complete = source->complete();
  return report;
}

}  // namespace plenary

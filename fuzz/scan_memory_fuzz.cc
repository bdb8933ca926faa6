// Bytes as what an earlier scan of this program kept, behind its first line: whatever they say, the scan
// answers and the file is written anew.
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "base/files.h"
#include "scan/memory.h"

namespace {

// The line with which files of this program begin: that of an empty one.
std::string first_line(const std::string& file) {
  using namespace plenary;
  auto memory = ScanMemory::open(file);
  if (!memory || !(*memory)->close()) std::abort();
  return *read_file(file);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  static const std::string kFile = "/dev/shm/scan_memory_fuzz." + std::to_string(::getpid());
  static const std::string kFirst = first_line(kFile);
  if (!write_file(kFile, kFirst + std::string(reinterpret_cast<const char*>(data), size))) return 0;
  auto memory = ScanMemory::open(kFile);
  if (!memory) std::abort();
  ScanReport report;
  if ((*memory)->recall("a/b.c", {5, 7}, report))
    for (const auto& file : report.files)
      for (const auto& cited : file.standards) (void)to_string(cited.kind);
  if (!(*memory)->close()) std::abort();
  return 0;
}

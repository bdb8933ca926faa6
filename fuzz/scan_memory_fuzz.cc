// Bytes as the file of an earlier scan: whatever they say, the scan answers and the file is written anew.
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "base/files.h"
#include "scan/memory.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  static const std::string kFile = "/dev/shm/scan_memory_fuzz." + std::to_string(::getpid());
  if (!write_file(kFile, {reinterpret_cast<const char*>(data), size})) return 0;
  auto memory = ScanMemory::open(kFile);
  if (!memory) std::abort();
  ScanReport report;
  if ((*memory)->recall("a/b.c", {5, 7}, report))
    for (const auto& file : report.files)
      for (const auto& cited : file.standards) (void)to_string(cited.kind);
  if (!(*memory)->close()) std::abort();
  return 0;
}

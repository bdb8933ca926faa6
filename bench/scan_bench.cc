// The parts of a scan by themselves, on the files of a folder: reading alone, and in memory, on one core,
// what each of the prefilter's units and the whole search take.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

#include "base/files.h"
#include "scan/anchors.h"
#include "scan/scan.h"
#include "scan/walk.h"

using namespace plenary;

namespace {

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

template <class F>
void report(const char* what, size_t bytes, const F& run) {
  double best = 1e9;
  size_t count = 0;
  for (int i = 0; i < 5; ++i) {
    const double start = now();
    count = run();
    best = std::min(best, now() - start);
  }
  fmt::print("{:32} {:7.3f} s {:6.2f} GB/s {:>10} found\n", what, best,
             static_cast<double>(bytes) / 1e9 / best, count);
}

// The floor of every scan: all folders listed, all files opened, read and closed.
size_t read_all(const char* root, size_t threads) {
  std::atomic<size_t> bytes = 0;
  const auto visit = [&](size_t, const WalkedFile& file) {
    thread_local std::array<char, 256 << 10> buffer;
    const int handle = ::openat(file.folder, file.name, O_RDONLY | O_CLOEXEC);
    ssize_t got = 0;
    do {
      got = ::read(handle, buffer.data(), buffer.size());
      bytes += static_cast<size_t>(std::max<ssize_t>(got, 0));
    } while (got == static_cast<ssize_t>(buffer.size()));
    ::close(handle);
  };
  (void)walk(root, threads, visit);
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return fmt::print(stderr, "usage: scan_bench FOLDER\n"), 2;
  auto source = open_source(argv[1], [](std::string_view) { return true; });
  if (!source) return fmt::print(stderr, "{}\n", source.error().message), 1;
  std::string all;
  for (SourceFile file; (*source)->next(file);)
    if (!is_binary(file.bytes)) all += file.bytes;

  report("walk and read, 1 thread", all.size(), [&] { return read_all(argv[1], 1); });
  report("walk and read, 2 threads", all.size(), [&] { return read_all(argv[1], 2); });
  for (const size_t threads : {1, 2})
    report(threads == 1 ? "whole scan, 1 thread" : "whole scan, 2 threads", all.size(),
           [&] { return scan_source(argv[1], {.threads = threads})->files.size(); });
  const scan::Anchors anchors;
  const scan::Prefilter prefilter(anchors.shapes());
  std::vector<uint32_t> places((64 << 10) + scan::Prefilter::kRoom);
  constexpr const char* kNames[] = {"prefilter, portable", "prefilter, AVX2", "prefilter, AVX-512"};
  for (const auto unit : scan::Prefilter::units())
    report(kNames[static_cast<size_t>(unit)], all.size(), [&] {
      size_t count = 0;
      for (size_t at = 0; at < all.size(); at += 64 << 10)
        count += prefilter.find(std::string_view(all).substr(at), 0,
                                std::min<size_t>(64 << 10, all.size() - at), places, unit);
      return count;
    });
  report("citations", all.size(), [&] {
    size_t count = 0;
    std::vector<CitedAt> found;
    for (size_t at = 0; at < all.size(); at += 1 << 20) {
      found.clear();
      find_citations(all, at, std::min<size_t>(at + (1 << 20), all.size()), found);
      count += found.size();
    }
    return count;
  });
  report("citations and kinds", all.size(), [&] {
    size_t count = 0;
    for (size_t at = 0; at < all.size(); at += 1 << 20)
      count += citations_in("a/b.c", std::string_view(all).substr(at, 1 << 20)).size();
    return count;
  });
}

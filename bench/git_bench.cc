// Measures the reading of a git repository (see the script bench/git):
//   git_bench REPOSITORY   seconds of the importer, from the repository to records, and of git's own log
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <mutex>
#include <thread>

#include "base/process.h"
#include "import/format.h"
#include "import/git_stream.h"

namespace plenary {
namespace {

struct Cost {
  double clock = 1e9, processor = 1e9;
};

double processor_seconds() {
  double all = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    ::getrusage(who, &used);
    for (const auto& t : {used.ru_utime, used.ru_stime})
      all += static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  }
  return all;
}

void timed(const std::function<void()>& work, Cost& best) {
  const auto from = std::chrono::steady_clock::now();
  const double before = processor_seconds();
  work();
  best.processor = std::min(best.processor, processor_seconds() - before);
  best.clock =
      std::min(best.clock, std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count());
}

struct Read {
  size_t units = 0, records = 0, rejects = 0;
};

// As an import reads: two workers, each with a unit, so two processes of git.
Read read_all(const Format& format, const ImportOptions& options) {
  const auto reader = format.open(options);
  const auto source = format.source(options);
  Read total;
  if (!reader || !source) {
    fmt::print(stderr, "{}\n", !reader ? reader.error().message : source.error().message);
    return total;
  }
  std::mutex mutex;
  std::vector<std::jthread> workers;
  for (int i = 0; i < 2; ++i)
    workers.emplace_back([&] {
      Batch batch;
      for (SourceFile file; (*source)->next(file);) {
        batch.clear();
        (*source)->load(file);
        (*reader)->read(file, batch);
        const std::lock_guard lock(mutex);
        total = {total.units + 1, total.records + batch.records(), total.rejects + batch.rejects.size()};
      }
    });
  workers.clear();
  return total;
}

int measure(const std::string& repository) {
  const auto format = *find_format("git");
  const ImportOptions options{.locator = repository, .mapping = {}, .body = {}, .group = {}};
  Cost ours, theirs;
  Read read;
  uint64_t bytes = 0;
  for (int round = 0; round < 3; ++round) {
    timed([&] { read = read_all(*format, options); }, ours);
    timed(
        [&] {
          const auto done =
              run_command({.words = {"git", "-C", repository, "log", "-z", "--numstat",
                                     std::string("--format=") + kGitFormat, "HEAD"},
                           .environment = {"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null"},
                           .limit = 1ull << 32});
          bytes = done && done->code == 0 ? done->output.size() : 0;
        },
        theirs);
  }
  fmt::print("units {}\nrecords {}\nrejects {}\n", read.units, read.records, read.rejects);
  if (bytes == 0) fmt::print("git log fails on this repository: its time is that until it fails\n");
  fmt::print(
      "git_log_bytes {}\nours {:.2f}\nours_processor {:.2f}\ngit_log {:.2f}\ngit_log_processor {:.2f}\n",
      bytes, ours.clock, ours.processor, theirs.clock, theirs.processor);
  fmt::print("ratio {:.2f}\nratio_processor {:.2f}\n", ours.clock / theirs.clock,
             ours.processor / theirs.processor);
  return 0;
}

}  // namespace
}  // namespace plenary

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: git_bench REPOSITORY\n");
    return 2;
  }
  return plenary::measure(argv[1]);
}

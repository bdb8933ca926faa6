// Checks the sizes, makes the world, then writes: registers first, shards by as many threads as there are,
// README last.
#include "synth/synth.h"

#include <fmt/core.h>

#include <atomic>
#include <filesystem>
#include <mutex>
#include <thread>

#include "base/files.h"
#include "synth/noun_file.h"
#include "synth/registers.h"
#include "synth/shard.h"

namespace plenary::synth {
namespace {

constexpr std::array kNouns{"body",  "group", "organization", "affiliation", "membership",
                            "right", "role",  "event",        "document",    "activity"};

Status check(const SynthOptions& options) {
  if (options.folder.empty()) return fail(ErrorKind::kUsage, "name a folder for the synthetic world");
  if (options.activities == 0 || options.activities > 1'000'000'000)
    return fail(ErrorKind::kUsage, "the number of activities is from 1 to 1000000000");
  if (options.years < 1 || options.years > 50)
    return fail(ErrorKind::kUsage, "the number of years is from 1 to 50");
  if (options.first_year < 1870 || options.first_year > 2150)
    return fail(ErrorKind::kUsage, "the first year is from 1870 to 2150");
  return {};
}

Status make_folders(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(ErrorKind::kIo, fmt::format("{}: {}", folder, error.message()));
  if (!fs::is_empty(folder, error) || error)
    return fail(ErrorKind::kUsage, fmt::format("{} is not an empty folder: name a new one", folder));
  for (const char* noun : kNouns) fs::create_directory(fs::path(folder) / noun, error);
  fs::create_directory(fs::path(folder) / "truth", error);
  if (error) return fail(ErrorKind::kIo, fmt::format("{}: {}", folder, error.message()));
  return {};
}

// The threads take shards in turn; the first fault, or a caller who has had enough, stops all.
class Crew {
 public:
  Crew(const World& world, const Progress& progress)
      : world_(world), progress_(progress), count_(shard_count(world)) {}

  Status run() {
    unsigned threads = world_.options.threads > 0 ? static_cast<unsigned>(world_.options.threads)
                                                  : std::thread::hardware_concurrency();
    threads = static_cast<unsigned>(std::min<uint64_t>(std::max(1u, threads), count_));
    {
      std::vector<std::jthread> crew;
      for (unsigned i = 0; i < threads; ++i) crew.emplace_back([this] { end(work()); });
    }
    return status_;
  }

 private:
  Status work() {
    PLENARY_LET(scratch, open_scratch());
    while (!stop_) {
      const uint64_t shard = next_++;
      if (shard >= count_) return {};
      PLENARY_LET(rows, write_shard(world_, scratch, shard));
      const std::lock_guard lock(mutex_);
      done_ += rows;
      if (!stop_ && progress_ && !progress_(done_, world_.options.activities))
        return fail(ErrorKind::kUsage, "stopped");
    }
    return {};
  }

  void end(Status status) {
    if (status) return;
    stop_ = true;
    const std::lock_guard lock(mutex_);
    if (status_) status_ = std::move(status);
  }

  const World& world_;
  const Progress& progress_;
  const uint64_t count_;
  std::atomic<uint64_t> next_ = 0;
  std::atomic<bool> stop_ = false;
  std::mutex mutex_;
  uint64_t done_ = 0;
  Status status_;
};

Status write_mappings(const std::string& folder) {
  for (const char* noun : kNouns)
    PLENARY_TRY(
        write_file(fmt::format("{}/{}.toml", folder, noun),
                   fmt::format("# SYNTHETIC\n[[records]]\nnoun = \"{}\"\ncolumns = \"same\"\n", noun)));
  return {};
}

Status write_readme(const SynthOptions& options) {
  return write_file(
      options.folder + "/README.txt",
      fmt::format(
          "SYNTHETIC: everything in this folder is invented. No body, organization or person in it exists;\n"
          "names are made of syllables and may resemble real ones by chance. Mail domains end in "
          ".example.\n\n"
          "Made by: plenary synth, {} activities, seed {}, years {} to {}.\n"
          "One folder a noun with Parquet files, and beside it the mapping for `plenary import table`.\n"
          "truth/organization_names.csv says which organization each spelling means; it is no input.\n",
          options.activities, options.seed, options.first_year, options.first_year + options.years - 1));
}

}  // namespace

Status write_synth(const SynthOptions& options, const Progress& progress) {
  PLENARY_TRY(check(options));
  PLENARY_TRY(make_folders(options.folder));
  const World world = make_world(options);
  PLENARY_TRY(write_registers(world));
  PLENARY_TRY(write_mappings(options.folder));
  PLENARY_TRY(Crew(world, progress).run());
  return write_readme(options);
}

}  // namespace plenary::synth

// Times searches by name in a file that `plenary resolve --known` keeps: `known_bench FILE KIND NAMES.csv`
// looks each name up, as `--explain` does, and prints the middle and the 95th of 100, in milliseconds.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/files.h"
#include "load/names_index.h"

namespace plenary {
namespace {

Status measure(const std::string& file, const std::string& kind, const std::string& names) {
  PLENARY_LET(bytes, read_file(names));
  PLENARY_LET(rows, read_names(bytes));
  PLENARY_LET(index, NamesIndex::open(file, kind, true));
  std::vector<double> times;
  for (const auto& row : rows) {
    const auto before = std::chrono::steady_clock::now();
    if (auto found = index.look_up(row.raw); !found) return std::unexpected(found.error());
    times.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count());
  }
  if (times.empty()) return fail(ErrorKind::kInput, "no names to look up");
  std::ranges::sort(times);
  fmt::print("{:.1f} {:.1f}\n", times[times.size() / 2], times[times.size() * 95 / 100]);
  return {};
}

}  // namespace
}  // namespace plenary

int main(int count, char** arguments) {
  if (count != 4) {
    fmt::print(stderr, "usage: known_bench FILE KIND NAMES.csv\n");
    return 2;
  }
  const auto status = plenary::measure(arguments[1], arguments[2], arguments[3]);
  if (!status) fmt::print(stderr, "known_bench: {}\n", status.error().message);
  return status ? 0 : 1;
}

// The roll-ups that a server makes of a new generation before it is asked: how long each takes, how many rows
// and bytes it has.
//
// usage: rollups_bench WORKSPACE
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "metric/rollups.h"
#include "publish/warm.h"

int main(int argc, char** argv) {
  using namespace plenary;
  if (argc != 2) return 2;
  auto reader = Reader::open(Workspace{argv[1]});
  if (!reader) return fmt::print(stderr, "{}\n", reader.error().message), 3;
  keep_warm(*reader);
  for (size_t i = 0; i < first_questions(); ++i)
    if (const auto asked = read_first(*reader, i); !asked) fmt::print(stderr, "{}\n", asked.error().message);
  double seconds = 0, bytes = 0;
  for (const auto& one : Rollups::of(reader->connection()).kept()) {
    fmt::print("{:<28} {:<44} {:>9} rows {:>7.1f} MiB {:>6.2f} s\n", one.metric,
               fmt::format("{}", fmt::join(one.columns, ",")), one.rows,
               static_cast<double>(one.bytes) / 1048576, one.seconds);
    seconds += one.seconds, bytes += static_cast<double>(one.bytes);
  }
  fmt::print("{:.1f} MiB, {:.1f} s together\n", bytes / 1048576, seconds);
  return 0;
}

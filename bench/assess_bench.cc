// How good the rates are that `plenary assess` gives from history, tried out of time on the records of a
// workspace: assess_bench WORKSPACE. Prints Markdown, for docs/assess-rates.md.
#include <fmt/format.h>

#include <map>

#include "advise/base_rate.h"
#include "store/store.h"

namespace plenary {
namespace {

std::string share(double x) { return fmt::format("{:.0f} %", 100 * x); }

void print_curve(const char* name, const std::vector<CalibrationBin>& bins) {
  for (const auto& bin : bins)
    fmt::print("| {} | {} | {} | {} ({:.0f} to {:.0f}) |\n", name, bin.forecasts, share(bin.predicted),
               share(bin.observed), 100 * bin.interval.low, 100 * bin.interval.high);
}

void print_body(const std::string& body, const std::vector<PastWork>& works) {
  const auto trial = try_base_rate(works, works.back().last);
  if (!trial) {
    fmt::print("\n## {}\n{} works with a beginning on record: too few of which the end is known.\n", body,
               works.size());
    return;
  }
  fmt::print("\n## {}\n{} works with a beginning on record; {} of {} to {} were given a rate.\n\n", body,
             works.size(), trial->works, trial->first_year, trial->last_year);
  fmt::print(
      "| | Brier score |\n|---|---|\n| share drawn to the body | {:.4f} |\n| plain share of the group | "
      "{:.4f} |\n",
      trial->brier, trial->plain_brier);
  if (trial->difference)
    fmt::print("| difference (95 %, by years) | {:+.4f} ({:+.4f} to {:+.4f}) |\n",
               trial->difference->difference, trial->difference->interval.low,
               trial->difference->interval.high);
  fmt::print(
      "\n{}\n\n| | works | said | came (95 %) |\n|---|---|---|---|\n",
      trial->better() ? "Given: the share drawn to the body." : "Given: the plain share, which is no worse.");
  print_curve("drawn", trial->curve);
  print_curve("plain", trial->plain_curve);
}

Status run(const char* folder) {
  PLENARY_LET(workspace, open_workspace(folder));
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_LET(works, read_past_works(reader.connection(), ""));
  std::map<std::string, std::vector<PastWork>> bodies;
  for (auto& work : works) bodies[work.body].push_back(std::move(work));
  for (const auto& [body, all] : bodies) print_body(body, all);
  return {};
}

}  // namespace
}  // namespace plenary

int main(int count, char** words) {
  if (count != 2) return 2;
  const auto done = plenary::run(words[1]);
  if (!done) fmt::print(stderr, "{}\n", done.error().message);
  return done ? 0 : 1;
}

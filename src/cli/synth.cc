#include "synth/synth.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/progress.h"
#include "cli/commands.h"
#include "synth/rehearsal.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{"DIR", "new or empty folder for the files", 1, 1}};
constexpr std::array kOptions{
    Option{"--activities", "N", "how many acts (default 200000)"},
    Option{"--seed", "N", "another seed is another world (default 1)"},
    Option{"--like", "MODEL", "itu-t: one body with the files that its secretariat would have"},
    Option{"--years", "N", "with --like: years up to 2025 (2 to 20, default 20)"}};

Result<uint64_t> number(const Arguments& arguments, const char* name, const char* otherwise) {
  const auto text = arguments.get(name, otherwise);
  uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    return fail(ErrorKind::kUsage, fmt::format("{} '{}' is no whole number", name, text));
  return value;
}

Result<int> run_rehearsal(const Arguments& arguments) {
  if (arguments.get("--like") != "itu-t")
    return fail(ErrorKind::kUsage,
                fmt::format("there is no model '{}'; there is: itu-t", arguments.get("--like")));
  if (arguments.has("--activities"))
    return fail(ErrorKind::kUsage,
                "--activities is for worlds of any size; --like itu-t has its own (see --years)");
  PLENARY_LET(years, number(arguments, "--years", "20"));
  PLENARY_LET(seed, number(arguments, "--seed", "1"));
  synth::RehearsalOptions options{arguments.first("DIR"), seed,
                                  static_cast<int>(std::min<uint64_t>(years, 1000))};
  PLENARY_LET(made, synth::write_rehearsal(options));
  tell(fmt::format(
      "{}: the SYNTHETIC body `rehearsal` of {} years: {} members, {} people, {} events, {} registrations, "
      "{} contributions, {} work items; README.txt there says how to import it\n",
      options.folder, options.years, made.members, made.people, made.events, made.registrations,
      made.contributions, made.work_items));
  return 0;
}

Result<int> run(const Arguments& arguments) {
  if (arguments.has("--like")) return run_rehearsal(arguments);
  if (arguments.has("--years")) return fail(ErrorKind::kUsage, "--years is for --like itu-t");
  PLENARY_LET(activities, number(arguments, "--activities", "200000"));
  PLENARY_LET(seed, number(arguments, "--seed", "1"));
  synth::SynthOptions options;
  options.folder = arguments.first("DIR");
  options.activities = activities;
  options.seed = seed;
  const InterruptGuard interrupt;
  PLENARY_TRY(synth::write_synth(options, [](uint64_t, uint64_t) { return !InterruptGuard::interrupted(); }));
  tell(fmt::format("{}: a SYNTHETIC world of {} activities; README.txt there says how to import it\n",
                   options.folder, activities));
  return 0;
}

}  // namespace

Command synth_command() {
  return {"synth",
          "make a synthetic world: large for measurements, or a body to rehearse with",
          kPositionals,
          kOptions,
          "plenary synth world --activities 1000000 --seed 7\n  plenary synth office --like itu-t",
          run};
}

}  // namespace plenary

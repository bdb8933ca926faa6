#include "synth/synth.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "base/progress.h"
#include "cli/commands.h"

namespace plenary {
namespace {

constexpr std::array kPositionals{Positional{"DIR", "new or empty folder for the files", 1, 1}};
constexpr std::array kOptions{Option{"--activities", "N", "how many acts (default 200000)"},
                              Option{"--seed", "N", "another seed is another world (default 1)"}};

Result<uint64_t> number(const Arguments& arguments, const char* name, const char* otherwise) {
  const auto text = arguments.get(name, otherwise);
  uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    return fail(ErrorKind::kUsage, fmt::format("{} '{}' is no whole number", name, text));
  return value;
}

Result<int> run(const Arguments& arguments) {
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
          "make a synthetic world of any size, for tests and measurements",
          kPositionals,
          kOptions,
          "plenary synth world --activities 1000000 --seed 7",
          run};
}

}  // namespace plenary

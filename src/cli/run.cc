// Parsing with CLI11 (whose header costs seconds: it is included here only), then one command.
#include "cli/run.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>

#include "base/version.h"
#include "cli/command.h"

namespace plenary {
namespace {

constexpr const char* kAbout =
    "Plenary: engagement intelligence for standards bodies.\n"
    "Results go to standard output, everything else to standard error.\n"
    "Exit codes: 0 done, 1 nothing usable, 2 wrong usage, 3 workspace or engine at fault.";

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage:
      return 2;
    case ErrorKind::kInput:
    case ErrorKind::kNotFound:
      return 1;
    default:
      return 3;
  }
}

struct Parsed {
  Arguments arguments;
  std::map<std::string, bool> switches;
  std::map<std::string, std::string> single;  // positionals that take one value
};

void describe(CLI::App& app, const Command& command, Parsed& parsed) {
  for (const auto& p : command.positionals) {
    auto* option = p.most == 1 ? app.add_option(p.name, parsed.single[p.name], p.help)
                               : app.add_option(p.name, parsed.arguments.positionals[p.name], p.help);
    if (p.least > 0) option->required();
  }
  for (const auto& o : command.options) {
    if (*o.value == '\0')
      app.add_flag(o.name, parsed.switches[o.name], o.help);
    else
      app.add_option(o.name, parsed.arguments.options[o.name], o.help)
          ->type_name(o.value)
          ->expected(1)
          ->allow_extra_args(false)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
  app.add_option("-C", parsed.arguments.folder, "workspace folder (default: this one)")->type_name("DIR");
  if (*command.example != '\0') app.footer(fmt::format("Example:\n  {}", command.example));
}

// An option that was not typed is not there.
void drop_absent(Parsed& parsed) {
  std::erase_if(parsed.arguments.options, [](const auto& entry) { return entry.second.empty(); });
  for (const auto& [name, on] : parsed.switches)
    if (on) parsed.arguments.options[name] = {};
  for (const auto& [name, value] : parsed.single)
    if (!value.empty()) parsed.arguments.positionals[name] = {value};
}

int run_command(const Command& command, Parsed& parsed) {
  drop_absent(parsed);
  const auto code = command.run(parsed.arguments);
  if (code) return *code;
  tell(fmt::format("plenary {}: {}\n", command.name, code.error().message));
  return exit_code(code.error().kind);
}

// The first word that should be a command and is none; empty when there is a command or no word at all.
std::string_view unknown_command(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "-C") ++i;
    if (word.starts_with('-')) continue;
    return std::ranges::any_of(commands(), [word](const Command& c) { return word == c.name; })
               ? std::string_view()
               : word;
  }
  return {};
}

}  // namespace

int run_program(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of writing, with its exit code
  CLI::App app{kAbout, "plenary"};
  app.set_version_flag("--version", kProgram);
  app.require_subcommand(1);
  Parsed parsed;
  std::string folder = ".";
  app.add_option("-C", folder, "workspace folder (default: this one)")->type_name("DIR");
  std::map<const CLI::App*, const Command*> by_app;
  std::map<std::string, Parsed> all;
  for (const auto& command : commands()) {
    auto* sub = app.add_subcommand(command.name, command.summary);
    describe(*sub, command, all[command.name]);
    by_app[sub] = &command;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& done) {
    return app.exit(done);
  } catch (const CLI::ParseError& wrong) {
    const auto word = unknown_command(argc, argv);
    tell(fmt::format("plenary: {}\nRun with --help for more information.\n",
                     word.empty() ? wrong.what() : fmt::format("there is no command '{}'", word)));
    return 2;
  }
  const auto* chosen = app.get_subcommands().front();
  const auto& command = *by_app.at(chosen);
  auto& mine = all[command.name];
  if (mine.arguments.folder == ".") mine.arguments.folder = folder;
  return run_command(command, mine);
}

}  // namespace plenary

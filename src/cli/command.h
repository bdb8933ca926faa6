// A command is one value: name, summary, arguments, options, function. Help, parsing and the reference page
// come from it.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/workspace.h"

namespace plenary {

struct Option {
  const char* name;   ///< "--by"
  const char* value;  ///< what stands behind it: "SLICES"; empty for a switch
  const char* help;
};

struct Positional {
  const char* name;
  const char* help;
  int least, most;  ///< how many; most < 0: any number
};

/// What was typed.
struct Arguments {
  std::string folder = ".";  ///< -C
  std::map<std::string, std::vector<std::string>> options;
  std::map<std::string, std::vector<std::string>> positionals;

  bool has(const std::string& option) const { return options.contains(option); }
  /// The last value of an option, or `otherwise`.
  std::string get(const std::string& option, std::string otherwise = "") const;
  /// The values of a positional, or none.
  std::vector<std::string> all(const std::string& positional) const;
  std::string first(const std::string& positional) const;
};

struct Command {
  const char* name;
  const char* summary;
  std::span<const Positional> positionals;
  std::span<const Option> options;
  const char* example;
  Result<int> (*run)(const Arguments&);  ///< the exit code
};

/// All commands, in the order of help.
std::span<const Command> commands();

/// Writes results to standard output; an error when it is closed or full.
Status print(std::string_view text);
/// Writes everything else to standard error.
void tell(std::string_view text);

}  // namespace plenary

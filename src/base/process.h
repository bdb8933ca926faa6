#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary {

/// A program to run: no shell, and nothing of our own environment but what is named here.
struct Command {
  std::vector<std::string> words;        ///< the program, looked up on the path, and its arguments
  std::vector<std::string> environment;  ///< "NAME=value"; PATH is handed on besides
  std::string_view input;                ///< what it reads on standard input
  uint64_t limit = 256u << 20;           ///< the most that it may print
};

/// What a program printed, and how it ended.
struct Finished {
  std::string output;
  std::string errors;      ///< the beginning of what it said on standard error
  int code = 0;            ///< exit code; 128 + signal when a signal ended it
  bool too_large = false;  ///< it was stopped because it printed more than the limit
};

/// Runs a program and waits for its end. An error when it cannot be started at all.
Result<Finished> run_command(const Command& command);

}  // namespace plenary

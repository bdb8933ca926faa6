#pragma once
#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary {

/// A program to run: no shell, and nothing of our own environment but what is named here.
struct Program {
  std::vector<std::string> words;        ///< the program, looked up on the path, and its arguments
  std::vector<std::string> environment;  ///< "NAME=value"; PATH is handed on besides
  std::string_view input;                ///< what it reads on standard input
  uint64_t limit = 256u << 20;           ///< the most that it may print
  std::chrono::seconds time{0};  ///< the most that it may take, with what it starts; 0: as long as it likes
  uint64_t memory = 0;           ///< the most bytes that it may write to; 0: as many as it likes
};

/// What a program printed, and how it ended.
struct Finished {
  std::string output;
  std::string errors;      ///< the beginning of what it said on standard error
  int code = 0;            ///< exit code; 128 + signal when a signal ended it
  bool too_large = false;  ///< it was stopped because it printed more than the limit
  bool too_late = false;   ///< it was stopped because it took longer than its time
};

/// Runs a program and waits for its end. An error when it cannot be started at all.
Result<Finished> run_command(const Program& command);

/// A program that goes on running and answers piece by piece. What it says on standard error is lost.
class Conversation {
 public:
  /// Starts a program; `input` and `limit` of the command are not used.
  static Result<std::unique_ptr<Conversation>> start(const Program& command);
  ~Conversation();
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  /// Hands `question` in and reads until the answer ends with `end`, which is cut off. False when the program
  /// ended, or printed more than `limit` before: then the conversation is over.
  bool ask(std::string_view question, std::string_view end, uint64_t limit, std::string& answer);

 private:
  Conversation(pid_t pid, int input, int output) : pid_(pid), input_(input), output_(output) {}
  pid_t pid_;
  int input_, output_;
};

}  // namespace plenary

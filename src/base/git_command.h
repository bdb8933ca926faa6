#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/process.h"

namespace plenary {

/// One local repository, asked by the program git. Its own settings may name programs (signature checkers,
/// diff tools, hooks, transports): all that could run one is overruled, and so is whatever the user's or the
/// machine's settings say, so that the same repository gives the same answers everywhere.
class GitCommand {
 public:
  /// Finds the repository at a work tree's top or a bare repository's folder, and nowhere above it.
  static Result<GitCommand> open(const std::string& locator);

  /// Runs `git WORDS...` in the repository.
  Result<Finished> run(std::vector<std::string> words, std::string_view input = {},
                       uint64_t limit = 1ull << 30) const;

  /// Starts `git WORDS...` for questions one after the other.
  Result<std::unique_ptr<Conversation>> start(std::vector<std::string> words) const;

  /// What such a command prints, without the last line end; empty when it fails.
  std::string ask(std::vector<std::string> words) const;

 private:
  std::string folder_;  // the one that holds HEAD
};

/// The line of git's errors that says why, without its "fatal: ".
std::string git_reason(const Finished& finished);

}  // namespace plenary

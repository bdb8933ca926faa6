// The part of `plenary resolve` in which people decide: add, undo, list, review, exchange.
#pragma once
#include <optional>
#include <vector>

#include "cli/command.h"
#include "identity/journal.h"

namespace plenary {

/// Who decides: --author, else $USER.
std::string decision_author(const Arguments& arguments);

/// Adds decisions and tells what came of it.
Result<int> add_and_tell(const Arguments& arguments, std::vector<JournalEntry> entries);

/// Applies the decisions and the requests of people that wait, and tells what came of it; does nothing when
/// none does.
Status add_waiting(const Arguments& arguments);

/// The options by which people decide.
std::span<const Option> decision_options();

/// Runs what these options ask for; nothing when none of them is given.
std::optional<Result<int>> run_decisions(const Arguments& arguments);

}  // namespace plenary

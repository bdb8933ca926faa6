// The queue of what waits for a person, and who is who for other tools.
#pragma once
#include <vector>

#include "cli/output.h"
#include "identity/journal.h"

namespace plenary {

/// Shows what waits: on a terminal one pair after the other, to be answered; else as rows whose column
/// `answer` can be filled and applied.
Result<int> show_review(const Arguments& arguments, OutputFormat format);

/// Decisions from a review that was answered in a CSV file; a row without an answer decides nothing.
Result<std::vector<JournalEntry>> read_answers(const std::string& path, const std::string& author);

/// Writes who is who in another tool's format.
Result<int> export_identities(const Arguments& arguments);

}  // namespace plenary

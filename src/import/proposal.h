// Proposals of new work as files: TOML, or a justification in the form of Recommendation ITU-T A.1 as text or
// Word.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/proposal.h"

namespace plenary {

/// The most bytes of a proposal.
inline constexpr uint64_t kMostProposal = 4u << 20;

/// A proposal with what is wrong in it: fields that are missing or contradict each other.
struct ProposalFile {
  Proposal proposal;
  std::vector<ProposalFault> faults;
};

/// Reads a proposal; `path` says by its end what the bytes are (.toml, .docx, .txt, .md) and is for messages.
/// An error says the line or cell and what to write instead: a key that no proposal has, a date that is none,
/// a field that is there twice, a text that is no justification.
Result<ProposalFile> parse_proposal(std::string_view path, std::string_view bytes);

/// Reads the proposal of a file.
Result<ProposalFile> read_proposal(const std::string& path);

/// An empty proposal as TOML; each field with what it is for.
std::string proposal_template();

}  // namespace plenary

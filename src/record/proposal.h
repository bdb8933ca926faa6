// A proposal of new work, as whoever proposes it says. Every field knows its place in the file, so that
// whoever finds a fault later can still say where it is.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"

namespace plenary {

/// An organization that a proposal names, and what it is said to want or do: a customer's requirement, what
/// an implementer commits to.
struct ProposalParty {
  std::string name, note;
};

struct ProposalEditor {
  std::string name, organization;  ///< addresses are not kept
};

struct Proposal {
  std::string file;
  std::string title, body, group, question, type, base_text, approval;
  std::string scope, summary, market, technical, economic, distinct, consequences;
  std::optional<Date> start, end;
  std::vector<ProposalEditor> editors;
  std::vector<ProposalParty> supporters, objecting, customers, implementers;
  std::vector<std::string> relations, liaisons;
  /// "x.toml line 12", "x.docx table row 3, cell 2", by field; those that are there.
  std::map<std::string, std::string, std::less<>> places;

  bool has(std::string_view field) const { return places.contains(field); }
  /// Where a field stands; the file where it is missing.
  std::string place(std::string_view field) const {
    const auto found = places.find(field);
    return found != places.end() ? found->second : file;
  }
};

/// What is wrong with a proposal: where, what, and what to write instead.
struct ProposalFault {
  std::string place, what, instead;
};

}  // namespace plenary

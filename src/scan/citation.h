// Citations of standards in a text: in prose, comments, URLs and the names of code.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "record/identifier.h"

namespace plenary {

/// One standard named at one place of a text.
struct CitedAt {
  DocumentId id;
  size_t at = 0;  ///< byte at which its name begins

  bool operator==(const CitedAt&) const = default;
};

/// Finds all standards that a text cites, in the order of their places; one that is named twice is there
/// twice. What is not certain to be a citation is left out: "802" in a number, "A.5" of a section, "TR-579"
/// of a university. Context is the line, at most 4 KiB each way, and where a citation may be cut by its end
/// the beginning of the next. Time grows with the text alone, whatever stands in it.
std::vector<CitedAt> find_citations(std::string_view text);

/// Appends those that begin within [from, to) of the text; what stands around is context.
void find_citations(std::string_view text, size_t from, size_t to, std::vector<CitedAt>& found);

}  // namespace plenary

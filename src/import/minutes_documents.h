// Documents that a text refers to: "TSAG-TD123R1", "TD 45 (GEN/15)", "C014", "SG15-C0123", "Rec. A.5, A.18
// and A.25", "ITU-T G.709", "WTSA Resolution 68", "PP22 Information Document 1", "RFC 9110", "IEEE 802.3".
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "record/nouns.h"

namespace plenary::minutes {

/// A document as one place of a text names it.
struct Reference {
  std::string name;       ///< "TSAG-TD257R1", "Resolution 68", "A.5"
  std::string key, work;  ///< canonical identifiers
  std::string type;       ///< contribution, temporary-document, liaison, resolution, recommendation ...
  std::string body;
  size_t at = 0, end = 0;
};

/// Finds the documents that a text names, in their order. Bare numbers ("C014", "TD12") are of the group
/// `group` ("tsag") of `body`, unless the words around say another: "at WTSA (C99R1)".
std::vector<Reference> references_of(std::string_view text, std::string_view body, std::string_view group);

/// True when a text is the number of a document and nothing else: "TSAG-TD583", "TD 45 (GEN/15)".
bool is_document_number(std::string_view text);

}  // namespace plenary::minutes

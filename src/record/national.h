// National editions: what a country's body publishes under its own mark, "DIN EN ISO 9001", "JIS X 0208".
#pragma once
#include "record/identifier.h"

namespace plenary {

/// A national edition at the beginning of a text.
struct NationalEdition {
  DocumentId id;      ///< din:en-iso9001@2015
  size_t length = 0;  ///< bytes of the text that are its name
};

/// Reads a national edition off the beginning of a text: mark, what it adopts ("EN ISO"), number, year.
/// Upper and lower case are equal.
std::optional<NationalEdition> read_national(std::string_view text);

/// The standard that a national edition adopts, as its name says: iso:9001@2015 of din:en-iso9001@2015,
/// cenelec:en50155 of bsi:en50155. Nothing for standards of the country's own and for all other identifiers.
std::optional<DocumentId> adopted_standard(const DocumentId& national);

/// The body of a European standard, which its number tells: 50000 to 69999 is CENELEC's, six digits from
/// 300000 on are ETSI's, all else CEN's.
std::string_view european_body(std::string_view number);

/// What a body prints before the number of its editions ("BS" of bsi); empty for bodies without a mark.
std::string_view national_mark(std::string_view body);

}  // namespace plenary

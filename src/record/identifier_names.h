// Names of one document besides its key: as its body prints it, its registered URN, its page.
#pragma once
#include <string>

#include "record/identifier.h"

namespace plenary {

/// Writes the identifier as its body prints it, in the forms of PubID where that covers the body: "ITU-T
/// G.709 (06/2020)", "ISO/IEC 14496-10:2014/Cor 1", "3GPP TS 23.501 V16.4.0", "RFC 9110". What a key does not
/// keep (a 3GPP release, a W3C stage, a date besides the year) is not there. `parse_identifier` reads the
/// names of catalogued bodies back to the same key. Empty for bodies whose texts have names and no numbers.
std::string printed_name(const DocumentId& id);

/// Returns the URN of the text's number (all editions) in a namespace that registered a syntax for documents:
/// IETF (RFC 2648) and ISO (RFC 5141). Empty for all others: those that registered names for other things
/// (3GPP, ETSI, IEEE, OASIS) and those without a namespace.
std::string registered_urn(const DocumentId& id);

/// Returns the address of the text at its body, of all its editions; empty where the key does not tell it.
std::string page_address(const DocumentId& id);

}  // namespace plenary

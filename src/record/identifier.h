// Canonical identifiers of documents: one key for one document, whatever the source that names it.
// The forms of each body are on one page: docs/identifiers.md.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace plenary {

/// A document as its body numbers it, in lower-case ASCII letters, digits and "._-".
struct DocumentId {
  std::string body;      ///< "itu-t", "ietf", "iso-iec"
  std::string document;  ///< "g.709", "rfc9110", "ts23.501"
  std::string edition;   ///< version, year, date or draft: "2020-06", "16.4.0", "d3.0-2014-06"; may be empty
  std::string
      part;  ///< amendment, corrigendum, annex or part that has no number of its own: "amd1"; may be empty

  /// "body:document[@edition][#part]"
  std::string key() const;
  /// What all versions of one text share: the key without the edition. An amendment or corrigendum changes
  /// one edition only, so its work keeps the edition.
  std::string work() const;

  bool operator==(const DocumentId&) const = default;
};

/// Reads the form that people write and registers print ("ITU-T G.709 (06/2020)", "3GPP
/// TS 32.405:REL-7/7.0.0", "ISO/IEC 14496-10:2014/Cor 1:2015", "RFC 9110", "W3C CRD-css-text-3-20230213").
/// A key, a registered URN and the DOI of an RFC are read as well. Upper and lower case are equal. Returns
/// nothing for texts of unknown bodies, for a name with a title behind it, and for texts of more than 300
/// bytes.
std::optional<DocumentId> parse_identifier(std::string_view text);

/// Reads a key back, "itu-t:g.709@2020-06#amd4", exactly as `key` writes it. Returns nothing for any other
/// text and for bodies that are neither in data/bodies.csv nor put together from publishers.
std::optional<DocumentId> parse_key(std::string_view text);

/// Lowers ASCII letters, keeps digits, '.' and '_', and puts one '-' for each run of anything else between
/// them.
std::string identifier_slug(std::string_view text);

}  // namespace plenary

// Inside of find.cc: one rule file a family of bodies. A rule is called wherever one of its anchors stands,
// whatever the case, and adds what it finds there.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "scan/citation.h"
#include "scan/cursor.h"

namespace plenary::scan {

/// An anchor that was seen.
struct Sighting {
  std::string_view text;
  size_t at = 0;      ///< where the anchor begins
  size_t length = 0;  ///< of the anchor
  std::vector<CitedAt>& found;

  Cursor behind() const { return {text, at + length}; }
  std::string_view anchor() const { return text.substr(at, length); }
  bool begins() const { return begins_word(text, at); }
  void add(std::string_view body, std::string document, std::string edition = {}) const;
};

/// What can stand behind an anchor, where anything else means that its rule would find nothing: the fewer
/// texts pass, the faster the scan. It is looked at within the first four bytes only.
enum class Behind {
  kAny,
  kDigits,    ///< digits only
  kGap,       ///< digits, blanks, "-_#:./,"
  kNoLetter,  ///< then anything
  kNoDigit,   ///< then anything
};

struct Anchor {
  std::string_view literal;  ///< in small letters, two bytes at least
  void (*rule)(const Sighting&);
  Behind behind = Behind::kAny;
  bool capital = false;  ///< the first letter is a capital, else nothing is found
};

std::span<const Anchor> internet_anchors();  ///< IETF
std::span<const Anchor> itu_anchors();       ///< ITU-T, ITU-R
std::span<const Anchor> mobile_anchors();    ///< 3GPP, ETSI, Broadband Forum
std::span<const Anchor> iso_anchors();       ///< ISO, IEC
std::span<const Anchor> ieee_anchors();
std::span<const Anchor> national_anchors();  ///< NIST, ANSI, INCITS, TIA, GOST, GM/T, MIL-STD
std::span<const Anchor> industry_anchors();  ///< Ecma, PKCS, SMPTE, SCTE, SAE, VSF
std::span<const Anchor> web_anchors();       ///< W3C, WHATWG, OASIS, Unicode

}  // namespace plenary::scan

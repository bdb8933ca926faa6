// What the records say that two texts are to each other: the same text, one after the other, or one that
// refers to the other. Bodies that know of each other coordinate; what looks alike without any link may be
// double work.
#pragma once
#include <cstdint>
#include <vector>

#include "advise/work_list.h"

namespace plenary {

/// Weakest first: of several links the strongest is told.
enum class Link : uint8_t {
  kNone,
  kRefers,      ///< one refers to the other, or its abstract names it
  kNamed,       ///< one names the other in its title: adopted, endorsed, profiled, tested
  kSucceeds,    ///< one replaces, updates or contains the other
  kSameNumber,  ///< the numbering says that they are one text: ETSI TS 123 501 is 3GPP TS 23.501
  kSameText,    ///< some source says so: sameAs, identical, adoptedAs; also by way of a third text
};

/// "same text", "successor", ...; empty for kNone.
const char* to_string(Link link);

struct WorkLinks {
  /// Of each work what it refers to, rising, each once. Numbers below the count of works are works, others
  /// are texts that are only referred to.
  std::vector<std::vector<uint32_t>> references;
  std::vector<std::string> others;  ///< keys of texts that are only referred to
  uint32_t referred = 0;            ///< above the greatest number in `references`
  std::vector<uint32_t> same;       ///< of each work the number of its set of same texts
  std::vector<bool> replaced;       ///< some source says that another text stands in its place

  /// The key of what a reference's number means.
  std::string key_of(const WorkList& list, uint32_t number) const {
    return number < list.works.size() ? list.works[number].key : others[number - list.works.size()];
  }

  /// The strongest link of two works.
  Link between(uint32_t a, uint32_t b) const;

  std::vector<std::vector<std::pair<uint32_t, Link>>> links;  ///< of each work, to works of greater number
};

/// Reads the relations of the store, and the identifiers that titles and abstracts name.
Result<WorkLinks> read_links(duck::Connection& connection, const WorkList& list);

/// Class of a relation by its source's word: "obsoletedBy", "adoptedAs", "cites". A word that is not known
/// refers; links between editions and series of one text link nothing else (kNone).
Link link_of(std::string_view kind);

}  // namespace plenary

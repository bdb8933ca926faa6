#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "advise/work_list.h"

namespace plenary {

/// Who uses a text, as one channel of evidence shows it. Names are numbers; 0 is "not said".
struct Use {
  uint32_t adopter = 0;  ///< an organization, else a product
  uint32_t channel = 0;  ///< in UseTable::channels
  uint32_t country = 0, sector = 0, ecosystem = 0;
  bool named = false;      ///< the adopter is an organization
  std::optional<Day> day;  ///< first seen
};

/// Whether channels on record could show that a text is used; the more they could, the greater.
enum class Sight : uint8_t { kNoChannel, kBlind, kUnknown, kSees };

struct UseTable {
  std::vector<std::vector<Use>> of;          ///< of each work; copies are left out
  std::vector<std::set<uint32_t>> authors;   ///< of each work the adopters that wrote or edited it
  std::vector<Sight> code, implementations;  ///< of each work: in source code; in lists of implementations
  std::vector<std::string> channels;         ///< by number, "" is 0
};

/// True for channels that show implementations: products, declarations, lists. Source code cites, texts of
/// law, tenders and national standards ask for it, business cases praise it.
bool shows_implementation(std::string_view channel);

/// Reads all uses of the texts in the list, and which of the organizations that use them worked on them.
Result<UseTable> read_uses_by_adopter(duck::Connection& connection, const WorkList& list);

}  // namespace plenary

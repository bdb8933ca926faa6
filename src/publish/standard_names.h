// All that one standard is called, and what a workspace knows of its family. It tells of documents, which are
// no persons and public where their body published them: every audience sees the same.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "duck/duck.h"
#include "record/identifier.h"
#include "store/store.h"

namespace plenary {

/// Empty texts and lists: not said, or there is none.
struct StandardNames {
  DocumentId id;
  std::string name, urn, page;       ///< record/identifier_names.h; no address of what may not exist
  std::string adopts;                ///< of a national edition: the key of what it adopts
  std::vector<std::string> same_as;  ///< works; record/same_as.h
  std::string doubt;                 ///< why there can be no such number; record/doubt.h

  std::string title;                               ///< of this edition, else of the latest one
  std::vector<std::string> editions;               ///< of the work, in the order of their days
  std::vector<std::string> replaces, replaced_by;  ///< works, by "obsoletes" and "updates" of the sources
};

StandardNames names_of(const DocumentId& id);

/// Adds what the store knows of the work; a doubt where it has texts of the body and not this one.
Status add_family(Reader& reader, StandardNames& names);

/// One row a standard; lists are joined by commas.
duck::Table names_table(const std::vector<StandardNames>& all);

/// A few lines a standard, for people.
std::string render_names_text(const std::vector<StandardNames>& all);

/// One JSON object; what is not said is left out.
std::string render_names_json(const StandardNames& names);

}  // namespace plenary

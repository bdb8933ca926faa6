// Reading a source on several cores: workers hash and parse files, the caller gets the results in the
// source's own order, so that the same source always makes the same store. A large file comes in parts.
// Memory is bounded by records, not by files: workers wait when too much lies ready that is not yet taken.
#pragma once
#include <functional>
#include <string>
#include <unordered_map>

#include "base/files.h"
#include "base/result.h"
#include "import/format.h"
#include "store/store.h"

namespace plenary {

/// One file as read, or a part of one.
struct ReadUnit {
  size_t index = 0;
  bool first = true, last = true;  ///< parts of a file come one after another
  std::string path, content_hash;
  bool unchanged = false;  ///< same content, same reader: `batch` is empty
  bool faulty = false;     ///< could not be read; `batch` has the reason as its only reject
  Batch batch;
};

/// Returns an error when Ctrl-C was typed.
Status go_on();

/// Reads all files; `known` says which content the store holds, `reader_hash` names importer and options.
/// `take` gets each file, or its parts, in order on the calling thread; its error ends the reading. An
/// interrupt does too.
Status read_units(FileSource& source, const FormatReader& reader, const std::string& reader_hash,
                  const SourceState& known, const std::function<Status(ReadUnit&)>& take);

}  // namespace plenary

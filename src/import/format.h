// The contract of an importer: bytes of one file in, records and rejects out. Importers are pure: no store,
// no clock, no network, no global state; the same bytes and options always give the same batch, whatever the
// order of files.
#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/result.h"
#include "record/batch.h"

namespace plenary {

/// What the user says about a source besides where it lies.
struct ImportOptions {
  std::string locator;  ///< as given: a reader may look at the name ("relaton-data-3gpp")
  std::string mapping;  ///< text of a mapping file (TOML), for formats that need one
  std::string body;     ///< body of all records where the files do not say, else empty
  std::string group;    ///< likewise
};

/// Reads the files of one source. `read` is called from several threads at once.
class FormatReader {
 public:
  virtual ~FormatReader() = default;
  /// Says whether a file of that path (relative to the source) is for this reader; others are passed over
  /// silently.
  virtual bool accepts(std::string_view path) const = 0;
  /// Reads one file. Whatever is wrong with the bytes becomes a reject in `out`; it never throws.
  virtual void read(const SourceFile& file, Batch& out) const = 0;
  /// The same, in parts where the file is large: `take` gets the records of each and may empty the batch; it
  /// says whether to go on.
  virtual void read_parts(const SourceFile& file, const std::function<bool(Batch&)>& take) const {
    Batch all;
    read(file, all);
    take(all);
  }
};

/// One source format.
struct Format {
  const char* name;      ///< as typed: `plenary import NAME LOCATOR`
  const char* summary;   ///< one line for `plenary formats`
  const char* locators;  ///< what a locator may be
  const char* place;     ///< what `line` counts: "line", "row", "contributor" ...
  int version;           ///< goes up whenever the records made from the same bytes change
  Result<std::unique_ptr<FormatReader>> (*open)(const ImportOptions&);
  /// Opens the locator where it is neither files nor an archive of them; null for all others. A source may
  /// run programs and ask the clock; what it hands on names all that the reader sees.
  Result<std::unique_ptr<FileSource>> (*source)(const ImportOptions&) = nullptr;
};

/// All formats, by name.
std::span<const Format> formats();

/// Returns the format of that name, or an error that lists the names.
Result<const Format*> find_format(std::string_view name);

}  // namespace plenary

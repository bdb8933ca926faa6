// Files that the secretariat hands in on the web. They come in parts, so that none has to be held in memory;
// each lies in a folder of its own in the workspace and stays there, as the source of its records. What is in
// them is read by the program itself in a process of its own (`plenary import`), never by the server: a file
// can do no more harm than on the command line, and the server never writes to the store.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/process.h"
#include "store/workspace.h"

namespace plenary::serve {

/// A format that files can be handed in as, by the ending of their names.
struct UploadFormat {
  const char* name;
  const char* endings;  ///< between blanks
  bool mapping;         ///< needs one
};

class Uploads {
 public:
  /// `program` is plenary's own file.
  Uploads(Workspace workspace, std::string program)
      : workspace_(std::move(workspace)), program_(std::move(program)) {}

  /// Makes room for a file and returns its id. Errors: a name whose ending no format has; too many files.
  Result<std::string> begin(const std::string& name);

  /// Adds bytes; returns how many are there. The file is whole when there are `of`. An error when they do not
  /// go on where the last ended, which says where.
  Result<uint64_t> add(const std::string& id, uint64_t offset, uint64_t of, std::string_view bytes);

  /// The format of a file and, where it needs a mapping, a first one: {"format", "mapping", "note"}.
  Result<std::string> suggest(const std::string& id) const;

  /// What an import would read, as `plenary import --try --format json` tells it.
  Result<std::string> attempt(const std::string& id, const std::string& format,
                              const std::string& mapping) const;

  /// Imports: {"said": what the program said, "imported": whether something usable was in it}.
  Result<std::string> import(const std::string& id, const std::string& format,
                             const std::string& mapping) const;

 private:
  struct File {
    std::string folder, name;
    bool whole = false;
    std::string path() const { return folder + "/" + name + (whole ? "" : ".part"); }
  };
  std::string root() const { return workspace_.folder + "/uploads"; }
  Result<File> find(const std::string& id) const;
  Result<File> find_whole(const std::string& id) const;
  /// Notes beside the file that reading it was stopped, which is an error.
  static Status keep_outcome(const File& file, const Finished& done);

  Workspace workspace_;
  std::string program_;
};

}  // namespace plenary::serve

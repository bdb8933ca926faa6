// The folder beside the store for what is worked out of one generation and costs too much to work out again:
// files that may be thrown away at any time. It is named by the very file of the store, so that nothing in it
// is ever read of another generation, and it goes when the next one is put in place.
#pragma once
#include <string>

#include "base/file_stamp.h"
#include "store/store.h"

namespace plenary {

/// The folder of all generations: one of them, or none.
std::string beside_folder(const Workspace& workspace);

class Beside {
 public:
  /// Nowhere: of a file that is no workspace's.
  Beside() = default;
  Beside(const Workspace& workspace, const Snapshot& snapshot);

  /// That of the store which a connection is to.
  static Beside& of(duck::Connection& connection) { return connection.kept<Beside>(); }

  /// Where to look; empty: nowhere.
  const std::string& folder() const { return folder_; }
  /// Makes the folder; false where there is none, it cannot be made, or another generation came meanwhile.
  bool make() const;

 private:
  std::string folder_, database_;
  FileStamp stamp_;
};

}  // namespace plenary

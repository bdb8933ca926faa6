#include "load/begin.h"

#include <filesystem>

#include "base/progress.h"
#include "load/resolve.h"
#include "store/store.h"

namespace plenary {

Status begin_store(const Workspace& workspace) {
  if (std::filesystem::exists(workspace.database())) return {};
  PLENARY_LET(lock, WriterLock::take(workspace.lock(), "plenary serve"));
  PLENARY_LET(writer, Writer::begin(workspace, std::move(lock)));
  ProgressLine progress("beginning a store");
  PLENARY_TRY(writer.merge());
  PLENARY_TRY(resolve(writer, progress));
  return writer.publish();
}

}  // namespace plenary

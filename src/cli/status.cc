#include <fmt/core.h>

#include "cli/commands.h"
#include "publish/notice.h"
#include "publish/render.h"
#include "publish/status_answer.h"
#include "store/store.h"

namespace plenary {
namespace {

Result<int> run(const Arguments& arguments) {
  PLENARY_LET(workspace, open_workspace(arguments.folder));
  PLENARY_LET(reader, Reader::open(workspace));
  PLENARY_LET(status, status_answer(reader, Audience::kSecretariat));
  const auto& s = reader.snapshot();
  PLENARY_TRY(print(fmt::format("{}Snapshot {} of {} ({})\n\nSources\n{}\nBodies\n{}", notice(s),
                                s.hash.substr(0, 12), s.made_at, s.program, render_table(status.sources),
                                render_table(status.bodies))));
  return 0;
}

}  // namespace

Command status_command() {
  return {"status", "what is in the workspace: sources, freshness, coverage by body", {}, {}, "", run};
}

}  // namespace plenary

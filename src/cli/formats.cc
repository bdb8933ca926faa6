#include <fmt/core.h>

#include "cli/commands.h"
#include "import/format.h"

namespace plenary {
namespace {

Result<int> run(const Arguments&) {
  std::string text;
  for (const auto& f : formats())
    text += fmt::format("{:<12} {}\n{:<12} from: {}\n", f.name, f.summary, "", f.locators);
  PLENARY_TRY(print(text));
  return 0;
}

}  // namespace

Command formats_command() {
  return {"formats", "list the source formats that import reads", {}, {}, "", run};
}

}  // namespace plenary

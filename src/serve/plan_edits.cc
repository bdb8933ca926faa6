// Edits of the action plan from the web: checked as the file is, then they wait for the next import or
// resolve.
#include <fmt/core.h>

#include "publish/plan_file.h"
#include "publish/section.h"
#include "serve/routes.h"

namespace plenary::serve {

Result<Reply> take_plan_edits(const Given& given) {
  PLENARY_LET(ids, hand_in_plan_edits(given.workspace, given.body, given.visitor, clock_day()));
  return json_reply(fmt::format("{{\"waiting\": {}}}", json_list(ids)));
}

}  // namespace plenary::serve

// Edits of a plan: whatever a line of plan.pending holds it is read or refused, what is read is written
// alike, and on any text an edit that can be made can be taken back byte for byte.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "import/plan_edit.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto edits = parse_plan_edits(bytes, "plan.pending"))
    for (const auto& edit : *edits)
      if (plan_edit_line(edit).contains('\n')) std::abort();
  for (const PlanRequest& request : {PlanRequest{"status", "story", "", "done"},
                                     {"note", "story", "", "Told."},
                                     {"milestone", "story", "Draft", "2025"},
                                     {"target", "joins", "", "15"}}) {
    const auto edit = make_plan_edit(bytes, request, make_day(2026, 11, 22));
    const auto there = edit ? edited(bytes, *edit) : fail(ErrorKind::kUsage, "");
    if (!there || bytes.contains("\r")) continue;
    const auto back = edited(*there, undo_of(*edit));
    if (back && *back != bytes) std::abort();
  }
  return 0;
}

// The address of a request: whatever it holds, it is taken apart or refused, and what was taken apart is a
// question whose parameters are read or refused.
#include <cstdint>
#include <span>
#include <string_view>

#include "publish/question.h"
#include "serve/match.h"
#include "serve/routes.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace plenary;
  const auto target = serve::parse_target({reinterpret_cast<const char*>(data), size});
  if (!target) return 0;
  for (const auto& part : target->path)
    if (part == ".." || part.contains('\0')) __builtin_trap();
  const auto path = std::span(target->path);
  const auto found = serve::match(serve::routes(), "GET", path.subspan(path.size() > 2 ? 2 : 0));
  if (found.route == nullptr || found.route->answer == nullptr) return 0;
  const auto question = serve::question_of(found, *target, "");
  if (!question) return 0;
  static_cast<void>(question->key());
  static_cast<void>(parse_measure(question->asked, Day{20000}));
  static_cast<void>(serve::parse_page(question->asked));
  static_cast<void>(measure_command_line("attendance", question->asked));
  return 0;
}

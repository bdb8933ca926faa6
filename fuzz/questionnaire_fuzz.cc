// A questionnaire: parse_questionnaire either refuses with a sentence or gives one that can be asked.
#include <cstdlib>

#include "advise/questionnaire.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto read = plenary::parse_questionnaire({"fuzz", "fuzz.toml", text});
  if (!read) {
    if (read.error().message.empty()) abort();
    return 0;
  }
  if (read->questions.empty()) abort();
  for (const auto& q : read->questions) {
    if (const auto at = q.option(text); at && *at >= q.options.size()) abort();
    if (q.agreeing >= q.options.size() && q.agreeing > 0) abort();
  }
  for (const auto& code : read->codes) static_cast<void>(code.matches(text));
  return 0;
}

// The file of decisions: whatever it holds, it is read or refused with the line, and what was read is written
// back.
#include <cstdint>
#include <string_view>

#include "identity/journal.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto journal = plenary::parse_journal(text);
  if (journal)
    for (const auto& entry : plenary::in_force(*journal).in_force)
      if (!plenary::parse_journal(plenary::journal_line(entry))) __builtin_trap();
  static_cast<void>(plenary::designator(text));
  return 0;
}
